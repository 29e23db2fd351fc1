"""Markdown que sobrevive a cualquier dato: celdas con «|», saltos de línea o «<» siguen siendo una celda."""

import re
from collections.abc import Iterable, Iterator

from seguimiento.formatos.bloques import Bloque, Parrafo, Tabla, Tono
from seguimiento.redaccion import visible

_ESPECIALES = re.compile(r"([\\`*_{}\[\]#|~])")


def en_markdown(bloques: Iterable[Bloque]) -> str:
    """El Markdown de los bloques, con salto final."""
    return "\n\n".join("\n".join(_lineas(bloque)) for bloque in bloques) + "\n"


def escapado(texto: str) -> str:
    """El texto para que se lea tal cual: ni marcas, ni etiquetas, ni celdas de más."""
    llano = visible(" ".join(texto.split()))
    sin_etiquetas = llano.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ESPECIALES.sub(r"\\\1", sin_etiquetas)


def _lineas(bloque: Bloque) -> Iterator[str]:
    match bloque:
        case Parrafo(texto, Tono.TITULO):
            yield f"# {escapado(texto)}"
        case Parrafo(texto):
            yield "  \n".join(escapado(linea) for linea in texto.split("\n"))
        case Tabla():
            yield from _tabla(bloque)


def _tabla(tabla: Tabla) -> Iterator[str]:
    if tabla.titulo:
        yield f"## {escapado(tabla.titulo)}"
        yield ""
    yield _fila(escapado(columna.titulo) for columna in tabla.columnas)
    yield _fila("---:" if columna.derecha else "---" for columna in tabla.columnas)
    for fila in tabla.filas:
        yield _fila(map(_celda, fila))


def _celda(texto: str) -> str:
    return "<br>".join(escapado(linea) for linea in texto.split("\n"))


def _fila(celdas: Iterable[str]) -> str:
    return f"| {' | '.join(celdas)} |"
