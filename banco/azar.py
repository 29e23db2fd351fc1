"""Lo que la cartera de mentira le pide al azar."""

from random import Random


def ocurre(azar: Random, veces: int, *, de: int) -> bool:
    """Si toca lo que ocurre tantas veces de cada tantas: `ocurre(azar, 3, de=22)`."""
    return azar.random() * de < veces
