"""Las recomendaciones que esperan respuesta, en una tabla."""

from collections.abc import Iterable
from functools import partial

from seguimiento.analisis.seleccion import DESDE_CUANDO, dias_desde_la_evaluacion
from seguimiento.informes.marco import Encargo
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.piezas import Tabla, Texto, tabla


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
