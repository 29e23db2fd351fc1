"""Las instancias de una acción recurrente: un período tras otro desde que empieza."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from seguimiento.analisis.bitacora import (
    A,
    de_la_accion,
    estado_a_la_fecha,
    estado_de,
    plazo_vigente,
    prorrogas_concedidas,
)
from seguimiento.analisis.situacion import Margenes, Situacion, situar_plazo
from seguimiento.fechas import (
    UN_DIA,
    FechaParcial,
    Precision,
    de_dia,
    etiqueta_de_periodo,
    leer_fecha,
    sumar_meses,
)
from seguimiento.modelo.accion import Accion, Seguible
from seguimiento.vocabularios import Marca, Recurrencia, SituacionDeAccion, total

_PRECISION = total(
    {
        Recurrencia.SEMANAL: Precision.DIA,
        Recurrencia.MENSUAL: Precision.MES,
        Recurrencia.BIMESTRAL: Precision.MES,
        Recurrencia.TRIMESTRAL: Precision.TRIMESTRE,
        Recurrencia.CUATRIMESTRAL: Precision.MES,
        Recurrencia.SEMESTRAL: Precision.SEMESTRE,
        Recurrencia.ANUAL: Precision.ANIO,
    }
)


@dataclass(frozen=True, slots=True)
class Periodicidad:
    """Un período de una serie. La etiqueta es la del período natural en que empieza."""

    etiqueta: str
    desde: date
    hasta: date
    """Último día, incluido: el día en que vence."""

    def es(self, fecha: FechaParcial) -> bool:
        """Si la fecha con que alguien nombró una instancia se refiere a esta.

        Vale su etiqueta o una fecha de dentro, si no es más vaga: `2023` no nombra un trimestre.
        """
        return fecha.texto == self.etiqueta or (
            fecha.precision.value <= leer_fecha(self.etiqueta).precision.value
            and self.desde <= fecha.ultimo_dia <= self.hasta
        )


@dataclass(frozen=True, slots=True)
class Instancia:
    """Una instancia y su situación a la fecha."""

    periodo: Periodicidad
    situacion: Situacion


def periodos(accion: Seguible, hasta: date, hoy: date = date.max) -> Iterator[Periodicidad]:
    """Los períodos de la serie que empiezan hasta el día dado, incluido.

    La instancia k es [inicio + k·p, inicio + (k+1)·p): vence su último día, o el del plazo de la
    serie, con las prórrogas concedidas hasta `hoy`, si llega antes. Sin inicio no hay ninguno: no
    se inventan.
    """
    if accion.inicio is None or accion.recurrencia is None:
        return
    primero, recurrencia = accion.inicio.primer_dia, accion.recurrencia
    plazo = plazo_vigente(accion.plazo, de_la_accion(accion, accion.prorrogas), hoy)
    fin = plazo.ultimo_dia if plazo else date.max
    vuelta = 0
    while (desde := principio(primero, recurrencia, vuelta)) <= min(hasta, fin):
        vuelta += 1
        ultimo = min(principio(primero, recurrencia, vuelta) - UN_DIA, fin)
        yield Periodicidad(etiqueta_de_periodo(desde, _PRECISION[recurrencia]), desde, ultimo)


def periodo_nombrado(accion: Seguible, fecha: FechaParcial, hoy: date) -> Periodicidad | None:
    """El período a que se refiere una fecha, aunque no haya llegado; `None` si a ninguno."""
    candidatos = [*periodos(accion, fecha.ultimo_dia, hoy)]
    exacto = (periodo for periodo in candidatos if periodo.etiqueta == fecha.texto)
    return next(exacto, None) or next((p for p in candidatos if p.es(fecha)), None)


def proximo_periodo(accion: Seguible, hoy: date) -> Periodicidad | None:
    """El primero que empieza después de la fecha; `None` si no queda ninguno."""
    un_ano_despues = hoy + timedelta(days=_MAS_LARGO)
    return next((p for p in periodos(accion, un_ano_despues, hoy) if p.desde > hoy), None)


_MAS_LARGO = 366
"""Días del período más largo."""


def principio(primero: date, recurrencia: Recurrencia, vuelta: int) -> date:
    """El día en que empieza la vuelta dada de algo que se repite desde el primero."""
    if recurrencia.meses:
        return sumar_meses(primero, vuelta * recurrencia.meses)
    return primero + timedelta(weeks=vuelta)


def instancias(accion: Accion, hoy: date, margenes: Margenes) -> list[Instancia]:
    """Las instancias que han empezado a la fecha, con su situación; vacía si la acción no es serie.

    Cuando la serie se cierra (`completada` sin `instancia`), de las que quedaban sin hacer ya no se
    espera nada: las que no habían vencido desaparecen y las demás figuran cerradas con su estado.
    """
    serie = estado_de(accion, hoy)
    todas = [_instancia(accion, periodo, hoy, margenes) for periodo in periodos(accion, hoy, hoy)]
    if serie.desde is None or not serie.efectivo.terminal:
        return todas
    return tras_el_cierre(todas, serie.desde)


def tras_el_cierre(halladas: Iterable[Instancia], cierre: date) -> list[Instancia]:
    """Las que quedan de una serie que se cerró ese día, sin reclamar ninguna."""
    return [
        replace(una, situacion=_sin_exigir(una.situacion)) if una.situacion.abierta else una
        for una in halladas
        if not una.situacion.abierta or (una.situacion.vence or una.periodo.hasta) < cierre
    ]


def _sin_exigir(situacion: Situacion) -> Situacion:
    return replace(situacion, situacion=SituacionDeAccion.CERRADA, dias_de_retraso=0)


def _instancia(accion: Accion, periodo: Periodicidad, hoy: date, margenes: Margenes) -> Instancia:
    prorrogas = _de(periodo, accion.prorrogas)
    estado = estado_a_la_fecha(
        _de(periodo, accion.seguimiento), _de(periodo, accion.verificaciones), hoy
    )
    original = de_dia(periodo.hasta)
    plazo = plazo_vigente(original, prorrogas, hoy)
    concedidas = len(prorrogas_concedidas(prorrogas, hoy))
    situacion, retraso = situar_plazo(estado.efectivo, plazo, hoy, margenes)
    return Instancia(
        periodo,
        Situacion(
            situacion=situacion,
            estado=estado.efectivo,
            estado_declarado=estado.declarado,
            verificacion=estado.respaldo,
            plazo=plazo,
            plazo_original=original,
            dias_de_retraso=retraso,
            prorrogas=concedidas,
            marcas=(Marca.PRORROGADA,) if concedidas else (),
            novedad=estado.entrada,
            racha=estado.racha,
        ),
    )


def _de(periodo: Periodicidad, anotaciones: Iterable[A]) -> list[A]:
    return [a for a in anotaciones if a.instancia is not None and periodo.es(a.instancia)]


class Cumplidos(NamedTuple):
    """Cuántos períodos de una serie se cumplieron, de los exigibles."""

    cumplidos: int
    exigibles: int


def cumplidas_y_exigibles(halladas: Sequence[Instancia], hoy: date) -> Cumplidos:
    """Cuántas instancias exigibles (vencido su plazo, ni canceladas ni no aplicables) se cumplieron."""
    exigibles = [
        i.situacion
        for i in halladas
        if i.situacion.vence is not None and i.situacion.vence < hoy and i.situacion.estado.cuenta
    ]
    return Cumplidos(sum(s.estado.cumple for s in exigibles), len(exigibles))
