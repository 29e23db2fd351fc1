"""Lo pendiente, de la clase que sea, junto y por urgencia: lo que se dice antes de una reunión y de quién es.

Una acción, un compromiso, un período y una recomendación que se sigue sin acciones se dicen con la misma
línea, que lleva su referencia: por separado, lo más antiguo podría quedar abajo.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from seguimiento.analisis.claves import POR_URGENCIA
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.panorama import Panorama, agrupadas
from seguimiento.analisis.seleccion import (
    dias_desde_la_evaluacion,
    en_orden_de_urgencia,
    orden_de_prioridad,
)
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.redaccion import orden_natural
from seguimiento.vocabularios import SituacionDeAccion


class Grupo(NamedTuple):
    """Lo que obliga a un responsable, o lo de una evaluación, una prioridad o un mes."""

    nombre: str
    filas: tuple[Fila, ...]

    @property
    def vencidas(self) -> int:
        """Cuántas tienen el plazo pasado."""
        return sum(fila.situacion.vencida for fila in self.filas)

    @property
    def por_vencer(self) -> int:
        """Cuántas vencen pronto."""
        return sum(fila.situacion.por_vencer for fila in self.filas)

    @property
    def retraso(self) -> int:
        """Los días de la más antigua; 0 si no hay ninguna vencida."""
        return max((fila.retraso for fila in self.filas), default=0)


def exigibles(panorama: Panorama) -> list[Fila]:
    """Todo lo mostrado que obliga a alguien, de más a menos urgente."""
    propias = [una.fila for una in panorama.seguidas_mostradas]
    return en_orden_de_urgencia([*(f for f in panorama.mostradas if f.exigible), *propias])


def propuestas(panorama: Panorama) -> list[Fila]:
    """Lo mostrado que un acuerdo solo propone."""
    return [fila for fila in panorama.mostradas if not fila.exigible]


def por_situacion(
    panorama: Panorama, filas: Sequence[Fila]
) -> dict[SituacionDeAccion, tuple[Fila, ...]]:
    """Las filas de cada situación que tiene alguna; lo que va bien, solo si se pide."""
    pedidas = panorama.filtro.situaciones
    vistas = [s for s, siempre in POR_URGENCIA.items() if s in pedidas or (siempre and not pedidas)]
    de_cada = {s: tuple(fila for fila in filas if fila.situacion.situacion is s) for s in vistas}
    return {situacion: suyas for situacion, suyas in de_cada.items() if suyas}


def sin_respuesta(panorama: Panorama) -> list[RecomendacionSituada]:
    """Las recomendaciones que la esperan: las que más llevan, primero; luego, por prioridad y referencia."""

    def clave(situada: RecomendacionSituada) -> tuple[int, int, object]:
        dias = dias_desde_la_evaluacion(situada, panorama.hoy)
        return -(dias or 0), orden_de_prioridad(situada.prioridad), orden_natural(situada.ref)

    return sorted(panorama.sin_respuesta, key=clave)


def grupos(panorama: Panorama, filas: Iterable[Fila], por: str) -> list[Grupo]:
    """Los grupos de `--por`, con los responsables que más deben delante y, en cada uno, lo cerrado detrás."""
    todos = [
        Grupo(nombre, tuple(sorted(suyas, key=lambda fila: not fila.abierta)))
        for nombre, suyas in agrupadas(panorama, por, filas).items()
    ]
    if por == "responsable":
        todos.sort(key=lambda grupo: (-grupo.vencidas, -grupo.por_vencer))
    return todos
