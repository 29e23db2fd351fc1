"""Qué dicen las bitácoras a una fecha: última entrada, verificación, plazo vigente, estado efectivo."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from seguimiento.fechas import FechaParcial
from seguimiento.modelo.accion import Accion, Prorroga, Seguimiento, Verificacion
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


def anotaciones(anotado: Accion | Recomendacion) -> Iterator[Anotacion]:
    """Todo lo fechado que se anotó de una acción, o de una recomendación sin sus acciones."""
    yield from anotado.seguimiento
    yield from anotado.verificaciones
    if isinstance(anotado, Accion):
        yield from anotado.prorrogas


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


def de_la_accion(accion: Accion, anotaciones: Iterable[A]) -> list[A]:
    """Las anotaciones que hablan de la acción entera.

    Si la acción se repite, las que nombran una instancia hablan solo de ella, aunque falte el
    `inicio` con que calcularla. Si no se repite, todas.
    """
    return [a for a in anotaciones if a.instancia is None or accion.recurrencia is None]


@dataclass(frozen=True, slots=True)
class EstadoALaFecha:
    """Lo declarado sobre una acción a una fecha y cuánto respaldo tiene."""

    declarado: EstadoDeAccion
    efectivo: EstadoDeAccion
    """El declarado, salvo que la verificación lo haya rechazado: entonces, `en_curso`."""
    respaldo: EstadoDeVerificacion
    entrada: Seguimiento | None
    """La última entrada; `None` si no hay ninguna."""


SIN_ENTRADAS = EstadoALaFecha(
    EstadoDeAccion.NO_INICIADA, EstadoDeAccion.NO_INICIADA, EstadoDeVerificacion.SIN_EVIDENCIA, None
)


def estado_a_la_fecha(
    entradas: Iterable[Seguimiento], verificaciones: Iterable[Verificacion], hoy: date
) -> EstadoALaFecha:
    """El estado que resulta de una bitácora y de sus verificaciones a la fecha, incluida.

    Una verificación se refiere a la última entrada terminal anterior o igual a ella; si la rechaza,
    la acción queda en curso hasta que se anote otra entrada.
    """
    entrada = ultima(entradas, hoy)
    if entrada is None:
        return SIN_ENTRADAS
    respaldo = (
        EstadoDeVerificacion.AUTODECLARADA
        if entrada.evidencias
        else EstadoDeVerificacion.SIN_EVIDENCIA
    )
    efectivo = entrada.estado
    if entrada.estado.terminal:
        verificacion = verificacion_de(entrada, verificaciones, hoy)
        if verificacion is not None:
            respaldo = EstadoDeVerificacion.VERIFICADA
            if not verificacion.resultado.sostiene:
                respaldo, efectivo = EstadoDeVerificacion.RECHAZADA, EstadoDeAccion.EN_CURSO
    return EstadoALaFecha(entrada.estado, efectivo, respaldo, entrada)


def verificacion_de(
    entrada: Fechado, verificaciones: Iterable[Verificacion], hoy: date
) -> Verificacion | None:
    """La última verificación de una entrada hasta la fecha: las anteriores a ella no la juzgan."""
    desde = entrada.fecha.ultimo_dia
    return ultima((v for v in verificaciones if v.fecha.ultimo_dia >= desde), hoy)


def estado_de(accion: Accion, hoy: date) -> EstadoALaFecha:
    """El estado de la acción entera a la fecha, incluida.

    Lo anotado de una instancia no la cierra, pero la pone en curso: solo una entrada sin
    `instancia` cierra la serie.
    """
    propias = de_la_accion(accion, accion.seguimiento)
    estado = estado_a_la_fecha(propias, de_la_accion(accion, accion.verificaciones), hoy)
    if estado.entrada is None and any(_empezada(e, hoy) for e in accion.seguimiento):
        en_curso = EstadoDeAccion.EN_CURSO
        return replace(estado, declarado=en_curso, efectivo=en_curso)
    return estado


def _empezada(entrada: Seguimiento, hoy: date) -> bool:
    return entrada.fecha.ultimo_dia <= hoy and entrada.estado.empezada


def prorrogas_concedidas(prorrogas: Iterable[Prorroga], hoy: date) -> list[Prorroga]:
    """Las prórrogas concedidas hasta la fecha, incluida, de la más antigua a la más reciente."""
    concedidas = [prorroga for prorroga in prorrogas if prorroga.fecha.ultimo_dia <= hoy]
    return sorted(concedidas, key=lambda prorroga: prorroga.fecha.ultimo_dia)


def plazo_vigente(
    original: FechaParcial | None, prorrogas: Iterable[Prorroga], hoy: date
) -> FechaParcial | None:
    """El plazo de la última prórroga concedida hasta la fecha, o el original si no hay ninguna."""
    concedidas = prorrogas_concedidas(prorrogas, hoy)
    return concedidas[-1].plazo if concedidas else original
