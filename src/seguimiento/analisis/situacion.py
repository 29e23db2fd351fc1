"""La situación de una acción a una fecha de corte: si está cerrada, vencida, por vencer o en plazo."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from seguimiento.analisis.bitacora import (
    EstadoALaFecha,
    de_la_serie,
    estado_a_la_fecha,
    plazo_vigente,
    prorrogas_concedidas,
    ultima,
)
from seguimiento.fechas import FechaParcial
from seguimiento.modelo.accion import Accion, Seguimiento
from seguimiento.modelo.cartera import AccionSituada
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.vocabularios import EstadoDeAccion, Marca, SituacionDeAccion, Verificacion

TRAMOS_DE_RETRASO = (30, 90, 365)
"""Último día de cada tramo de retraso: 1–30, 31–90, 91–365 y más de 365."""


@dataclass(frozen=True, slots=True)
class Situacion:
    """Lo que se sabe de una acción a una fecha de corte."""

    situacion: SituacionDeAccion
    estado: EstadoDeAccion
    """El efectivo: una completada que la verificación rechazó está en curso."""
    estado_declarado: EstadoDeAccion
    verificacion: Verificacion
    plazo: FechaParcial | None
    """El vigente a la fecha."""
    plazo_original: FechaParcial | None
    dias_de_retraso: int | None
    """Días naturales desde el plazo vigente; 0 si no está vencida y `None` sin plazo."""
    prorrogas: int
    marcas: tuple[Marca, ...]
    novedad: Seguimiento | None
    """La última entrada a la fecha, de la acción o de cualquiera de sus instancias."""

    @property
    def vence(self) -> date | None:
        """Último día del plazo vigente, incluido."""
        return self.plazo.ultimo_dia if self.plazo else None

    @property
    def abierta(self) -> bool:
        """Si aún se espera algo de ella."""
        return self.situacion is not SituacionDeAccion.CERRADA


def situar(situada: AccionSituada, hoy: date, configuracion: Configuracion) -> Situacion:
    """La situación de la acción a la fecha de corte."""
    accion = situada.accion
    en_serie = es_serie(accion)
    entradas = de_la_serie(accion) if en_serie else accion.seguimiento
    estado = estado_a_la_fecha(entradas, accion.verificaciones, hoy)
    novedad = ultima(accion.seguimiento, hoy)
    if en_serie and estado.entrada is None and novedad is not None:
        en_curso = EstadoDeAccion.EN_CURSO
        estado = EstadoALaFecha(en_curso, en_curso, estado.respaldo, None)
    prorrogas = [p for p in accion.prorrogas if p.instancia is None]
    concedidas = prorrogas_concedidas(prorrogas, hoy)
    plazo = plazo_vigente(accion.plazo, prorrogas, hoy)
    situacion = _situacion(estado.efectivo, plazo, hoy, configuracion.dias_por_vencer)
    desde = ultima_referencia(situada, novedad)
    return Situacion(
        situacion=situacion,
        estado=estado.efectivo,
        estado_declarado=estado.declarado,
        verificacion=estado.respaldo,
        plazo=plazo,
        plazo_original=accion.plazo,
        dias_de_retraso=_retraso(situacion, plazo, hoy),
        prorrogas=len(concedidas),
        marcas=tuple(_marcas(accion, estado, situacion, novedad, desde, hoy, configuracion)),
        novedad=novedad,
    )


def es_serie(accion: Accion) -> bool:
    """Si la acción se repite y se sabe desde cuándo: solo entonces hay instancias."""
    return accion.recurrencia is not None and accion.inicio is not None


def _situacion(
    estado: EstadoDeAccion, plazo: FechaParcial | None, hoy: date, dias_por_vencer: int
) -> SituacionDeAccion:
    if estado.terminal:
        return SituacionDeAccion.CERRADA
    if plazo is None:
        return SituacionDeAccion.SIN_PLAZO
    if plazo.ultimo_dia < hoy:
        return SituacionDeAccion.VENCIDA
    if plazo.ultimo_dia <= hoy + timedelta(days=dias_por_vencer):
        return SituacionDeAccion.POR_VENCER
    return SituacionDeAccion.EN_PLAZO


def situar_plazo(
    estado: EstadoALaFecha, plazo: FechaParcial | None, hoy: date, configuracion: Configuracion
) -> tuple[SituacionDeAccion, int | None]:
    """La situación y el retraso que corresponden a un estado y un plazo cualesquiera."""
    situacion = _situacion(estado.efectivo, plazo, hoy, configuracion.dias_por_vencer)
    return situacion, _retraso(situacion, plazo, hoy)


def _retraso(situacion: SituacionDeAccion, plazo: FechaParcial | None, hoy: date) -> int | None:
    if plazo is None:
        return None
    return (hoy - plazo.ultimo_dia).days if situacion is SituacionDeAccion.VENCIDA else 0


def ultima_referencia(situada: AccionSituada, novedad: Seguimiento | None) -> date | None:
    """Desde cuándo se cuenta la falta de novedad.

    La última entrada o, si no hay, la más tardía entre evaluación, respuesta e inicio.
    """
    if novedad is not None:
        return novedad.fecha.ultimo_dia
    registro = situada.origen.registro
    fechas = [registro.fecha if isinstance(registro, Evaluacion) else None, situada.accion.inicio]
    if situada.recomendacion is not None and situada.recomendacion.respuesta is not None:
        fechas.append(situada.recomendacion.respuesta.fecha)
    return max((fecha.ultimo_dia for fecha in fechas if fecha is not None), default=None)


def _marcas(  # noqa: PLR0913 — cada marca mira un dato distinto
    accion: Accion,
    estado: EstadoALaFecha,
    situacion: SituacionDeAccion,
    novedad: Seguimiento | None,
    desde: date | None,
    hoy: date,
    configuracion: Configuracion,
) -> Iterable[Marca]:
    abierta = situacion is not SituacionDeAccion.CERRADA
    completada = estado.efectivo is EstadoDeAccion.COMPLETADA
    if novedad is None:
        yield Marca.SIN_SEGUIMIENTO
    if abierta and desde is not None and (hoy - desde).days > configuracion.dias_sin_novedad:
        yield Marca.SIN_NOVEDAD
    no_iniciada = estado.efectivo is EstadoDeAccion.NO_INICIADA
    if accion.inicio is not None and accion.inicio.primer_dia < hoy and no_iniciada:
        yield Marca.DEBIA_EMPEZAR
    if completada and estado.respaldo is not Verificacion.VERIFICADA:
        yield Marca.POR_VERIFICAR
    if completada and estado.entrada is not None and not estado.entrada.evidencias:
        yield Marca.SIN_EVIDENCIA
    if any(prorroga.fecha.ultimo_dia <= hoy for prorroga in accion.prorrogas):
        yield Marca.PRORROGADA
    if accion.misma_que is not None:
        yield Marca.MISMA_QUE


def tramo_de_retraso(dias: int) -> int | None:
    """El tramo (0 a 3) en que caen los días de retraso; `None` si no hay retraso."""
    if dias <= 0:
        return None
    return sum(dias > limite for limite in TRAMOS_DE_RETRASO)
