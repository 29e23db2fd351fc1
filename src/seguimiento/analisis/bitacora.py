"""Qué dicen las bitácoras a una fecha: última entrada, verificación, plazo vigente, estado efectivo."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from seguimiento.fechas import FechaParcial
from seguimiento.modelo.accion import (
    Accion,
    Evidencia,
    Prorroga,
    Seguible,
    Seguimiento,
    Verificacion,
)
from seguimiento.modelo.evaluacion import Recomendacion, SeguimientoDeRecomendacion
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeVerificacion


class Fechado(Protocol):
    """Cualquier entrada que lleve fecha."""

    @property
    def fecha(self) -> FechaParcial:
        """Cuándo ocurrió."""
        ...


class Anotado(Protocol):
    """Lo que se anota de una acción o de una de sus instancias."""

    @property
    def instancia(self) -> FechaParcial | None:
        """La instancia de que habla; `None` si es de la acción entera."""
        ...


Anotacion = Seguimiento | SeguimientoDeRecomendacion | Verificacion | Prorroga
F = TypeVar("F", bound=Fechado)
A = TypeVar("A", bound=Anotado)
E = TypeVar("E", Seguimiento, SeguimientoDeRecomendacion)


def anotaciones(anotado: Accion | Recomendacion) -> Iterator[Anotacion]:
    """Todo lo fechado que se anotó de una acción, o de una recomendación sin sus acciones."""
    yield from anotado.seguimiento
    yield from anotado.verificaciones
    yield from anotado.prorrogas


def se_anoto_algo(anotado: Accion | Recomendacion, desde: date, hasta: date) -> bool:
    """Si se le anotó algo después de un día y hasta otro: si no, lo que dice es lo mismo los dos."""
    return any(desde < una.fecha.ultimo_dia <= hasta for una in anotaciones(anotado))


def ultima(entradas: Iterable[F], hoy: date) -> F | None:
    """La última entrada a la fecha, incluida; a igual fecha, la última de la lista.

    Una fecha parcial cuenta desde su último día.
    """
    elegida: F | None = None
    for entrada in entradas:
        dia = entrada.fecha.ultimo_dia
        if dia <= hoy and (elegida is None or dia >= elegida.fecha.ultimo_dia):
            elegida = entrada
    return elegida


def de_la_accion(accion: Seguible, anotaciones: Sequence[A]) -> Sequence[A]:
    """Las anotaciones que hablan de la acción entera.

    Si la acción se repite, las que nombran una instancia hablan solo de ella, aunque falte el
    `inicio` con que calcularla. Si no se repite, todas.
    """
    if accion.recurrencia is None:
        return anotaciones
    return [a for a in anotaciones if a.instancia is None]


def de_sus_periodos(accion: Seguible, anotaciones: Sequence[A]) -> Sequence[A]:
    """Las demás: las que hablan de un período de lo que se repite."""
    if accion.recurrencia is None:
        return []
    return [a for a in anotaciones if a.instancia is not None]


@dataclass(frozen=True, slots=True)
class Racha(Generic[E]):
    """Las entradas por las que se está en un estado, y lo que de ellas dijo quien las comprobó."""

    entradas: tuple[E, ...]
    """Desde la que llegó a él: las demás, de lo mismo, la corrigen o la completan. Nunca vacía."""
    verificacion: Verificacion | None
    """La última hecha desde la primera entrada."""

    @property
    def ultima(self) -> E:
        """La que hoy vale."""
        return self.entradas[-1]

    @property
    def desde(self) -> FechaParcial:
        """Cuándo se llegó al estado."""
        return self.entradas[0].fecha

    @property
    def evidencias(self) -> tuple[Evidencia, ...]:
        """Las de todas: corregir una entrada no retira sus pruebas."""
        return tuple(evidencia for entrada in self.entradas for evidencia in entrada.evidencias)

    @property
    def rechazada(self) -> bool:
        """Si quien lo comprobó no lo sostuvo."""
        return self.verificacion is not None and not self.verificacion.resultado.sostiene


def racha(
    entradas: Iterable[E], verificaciones: Iterable[Verificacion], hoy: date
) -> Racha[E] | None:
    """Las entradas que, hasta la fecha, dicen lo mismo que la última; `None` si no hay ninguna.

    Otra entrada con el mismo estado terminal es una corrección. Con uno que no cierra nada, o tras una
    verificación que rechazó lo declarado, se empieza de nuevo.
    """
    en_orden = _hasta(entradas, hoy)
    if not en_orden:
        return None
    hechas = _hasta(verificaciones, hoy)
    suyas: list[E] = []
    verificacion, siguiente = None, 0
    for entrada in en_orden:
        dia = entrada.fecha.ultimo_dia
        # la hecha el mismo día juzga ya esta entrada
        while siguiente < len(hechas) and hechas[siguiente].fecha.ultimo_dia < dia:
            verificacion, siguiente = hechas[siguiente], siguiente + 1
        rechazada = verificacion is not None and not verificacion.resultado.sostiene
        corrige = suyas and entrada.estado is suyas[-1].estado and entrada.estado.terminal
        if not corrige or rechazada:
            suyas, verificacion = [], None
        suyas.append(entrada)
    quedan = hechas[siguiente:]
    return Racha(tuple(suyas), quedan[-1] if quedan else verificacion)


def _hasta(fechados: Iterable[F], hoy: date) -> list[F]:
    """Los de hasta la fecha, incluida, del más antiguo al más reciente."""
    vistos = [uno for uno in fechados if uno.fecha.ultimo_dia <= hoy]
    # de casi todo hay una anotación o ninguna, y esto se pregunta de cada acción muchas veces
    return sorted(vistos, key=lambda uno: uno.fecha.ultimo_dia) if len(vistos) > 1 else vistos


@dataclass(frozen=True, slots=True)
class EstadoALaFecha:
    """Lo declarado sobre una acción a una fecha y cuánto respaldo tiene."""

    declarado: EstadoDeAccion
    efectivo: EstadoDeAccion
    """El declarado, salvo que la verificación lo haya rechazado: entonces, `en_curso`."""
    respaldo: EstadoDeVerificacion
    racha: Racha[Seguimiento] | None
    """Las entradas en que se declara; `None` si no hay ninguna."""

    @property
    def entrada(self) -> Seguimiento | None:
        """La última entrada; `None` si no hay ninguna."""
        return self.racha.ultima if self.racha else None

    @property
    def desde(self) -> date | None:
        """El día en que se llegó al estado declarado; `None` si no hay ninguna entrada."""
        return self.racha.desde.ultimo_dia if self.racha else None


SIN_ENTRADAS = EstadoALaFecha(
    EstadoDeAccion.NO_INICIADA, EstadoDeAccion.NO_INICIADA, EstadoDeVerificacion.SIN_EVIDENCIA, None
)


def estado_a_la_fecha(
    entradas: Iterable[Seguimiento], verificaciones: Iterable[Verificacion], hoy: date
) -> EstadoALaFecha:
    """El estado que resulta de una bitácora y de sus verificaciones a la fecha, incluida.

    Una verificación juzga lo que se declaraba el día en que se hizo, y lo que después lo corrija; si lo
    rechaza, la acción queda en curso hasta que se anote otra entrada.
    """
    suya = racha(entradas, verificaciones, hoy)
    if suya is None:
        return SIN_ENTRADAS
    declarado, respaldo = suya.ultima.estado, EstadoDeVerificacion.SIN_EVIDENCIA
    if suya.evidencias:
        respaldo = EstadoDeVerificacion.AUTODECLARADA
    if declarado.terminal and suya.rechazada:
        en_curso, rechazada = EstadoDeAccion.EN_CURSO, EstadoDeVerificacion.RECHAZADA
        return EstadoALaFecha(declarado, en_curso, rechazada, suya)
    if declarado.terminal and suya.verificacion is not None:
        respaldo = EstadoDeVerificacion.VERIFICADA
    return EstadoALaFecha(declarado, declarado, respaldo, suya)


def estado_de(accion: Accion, hoy: date) -> EstadoALaFecha:
    """El estado de la acción entera a la fecha, incluida.

    Lo anotado de una instancia no la cierra, pero pone en curso la que no conste empezada: solo una
    entrada sin `instancia` cierra la serie.
    """
    propias = de_la_accion(accion, accion.seguimiento)
    estado = estado_a_la_fecha(propias, de_la_accion(accion, accion.verificaciones), hoy)
    if not estado.efectivo.empezada and algun_periodo_empezado(accion, hoy):
        en_curso = EstadoDeAccion.EN_CURSO
        return replace(estado, declarado=en_curso, efectivo=en_curso)
    return estado


def algun_periodo_empezado(seguido: Accion | Recomendacion, hoy: date) -> bool:
    """Si de lo que se repite consta, hasta la fecha, que se empezó alguno de sus períodos."""
    de_periodos = de_sus_periodos(seguido, seguido.seguimiento)
    return bool(de_periodos) and any(
        e.estado.como_accion.empezada and e.fecha.ultimo_dia <= hoy for e in de_periodos
    )


def prorrogas_concedidas(prorrogas: Iterable[Prorroga], hoy: date) -> list[Prorroga]:
    """Las prórrogas concedidas hasta la fecha, incluida, de la más antigua a la más reciente."""
    return _hasta(prorrogas, hoy)


def plazo_vigente(
    original: FechaParcial | None, prorrogas: Iterable[Prorroga], hoy: date
) -> FechaParcial | None:
    """El plazo de la última prórroga concedida hasta la fecha, o el original si no hay ninguna."""
    concedidas = prorrogas_concedidas(prorrogas, hoy)
    return concedidas[-1].plazo if concedidas else original
