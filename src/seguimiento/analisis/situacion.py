"""La situación de una acción a una fecha de corte: si está cerrada, vencida, por vencer o en plazo."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple, Protocol

from seguimiento.analisis.bitacora import (
    Racha,
    de_la_accion,
    estado_de,
    prorrogas_concedidas,
    ultima,
)
from seguimiento.fechas import SIN_FECHA, FechaParcial
from seguimiento.modelo.accion import Accion, Entrada, Evidencia, Seguible, Seguimiento
from seguimiento.modelo.cartera import AccionSituada
from seguimiento.modelo.configuracion import TRAMOS_DE_RETRASO, Configuracion
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.vocabularios import (
    EstadoDeAccion,
    EstadoDeVerificacion,
    Marca,
    SituacionDeAccion,
    total,
)


class Margenes(Protocol):
    """Con cuánta antelación se avisa y cuánto silencio se admite: los configurados u otros."""

    @property
    def dias_por_vencer(self) -> int:
        """Con cuántos días de antelación se avisa."""

    @property
    def dias_sin_novedad(self) -> int:
        """Cuántos días sin novedad son demasiados."""


@dataclass(frozen=True, slots=True)
class Situacion:
    """Lo que se sabe de una acción a una fecha de corte."""

    situacion: SituacionDeAccion
    estado: EstadoDeAccion
    """El efectivo: una completada que la verificación rechazó está en curso."""
    estado_declarado: EstadoDeAccion
    verificacion: EstadoDeVerificacion
    plazo: FechaParcial | None
    """El vigente a la fecha."""
    plazo_original: FechaParcial | None
    dias_de_retraso: int | None
    """Días naturales desde el plazo vigente; 0 si no está vencida y `None` sin plazo."""
    prorrogas: int
    marcas: tuple[Marca, ...]
    novedad: Entrada | None
    """La última entrada a la fecha, de la acción o de cualquiera de sus instancias."""
    racha: Racha[Seguimiento] | None = None
    """Las entradas en que se declara su estado, con sus evidencias y su verificación."""

    @property
    def evidencias(self) -> tuple[Evidencia, ...]:
        """Las pruebas de lo que se declara."""
        return self.racha.evidencias if self.racha else ()

    @property
    def vence(self) -> date | None:
        """Último día del plazo vigente, incluido."""
        return self.plazo.ultimo_dia if self.plazo else None

    @property
    def movido(self) -> bool:
        """Si el plazo vigente no es el que se fijó al principio."""
        return self.plazo_original is not None and self.plazo != self.plazo_original

    @property
    def abierta(self) -> bool:
        """Si aún se espera algo de ella."""
        return self.situacion is not SituacionDeAccion.CERRADA

    @property
    def vencida(self) -> bool:
        """Si sigue abierta y su plazo vigente ya pasó."""
        return self.situacion is SituacionDeAccion.VENCIDA

    @property
    def por_vencer(self) -> bool:
        """Si sigue abierta y su plazo vence dentro del margen de aviso."""
        return self.situacion is SituacionDeAccion.POR_VENCER


def situar(situada: AccionSituada, hoy: date, margenes: Margenes) -> Situacion:
    """La situación de la acción a la fecha de corte."""
    return al_dia(situada, declarada(situada.accion, hoy), hoy, margenes)


def declarada(accion: Accion, hoy: date) -> Situacion:
    """Lo que de la acción dice lo anotado hasta la fecha: su estado, si está abierta, su plazo.

    Le falta lo que además corre con los días —si venció, el retraso, las marcas—, que pone `al_dia`.
    """
    estado = estado_de(accion, hoy)
    concedidas = prorrogas_concedidas(de_la_accion(accion, accion.prorrogas), hoy)
    terminal = estado.efectivo.terminal
    return Situacion(
        situacion=SituacionDeAccion.CERRADA if terminal else SituacionDeAccion.SIN_PLAZO,
        estado=estado.efectivo,
        estado_declarado=estado.declarado,
        verificacion=estado.respaldo,
        plazo=concedidas[-1].plazo if concedidas else accion.plazo,
        plazo_original=accion.plazo,
        dias_de_retraso=None,
        prorrogas=len(concedidas),
        marcas=(),
        novedad=ultima(accion.seguimiento, hoy),
        racha=estado.racha,
    )


def al_dia(situada: AccionSituada, suya: Situacion, hoy: date, margenes: Margenes) -> Situacion:
    """La situación a la fecha de una acción de la que, desde la que se da, no se ha anotado nada.

    Vale hacia adelante y hacia atrás. Es la misma que se da si nada cambia.
    """
    situacion, retraso = situar_plazo(suya.estado, suya.plazo, hoy, margenes)
    abierta = situacion is not SituacionDeAccion.CERRADA
    marcas = _marcas(situada, suya, hoy, margenes, abierta=abierta)
    if (situacion, retraso, marcas) == (suya.situacion, suya.dias_de_retraso, suya.marcas):
        return suya
    # campo por campo: `replace` los busca todos, y esto se hace para cada acción de cada día que se mira
    return Situacion(
        situacion,
        suya.estado,
        suya.estado_declarado,
        suya.verificacion,
        suya.plazo,
        suya.plazo_original,
        retraso,
        suya.prorrogas,
        marcas,
        suya.novedad,
        suya.racha,
    )


def es_serie(accion: Seguible) -> bool:
    """Si la acción se repite y se sabe desde cuándo: solo entonces hay instancias."""
    return accion.recurrencia is not None and accion.inicio is not None


def situar_plazo(
    estado: EstadoDeAccion, plazo: FechaParcial | None, hoy: date, margenes: Margenes
) -> tuple[SituacionDeAccion, int | None]:
    """La situación y el retraso que corresponden a un estado efectivo y un plazo cualesquiera."""
    situacion = _situacion(estado, plazo, hoy, margenes.dias_por_vencer)
    return situacion, _retraso(situacion, plazo, hoy)


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


def _retraso(situacion: SituacionDeAccion, plazo: FechaParcial | None, hoy: date) -> int | None:
    if plazo is None:
        return None
    return (hoy - plazo.ultimo_dia).days if situacion is SituacionDeAccion.VENCIDA else 0


def ultima_referencia(situada: AccionSituada, novedad: Entrada | None, hoy: date) -> date | None:
    """Desde cuándo se cuenta la falta de novedad a la fecha.

    La última entrada (la que no lleva fecha, desde la anterior) o, si no hay ninguna fechada, lo más
    tardío entre evaluación, respuesta ya dada e inicio.
    """
    if novedad is not None and novedad.fecha != SIN_FECHA:
        return novedad.fecha.ultimo_dia
    registro, recomendacion = situada.origen.registro, situada.recomendacion
    evaluacion = registro.fecha if isinstance(registro, Evaluacion) else None
    respuesta = recomendacion.respuesta_dada if recomendacion else None
    respondida = respuesta.fecha if respuesta else None
    dias = [situada.accion.inicio.primer_dia] if situada.accion.inicio else []
    if evaluacion is not None:
        dias.append(evaluacion.ultimo_dia)
    if respondida is not None and respondida.ultimo_dia <= hoy:
        dias.append(respondida.ultimo_dia)
    return max(dias, default=None)


def _marcas(
    situada: AccionSituada, suya: Situacion, hoy: date, margenes: Margenes, *, abierta: bool
) -> tuple[Marca, ...]:
    """Las señales que cuadran, en el orden del vocabulario."""
    accion, estado = situada.accion, suya.estado
    cumple = estado.cumple
    senales = _Senales(
        sin_seguimiento=suya.novedad is None,
        sin_novedad=abierta and _callada(situada, suya.novedad, hoy, margenes),
        debia_empezar=not estado.empezada and _paso(accion.inicio, hoy),
        por_verificar=cumple and not suya.verificacion.comprobada,
        sin_evidencia=cumple and not suya.evidencias,
        prorrogada=suya.prorrogas > 0,
        misma_que=accion.misma_que is not None,
    )
    return _las_que_cuadran(senales)


class _Senales(NamedTuple):
    """Lo que se mira de una acción para cada marca."""

    sin_seguimiento: bool
    sin_novedad: bool
    debia_empezar: bool
    por_verificar: bool
    sin_evidencia: bool
    prorrogada: bool
    misma_que: bool


@cache
def _las_que_cuadran(senales: _Senales) -> tuple[Marca, ...]:
    """Las marcas de unas señales: hay muy pocas combinaciones, y miles de acciones."""
    de_cada_una = total(
        {
            Marca.SIN_SEGUIMIENTO: senales.sin_seguimiento,
            Marca.SIN_NOVEDAD: senales.sin_novedad,
            Marca.DEBIA_EMPEZAR: senales.debia_empezar,
            Marca.POR_VERIFICAR: senales.por_verificar,
            Marca.SIN_EVIDENCIA: senales.sin_evidencia,
            Marca.PRORROGADA: senales.prorrogada,
            Marca.MISMA_QUE: senales.misma_que,
        },
    )
    return tuple(marca for marca, cuadra in de_cada_una.items() if cuadra)


def _callada(
    situada: AccionSituada, novedad: Entrada | None, hoy: date, margenes: Margenes
) -> bool:
    desde = ultima_referencia(situada, novedad, hoy) or hoy
    return (hoy - desde).days > margenes.dias_sin_novedad


def _paso(inicio: FechaParcial | None, hoy: date) -> bool:
    return inicio is not None and inicio.primer_dia < hoy


def tramos_de_retraso(configuracion: Configuracion) -> tuple[int, ...]:
    """El último día de cada tramo, de menor a mayor: los configurados o, si no hay, los de fábrica."""
    return configuracion.tramos_de_retraso or TRAMOS_DE_RETRASO


def tramo_de_retraso(dias: int, limites: tuple[int, ...]) -> int | None:
    """El tramo, desde el 0, en que caen los días de retraso; `None` si no hay retraso."""
    if dias <= 0:
        return None
    return sum(dias > limite for limite in limites)
