"""Lo que pasa entre dos fechas: saldos y lo que se anota dentro (DOMINIO §5 e incidencia 11, A3)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from independiente.bitacora import (
    TERMINALES,
    TERMINALES_DE_RECOMENDACION,
    Lectura,
    en_orden,
    leer_bitacora,
)
from independiente.calculo import Cartera
from independiente.fechas import SIEMPRE, UN_DIA
from independiente.registros import Datos, ultimo

EN_MARCHA = {"en_curso", "implementada_parcialmente"}


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
        return cls(Cartera(cartera.carpeta, desde - UN_DIA), cartera)

    @property
    def desde(self) -> date:
        """Su primer día."""
        return self.antes.corte + UN_DIA

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


# --- lo que pasa dentro


@dataclass(frozen=True, slots=True)
class Cambio:
    """Un estado efectivo que pasa a otro en un día."""

    ref: str
    antes: str
    despues: str
    abierta_antes: bool
    abierta_despues: bool


@dataclass(frozen=True)
class Hechos:
    """Lo que se anotó y lo que cambió dentro de un período, aunque al final no se note."""

    cambios: tuple[Cambio, ...]
    anotadas: frozenset[str]
    verificadas: frozenset[str]
    rechazadas: frozenset[str]
    series_empezadas: frozenset[str]
    """Las que no estaban empezadas y de las que se anota algo de un período."""
    series_de_antes: frozenset[str]
    """Las que ya lo estaban."""

    @property
    def empezadas(self) -> frozenset[str]:
        """Las que, abiertas y sin empezar, pasan a estar en marcha; las series, con su primer período."""
        propias = self._de(
            lambda uno: (
                uno.abierta_antes and uno.antes not in EN_MARCHA and uno.despues in EN_MARCHA
            )
        )
        return (propias | self.series_empezadas) - self.series_de_antes

    @property
    def completadas(self) -> frozenset[str]:
        """Las que llegan a estar hechas."""
        return self._de(lambda uno: uno.despues in {"completada", "implementada"})

    @property
    def sin_hacer(self) -> frozenset[str]:
        """Las que se cancelan, dejan de aplicar o se descartan."""
        descartes = {"cancelada", "no_aplicable", "no_se_implementara"}
        return self._de(lambda uno: uno.despues in descartes)

    @property
    def reabiertas(self) -> frozenset[str]:
        """Las que estaban cerradas y dejan de estarlo."""
        return self._de(lambda uno: not uno.abierta_antes and uno.abierta_despues)

    def _de(self, cuadra: Callable[[Cambio], bool]) -> frozenset[str]:
        return frozenset(uno.ref for uno in self.cambios if cuadra(uno))


def hechos(despues: Cartera, desde: date) -> Hechos:
    """Lo de las acciones, sus períodos y las recomendaciones que se siguen sin acciones."""
    cambios: list[Cambio] = []
    anotadas, verificadas, rechazadas = set(), set(), set()
    for ref, entradas, fallos, terminales in _bitacoras(despues):
        cambios += _cambios(ref, entradas, fallos, terminales, (desde, despues.corte))
        dentro = [uno for uno in fallos if _cae(uno, desde, despues.corte)]
        anotadas |= {ref for una in entradas if _cae(una, desde, despues.corte)}
        verificadas |= {ref for _ in dentro}
        rechazadas |= {ref for uno in dentro if uno["resultado"] == "rechazada"}
    antes, ahora = (
        _series(Cartera(despues.carpeta, dia)) for dia in (desde - UN_DIA, despues.corte)
    )
    return Hechos(
        tuple(cambios),
        frozenset(anotadas),
        frozenset(verificadas),
        frozenset(rechazadas),
        ahora - antes,
        antes,
    )


def _series(cartera: Cartera) -> frozenset[str]:
    """Las que se repiten y están empezadas, o lo estuvieron."""
    return frozenset(
        ref
        for ref, una in cartera.acciones.items()
        if una.es_serie
        and any(entrada["estado"] != "no_iniciada" for _, entrada in una.lectura.entradas)
    )


Bitacora = tuple[str, list[Datos], list[Datos], Collection[str]]


def _bitacoras(cartera: Cartera) -> Iterator[Bitacora]:
    for clave, evaluacion in cartera.evaluaciones.items():
        for una in evaluacion.get("recomendaciones", ()):
            if f"{clave}/{una['id']}" not in cartera.recomendaciones:
                continue
            for accion in una.get("acciones", ()):
                yield from _por_periodo(f"{clave}/{accion['id']}", accion, TERMINALES)
            if not una.get("acciones"):
                yield from _por_periodo(f"{clave}/{una['id']}", una, TERMINALES_DE_RECOMENDACION)


def _por_periodo(ref: str, dato: Datos, terminales: Collection[str]) -> Iterator[Bitacora]:
    """La bitácora entera y, si es una serie, la de cada período."""
    entradas, fallos = dato.get("seguimiento", []), dato.get("verificaciones", [])
    nombres = {str(una["instancia"]) for una in (*entradas, *fallos) if una.get("instancia")}
    yield ref, _suyas(entradas, None), _suyas(fallos, None), terminales
    for nombre in sorted(nombres):
        yield f"{ref}@{nombre}", _suyas(entradas, nombre), _suyas(fallos, nombre), terminales


def _suyas(todas: list[Datos], nombre: str | None) -> list[Datos]:
    return [una for una in todas if una.get("instancia") == nombre]


def _cambios(
    ref: str,
    entradas: list[Datos],
    fallos: list[Datos],
    terminales: Collection[str],
    dentro: tuple[date, date],
) -> Iterator[Cambio]:
    """Lo que cambia con cada anotación fechada del período; con lo que no lleva fecha no se sabe cuándo."""
    desde, hasta = dentro
    ordenadas = [una for _, una in en_orden(entradas, hasta)]
    for puesto, una in enumerate(ordenadas):
        if (dia := ultimo(una)) and desde <= dia <= hasta:
            previos = [uno for uno in fallos if (ultimo(uno) or SIEMPRE) < dia]
            antes = leer_bitacora(ordenadas[:puesto], previos, dia, terminales)
            yield from _cambio(
                ref, antes, leer_bitacora(ordenadas[: puesto + 1], previos, dia, terminales)
            )
    for puesto, uno in enumerate(fallos):
        if (dia := ultimo(uno)) and desde <= dia <= hasta:
            antes = leer_bitacora(entradas, fallos[:puesto], dia, terminales)
            yield from _cambio(
                ref, antes, leer_bitacora(entradas, fallos[: puesto + 1], dia, terminales)
            )


def _cambio(ref: str, antes: Lectura, despues: Lectura) -> Iterator[Cambio]:
    if antes.efectivo != despues.efectivo:
        yield Cambio(ref, antes.efectivo, despues.efectivo, antes.abierta, despues.abierta)


def _cae(dato: Datos, desde: date, hasta: date) -> bool:
    dia = ultimo(dato)
    return bool(dia and desde <= dia <= hasta)
