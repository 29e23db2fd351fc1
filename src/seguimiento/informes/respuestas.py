"""Las recomendaciones que esperan respuesta, en una tabla."""

from collections.abc import Iterable

from seguimiento.analisis.seleccion import dias_desde_la_evaluacion
from seguimiento.informes.marco import Encargo
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.piezas import Tabla, Texto, columnas


def sin_responder(encargo: Encargo, pedidas: Iterable[RecomendacionSituada], titulo: str) -> Tabla:
    """Las recomendaciones sin respuesta, de la que más tiempo lleva a la que menos."""
    orden = sorted(pedidas, key=lambda s: -(dias_desde_la_evaluacion(s, encargo.hoy) or 0))
    return Tabla(
        titulo,
        columnas("#Días desde la evaluación", "#Prioridad", "Recomendación", "Dirigida a"),
        tuple(_sin_responder(encargo, situada) for situada in orden),
        vacia="Ninguna espera respuesta.",
    )


def _sin_responder(encargo: Encargo, situada: RecomendacionSituada) -> tuple[Texto, ...]:
    recomendacion, enlace = situada.recomendacion, encargo.enlace(situada.lugar)
    dias = dias_desde_la_evaluacion(situada, encargo.hoy)
    return (
        Texto("no consta" if dias is None else str(dias)),
        Texto(str(recomendacion.prioridad or "no consta")),
        Texto(situada.ref, enlace, sigue=recomendacion.texto),
        Texto("; ".join(recomendacion.dirigida_a) or "no consta"),
    )
