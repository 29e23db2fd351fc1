"""Los comentarios de un texto: lo que el analizador se salta y a veces nos habla a nosotros."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from seguimiento.documento.arbol import escalares
from seguimiento.documento.documento import Documento
from seguimiento.documento.faltas import Renglones
from seguimiento.lugares import Posicion

CABECERA = re.compile(r"[|>](?P<indicadores>[-+0-9]*)(?P<comentario>[ ]+#[^\r\n]*)?[^\n]*")
"""La primera línea de un texto en bloque: cómo es y su comentario."""
_ALMOHADILLA = re.compile(r"(?:^|(?<=[\s,\[\]{}]))#[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comentario:
    """Un comentario: dónde empieza y qué dice, sin el final de la línea."""

    inicio: int
    texto: str
    posicion: Posicion
    solo: bool
    """Si no hay nada más en su línea."""


def comentarios(texto: str, escritos: Iterable[tuple[int, int]]) -> Iterator[Comentario]:
    """Los comentarios de un texto, en orden; `escritos` son los tramos que ocupan sus datos, en orden.

    Dentro de un dato no los hay, salvo en la cabecera de un texto en bloque.
    """
    renglones = Renglones(texto)
    for inicio, escrito in _almohadillas(texto, escritos):
        antes = texto[texto.rfind("\n", 0, inicio) + 1 : inicio]
        posicion = renglones.posicion(inicio, len(escrito.rstrip()))
        yield Comentario(inicio, escrito.removesuffix("\r"), posicion, not antes.strip())


def _almohadillas(texto: str, escritos: Iterable[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    desde = 0
    for inicio, fin in [*escritos, (len(texto), len(texto))]:
        for hallada in _ALMOHADILLA.finditer(texto, desde, inicio):
            yield hallada.start(), hallada[0]
        cabecera = CABECERA.match(texto, inicio)
        if cabecera and cabecera["comentario"]:
            comentario = cabecera["comentario"].lstrip(" ")
            yield cabecera.end("comentario") - len(comentario), comentario
        desde = fin


def comentarios_con(documento: Documento, marca: str) -> Iterator[Comentario]:
    """Los comentarios del documento que contienen la marca, en orden y con su posición en el archivo."""
    if marca not in documento.texto or documento.origen is None:
        return
    tramos = (
        (suceso.start_mark.index, suceso.end_mark.index)
        for suceso in escalares(documento.datos, documento.origen)
    )
    # la posición de un vacío no es de fiar: puede caer donde se analizó lo siguiente
    escritos = sorted((inicio, fin) for inicio, fin in tramos if inicio < fin)
    for uno in comentarios(documento.texto, escritos):
        if marca in uno.texto:
            yield replace(uno, posicion=documento.en_el_archivo(uno.posicion))
