"""Qué es una fila: algo que se promete del rendimiento, cómo se mide y con qué límite."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log

from carteras import Carteras
from medir import Gasto, Orden


class Tanda(StrEnum):
    """Las filas de una tanda comparten rondas: lo que varias necesitan se ejecuta una vez en cada una."""

    ARRANQUE = "lo que se tarda en empezar"
    CIEN = "100 + 100"
    MIL = "1.000 + 1.000"
    CINCO_MIL = "5.000 + 5.000, con lo recordado"
    CRECER = "de 1.000 + 1.000 a 5.000 + 5.000"
    HISTORIA = "5.000 archivos en git"
    LIBRO = "16.000 recomendaciones en Excel"


class Magnitud(StrEnum):
    """Qué se compara de lo que cuesta una orden."""

    PROCESADOR = "procesador"
    CAMINO = "camino crítico"
    MEMORIA = "MB"
    MODULOS = "módulos"

    @property
    def dispersa(self) -> bool:
        """Si cambia de una vez a otra, y hay que medirla muchas."""
        return self in {Magnitud.PROCESADOR, Magnitud.CAMINO}

    def de(self, gasto: Gasto) -> float:
        """La de esa ejecución."""
        match self:
            case Magnitud.PROCESADOR:
                return gasto.procesador
            case Magnitud.CAMINO:
                return gasto.camino
            case Magnitud.MEMORIA:
                return gasto.memoria
            case Magnitud.MODULOS:
                return gasto.hallados


Cuenta = Callable[[Sequence[float], Carteras], float]


def razon(valores: Sequence[float], _: Carteras) -> float:
    """Lo primero en veces lo segundo."""
    medido, suelo = valores
    return medido / suelo


def lo_que_anade(valores: Sequence[float], _: Carteras) -> float:
    """Lo primero menos lo segundo, que hace lo mismo menos eso, en veces lo tercero."""
    medido, sin_ello, suelo = valores
    return (medido - sin_ello) / suelo


def exponente(valores: Sequence[float], carteras: Carteras) -> float:
    """Con qué potencia del tamaño crece: 1 es en proporción."""
    grande, pequeno = valores
    return log(grande / pequeno) / log(carteras.tamano(5000) / carteras.tamano(1000))


def tal_cual(valores: Sequence[float], _: Carteras) -> float:
    """Lo medido, sin compararlo con nada."""
    (medido,) = valores
    return medido


@dataclass(frozen=True, slots=True)
class Fila:
    """Algo que se promete del rendimiento."""

    numero: str
    que: str
    frente: str
    """Frente a qué, o en qué unidad."""
    limite: float
    tanda: Tanda
    ordenes: Callable[[Carteras], tuple[Orden, ...]]
    """Lo que hay que ejecutar, de lo medido a su suelo. Lanza `OrdenFallida` si algo no puede prepararse."""
    magnitud: Magnitud = Magnitud.PROCESADOR
    cuenta: Cuenta = razon
    al_menos: bool = False
    """Si el límite es lo menos que ha de medir, y no lo más."""
