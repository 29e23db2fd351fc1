"""Lo que de una hoja de OpenDocument no da python-calamine, y lo que ocupa, sabido antes de abrirla.

Una fila o una celda se escriben una vez y dicen cuántas se repiten: con 1 KB se llenarían gigas.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.parsers import expat

from seguimiento.importacion.lectores.medidas import CELDAS, exigir_que_quepa
from seguimiento.importacion.lectores.rechazo import desmesurado, no_admitido
from seguimiento.importacion.lectores.rejilla import Caja, Coordenadas, Extremos
from seguimiento.importacion.material import Precision

_ESTILOS, _CONTENIDO = "styles.xml", "content.xml"
"""Dónde están los formatos que se reparten entre las hojas, y dónde las hojas y los demás."""
_TROZO = 1 << 16
_PARTES_DE_FECHA = {"datastyle:day", "datastyle:month", "datastyle:year"}


@dataclass(slots=True)
class HojaDeOds:
    """Una hoja, con filas y columnas desde 0."""

    nombre: str
    filas: Extremos = field(default_factory=Extremos)
    columnas: Extremos = field(default_factory=Extremos)
    uniones: list[Caja] = field(default_factory=list)
    porcentajes: set[Coordenadas] = field(default_factory=set)
    precisiones: dict[Coordenadas, Precision] = field(default_factory=dict)
    """De las fechas de las que no se ve el día."""


def hojas_de_ods(ruta: Path, paquete: zipfile.ZipFile) -> dict[str, HojaDeOds]:
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
    except (expat.ExpatError, ValueError) as error:
        raise no_admitido(ruta, "está dañado", "pida que se lo envíen otra vez") from error
    for hoja in paso.hojas.values():
        alto, ancho = len(hoja.filas.todos), len(hoja.columnas.todos)
        exigir_que_quepa(ruta, alto, ancho, f"hoja {hoja.nombre}")
    return paso.hojas


class _Paso:
    """Un paso por el XML, guardando solo lo que no es corriente."""

    def __init__(self, ruta: Path) -> None:
        self.hojas: dict[str, HojaDeOds] = {}
        self._ruta = ruta
        self._hoja = HojaDeOds("")
        self._de_fecha: dict[str, set[str]] = {}
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
            case "datastyle:date-style":
                self._formato = datos.get("style:name", "")
                self._de_fecha[self._formato] = set()
            case "datastyle:day" | "datastyle:month" | "datastyle:year" if (
                self._formato in self._de_fecha
            ):
                self._de_fecha[self._formato].add(clase)
            case "style:style":
                formato = datos.get("style:data-style-name", "")
                self._formato_de[datos.get("style:name", "")] = formato
            case "table:table":
                self._hoja = HojaDeOds(datos.get("table:name", ""))
                self.hojas[self._hoja.nombre] = self._hoja
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
        if tipo == "percentage":
            self._hoja.porcentajes.update((f, c) for f in self._filas for c in self._columnas)
        if tipo == "date":
            precision = self._precision(datos.get("table:style-name", ""))
            if precision is not Precision.DIA:
                suyas = ((f, c) for f in self._filas for c in self._columnas)
                self._hoja.precisiones.update(dict.fromkeys(suyas, precision))
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
            por_que = f"tiene en la hoja {self._hoja.nombre} más celdas de las que se leen"
            raise desmesurado(self._ruta, por_que, "copie el cuadro a un archivo nuevo")

    def _precision(self, estilo: str) -> Precision:
        partes = self._de_fecha.get(self._formato_de.get(estilo, ""), _PARTES_DE_FECHA)
        if "datastyle:day" in partes:
            return Precision.DIA
        if "datastyle:month" in partes:
            return Precision.MES
        return Precision.ANIO if "datastyle:year" in partes else Precision.DIA


def _siguientes(ultimas: range, repetidas: str | None) -> range:
    """Las filas o columnas que van detrás: una, o las que digan que se repiten."""
    return range(ultimas.stop, ultimas.stop + int(repetidas or "1"))


@cache
def _corto(nombre: str) -> str:
    """`table:table-cell`, de `urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-cell`."""
    espacio, _, local = nombre.rpartition("}")
    return f"{espacio.split(':')[-2]}:{local}" if espacio.count(":") > 1 else local
