"""Cuántos archivos van, en la pantalla y solo si la espera pasa de un segundo."""

from collections.abc import Callable
from functools import cached_property
from time import monotonic
from typing import TextIO

ESPERA = 1.0
"""Segundos de trabajo antes de decir nada."""
CADA = 0.1
"""Segundos entre dos avisos."""


class Progreso:
    """Una línea que se reescribe sobre sí misma.

    Solo con retornos y espacios, que entiende cualquier pantalla; y sin llegar a la última columna:
    tras una línea llena el cursor pasa a la siguiente y el retorno ya no vuelve al principio.
    """

    def __init__(self, flujo: TextIO, columnas: int, cuantos: Callable[[], int]) -> None:
        self.flujo = flujo
        self.cuantos = cuantos
        self.columnas = columnas
        self.siguiente = monotonic() + ESPERA
        self.escrito = ""

    def van(self, archivos: int) -> None:
        """Anota que van tantos archivos."""
        ahora = monotonic()
        if ahora >= self.siguiente:
            self.siguiente = ahora + CADA
            self._escribir(f"{archivos} de {self.total} archivos leídos…"[: self.columnas - 1])

    @cached_property
    def total(self) -> int:
        """De cuántos archivos: contarlos cuesta, y solo hace falta si hay que decirlo."""
        return self.cuantos()

    def borrar(self) -> None:
        """Deja la línea como si no se hubiera escrito."""
        if self.escrito:
            self._escribir(" " * len(self.escrito))
            self._escribir("")

    def _escribir(self, linea: str) -> None:
        self.flujo.write(f"\r{linea}")
        self.flujo.flush()
        self.escrito = linea
