"""Los comentarios de un documento: lo que el analizador se salta y a veces nos habla a nosotros."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from seguimiento.documento.arbol import escalares
from seguimiento.documento.documento import Documento
from seguimiento.documento.faltas import Renglones
from seguimiento.lugares import Posicion

_ALMOHADILLA = re.compile(r"(?:^|(?<=[\s,\[\]{}]))#[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comentario:
    """Un comentario, desde su almohadilla hasta el final de la línea."""

    texto: str
    posicion: Posicion
    solo: bool
    """Si no hay nada más en su línea."""


def comentarios_con(documento: Documento, marca: str) -> Iterator[Comentario]:
    """Los comentarios que contienen la marca, en orden. Lo que va dentro de un texto no lo es."""
    texto = documento.texto
    if marca not in texto or documento.origen is None:
        return
    tramos = sorted(
        (suceso.start_mark.index, suceso.end_mark.index)
        for suceso in escalares(documento.datos, documento.origen)
    )
    renglones = Renglones(texto)
    for hallado in _ALMOHADILLA.finditer(texto):
        indice = hallado.start()
        anterior = bisect_right(tramos, (indice, len(texto))) - 1
        dentro = anterior >= 0 and indice < tramos[anterior][1]
        if not dentro and marca in hallado[0]:
            principio = texto.rfind("\n", 0, indice) + 1
            escrito = hallado[0].rstrip()
            posicion = renglones.posicion(indice, len(escrito))
            yield Comentario(escrito, posicion, not texto[principio:indice].strip())
