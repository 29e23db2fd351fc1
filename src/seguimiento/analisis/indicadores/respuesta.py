"""Los indicadores de la respuesta gerencial."""

from datetime import date, timedelta

from seguimiento.analisis.fotografia import RecomendacionFotografiada, fecha_base
from seguimiento.analisis.indicadores.registro import Fuente, TramoDeRetraso, Unidad, indicador
from seguimiento.analisis.indicadores.valores import Cociente, Grupo, cociente
from seguimiento.analisis.recomendacion import respondida

SIN_FECHA = "sin fecha"
"""Cómo se llama lo que no se sabe cuándo fue: ni a tiempo ni tarde."""


@indicador(
    "cobertura_de_respuesta",
    "Cobertura de respuesta",
    Unidad.RECOMENDACIONES,
    Fuente.PNUD,
    "De 8 recomendaciones, 7 tienen respuesta; falta puertos/R1: 88 % (7 de 8).",
)
def cobertura_de_respuesta(tramo: TramoDeRetraso) -> Cociente:
    """Recomendaciones con respuesta gerencial entre todas las recomendaciones.

    De las que faltan se dice a cuáles ya no se les reclama: las implementadas o descartadas y las de
    evaluaciones que no piden respuesta.
    """
    todas = tramo.foto.recomendaciones
    faltan = [r for r in todas if not r.respondida]
    no_piden = tuple(r.ref for r in faltan if not r.pide_respuesta)
    cerradas = tuple(r.ref for r in faltan if r.pide_respuesta and not r.abierta)
    return cociente(
        ((r.ref, r.respondida) for r in todas),
        de_las_demas=(
            Grupo("sin ella y ya cerradas", cerradas),
            Grupo("sin ella, que no se pide", no_piden),
        ),
    )


@indicador(
    "evaluaciones_completas",
    "Evaluaciones respondidas por completo",
    Unidad.EVALUACIONES,
    Fuente.PNUD,
    "De las 3 evaluaciones, a puertos le falta una respuesta: 67 % (2 de 3).",
)
def evaluaciones_completas(tramo: TramoDeRetraso) -> Cociente:
    """Evaluaciones con todas sus recomendaciones respondidas entre las que tienen alguna."""
    # por su archivo: dos copias con el mismo identificador se cuentan las dos, como sus recomendaciones
    de_cada_una: dict[str, list[RecomendacionFotografiada]] = {}
    for r in tramo.foto.recomendaciones:
        de_cada_una.setdefault(r.situada.evaluacion.archivo, []).append(r)
    return cociente(
        (suyas[0].situada.evaluacion.id, all(r.respondida for r in suyas))
        for suyas in de_cada_una.values()
    )


@indicador(
    "oportunidad",
    "Oportunidad de la respuesta",
    Unidad.RECOMENDACIONES,
    Fuente.PNUD,
    "Con 60 días de plazo se miran 7 y 3 respondieron dentro de él; la respuesta a radios/R1 no dice"
    " cuándo fue: 43 % (3 de 7); sin fecha: 1.",
)
def oportunidad(tramo: TramoDeRetraso) -> Cociente | None:
    """Recomendaciones respondidas dentro del plazo de respuesta entre aquellas cuyo plazo ya pasó.

    El plazo son los días de `plazo_respuesta_dias`, y sin él no procede. Corre desde la fecha de la
    evaluación o, si la recomendación lleva la suya, desde esta. Una respuesta sin fecha no es ni
    oportuna ni tardía, y de una evaluación sin fecha no se sabe: las dos se cuentan aparte. Las de
    evaluaciones que no piden respuesta no se miran.
    """
    plazo = tramo.foto.configuracion.plazo_respuesta_dias
    if plazo is None:
        return None
    pedidas = (r for r in tramo.foto.recomendaciones if r.pide_respuesta)
    limites = [(r, _limite(r, plazo)) for r in pedidas]
    pasados = [(r, limite) for r, limite in limites if limite and limite < tramo.foto.dia]
    sin_fecha = tuple(r.ref for r, _ in pasados if _contestada_sin_fecha(r))
    sin_limite = tuple(r.ref for r, limite in limites if limite is None)
    return cociente(
        (
            (r.ref, respondida(r.situada.recomendacion, limite))
            for r, limite in pasados
            if not _contestada_sin_fecha(r)
        ),
        (Grupo(SIN_FECHA, sin_fecha), Grupo("de evaluaciones sin fecha", sin_limite)),
    )


def _limite(r: RecomendacionFotografiada, plazo: int) -> date | None:
    desde = fecha_base(r.situada)
    return desde.ultimo_dia + timedelta(days=plazo) if desde else None


def _contestada_sin_fecha(r: RecomendacionFotografiada) -> bool:
    respuesta = r.situada.recomendacion.respuesta_dada
    return r.respondida and respuesta is not None and respuesta.fecha is None


@indicador(
    "aceptacion",
    "Aceptación",
    Unidad.RECOMENDACIONES,
    Fuente.BID,
    "De 6 con decisión se rechazó caminos/R3: 83 % (5 de 6).",
)
def aceptacion(tramo: TramoDeRetraso) -> Cociente:
    """Recomendaciones aceptadas, total o parcialmente, entre las que tienen decisión registrada."""
    recomendaciones = tramo.foto.recomendaciones
    return cociente((r.ref, r.aceptada) for r in recomendaciones if r.decision is not None)


@indicador(
    "aceptadas_sin_plan",
    "Aceptadas sin plan",
    Unidad.RECOMENDACIONES,
    Fuente.BID,
    "De 5 aceptadas, radios/R3 no tiene ni acciones ni plan: 20 % (1 de 5).",
)
def aceptadas_sin_plan(tramo: TramoDeRetraso) -> Cociente:
    """Recomendaciones aceptadas sin acciones ni plan entre las aceptadas, total o parcialmente.

    Cuentan también las que se siguen con su propia bitácora: lo que no tienen es un plan escrito.
    """
    return cociente((r.ref, not _con_plan(r)) for r in tramo.foto.recomendaciones if r.aceptada)


def _con_plan(r: RecomendacionFotografiada) -> bool:
    respuesta = r.situada.recomendacion.respuesta_dada
    return bool(r.acciones) or (respuesta is not None and respuesta.plan is not None)
