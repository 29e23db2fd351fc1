"""Lo que falta por guardar y por enviar, para leerlo: «3 cambios sin guardar · 2 sin enviar»."""

from collections.abc import Iterator

from seguimiento.almacen.git.pendiente import Pendiente
from seguimiento.globales import Orden
from seguimiento.piezas import SEPARADOR, Bloque, Linea, Lineas, Tono
from seguimiento.redaccion import cuenta


def bloques(hay: Pendiente | None, *, por_juntar: bool) -> Iterator[Bloque]:
    """Cuánto falta y la orden que lo remedia; nada si no falta nada o no se sabe.

    Mientras haya algo por juntar, lo que toca es eso.
    """
    if hay is None or not (hay.sin_guardar or hay.sin_enviar):
        return
    partes = []
    if hay.sin_guardar:
        partes.append(f"{cuenta(hay.sin_guardar, 'cambio')} sin guardar")
    if hay.sin_enviar:
        partes.append(f"{hay.sin_enviar} sin enviar")
    if por_juntar:
        toca = "seg diagnostico --reparar"
    else:
        toca = "seg guardar" if hay.sin_guardar else "seg enviar"
    yield Lineas((Linea(((Orden(toca), Tono.TENUE),), rotulo=SEPARADOR.join(partes)),))
