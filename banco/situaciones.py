"""En qué situación está cada cosa de la cartera de mentira a su fecha de corte, y en qué proporción.

Es el único sitio donde se dice. Las matrices son de tres épocas: las recién recibidas, que nadie ha llenado; las que
están en marcha y las antiguas, casi cerradas. La situación de cada acción se sortea con el reparto de la suya, y de
ella salen su plazo y su bitácora.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

CORTE = date(2024, 3, 31)
"""La fecha de corte de las carteras de mentira: ningún hecho es posterior."""
MES_DEL_CORTE = CORTE.year * 12 + CORTE.month - 1
CERRADA, VENCIDA, POR_VENCER, EN_PLAZO, SIN_PLAZO = SITUACIONES = (
    "cerrada",
    "vencida",
    "por_vencer",
    "en_plazo",
    "sin_plazo",
)


@dataclass(frozen=True, slots=True)
class Epoca:
    """De cuándo son unas matrices y cómo va lo suyo."""

    de_veinte: int
    """Cuántas de cada veinte matrices son de esta época."""
    anios: tuple[int, int]
    """El primero y el último en que terminaron sus evaluaciones."""
    respondida: bool
    """Si la gerencia ha contestado y hay seguimiento."""
    reparto: Mapping[str, int]
    """Cuántas de cada cien acciones están en cada situación."""

    def situacion(self, azar: Random) -> str:
        """La de una de sus acciones."""
        return azar.choices([*self.reparto], weights=[*self.reparto.values()])[0]


RECIEN_RECIBIDAS = Epoca(
    de_veinte=3,
    anios=(2023, 2023),
    respondida=False,
    reparto={VENCIDA: 8, POR_VENCER: 12, EN_PLAZO: 75, SIN_PLAZO: 5},
)
EN_MARCHA = Epoca(
    de_veinte=7,
    anios=(2021, 2022),
    respondida=True,
    reparto={CERRADA: 38, VENCIDA: 20, POR_VENCER: 9, EN_PLAZO: 28, SIN_PLAZO: 5},
)
ANTIGUAS = Epoca(
    de_veinte=10,
    anios=(2014, 2020),
    respondida=True,
    reparto={CERRADA: 73, VENCIDA: 20, POR_VENCER: 1, EN_PLAZO: 2, SIN_PLAZO: 4},
)
_EPOCAS = (RECIEN_RECIBIDAS, EN_MARCHA, ANTIGUAS)
_VEINTE = tuple(una for una in _EPOCAS for _ in range(una.de_veinte))
_ORDEN = tuple(Random("épocas").sample(_VEINTE, len(_VEINTE)))
DE_LOS_COMPROMISOS = {CERRADA: 15, VENCIDA: 10, POR_VENCER: 5, EN_PLAZO: 10, SIN_PLAZO: 60}
"""Lo mismo de los compromisos de un acuerdo vigente, que casi nunca llevan plazo."""


def epoca(numero: int) -> Epoca:
    """La de esa matriz; barajadas de veinte en veinte, para que cualquier tramo tenga de todas."""
    return _ORDEN[numero % len(_ORDEN)]


DECISIONES = {"": 1, "rechazada": 2, "aceptada_parcialmente": 6, "aceptada": 21}
"""De cada treinta recomendaciones de una época con respuesta, a cuántas se contestó qué; «» es nada."""
SIN_PLAN = 1, 30
"""Cuántas, de cuántas contestadas y no rechazadas, siguen sin acciones."""


def proporciones() -> dict[str, float]:
    """Qué parte de las acciones está en cada situación; juntas suman 1."""
    pesos = dict.fromkeys(SITUACIONES, 0.0)
    for una in _EPOCAS:
        for suya, parte in _con_acciones(una):
            for situacion, cuantas in suya.reparto.items():
                pesos[situacion] += una.de_veinte * parte * cuantas
    total = sum(pesos.values())
    return {situacion: peso / total for situacion, peso in pesos.items()}


def _con_acciones(una: Epoca) -> tuple[tuple[Epoca, float], ...]:
    """Qué parte de las recomendaciones de una época tiene acciones, y con el reparto de cuál."""
    if not una.respondida:
        return ((una, 1),)
    sin_respuesta, rechazadas, *_ = DECISIONES.values()
    todas, (sin_plan, de) = sum(DECISIONES.values()), SIN_PLAN
    contestadas = (todas - sin_respuesta - rechazadas) / todas * (1 - sin_plan / de)
    # lo que nadie contestó está por llenar, sea de cuando sea
    return (una, contestadas), (RECIEN_RECIBIDAS, sin_respuesta / todas)


def plazo(azar: Random, situacion: str, fin: int) -> int | None:
    """El mes del plazo vigente de algo en esa situación, de una evaluación que acabó el mes `fin`.

    Como solo lleva el mes, vale hasta su último día.
    """
    vencido = MES_DEL_CORTE - 1
    match situacion:
        case "cerrada":
            return fin + azar.randint(6, 20)
        case "vencida":
            return azar.randint(min(fin + 6, vencido), min(fin + 23, vencido))
        case "por_vencer":
            # el mismo día del corte o treinta después, que aún es pronto
            return azar.randint(MES_DEL_CORTE, MES_DEL_CORTE + 1)
        case "en_plazo":
            return azar.randint(MES_DEL_CORTE + 2, MES_DEL_CORTE + 18)
        case _:
            return None
