"""Cuánto se prueba: una muestra en `make test` y todo en `make duro`."""

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
ENTERO = bool(os.environ.get("SEG_DURO"))
"""Si se pasan las pruebas enteras."""


def una_parte(casos: Sequence[T], cada: int, desde: int = 0) -> Sequence[T]:
    """Uno de cada tantos casos, a partir de ese y siempre los mismos; todos en `make duro`."""
    return casos if ENTERO else casos[desde % cada :: cada]


def ejemplos(cuantos: int, cada: int) -> int:
    """Cuántos ejemplos al azar se prueban; en `make duro`, todos."""
    return cuantos if ENTERO else max(1, cuantos // cada)
