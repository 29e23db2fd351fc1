"""Cuánto de lo comprometido se lleva hecho: «2 de 4»."""

from datetime import date
from typing import NamedTuple

from seguimiento.analisis.bitacora import ultima
from seguimiento.modelo.accion import Accion


class Avance(NamedTuple):
    """Lo acumulado frente a lo comprometido, en la unidad de la meta."""

    hecho: int | None
    """`None` si ninguna entrada lo dice."""
    meta: int
    unidad: str

    def __str__(self) -> str:
        """`2 de 4 reuniones`; sin dato, `s/d de 4 reuniones`."""
        return f"{'s/d' if self.hecho is None else self.hecho} de {self.meta} {self.unidad}"


def avance(accion: Accion, hoy: date) -> Avance | None:
    """El avance de la acción a la fecha; `None` si no tiene una única meta que medir.

    `cantidad` es un acumulado: vale la de la última entrada que la trae. Con varias metas no se sabe a
    cuál se refiere y no se calcula.
    """
    if len(accion.meta) != 1:
        return None
    con_cantidad = ultima((e for e in accion.seguimiento if e.cantidad is not None), hoy)
    meta = accion.meta[0]
    return Avance(con_cantidad.cantidad if con_cantidad else None, meta.cantidad, meta.unidad)
