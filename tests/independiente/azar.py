"""Un dado que da siempre lo mismo de la misma semilla, también días y fechas escritas."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")
COMIENZO, FIN = date(2020, 1, 1), date(2025, 12, 31)


class Azar:
    """Un dado, y lo que se tira con él."""

    def __init__(self, semilla: int) -> None:
        self.dado = Random(semilla)  # noqa: S311 — determinista, no secreto

    def sale(self, parte: float) -> bool:
        """Cierto esa parte de las veces."""
        return self.dado.random() < parte

    def una(self, de: Sequence[T]) -> T:
        """Una cualquiera."""
        return self.dado.choice(de)

    def dia(self, desde: date = COMIENZO, hasta: date = FIN) -> date:
        """Un día entre los dos, incluidos; el primero, si no hay ninguno."""
        return desde + timedelta(days=self.dado.randint(0, max(0, (hasta - desde).days)))

    def escrita(self, dia: date, *, exacta: float = 0.6) -> str:
        """El día como se escribiría: entero o con menos precisión, pero nunca terminando antes."""
        if self.sale(exacta):
            return dia.isoformat()
        trimestre, semestre = (dia.month + 2) // 3, (dia.month + 5) // 6
        formas = (f"{dia.year}-{dia.month:02}",) * 4 + (
            f"{dia.year}-T{trimestre}",
            f"{dia.year}-S{semestre}",
            f"{dia.year}",
        )
        return self.una(formas)
