"""Cuánto de lo comprometido se lleva hecho: «2 de 4»."""

from dataclasses import dataclass
from datetime import date

from seguimiento.modelo.accion import Accion


@dataclass(frozen=True, slots=True)
class Avance:
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
    con_cantidad = [
        e for e in accion.seguimiento if e.cantidad is not None and e.fecha.ultimo_dia <= hoy
    ]
    ultima = max(con_cantidad, key=lambda e: e.fecha.ultimo_dia, default=None)
    if ultima is not None:
        del_dia = [e for e in con_cantidad if e.fecha.ultimo_dia == ultima.fecha.ultimo_dia]
        ultima = del_dia[-1]
    meta = accion.meta[0]
    return Avance(ultima.cantidad if ultima else None, meta.cantidad, meta.unidad)
