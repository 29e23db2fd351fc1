"""Las hojas de un libro y lo que ocupan, sabido antes de que una biblioteca las ponga en memoria.

Con una celda en XFD1048576, o una unión de toda la hoja, un archivo de 1 KB llenaría gigas.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from seguimiento.importacion.lectores.archivo import COMO_XLSX
from seguimiento.importacion.lectores.medidas import CELDAS, exigir_que_quepa
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado, desmesurado, no_admitido
from seguimiento.importacion.lectores.rejilla import Caja, Extremos
from seguimiento.redaccion import visible

_ESPACIO = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TROZO = 1 << 16
_CELDA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ocupacion:
    """Lo que hay en una hoja."""

    caja: Caja | None
    """El rectángulo en que cabe todo, con filas y columnas desde 1; `None` si está vacía."""
    con_formulas: bool


def ocupacion(ruta: Path, paquete: zipfile.ZipFile, parte: str, hoja: str) -> Ocupacion:
    """Lo que ocupa esa parte del libro, que es la de esa hoja.

    Lanza `ArchivoRechazado` si pasa de lo que se lee o no se entiende.
    """
    recuento = _Recuento(ruta, hoja)
    try:
        with paquete.open(parte) as abierta:
            for trozo in iter(lambda: abierta.read(_TROZO), b""):
                recuento.leer(trozo)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise no_admitido(ruta, f"está dañado: no se entiende la hoja {visible(hoja)}") from error
    return recuento.ocupacion()


class _Recuento:
    """Un paso por el XML de una hoja, contando y sin guardar nada."""

    def __init__(self, ruta: Path, hoja: str) -> None:
        self._ruta, self._hoja = ruta, hoja
        self._celdas = self._abarcadas = 0
        self._fila = self._columna = 0
        self._filas, self._columnas = Extremos(), Extremos()
        self._con_formulas = False
        self._analizador = expat.ParserCreate(namespace_separator="}")
        self._analizador.StartElementHandler = self._elemento

    def leer(self, trozo: bytes) -> None:
        """Lo que sigue."""
        self._analizador.Parse(trozo)

    def ocupacion(self) -> Ocupacion:
        """Lo contado hasta aquí."""
        if not self._filas.hay:
            return Ocupacion(None, self._con_formulas)
        caja = Caja(self._filas.todos, self._columnas.todos)
        exigir_que_quepa(self._ruta, len(caja.filas), len(caja.columnas), f"hoja {self._hoja}")
        return Ocupacion(caja, self._con_formulas)

    def _elemento(self, nombre: str, datos: Mapping[str, str]) -> None:
        espacio, _, nombre = nombre.rpartition("}")
        if espacio != _ESPACIO:
            if nombre == "worksheet":
                raise self._de_otra_norma()
            return
        match nombre:
            case "row":
                self._fila = int(datos.get("r") or self._fila + 1)
                self._columna = 0
            case "c":
                self._celda(datos.get("r", ""))
            case "v" | "is" | "f":
                self._con_formulas |= nombre == "f"
                self._filas.ver(self._fila)
                self._columnas.ver(self._columna)
            case "mergeCell" | "hyperlink":
                self._rango(datos.get("ref", ""))
            case _:
                pass

    def _celda(self, sitio: str) -> None:
        self._celdas += 1
        if self._celdas > CELDAS:
            raise self._desmesurada(f"más de {CELDAS} celdas, aunque estén vacías")
        if sitio:
            self._columna, self._fila = _coordenadas(sitio)
        else:
            self._columna += 1

    def _rango(self, rango: str) -> None:
        (c1, f1), (c2, f2) = (_coordenadas(uno) for uno in (rango.split(":") * 2)[:2])
        self._abarcadas += (abs(c2 - c1) + 1) * (abs(f2 - f1) + 1)
        if self._abarcadas > CELDAS:
            raise self._desmesurada(f"celdas unidas o enlazadas en {rango}, que abarcan demasiado")

    def _de_otra_norma(self) -> ArchivoRechazado:
        por_que = "está guardado como «Strict Open XML», que no se lee"
        return no_admitido(self._ruta, por_que, COMO_XLSX)

    def _desmesurada(self, que: str) -> ArchivoRechazado:
        ayuda = "copie el cuadro a un libro nuevo"
        return desmesurado(self._ruta, f"tiene en la hoja {visible(self._hoja)} {que}", ayuda)


def _coordenadas(sitio: str) -> tuple[int, int]:
    """La columna y la fila de «F7», desde 1."""
    hallado = _CELDA.fullmatch(sitio)
    if hallado is None:
        raise ValueError(sitio)
    columna = 0
    for letra in hallado[1].upper():
        columna = columna * 26 + ord(letra) - ord("A") + 1
    return columna, int(hallado[2])
