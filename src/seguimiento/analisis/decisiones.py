"""Lo que se decidió en las reuniones y el compromiso al que toca cada decisión."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from seguimiento.analisis.referencias import leer_referencia
from seguimiento.modelo.acuerdo import DecisionDeReunion
from seguimiento.modelo.cartera import (
    AccionSituada,
    Cartera,
    ReunionSituada,
    acciones_y_compromisos,
)

PorReferencia = Mapping[str, AccionSituada]
"""Acciones y compromisos por su referencia completa, en minúsculas."""


@dataclass(frozen=True, slots=True)
class Decidido:
    """Una decisión, la reunión que la tomó y el compromiso al que toca."""

    reunion: ReunionSituada
    decision: DecisionDeReunion
    compromiso: AccionSituada | None
    """`None` si no nombra ninguno o si el que nombra no está entre lo leído."""

    @property
    def perdido(self) -> bool:
        """Si nombra un compromiso que no está entre lo leído."""
        return self.decision.compromiso is not None and self.compromiso is None

    @property
    def de_fuera(self) -> bool:
        """Si nombra algo de otro registro."""
        return not leer_referencia(self.decision.compromiso or "").es_de(self.reunion.acuerdo.id)


def por_referencia(cartera: Cartera) -> PorReferencia:
    """Las acciones y compromisos de la cartera, para hallar los que nombran las decisiones."""
    return {ref.casefold(): situada for ref, situada in acciones_y_compromisos(cartera).items()}


def decidido_en(reunion: ReunionSituada, conocidas: PorReferencia) -> Iterator[Decidido]:
    """Cada decisión de la reunión con su compromiso, en el orden en que se escribieron."""
    for decision in reunion.reunion.decisiones:
        yield Decidido(reunion, decision, _nombrado(reunion, decision, conocidas))


def _nombrado(
    reunion: ReunionSituada, decision: DecisionDeReunion, conocidas: PorReferencia
) -> AccionSituada | None:
    """El compromiso que nombra la decisión; un id a secas es del mismo acuerdo."""
    if decision.compromiso is None:
        return None
    referencia = leer_referencia(decision.compromiso)
    archivo, interno = reunion.acuerdo.id, referencia.archivo
    if referencia.interno:
        archivo, interno = referencia.archivo, referencia.interno
    return conocidas.get(f"{archivo}/{interno}".casefold())
