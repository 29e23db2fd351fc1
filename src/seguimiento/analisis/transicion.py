"""Los registros antes y después de un cambio, emparejados por su referencia."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from seguimiento.analisis.cambios import acciones_y_compromisos
from seguimiento.modelo.cartera import AccionSituada, Cartera


@dataclass(frozen=True)
class Transicion:
    """Los registros antes y después de un cambio, a una fecha."""

    antes: Cartera
    despues: Cartera
    hoy: date
    ilegibles: frozenset[str] = frozenset()
    """Archivos de ahora que no pudieron leerse: de lo que contienen no se dice que falte."""
    sin_comparar: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Por archivo que cambia: lo que de él no se leía en la base, o estaba repetido."""

    @cached_property
    def ilegibles_antes(self) -> frozenset[str]:
        """Los registros enteros que no se leían en la base: no son nuevos."""
        return frozenset(ref for refs in self.sin_comparar.values() for ref in refs)

    @cached_property
    def acciones_de_antes(self) -> dict[str, AccionSituada]:
        """Acciones y compromisos de antes, por su referencia."""
        return acciones_y_compromisos(self.antes)

    @cached_property
    def acciones_de_despues(self) -> dict[str, AccionSituada]:
        """Acciones y compromisos de después, por su referencia."""
        return acciones_y_compromisos(self.despues)

    @cached_property
    def pares(self) -> list[tuple[AccionSituada, AccionSituada]]:
        """Cada acción que estaba y sigue estando: antes y después."""
        de_antes = self.acciones_de_antes
        return [(de_antes[r], s) for r, s in self.acciones_de_despues.items() if r in de_antes]
