"""La página del libro de Excel: qué hojas tiene, qué se edita en cada columna y qué orden lo escribiría."""

from collections.abc import Iterator

from seguimiento.exportacion.libro.declaracion import Columna, Hoja, hojas
from seguimiento.exportacion.libro.leame import COMO_SE_DEVUELVE, COMO_SE_EDITA


def pagina() -> Iterator[str]:
    """Las líneas de la página."""
    yield from ("# El libro que se edita y se devuelve", "")
    yield (
        "`seg exportar xlsx -o cartera.xlsx` da un libro de Excel con una hoja por clase. "
        + COMO_SE_DEVUELVE
    )
    yield from ("", "## Cómo se edita", "")
    yield from (f"- {frase}" for frase in COMO_SE_EDITA)
    for hoja in hojas():
        yield from _hoja(hoja)


def _hoja(hoja: Hoja) -> Iterator[str]:
    yield from ("", f"## {hoja.nombre}", "")
    nueva = f" Una fila nueva es como `seg {hoja.nueva}`." if hoja.nueva else ""
    yield f"Cada fila es {hoja.que}.{nueva}"
    yield from ("", "| Columna | Se edita | Como | Campo |", "| --- | --- | --- | --- |")
    yield from map(_fila, hoja.columnas)


def _fila(columna: Columna) -> str:
    if not columna.se_edita:
        return f"| {columna.rotulo} | no | | |"
    como = "se rellena" if columna.se_rellena else "se cambia"
    return (
        f"| {columna.rotulo} | {como} | `seg {columna.orden.value}` | `{'.'.join(columna.pasos)}` |"
    )
