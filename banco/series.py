"""Varias medidas de lo mismo y lo que puede decirse de ellas frente a un límite."""

from dataclasses import dataclass
from enum import StrEnum
from math import comb
from statistics import median

_FUERA = 0.025
"""Con qué probabilidad, como mucho, la mediana verdadera queda fuera del intervalo por cada lado."""


class Veredicto(StrEnum):
    """Qué se sabe de una fila."""

    CUMPLE = "cumple"
    NO_CUMPLE = "**no cumple**"
    DUDOSO = "dudoso"
    NO_SE_PUDO = "no se pudo medir"
    SIN_MEDIR = "sin medir"


@dataclass(frozen=True, slots=True)
class Serie:
    """Los valores de una fila, uno por pareja."""

    valores: tuple[float, ...]

    @property
    def mediana(self) -> float:
        """La del medio."""
        return median(self.valores)

    @property
    def intervalo(self) -> tuple[float, float]:
        """Entre qué valores está la mediana verdadera el 95 % de las veces, sean como sean los errores.

        Son los que dejan fuera, de cada lado, tantas parejas como caben en esa confianza: con nueve, la menor y la
        mayor. Con menos de seis no cabe dejar ninguna, y los extremos aciertan menos veces: con cinco, el 94 %; con
        tres, el 75 %.
        """
        ordenados = sorted(self.valores)
        fuera = sobran(len(ordenados))
        return ordenados[fuera], ordenados[-1 - fuera]

    def frente_a(self, limite: float, *, al_menos: bool = False) -> Veredicto:
        """Si la mediana cumple el límite; `DUDOSO` si este cae dentro del intervalo. El propio límite lo cumple."""
        menor, mayor = self.intervalo
        if al_menos:
            menor, mayor, limite = -mayor, -menor, -limite
        if mayor <= limite:
            return Veredicto.CUMPLE
        return Veredicto.NO_CUMPLE if menor > limite else Veredicto.DUDOSO

    def dista(self, limite: float, veces: float) -> bool:
        """Si todas quedan del mismo lado del límite y a esas veces, o más, de él."""
        return min(self.valores) > limite * veces or max(self.valores) < limite / veces


def sobran(cuantas: int) -> int:
    """Cuántas de tantas medidas se dejan fuera por cada lado (estadísticos de orden: la binomial de 1/2)."""
    fuera, acumulado = 0, 1
    while acumulado / 2**cuantas <= _FUERA:
        fuera += 1
        acumulado += comb(cuantas, fuera)
    return max(0, fuera - 1)
