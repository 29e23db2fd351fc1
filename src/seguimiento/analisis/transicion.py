"""Los registros antes y después de un cambio, emparejados por su referencia."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from seguimiento.analisis.posteriores import Situada
from seguimiento.modelo.cartera import (
    AccionSituada,
    Cartera,
    RecomendacionSituada,
    acciones_y_compromisos,
)

S = TypeVar("S", bound=Situada)


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
        """Lo que en la base no se leía o estaba repetido: no es nuevo, ni se sabe con qué se compara."""
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
        de_antes = self._comparables(self.acciones_de_antes)
        return [(de_antes[r], s) for r, s in self.acciones_de_despues.items() if r in de_antes]

    @cached_property
    def pares_de_recomendaciones(self) -> list[tuple[RecomendacionSituada, RecomendacionSituada]]:
        """Cada recomendación que estaba y sigue estando: antes y después."""
        de_antes = self._comparables({uno.ref: uno for uno in self.antes.recomendaciones()})
        return [
            (de_antes[situada.ref], situada)
            for situada in self.despues.recomendaciones()
            if situada.ref in de_antes
        ]

    def _comparables(self, de_antes: Mapping[str, S]) -> dict[str, S]:
        return {ref: suya for ref, suya in de_antes.items() if self.consta_cual_era(ref)}

    def consta_cual_era(self, ref: str) -> bool:
        """Si en la base se leía y nada más se llamaba así."""
        return ref.casefold() not in self._dudosas

    @cached_property
    def _dudosas(self) -> frozenset[str]:
        return frozenset(ref.casefold() for ref in self.ilegibles_antes)

    @property
    def pares_sin_acciones(self) -> list[tuple[RecomendacionSituada, RecomendacionSituada]]:
        """De esas, las que ahora no tienen acciones: solo de ellas cuentan el plazo y el estado propios."""
        return [par for par in self.pares_de_recomendaciones if not par[1].recomendacion.acciones]

    @property
    def nuevas(self) -> list[Situada]:
        """Lo que ahora se sigue y no estaba, en registros que ya se leían enteros.

        Acciones, compromisos y recomendaciones sin acciones. De un archivo que no se leía entero no se
        sabe qué es nuevo.
        """
        conocidos = {a.id for a in (*self.antes.evaluaciones, *self.antes.acuerdos) if not a.huecos}
        habia = {*self.acciones_de_antes, *(r.ref for r in self.antes.recomendaciones())}
        recomendaciones = [
            r for r in self.despues.recomendaciones() if not r.recomendacion.acciones
        ]
        todo: tuple[Situada, ...] = (*self.acciones_de_despues.values(), *recomendaciones)
        return [
            situada
            for situada in todo
            if situada.ref not in habia and situada.ref.partition("/")[0] in conocidos
        ]
