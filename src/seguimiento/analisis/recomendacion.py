"""El estado de una recomendación, que se deriva de su respuesta y de sus acciones."""

from collections.abc import Iterable, Sequence
from datetime import date

from seguimiento.analisis.bitacora import (
    Racha,
    algun_periodo_empezado,
    de_la_accion,
    racha,
    ultima,
)
from seguimiento.analisis.situacion import Situacion, declarada
from seguimiento.modelo.accion import Verificacion
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.modelo.evaluacion import (
    Recomendacion,
    Respuesta,
    SeguimientoDeRecomendacion,
)
from seguimiento.vocabularios import Decision, EstadoDeAccion, EstadoDerivado


def estado_derivado(
    recomendacion: Recomendacion, situaciones: Sequence[Situacion], hoy: date
) -> EstadoDerivado:
    """El estado de la recomendación a la fecha, dadas las situaciones de sus acciones.

    Se aplica la primera condición que cuadre, en el orden en que se leen.
    """
    respuesta = respuesta_a(recomendacion, hoy)
    decision = respuesta.decision_de_conjunto if respuesta else None
    if decision is not None and decision.rechaza:
        return EstadoDerivado.NO_SE_IMPLEMENTARA
    propio = estado_propio(recomendacion, hoy)
    if not recomendacion.acciones and propio is not None:
        return propio
    if respuesta is None and all(situacion.novedad is None for situacion in situaciones):
        return EstadoDerivado.SIN_RESPUESTA
    if not recomendacion.acciones and respuesta is not None and respuesta.plan is None:
        return EstadoDerivado.SIN_PLAN
    return _de_sus_acciones([situacion.estado for situacion in situaciones])


def estado_a_un_dia(recomendacion: Recomendacion, dia: date) -> EstadoDerivado:
    """El estado de la recomendación ese día, según lo que hasta él se anotó de sus acciones."""
    situaciones = [declarada(accion, dia) for accion in recomendacion.acciones]
    return estado_derivado(recomendacion, situaciones, dia)


def estado_propio(recomendacion: Recomendacion, hoy: date) -> EstadoDerivado | None:
    """El que declara su bitácora; `None` si no dice nada.

    Si una verificación rechaza lo que la cerró, la reabre.

    Lo anotado de un período no la cierra, pero pone en curso la que no conste empezada.
    """
    suya = racha_propia(recomendacion, hoy)
    if suya is not None and suya.ultima.estado.como_accion.empezada:
        return EstadoDerivado.EN_CURSO if _la_reabre(suya) else suya.ultima.estado.derivado
    if algun_periodo_empezado(recomendacion, hoy):
        return EstadoDerivado.EN_CURSO
    anotada = ultima(recomendacion.seguimiento, hoy) is not None
    return EstadoDerivado.PENDIENTE if anotada else None


def rechazo(recomendacion: Recomendacion, hoy: date) -> Verificacion | None:
    """La verificación que no sostuvo lo que su bitácora dio por cerrado; `None` si no la hay."""
    if not recomendacion.verificaciones:
        return None
    suya = racha_propia(recomendacion, hoy)
    return suya.verificacion if suya is not None and _la_reabre(suya) else None


def racha_propia(
    recomendacion: Recomendacion, hoy: date
) -> Racha[SeguimientoDeRecomendacion] | None:
    """Lo que dice de la recomendación entera su última racha de entradas; `None` si no hay ninguna."""
    entradas = de_la_accion(recomendacion, recomendacion.seguimiento)
    return racha(entradas, de_la_accion(recomendacion, recomendacion.verificaciones), hoy)


def _la_reabre(suya: Racha[SeguimientoDeRecomendacion]) -> bool:
    return suya.rechazada and suya.ultima.estado.terminal


def decision_a(recomendacion: Recomendacion, hoy: date) -> Decision | None:
    """La decisión que consta a la fecha; `None` si no hay respuesta todavía o no la dice."""
    respuesta = respuesta_a(recomendacion, hoy)
    return respuesta.decision_de_conjunto if respuesta else None


def respondida(recomendacion: Recomendacion, hoy: date) -> bool:
    """Si a la fecha consta una respuesta, no un borrador. Una respuesta sin fecha cuenta siempre."""
    return respuesta_a(recomendacion, hoy) is not None


def respuesta_a(recomendacion: Recomendacion, hoy: date) -> Respuesta | None:
    """La respuesta que consta a la fecha; `None` si aún no la hay."""
    respuesta = recomendacion.respuesta_dada
    if respuesta is None or respuesta.fecha is None or respuesta.fecha.ultimo_dia <= hoy:
        return respuesta
    return None


def espera_respuesta(situada: RecomendacionSituada, dia: date) -> bool:
    """Si ese día aún se le pide respuesta a la gerencia: no la hay, se espera y no está cerrada."""
    if respondida(situada.recomendacion, dia) or not pide_respuesta(situada):
        return False
    return estado_a_un_dia(situada.recomendacion, dia).abierta


def pide_respuesta(situada: RecomendacionSituada) -> bool:
    """Si su evaluación es de las que esperan respuesta gerencial: lo son si no dicen otra cosa."""
    return situada.evaluacion.registro.pide_respuesta is not False


def _de_sus_acciones(estados: Iterable[EstadoDeAccion]) -> EstadoDerivado:
    lista = list(estados)
    cuentan = [estado for estado in lista if estado.cuenta]
    if lista and not cuentan:
        return EstadoDerivado.NO_SE_IMPLEMENTARA
    completadas = sum(estado.cumple for estado in cuentan)
    if cuentan and completadas == len(cuentan):
        return EstadoDerivado.IMPLEMENTADA
    if completadas:
        return EstadoDerivado.IMPLEMENTADA_PARCIALMENTE
    if any(estado.empezada for estado in cuentan):
        return EstadoDerivado.EN_CURSO
    return EstadoDerivado.PENDIENTE
