"""Lo que pasa entre dos fechas: saldos y lo que se anota dentro (DOMINIO §5 e incidencia 11, A3)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from independiente.acciones import Fila, Mirada, fila
from independiente.bitacora import (
    DE_ACCION,
    DE_RECOMENDACION,
    Estados,
    Lectura,
    en_orden,
    leer_bitacora,
)
from independiente.calculo import Cartera
from independiente.fechas import SIEMPRE, UN_DIA
from independiente.registros import Carpeta, Datos, ultimo


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

    @property
    def seguidas(self) -> Saldo:
        """El de las recomendaciones que se siguen sin acciones."""
        return saldo(*(_estados(una.seguidas.items()) for una in (self.antes, self.despues)))

    @cached_property
    def dias(self) -> tuple[Cartera, ...]:
        """La cartera de la víspera y la de cada día."""
        cuantos = (self.despues.corte - self.antes.corte).days
        carpeta, vispera = self.antes.carpeta, self.antes.corte
        return tuple(Cartera(carpeta, vispera + UN_DIA * n) for n in range(cuantos + 1))

    def cerradas_como(self, estado: str) -> frozenset[str]:
        """Las que el saldo da por cerradas, según cómo."""
        return frozenset(
            ref for ref in self.acciones.cerradas if self.despues.acciones[ref].estado == estado
        )


def _estados(cosas: Iterable[tuple[str, object]]) -> dict[str, bool]:
    return {ref: bool(getattr(una, "abierta")) for ref, una in cosas}  # noqa: B009 — de dos clases


# --- lo que pasa dentro


@dataclass(frozen=True, slots=True)
class Paso:
    """El estado efectivo de antes de una anotación y el que deja, que puede ser el mismo."""

    ref: str
    antes: str
    despues: str
    abierta_antes: bool
    abierta_despues: bool
    es_entrada: bool
    """O es una verificación."""

    @property
    def cambia(self) -> bool:
        """Si el estado es otro."""
        return self.antes != self.despues

    @property
    def reabre(self) -> bool:
        """Si estaba cerrado y deja de estarlo."""
        return not self.abierta_antes and self.abierta_despues

    @property
    def avanza(self) -> bool:
        """Si es una entrada que ni cierra ni reabre."""
        cierra = self.cambia and not self.abierta_despues
        return self.es_entrada and not cierra and not self.reabre


@dataclass(frozen=True)
class Hechos:
    """Lo que se anotó y lo que cambió dentro de un período, aunque al final no se note."""

    pasos: tuple[Paso, ...]
    verificadas: frozenset[str]
    rechazadas: frozenset[str]
    series_empezadas: frozenset[str]
    """Las que no estaban empezadas y de las que se anota algo de un período."""
    series_de_antes: frozenset[str]
    """Aquellas de las que ya se había empezado alguno."""

    @property
    def avances(self) -> frozenset[str]:
        """Aquello de que se anota algo que ni lo cierra ni lo reabre; las series, con su primer período."""
        propias = self._de(lambda uno: uno.avanza)
        return propias | (self.series_empezadas - self.series_de_antes)

    @property
    def completadas(self) -> frozenset[str]:
        """Las que llegan a estar hechas."""
        hechas = {"completada", "implementada"}
        return self._de(lambda uno: uno.cambia and uno.despues in hechas)

    @property
    def sin_hacer(self) -> frozenset[str]:
        """Las que se cancelan, dejan de aplicar o se descartan."""
        descartes = {"cancelada", "no_aplicable", "no_se_implementara"}
        return self._de(lambda uno: uno.cambia and uno.despues in descartes)

    @property
    def reabiertas(self) -> frozenset[str]:
        """Las que estaban cerradas y dejan de estarlo."""
        return self._de(lambda uno: uno.reabre)

    def _de(self, cuadra: Callable[[Paso], bool]) -> frozenset[str]:
        return frozenset(uno.ref for uno in self.pasos if cuadra(uno))


def hechos(despues: Cartera, desde: date) -> Hechos:
    """Lo de las acciones, sus períodos y las recomendaciones que se siguen sin acciones."""
    pasos: list[Paso] = []
    verificadas, rechazadas = set(), set()
    for ref, entradas, fallos, estados in _bitacoras(despues):
        pasos += _pasos(ref, entradas, fallos, estados, (desde, despues.corte))
        dentro = [uno for uno in fallos if _cae(uno, desde, despues.corte)]
        verificadas |= {ref for _ in dentro}
        rechazadas |= {ref for uno in dentro if uno["resultado"] == "rechazada"}
    return Hechos(
        tuple(pasos),
        frozenset(verificadas),
        frozenset(rechazadas),
        frozenset(_series_que_empiezan(despues, desde)),
        _series_empezadas(Cartera(despues.carpeta, desde - UN_DIA)),
    )


def _filas(cartera: Cartera) -> dict[str, Fila]:
    return {**cartera.acciones, **cartera.seguidas}


def _series_empezadas(cartera: Cartera) -> frozenset[str]:
    """Las que se repiten y de las que ya se había empezado algún período."""
    return frozenset(
        ref for ref, una in _filas(cartera).items() if una.lectura.algun_periodo_empezado
    )


def _series_que_empiezan(despues: Cartera, desde: date) -> Iterator[str]:
    """Las que pasan a estar en curso por lo que un día del período se anotó de uno de los suyos."""
    situadas = _filas(despues)
    for ref, dato in _datos(despues.carpeta):
        de_periodos = [una for una in dato.get("seguimiento", ()) if una.get("instancia")]
        for una in de_periodos if ref in situadas else ():
            estados = situadas[ref].lectura.estados
            if _cae(una, desde, despues.corte) and una["estado"] != estados.de_partida:
                dia = ultimo(una) or desde
                vispera, ese = (
                    fila(ref, dato, Mirada.de(despues.carpeta, cual), estados).lectura
                    for cual in (dia - UN_DIA, dia)
                )
                if vispera.sin_empezar and ese.abierta:
                    yield ref


Bitacora = tuple[str, list[Datos], list[Datos], Estados]


def _bitacoras(cartera: Cartera) -> Iterator[Bitacora]:
    """Las de las recomendaciones, tengan o no acciones, y las de estas."""
    for clave, evaluacion in cartera.evaluaciones.items():
        for una in evaluacion.get("recomendaciones", ()):
            if f"{clave}/{una['id']}" not in cartera.recomendaciones:
                continue
            yield from _por_periodo(f"{clave}/{una['id']}", una, DE_RECOMENDACION)
            for accion in una.get("acciones", ()):
                yield from _por_periodo(f"{clave}/{accion['id']}", accion, DE_ACCION)


def _por_periodo(ref: str, dato: Datos, estados: Estados) -> Iterator[Bitacora]:
    """La bitácora entera y, si es una serie, la de cada período."""
    entradas, fallos = dato.get("seguimiento", []), dato.get("verificaciones", [])
    nombres = {str(una["instancia"]) for una in (*entradas, *fallos) if una.get("instancia")}
    yield ref, _suyas(entradas, None), _suyas(fallos, None), estados
    for nombre in sorted(nombres):
        yield f"{ref}@{nombre}", _suyas(entradas, nombre), _suyas(fallos, nombre), estados


def _suyas(todas: list[Datos], nombre: str | None) -> list[Datos]:
    return [una for una in todas if una.get("instancia") == nombre]


def _pasos(
    ref: str,
    entradas: list[Datos],
    fallos: list[Datos],
    estados: Estados,
    dentro: tuple[date, date],
) -> Iterator[Paso]:
    """El de cada anotación fechada del período; de lo que no lleva fecha no se sabe cuándo fue."""
    desde, hasta = dentro
    ordenadas = [una for _, una in en_orden(entradas, hasta)]
    for puesto, una in enumerate(ordenadas):
        if (dia := ultimo(una)) and desde <= dia <= hasta:
            previos = [uno for uno in fallos if (ultimo(uno) or SIEMPRE) < dia]
            antes = leer_bitacora(ordenadas[:puesto], previos, dia, estados)
            despues = leer_bitacora(ordenadas[: puesto + 1], previos, dia, estados)
            yield _paso(ref, antes, despues, es_entrada=True)
    for puesto, uno in enumerate(fallos):
        if (dia := ultimo(uno)) and desde <= dia <= hasta:
            antes = leer_bitacora(entradas, fallos[:puesto], dia, estados)
            despues = leer_bitacora(entradas, fallos[: puesto + 1], dia, estados)
            yield _paso(ref, antes, despues, es_entrada=False)


def _paso(ref: str, antes: Lectura, despues: Lectura, *, es_entrada: bool) -> Paso:
    return Paso(ref, antes.efectivo, despues.efectivo, antes.abierta, despues.abierta, es_entrada)


def _cae(dato: Datos, desde: date, hasta: date) -> bool:
    dia = ultimo(dato)
    return bool(dia and desde <= dia <= hasta)


# --- lo que pasa con los plazos


@dataclass(frozen=True)
class DePlazos:
    """Los que vencieron dentro de un período y los que en él se prorrogaron, por sus referencias."""

    vencieron: frozenset[str]
    """Lo que algún día estuvo vencido sin estarlo la víspera."""
    prorrogadas: frozenset[str]


def de_plazos(periodo: Periodo, filas: Callable[[Cartera], Mapping[str, Fila]]) -> DePlazos:
    """Los de las acciones, las recomendaciones sin acciones o los compromisos que hay al final."""
    vencidas = [
        {ref for ref, una in filas(dia).items() if una.situacion == "vencida"}
        for dia in periodo.dias
    ]
    pasaron = (hoy - ayer for ayer, hoy in pairwise(vencidas))
    suyas = filas(periodo.despues).keys()
    return DePlazos(
        frozenset().union(*pasaron) & suyas,
        frozenset(
            f"{ref}@{una['instancia']}" if una.get("instancia") else ref
            for ref, dato in _datos(periodo.despues.carpeta)
            for una in dato.get("prorrogas", ())
            if ref in suyas and _cae(una, periodo.desde, periodo.despues.corte)
        ),
    )


def _datos(carpeta: Carpeta) -> Iterator[tuple[str, Datos]]:
    """Todo lo que puede seguirse por su plazo, como está escrito."""
    for clave, evaluacion in carpeta.evaluaciones.items():
        for una in evaluacion.get("recomendaciones", ()):
            yield f"{clave}/{una['id']}", una
            yield from ((f"{clave}/{accion['id']}", accion) for accion in una.get("acciones", ()))
    for clave, acuerdo in carpeta.acuerdos.items():
        yield from ((f"{clave}/{uno['id']}", uno) for uno in acuerdo.get("compromisos", ()))


def respondidas(periodo: Periodo) -> frozenset[str]:
    """Las recomendaciones cuya respuesta está fechada en el período."""
    return frozenset(
        ref
        for ref, una in periodo.despues.recomendaciones.items()
        if (dia := una.respondida_el) and periodo.desde <= dia
    )


def sin_fecha(cartera: Cartera) -> frozenset[str]:
    """Las recomendaciones y acciones con alguna entrada que no dice cuándo fue, suya o de un período."""
    return frozenset(
        ref
        for ref, dato in _datos(cartera.carpeta)
        if ref in cartera.recomendaciones or ref in cartera.acciones
        for vistas in (en_orden(dato.get("seguimiento", []), cartera.corte),)
        if any(not una.get("fecha") for _, una in vistas)
    )
