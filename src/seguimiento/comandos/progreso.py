"""Cuántos archivos van, en la pantalla y solo si la espera pasa de un segundo."""

from time import monotonic
from typing import TextIO

ESPERA = 1.0
"""Segundos de trabajo antes de decir nada."""
CADA = 0.1
"""Segundos entre dos avisos."""


class Progreso:
    """Una línea que se reescribe sobre sí misma."""

    def __init__(self, flujo: TextIO) -> None:
        self.flujo = flujo
        self.siguiente = monotonic() + ESPERA
        self.escrito = False

    def van(self, archivos: int) -> None:
        """Anota que van tantos archivos."""
        ahora = monotonic()
        if ahora >= self.siguiente:
            self.siguiente = ahora + CADA
            self.flujo.write(f"\r{archivos} archivos leídos…")
            self.flujo.flush()
            self.escrito = True

    def borrar(self) -> None:
        """Deja la línea como si no se hubiera escrito."""
        if self.escrito:
            self.flujo.write("\r\x1b[K")
            self.flujo.flush()
