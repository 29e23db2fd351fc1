"""Qué dicen las bitácoras a una fecha: última entrada, verificación, plazo vigente, estado efectivo."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from seguimiento.fechas import FechaParcial
from seguimiento.modelo.accion import Accion, Prorroga, Seguimiento, Verificacion
from seguimiento.vocabularios import EstadoDeAccion, ResultadoDeVerificacion
from seguimiento.vocabularios import Verificacion as Respaldo


class Fechado(Protocol):
    """Cualquier entrada que lleve fecha."""

    @property
    def fecha(self) -> FechaParcial:
        """Cuándo ocurrió."""
        ...


F = TypeVar("F", bound=Fechado)


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


def de_la_serie(accion: Accion) -> list[Seguimiento]:
    """Las entradas que hablan de la acción entera y no de una de sus instancias."""
    return [entrada for entrada in accion.seguimiento if entrada.instancia is None]


@dataclass(frozen=True, slots=True)
class EstadoALaFecha:
    """Lo declarado sobre una acción a una fecha y cuánto respaldo tiene."""

    declarado: EstadoDeAccion
    efectivo: EstadoDeAccion
    """El declarado, salvo que la verificación lo haya rechazado: entonces, `en_curso`."""
    respaldo: Respaldo
    entrada: Seguimiento | None
    """La última entrada; `None` si no hay ninguna."""


SIN_ENTRADAS = EstadoALaFecha(
    EstadoDeAccion.NO_INICIADA, EstadoDeAccion.NO_INICIADA, Respaldo.SIN_EVIDENCIA, None
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
    respaldo = Respaldo.AUTODECLARADA if entrada.evidencias else Respaldo.SIN_EVIDENCIA
    efectivo = entrada.estado
    if entrada.estado.terminal:
        desde = entrada.fecha.ultimo_dia
        posteriores = [v for v in verificaciones if v.fecha.ultimo_dia >= desde]
        verificacion = ultima(posteriores, hoy)
        if verificacion is not None:
            respaldo = Respaldo.VERIFICADA
            if verificacion.resultado is ResultadoDeVerificacion.RECHAZADA:
                respaldo, efectivo = Respaldo.RECHAZADA, EstadoDeAccion.EN_CURSO
    return EstadoALaFecha(entrada.estado, efectivo, respaldo, entrada)


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
