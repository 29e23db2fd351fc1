"""Lo que se pide a la gerencia, cosa por cosa: qué ha de hacer, con qué, quién y desde cuándo se espera."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from seguimiento.analisis import dicho
from seguimiento.analisis.bitacora import prorrogas_concedidas
from seguimiento.analisis.filas import con_sus_instancias
from seguimiento.analisis.posteriores import Situada
from seguimiento.analisis.recomendacion import rechazo
from seguimiento.analisis.seleccion import dias_desde_la_evaluacion
from seguimiento.informes.vistas.trimestral.columnas import nombrada, nombrados
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre, una_vez
from seguimiento.modelo.accion import Verificacion
from seguimiento.piezas import ColumnaDe, Texto, Tono
from seguimiento.redaccion import enumeracion, fecha_breve, orden_natural


class QueSePide(Enum):
    """Qué se espera de la gerencia; en el orden en que se le pide."""

    CORREGIR = "Corregir"
    RESPONDER = "Responder"
    AUTORIZAR = "Autorizar"

    @property
    def tono(self) -> Tono:
        """Con qué aspecto se dice: lo que se dio por hecho y no lo está, el que más llama."""
        return Tono.URGENTE if self is QueSePide.CORREGIR else Tono.ATENCION


@dataclass(frozen=True, slots=True)
class Peticion:
    """Una cosa que se pide a la gerencia."""

    que: QueSePide
    ref: str
    situada: Situada
    dice: str
    """Lo que hace falta saber para decidir, además de qué es."""
    de_quien: tuple[str, ...]
    dias: int | None
    """Cuántos se lleva esperando; `None` si no consta desde cuándo."""


@una_vez
def peticiones(t: Trimestre) -> list[Peticion]:
    """Todo lo que se pide a la gerencia al corte; de cada cosa, primero lo que más lleva esperando."""
    orden = list(QueSePide)
    todas = (*_rechazos(t), *_sin_respuesta(t), *_sin_autorizar(t))
    return sorted(todas, key=lambda p: (orden.index(p.que), -(p.dias or 0), orden_natural(p.ref)))


def columnas_de_peticion(t: Trimestre, *, enteras: bool = False) -> tuple[ColumnaDe[Peticion], ...]:
    """Qué se pide, de qué, de quién y cuántos días se lleva esperando; recortado o entero."""
    quienes = enumeracion if enteras else nombrados
    return (
        ("Qué", lambda p: Texto(p.que.value, clase=p.que.tono.value)),
        ("De qué", nombrada(t, lambda p: (p.ref, p.situada), lambda p: p.dice, entera=enteras)),
        ("De quién", lambda p: quienes(p.de_quien) or "no consta"),
        ("#Días", lambda p: "s/d" if p.dias is None else str(p.dias)),
    )


def _rechazos(t: Trimestre) -> Iterator[Peticion]:
    """De acciones, de períodos suyos, de recomendaciones y de períodos de las que se siguen solas."""
    de_acciones = (fila for accion in t.foto.acciones for fila in con_sus_instancias(accion))
    de_seguidas = (periodo.fila for una in t.seguidas for periodo in una.periodos)
    for fila in (*de_acciones, *de_seguidas):
        if fila.situacion.verificacion.rechazada and fila.situacion.racha is not None:
            suyo, quienes = fila.situacion.racha.verificacion, fila.situada.accion.responsables
            yield from _rechazo(t, fila.ref, fila.situada, suyo, quienes)
    for r in t.foto.recomendaciones:
        suyo = rechazo(r.situada.recomendacion, t.corte)
        yield from _rechazo(t, r.ref, r.situada, suyo, r.situada.recomendacion.responsables)


def _rechazo(
    t: Trimestre, ref: str, situada: Situada, suyo: Verificacion | None, quienes: tuple[str, ...]
) -> Iterator[Peticion]:
    if suyo is None:
        return
    dice = f"Verificación rechazada: {dicho.comprobacion(suyo)}"
    dias = _hasta(t.corte, suyo.fecha.ultimo_dia) if suyo.fecha.consta else None
    yield Peticion(QueSePide.CORREGIR, ref, situada, dice, quienes, dias)


def _sin_respuesta(t: Trimestre) -> Iterator[Peticion]:
    for r in t.foto.recomendaciones:
        if r.espera_respuesta:
            dirigida = r.situada.recomendacion.dirigida_a
            dias = dias_desde_la_evaluacion(r.situada, t.corte)
            yield Peticion(QueSePide.RESPONDER, r.ref, r.situada, "", dirigida, dias)


def _sin_autorizar(t: Trimestre) -> Iterator[Peticion]:
    for fila in t.seguible:
        if not fila.abierta:
            continue
        for prorroga in prorrogas_concedidas(fila.situada.accion.prorrogas, t.corte):
            if prorroga.autorizada_por is None:
                desde = fecha_breve(prorroga.fecha)
                dice = f"La prórroga del {desde}, hasta {fecha_breve(prorroga.plazo)}: {prorroga.motivo or 'no consta el motivo'}."
                dias = _hasta(t.corte, prorroga.fecha.ultimo_dia)
                yield Peticion(QueSePide.AUTORIZAR, fila.ref, fila.situada, dice, (), dias)


def _hasta(corte: date, desde: date) -> int:
    return (corte - desde).days
