"""Las respuestas de la gerencia: qué contesta a cada recomendación y cuáles la esperan todavía."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from seguimiento.analisis.recomendacion import respondida
from seguimiento.analisis.seleccion import DESDE_CUANDO, dias_desde_la_evaluacion
from seguimiento.informes.marco import Encargo
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.modelo.evaluacion import Recomendacion, Respuesta
from seguimiento.piezas import Tabla, Texto, tabla
from seguimiento.redaccion import fecha_breve


def contestado(recomendacion: Recomendacion, hoy: date) -> tuple[str, ...]:
    """Lo que contesta la gerencia a la fecha, cada cosa en su línea: la decisión y en qué se funda."""
    respuesta = recomendacion.respuesta
    if respuesta is not None and respuesta.es_borrador:
        return ("sin respuesta aprobada", *_lo_dicho(respuesta, "Borrador: "))
    if respuesta is None or not respondida(recomendacion, hoy):
        return ("sin respuesta registrada",)
    return _lo_dicho(respuesta)


def _lo_dicho(respuesta: Respuesta, delante: str = "") -> tuple[str, ...]:
    """Lo que dice una respuesta, con `delante` ante la decisión."""
    tomada = respuesta.decision_de_conjunto
    decision = tomada.rotulo if tomada else "decisión no consta"
    fecha = f"{decision} ({fecha_breve(respuesta.fecha)})" if respuesta.fecha else decision
    por_partes = tuple(
        ": ".join(
            filter(None, (una.parte, una.decision and una.decision.rotulo, una.justificacion))
        )
        for una in respuesta.partes
    )
    partes = {
        "Contesta": respuesta.por,
        "Alcance": respuesta.alcance,
        "Justificación": respuesta.justificacion,
        "Plan": respuesta.plan,
    }
    demas = (f"{rotulo}: {texto}" for rotulo, texto in partes.items() if texto)
    return (f"{delante}{fecha}", *por_partes, *demas)


def sin_responder(encargo: Encargo, pedidas: Iterable[RecomendacionSituada], titulo: str) -> Tabla:
    """Las recomendaciones sin respuesta, de la que más tiempo lleva a la que menos."""
    orden = sorted(pedidas, key=lambda s: -(dias_desde_la_evaluacion(s, encargo.hoy) or 0))
    return tabla(
        titulo,
        (
            ("#Días", partial(_dias, encargo)),
            ("#Prioridad", lambda s: str(s.prioridad or "no consta")),
            ("Recomendación", partial(_texto, encargo)),
            ("Dirigida a", lambda s: "; ".join(s.recomendacion.dirigida_a) or "no consta"),
        ),
        orden,
        vacia="Ninguna espera respuesta.",
        nota=f"Los días corren {DESDE_CUANDO}." if orden else "",
    )


def _dias(encargo: Encargo, situada: RecomendacionSituada) -> str:
    dias = dias_desde_la_evaluacion(situada, encargo.hoy)
    return "no consta" if dias is None else str(dias)


def _texto(encargo: Encargo, situada: RecomendacionSituada) -> Texto:
    return encargo.referencia(situada.ref, situada.lugar, situada.recomendacion.texto)
