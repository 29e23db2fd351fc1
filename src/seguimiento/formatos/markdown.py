"""Markdown que sobrevive a cualquier dato: celdas con «|», saltos de línea o «<» siguen siendo una celda."""

from collections.abc import Iterable, Iterator

from seguimiento.literales import literal_en_markdown
from seguimiento.piezas import Bloque, Linea, Lineas, Parrafo, Tabla, Tono


def en_markdown(bloques: Iterable[Bloque]) -> str:
    """El Markdown de los bloques, con salto final."""
    return "\n\n".join("\n".join(_lineas(bloque)) for bloque in bloques) + "\n"


def _lineas(bloque: Bloque) -> Iterator[str]:
    match bloque:
        case Parrafo(texto, Tono.TITULO):
            yield f"# {literal_en_markdown(texto, principio='')}"
        case Parrafo(texto):
            yield "  \n".join(literal_en_markdown(linea) for linea in texto.split("\n"))
        case Lineas(lineas):
            yield "\n\n".join(dicha for una in lineas for dicha in _de_una(una))
        case Tabla():
            yield from _tabla(bloque)


def _de_una(linea: Linea) -> Iterator[str]:
    if tuple(tono for _, tono in linea.partes) == (Tono.TITULO,):
        yield f"# {literal_en_markdown(linea.entera, principio='')}"
    else:
        yield literal_en_markdown(linea.entera)
    if linea.al_margen:
        yield literal_en_markdown(linea.al_margen[0])


def _tabla(tabla: Tabla) -> Iterator[str]:
    if tabla.titulo:
        yield f"## {literal_en_markdown(tabla.titulo, principio='')}"
        yield ""
    yield _fila(literal_en_markdown(columna.titulo, principio="") for columna in tabla.columnas)
    yield _fila("---:" if columna.numerica else "---" for columna in tabla.columnas)
    for fila in tabla.filas:
        yield _fila(_celda(celda.entero) for celda in fila)


def _celda(texto: str) -> str:
    return "<br>".join(literal_en_markdown(linea, principio="") for linea in texto.split("\n"))


def _fila(celdas: Iterable[str]) -> str:
    return f"| {' | '.join(celdas)} |"
