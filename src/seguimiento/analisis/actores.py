"""Quién responde, quién conduce y quién apoya, con sus nombres canónicos."""

from collections.abc import Iterator
from enum import Enum

from seguimiento.modelo.accion import Accion
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.redaccion import plegado


class Papel(Enum):
    """Qué hace un actor en una acción."""

    RESPONDE = "responde"
    LIDERA = "lidera"
    ACOMPANA = "acompaña"


def canonico(nombre: str, configuracion: Configuracion) -> str:
    """El nombre canónico de un actor según la configuración; el mismo si no figura en ella."""
    buscado = plegado(nombre)
    for oficial, actor in configuracion.actores.items():
        if buscado == plegado(oficial) or buscado in map(plegado, actor.alias):
            return oficial
    return nombre


def actores_de(accion: Accion) -> Iterator[tuple[Papel, str]]:
    """Cada papel y cada nombre, tal como están escritos."""
    for nombre in accion.responsables:
        yield Papel.RESPONDE, nombre
    if accion.lidera is not None:
        yield Papel.LIDERA, accion.lidera
    for nombre in accion.acompanan:
        yield Papel.ACOMPANA, nombre


def papeles(accion: Accion, buscado: str, configuracion: Configuracion) -> tuple[Papel, ...]:
    """Qué papeles tiene en la acción quien se busca; vacío si no aparece.

    Se busca como parte del nombre escrito o del canónico, sin distinguir tildes ni mayúsculas. Un
    alias entero busca además a quien nombra.
    """
    llanos = {plegado(buscado), plegado(canonico(buscado, configuracion))}
    hallados = {
        papel
        for papel, nombre in actores_de(accion)
        for como_figura in (plegado(nombre), plegado(canonico(nombre, configuracion)))
        if any(llano in como_figura for llano in llanos)
    }
    return tuple(papel for papel in Papel if papel in hallados)
