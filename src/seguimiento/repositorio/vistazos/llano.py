"""Un vistazo en números y textos sueltos, y de vuelta: lo que puede guardarse y leerse sin el modelo."""

from datetime import date
from typing import Any

from seguimiento.analisis.vistazo import (
    Apartado,
    Cuantas,
    DeQue,
    DespuesDelCorte,
    Deudas,
    Renglon,
    SinRespuesta,
    Vistazo,
)
from seguimiento.perezosas import Asomadas, Traducidas
from seguimiento.vocabularios import SituacionDeAccion

Llano = tuple[Any, ...]
Parte = tuple[int, int, Llano]
"""Desde qué día y hasta cuál vale, ambos incluidos y contados como `date.toordinal`, y lo que se ve."""
_CLASES = tuple(DeQue)
_SITUACIONES = {una.value: una for una in SituacionDeAccion}


def en_llano(visto: Vistazo, cuantas: int | None = None) -> Llano:
    """Lo que hay que guardar de un vistazo de todo, sin el día; de cada apartado, solo esas filas si se dice."""
    return (
        dict(visto.resumen),
        visto.dias_por_vencer,
        visto.dias_sin_novedad,
        tuple(visto.vencidas),
        (tuple(visto.deudas.nombrados), visto.deudas.otros),
        [_del_apartado(uno, cuantas) for uno in visto.apartados],
        tuple(visto.propuestas),
        visto.acuerdos_tarde,
        visto.decisiones_sueltas,
        len(visto.sin_respuesta),
        [(*una[:-1], _en_numero(una.desde)) for una in visto.sin_respuesta[:cuantas]],
        len(visto.posteriores),
        [(_en_numero(uno.dia), *uno[1:]) for uno in visto.posteriores[:cuantas]],
    )


def de_llano(guardado: Llano, hoy: date) -> Vistazo:
    """El vistazo, ese día; sus filas se rehacen al mirarlas."""
    (
        resumen,
        por_vencer,
        sin_novedad,
        vencidas,
        (nombrados, otros),
        apartados,
        propuestas,
        tarde,
        sueltas,
        cuantas_sin_respuesta,
        sin_respuesta,
        cuantos_posteriores,
        posteriores,
    ) = guardado
    return Vistazo(
        hoy=hoy,
        resumen=resumen,
        dias_por_vencer=por_vencer,
        dias_sin_novedad=sin_novedad,
        vencidas=Cuantas(*vencidas),
        deudas=Deudas(nombrados, otros),
        apartados=[_apartado(uno) for uno in apartados],
        propuestas=Cuantas(*propuestas),
        acuerdos_tarde=tarde,
        decisiones_sueltas=sueltas,
        sin_respuesta=Asomadas(Traducidas(sin_respuesta, _sin_respuesta), cuantas_sin_respuesta),
        posteriores=Asomadas(Traducidas(posteriores, _posterior), cuantos_posteriores),
    )


def _del_apartado(uno: Apartado, cuantas: int | None) -> Llano:
    renglones = [_del_renglon(renglon) for renglon in uno.renglones[:cuantas]]
    return uno.situacion.value, tuple(uno.cuantas), uno.con_plazo, renglones


def _apartado(guardado: Llano) -> Apartado:
    situacion, cuantas, con_plazo, renglones = guardado
    suyos = Asomadas(Traducidas(renglones, _renglon), sum(cuantas))
    return Apartado(_SITUACIONES[situacion], Cuantas(*cuantas), con_plazo, suyos)


def _del_renglon(uno: Renglon) -> Llano:
    de_que, *lo_demas, situacion, estado, plazo, vence = uno
    return int(de_que), *lo_demas, situacion.value, estado, plazo, _en_numero(vence)


def _renglon(guardado: Llano) -> Renglon:
    de_que, *lo_demas, situacion, estado, plazo, vence = guardado
    suya = _SITUACIONES[situacion]
    return Renglon._make((_CLASES[de_que], *lo_demas, suya, estado, plazo, _en_dia(vence)))


def _sin_respuesta(guardada: Llano) -> SinRespuesta:
    return SinRespuesta._make((*guardada[:-1], _en_dia(guardada[-1])))


def _posterior(guardado: Llano) -> DespuesDelCorte:
    return DespuesDelCorte._make((date.fromordinal(guardado[0]), *guardado[1:]))


def _en_numero(dia: date | None) -> int | None:
    return None if dia is None else dia.toordinal()


def _en_dia(numero: int | None) -> date | None:
    return None if numero is None else date.fromordinal(numero)
