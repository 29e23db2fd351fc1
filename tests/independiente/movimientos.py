"""Lo que pasa entre dos fechas: saldos y lo que se anota dentro (DOMINIO §5 e incidencia 11, A3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from independiente.calculo import Cartera


@dataclass(frozen=True, slots=True)
class Saldo:
    """Lo abierto al inicio, lo que entra y sale, y lo abierto al final."""

    inicio: frozenset[str]
    nuevas: frozenset[str]
    reabiertas: frozenset[str]
    cerradas: frozenset[str]
    final: frozenset[str]

    @property
    def cuadra(self) -> bool:
        """Si iniciales + nuevas + reabiertas − cerradas son las finales, también una a una."""
        return (self.inicio | self.nuevas | self.reabiertas) - self.cerradas == self.final


def saldo(antes: Mapping[str, bool], despues: Mapping[str, bool]) -> Saldo:
    """El de dos fotografías que dicen de cada cosa que existe si está abierta."""
    abiertas, finales = _abiertas(antes), _abiertas(despues)
    nuevas = frozenset(despues) - frozenset(antes)
    return Saldo(
        abiertas,
        nuevas,
        (finales - abiertas) - nuevas,
        (abiertas | nuevas) - finales,
        finales,
    )


def _abiertas(estados: Mapping[str, bool]) -> frozenset[str]:
    return frozenset(ref for ref, abierta in estados.items() if abierta)


@dataclass(frozen=True)
class Periodo:
    """Una cartera entre dos días, los dos incluidos."""

    antes: Cartera
    despues: Cartera

    @classmethod
    def de(cls, cartera: Cartera, desde: date) -> "Periodo":
        """El que va de ese día al corte de la cartera."""
        return cls(Cartera(cartera.carpeta, desde - timedelta(days=1)), cartera)

    @property
    def acciones(self) -> Saldo:
        """El saldo de las acciones."""
        return saldo(*(_estados(una.acciones.items()) for una in (self.antes, self.despues)))

    @property
    def recomendaciones(self) -> Saldo:
        """El saldo de las recomendaciones."""
        return saldo(*(_estados(una.recomendaciones.items()) for una in (self.antes, self.despues)))

    def cerradas_como(self, estado: str) -> frozenset[str]:
        """Las que el saldo da por cerradas, según cómo."""
        return frozenset(
            ref for ref in self.acciones.cerradas if self.despues.acciones[ref].estado == estado
        )


def _estados(cosas: Iterable[tuple[str, object]]) -> dict[str, bool]:
    return {ref: bool(getattr(una, "abierta")) for ref, una in cosas}  # noqa: B009 — de dos clases
