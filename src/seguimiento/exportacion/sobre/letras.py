"""Las letras de Word, escritas a mano."""

import re
from collections.abc import Collection, Mapping

from seguimiento.exportacion.sobre.cortes import Parte, Tramo, en_xml
from seguimiento.importacion.lectores.word.nombres import Elemento

_SALTOS = re.compile("([\n\t])")


def letras(delante: bytes, texto: str) -> bytes:
    """Lo de dentro de un tramo, con sus saltos de línea y sus tabuladores."""
    return b"".join(_una(delante, parte) for parte in _SALTOS.split(texto) if parte)


def _una(delante: bytes, parte: str) -> bytes:
    if parte in "\n\t":
        return b"<%s%s/>" % (delante, b"br" if parte == "\n" else b"tab")
    return b'<%st xml:space="preserve">%s</%st>' % (delante, en_xml(parte), delante)


def sin_algunos(
    parte: Parte,
    tramos: Mapping[Elemento, Tramo],
    elemento: Elemento,
    sobran: Collection[Elemento],
) -> bytes:
    """El elemento tal como está escrito, sin algunos de los que lleva."""
    salida, hasta = b"", tramos[elemento].inicio
    for uno in sorted(sobran, key=lambda suyo: tramos[suyo].inicio):
        salida += parte.contenido[hasta : tramos[uno].inicio]
        hasta = tramos[uno].fin
    return salida + parte.contenido[hasta : tramos[elemento].fin]
