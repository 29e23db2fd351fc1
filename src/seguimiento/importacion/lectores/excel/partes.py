"""Lo que un libro guarda fuera de sus hojas y openpyxl no da: comentarios hilados y dibujos."""

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from seguimiento.importacion.lectores.excel.escapes import octetos_de, para_openpyxl

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.reader.excel import ExcelReader

_HILADOS = "/threadedComment"
_DIBUJO = re.compile(r"xl/drawings/[^/]+\.xml", re.IGNORECASE)
_DE_CASILLAS = "xl/ctrlprops/"
_CON_TEXTO = re.compile(rb"<(?:\w+:)?t(?: [^>]*)?>\s*[^<\s]")


_DE_GRAFICO = "chartsheet"
"""Lo que dice el tipo de una hoja que es un gráfico; las demás, openpyxl las toma por hojas de celdas."""


class HojaDeclarada(NamedTuple):
    """Una hoja de celdas, como la nombra el libro."""

    indice: int
    """Cuál es entre todas, también las que son gráficos: el de su `Sitio`."""
    nombre: str
    parte: str
    estado: str


def hojas_declaradas(abierto: zipfile.ZipFile) -> Iterator[HojaDeclarada]:
    """Las de celdas que nombra el libro, en su orden. Falla de cualquier modo si está dañado."""
    lector = _lector(abierto)
    with warnings.catch_warnings(action="ignore"):
        hojas = [*lector.parser.find_sheets()]
    for indice, (hoja, relacion) in enumerate(hojas):
        destino = relacion.target or ""
        if _DE_GRAFICO not in (relacion.Type or "") and destino in lector.valid_files:
            yield HojaDeclarada(indice, hoja.name or "", destino, hoja.state or "")


def cuenta_desde_1904(abierto: zipfile.ZipFile) -> bool:
    """Si el libro cuenta sus días desde 1904 y no desde 1900."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    return bool(_lector(abierto).wb.epoch == CALENDAR_MAC_1904)


def _lector(abierto: zipfile.ZipFile) -> "ExcelReader":
    """El de openpyxl, con lo que dice el libro y sin abrir ninguna hoja."""
    from openpyxl.reader.excel import ExcelReader

    lector = ExcelReader(octetos_de(abierto), keep_links=False)
    with warnings.catch_warnings(action="ignore"):
        lector.read_manifest()
        lector.read_workbook()
    return lector


def libro_de(
    abierto: zipfile.ZipFile, *, con_formulas: bool = False, con_letras: bool = False
) -> "Workbook":
    """El libro, con sus fórmulas o con lo que dan; sus textos, si se pide, letra a letra.

    Se callan los avisos de openpyxl: dicen en inglés lo que se perdería al guardar, y aquí no se guarda.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings(action="ignore"):
        return load_workbook(
            para_openpyxl(abierto),
            data_only=not con_formulas,
            rich_text=con_letras,
            keep_links=False,
        )


def comentarios_hilados(abierto: zipfile.ZipFile, parte: str) -> Mapping[str, str]:
    """Por celda, lo que dice cada comentario de su hilo, uno por línea; sin quién lo dijo.

    El programa que no los conoce ve en su lugar una nota que pide otra versión de Excel.
    """
    from openpyxl.packaging.relationship import get_dependents, get_rels_path
    from openpyxl.xml.functions import fromstring

    relaciones: str = get_rels_path(parte)  # type: ignore[no-untyped-call]
    if relaciones not in abierto.namelist():
        return {}
    hilos: dict[str, list[str]] = {}
    for relacion in get_dependents(abierto, relaciones):
        if (relacion.Type or "").endswith(_HILADOS) and relacion.target in abierto.namelist():
            for comentario in fromstring(abierto.read(relacion.target)):
                texto = "".join(comentario.itertext()).strip()
                hilos.setdefault(comentario.get("ref", ""), []).append(texto)
    return {celda: "\n".join(textos) for celda, textos in hilos.items()}


def con_texto_dibujado(abierto: zipfile.ZipFile) -> bool:
    """Si en algún dibujo hay letras."""
    return any(
        _CON_TEXTO.search(abierto.read(nombre))
        for nombre in abierto.namelist()
        if _DIBUJO.fullmatch(nombre)
    )


def con_casillas_dibujadas(abierto: zipfile.ZipFile) -> bool:
    """Si hay controles de formulario, que no están en ninguna celda."""
    return any(nombre.lower().startswith(_DE_CASILLAS) for nombre in abierto.namelist())
