"""Lo que de una hoja de OpenDocument no da python-calamine, y lo que ocupa, sabido antes de abrirla.

Una fila o una celda se escriben una vez y dicen cuántas se repiten: con 1 KB se llenarían gigas.
"""

import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.parsers import expat

from seguimiento.importacion.lectores.detalles import Detalles
from seguimiento.importacion.lectores.medidas import CELDAS, exigir_que_quepa
from seguimiento.importacion.lectores.rechazo import desmesurado, no_admitido
from seguimiento.importacion.lectores.rejilla import Caja

_ESTILOS, _CONTENIDO = "styles.xml", "content.xml"
"""Dónde están los formatos que se reparten entre las hojas, y dónde las hojas y los demás."""
_TROZO = 1 << 16
_DE_FECHA = {"datastyle:day": "d", "datastyle:month": "m", "datastyle:year": "y"}
_CIFRAS = 30
"""Las que, como mucho, muestra un formato."""
_EN_TANTO_POR_CIENTO = "0.##############%"


def hojas_de_ods(ruta: Path, paquete: zipfile.ZipFile) -> dict[str, Detalles]:
    """Las hojas, por su nombre.

    Lanza `ArchivoRechazado` si alguna pasa de lo que se lee o el archivo no es de OpenDocument.
    """
    paso = _Paso(ruta)
    try:
        if _ESTILOS in paquete.namelist():
            paso.por(paquete, _ESTILOS)
        paso.por(paquete, _CONTENIDO)
    except KeyError as error:
        por_que = "no es una hoja de cálculo de OpenDocument, aunque su nombre lo diga"
        raise no_admitido(ruta, por_que, "dele la extensión que le corresponde") from error
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise no_admitido(ruta, "está dañado", "pida que se lo envíen otra vez") from error
    for nombre, hoja in paso.hojas.items():
        alto, ancho = len(hoja.filas.todos), len(hoja.columnas.todos)
        exigir_que_quepa(ruta, alto, ancho, f"hoja {nombre}")
    return paso.hojas


class _Paso:
    """Un paso por el XML, guardando solo lo que no es corriente."""

    def __init__(self, ruta: Path) -> None:
        self.hojas: dict[str, Detalles] = {}
        self._ruta = ruta
        self._hoja, self._nombre = Detalles(), ""
        self._formatos: dict[str, str] = {}
        self._formato_de: dict[str, str] = {}
        self._formato = ""
        self._filas = self._columnas = range(0)
        self._abarcadas = 0

    def por(self, paquete: zipfile.ZipFile, parte: str) -> None:
        """El paso por una parte."""
        analizador = expat.ParserCreate(namespace_separator="}")
        analizador.StartElementHandler = self._elemento
        with paquete.open(parte) as abierta:
            for trozo in iter(lambda: abierta.read(_TROZO), b""):
                analizador.Parse(trozo)

    def _elemento(self, nombre: str, atributos: Mapping[str, str]) -> None:
        clase = _corto(nombre)
        if not clase.startswith(("table:", "datastyle:", "style:", "text:p")):
            return
        datos = {_corto(clave): valor for clave, valor in atributos.items()}
        match clase:
            case "datastyle:date-style" | "datastyle:number-style":
                self._formato = datos.get("style:name", "")
                self._formatos[self._formato] = ""
            case "datastyle:day" | "datastyle:month" | "datastyle:year" | "datastyle:number":
                self._formatos[self._formato] = self._formatos.get(self._formato, "") + _letra(
                    clase, datos
                )
            case "style:style":
                formato = datos.get("style:data-style-name", "")
                self._formato_de[datos.get("style:name", "")] = formato
            case "table:table":
                self._nombre = datos.get("table:name", "")
                self._hoja = self.hojas.setdefault(self._nombre, Detalles())
                self._filas = range(0)
            case "table:table-row":
                self._filas = _siguientes(self._filas, datos.get("table:number-rows-repeated"))
                self._columnas = range(0)
            case "table:table-cell" | "table:covered-table-cell":
                repetidas = datos.get("table:number-columns-repeated")
                self._columnas = _siguientes(self._columnas, repetidas)
                self._celda(datos)
            case "text:p" if self._columnas:
                self._ocupar()
            case _:
                pass

    def _celda(self, datos: Mapping[str, str]) -> None:
        tipo = datos.get("office:value-type")
        if tipo:
            self._ocupar()
        formato = self._formato_visto(tipo, datos.get("table:style-name", ""))
        formula = datos.get("table:formula", "").removeprefix("of:")
        for uno, donde in ((formato, self._hoja.formatos), (formula, self._hoja.formulas)):
            if uno:
                donde.update({(f, c): uno for f in self._filas for c in self._columnas})
        alto = int(datos.get("table:number-rows-spanned", "1"))
        ancho = int(datos.get("table:number-columns-spanned", "1"))
        if alto > 1 or ancho > 1:
            self._abarcar(alto * ancho)
            fila, columna = self._filas.start, self._columnas.start
            union = Caja(range(fila, fila + alto), range(columna, columna + ancho))
            self._hoja.uniones.append(union)

    def _ocupar(self) -> None:
        """Las celdas en que se está llevan algo."""
        self._abarcar(len(self._filas) * len(self._columnas))
        for extremos, numeros in (
            (self._hoja.filas, self._filas),
            (self._hoja.columnas, self._columnas),
        ):
            extremos.ver(numeros.start)
            extremos.ver(numeros.stop - 1)

    def _abarcar(self, celdas: int) -> None:
        self._abarcadas += celdas
        # cada una se ve como mucho al declararla, al unirla y en sus párrafos
        if self._abarcadas > 4 * CELDAS or celdas > CELDAS:
            por_que = f"tiene en la hoja {self._nombre} más celdas de las que se leen"
            raise desmesurado(self._ruta, por_que, "copie el cuadro a un archivo nuevo")

    def _formato_visto(self, tipo: str | None, estilo: str) -> str:
        """El de Excel que muestra lo mismo, si importa: el tanto por ciento y lo que se ve de una fecha."""
        if tipo == "percentage":
            return _EN_TANTO_POR_CIENTO
        return self._formatos.get(self._formato_de.get(estilo, ""), "") if tipo else ""


def _letra(clase: str, datos: Mapping[str, str]) -> str:
    """Cómo se escribe en un formato de Excel esa parte de una fecha, o ese número."""
    if clase != "datastyle:number":
        return _DE_FECHA[clase]
    enteras = int(datos.get("datastyle:min-integer-digits", "1"))
    decimales = int(datos.get("datastyle:decimal-places", "0"))
    return "0" * min(enteras, _CIFRAS) + "." * bool(decimales) + "0" * min(decimales, _CIFRAS)


def _siguientes(ultimas: range, repetidas: str | None) -> range:
    """Las filas o columnas que van detrás: una, o las que digan que se repiten."""
    return range(ultimas.stop, ultimas.stop + int(repetidas or "1"))


@cache
def _corto(nombre: str) -> str:
    """`table:table-cell`, de `urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-cell`."""
    espacio, _, local = nombre.rpartition("}")
    return f"{espacio.split(':')[-2]}:{local}" if espacio.count(":") > 1 else local
