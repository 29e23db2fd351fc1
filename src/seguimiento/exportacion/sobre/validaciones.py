"""Lo que las listas desplegables de una hoja de cálculo dejan elegir."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from seguimiento.importacion.lectores.excel.partes import libro_de
from seguimiento.importacion.lectores.rejilla import Coordenadas
from seguimiento.importacion.lectores.word.nombres import Elemento
from seguimiento.importacion.material import Celda

if TYPE_CHECKING:
    from openpyxl import Workbook

_REF = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_RANGO = re.compile(
    r"(?:(?:'(?P<entre>(?:[^']|'')+)'|(?P<hoja>[^'!]+))!)?(?P<rango>\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)",
    re.IGNORECASE,
)
_OPCIONES = 500
"""Con más, no es una lista de estados."""


class Validaciones:
    """Las de un libro. Las que dependen de una fórmula no se siguen."""

    def __init__(self, abierto: zipfile.ZipFile) -> None:
        self._abierto = abierto

    def de(self, raiz: Elemento, donde: Coordenadas, celda: Celda) -> Sequence[str]:
        """Las opciones de una celda, en su orden; ninguna si es libre."""
        for sitios, formula in _listas(raiz):
            if any(_abarca(rango, donde) for rango in sitios.split()):
                return self._dichas(formula.strip(), celda.sitio.pieza.removeprefix("hoja "))
        return ()

    def _dichas(self, formula: str, hoja: str) -> Sequence[str]:
        if formula.startswith('"'):
            sueltas = formula.strip('"').replace('""', '"').split(",")
            return tuple(una.strip() for una in sueltas if una.strip())
        nombrado = self._libro.defined_names.get(formula.removeprefix("="))
        hallado = _RANGO.fullmatch((nombrado.attr_text or "") if nombrado else formula)
        if hallado is None:
            return ()
        suya = (hallado["entre"] or "").replace("''", "'") or hallado["hoja"] or hoja
        if suya not in self._libro.sheetnames:
            return ()
        celdas = self._libro[suya][hallado["rango"].replace("$", "")]
        filas = celdas if isinstance(celdas, tuple) else ((celdas,),)
        valores = [str(c.value) for fila in filas[:_OPCIONES] for c in fila if c.value is not None]
        return tuple(valores)

    @cached_property
    def _libro(self) -> "Workbook":
        return libro_de(self._abierto)


def coordenadas_de(ref: str) -> Coordenadas | None:
    """La fila y la columna de «F7», desde 1; `None` si no es una celda."""
    hallado = _REF.fullmatch(ref)
    if hallado is None:
        return None
    columna = 0
    for letra in hallado[1].upper():
        columna = columna * 26 + ord(letra) - ord("A") + 1
    return int(hallado[2]), columna


def _listas(raiz: Elemento) -> Iterator[tuple[str, str]]:
    """Las validaciones que son una lista, también las de la extensión de 2010, con dónde valen y qué dicen."""
    for una in raiz.iter("{*}dataValidation"):
        if una.get("type") != "list":
            continue
        formula = "".join("".join(map(str, f.itertext())) for f in una.iterfind("{*}formula1"))
        sitios = una.get("sqref") or "".join(
            "".join(map(str, s.itertext())) for s in una.iterfind("{*}sqref")
        )
        yield sitios, formula


def _abarca(rango: str, donde: Coordenadas) -> bool:
    primera, _, ultima = rango.partition(":")
    desde, hasta = coordenadas_de(primera), coordenadas_de(ultima or primera)
    if desde is None or hasta is None:
        return False
    return all(a <= uno <= b for a, uno, b in zip(desde, donde, hasta, strict=True))
