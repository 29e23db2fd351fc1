"""Lo que falta por guardar y por enviar, para leerlo: «3 cambios sin guardar · 2 sin enviar»."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from seguimiento.globales import Orden
from seguimiento.piezas import SEPARADOR, Bloque, Linea, Lineas, Tono
from seguimiento.redaccion import cuenta

if TYPE_CHECKING:
    from seguimiento.almacen.git.pendiente import Pendiente


def bloques(hay: "Pendiente | None", *, por_juntar: bool) -> Iterator[Bloque]:
    """Cuánto falta y la orden que lo remedia; nada si no falta nada o no se sabe.

    Mientras haya algo por juntar, lo que toca es eso; y después, terminar lo que git dejó a medias.
    """
    if hay is None or not (hay.sin_guardar or hay.sin_enviar or hay.a_medias):
        return
    partes = []
    if hay.sin_guardar:
        partes.append(f"{cuenta(hay.sin_guardar, 'cambio')} sin guardar")
    if hay.sin_enviar:
        partes.append(f"{hay.sin_enviar} sin enviar")
    if hay.a_medias:
        partes.append(f"{hay.a_medias.que} a medias")
    toca = _lo_que_toca(hay, por_juntar=por_juntar)
    yield Lineas((Linea(((toca, Tono.TENUE),), rotulo=SEPARADOR.join(partes)),))


def _lo_que_toca(hay: "Pendiente", *, por_juntar: bool) -> str:
    if por_juntar:
        return Orden("seg diagnostico --reparar")
    if hay.a_medias:
        return f"{hay.a_medias.seguir}, o {hay.a_medias.dejar}"
    return Orden("seg guardar" if hay.sin_guardar else "seg enviar")
