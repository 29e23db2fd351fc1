"""Lo que va a una celda del archivo de la oficina, y lo que todo archivo suyo sabe hacer."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from seguimiento.fechas import FechaParcial
from seguimiento.importacion.material import Celda


class Nuevo(NamedTuple):
    """Lo que se escribe en una celda."""

    texto: str
    """Como se lee."""
    fecha: FechaParcial | None = None
    """Si es una fecha: la celda que guarda fechas la guarda como tal."""
    si: bool | None = None
    """Si la celda solo dice si está hecho."""


class Archivo(Protocol):
    """Un archivo de la oficina, en el que se escribe."""

    def lugar(self, celda: Celda) -> object:
        """Qué celda es de verdad: dos unidas son la misma."""
        ...

    def por_que_no(self, celda: Celda) -> str:
        """Por qué no puede escribirse en ella; vacío si se puede."""
        ...

    def opciones(self, celda: Celda) -> Sequence[str]:
        """Lo que la celda deja elegir; nada si es libre."""
        ...

    def como_cabe(self, texto: str) -> str:
        """El texto; si en una celda no cabe entero, lo que cabe y que se recortó."""
        ...

    def avisos(self, celdas: Sequence[Celda]) -> Sequence[str]:
        """Lo que conviene saber antes de escribir en esas."""
        ...

    def partes(self, nuevos: Sequence[tuple[Celda, Nuevo]]) -> Mapping[str, bytes]:
        """Las partes que cambian al escribir eso, enteras."""
        ...
