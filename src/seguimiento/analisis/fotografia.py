"""La fotografía de una cartera: el estado de todo lo que había un día, calculado una sola vez.

De ella salen los indicadores, los movimientos de un período (dos fotografías) y la tendencia (una por
trimestre), de modo que todos cuentan sobre lo mismo.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType

from seguimiento.analisis.actores import SIN_RESPONSABLE, canonico
from seguimiento.analisis.bitacora import Anotacion, anotaciones
from seguimiento.analisis.existencia import existente
from seguimiento.analisis.filas import Fila, fila_de
from seguimiento.analisis.recomendacion import (
    estado_a_un_dia,
    estado_derivado,
    pide_respuesta,
    respondida,
)
from seguimiento.fechas import FechaParcial, sumar_meses
from seguimiento.modelo.cartera import Cartera, RecomendacionSituada, acciones_de_recomendacion
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.redaccion import orden_natural
from seguimiento.vocabularios import Decision, EstadoDerivado, total

MESES_DE_COHORTE = (12, 24, 36, 48)
"""A qué antigüedades se mira si una recomendación aceptada estaba implementada."""


@dataclass(frozen=True, slots=True)
class RecomendacionFotografiada:
    """Una recomendación, su estado ese día y las acciones que tenía."""

    situada: RecomendacionSituada
    estado: EstadoDerivado
    respondida: bool
    acciones: tuple[Fila, ...]
    implementada_a: Mapping[int, bool]
    """Si lo estaba a cada una de esas antigüedades; solo si es aceptada y ya ha cumplido esa antigüedad."""

    @property
    def ref(self) -> str:
        """Su referencia."""
        return self.situada.ref

    @property
    def abierta(self) -> bool:
        """Si aún se espera algo de ella: ni implementada ni descartada."""
        return self.estado.abierta

    @property
    def pide_respuesta(self) -> bool:
        """Si su evaluación es de las que la esperan."""
        return pide_respuesta(self.situada)

    @property
    def espera_respuesta(self) -> bool:
        """Si aún se le pide a la gerencia: no la hay, la evaluación la espera y no está cerrada."""
        return not self.respondida and self.abierta and self.pide_respuesta

    @property
    def decision(self) -> Decision | None:
        """La que constaba ese día; `None` si no había respuesta o no la decía."""
        respuesta = self.situada.recomendacion.respuesta_dada
        return respuesta.decision_de_conjunto if respuesta and self.respondida else None

    @property
    def aceptada(self) -> bool:
        """Si se aceptó, entera o en parte."""
        return self.decision is not None and self.decision.acepta


@dataclass(frozen=True, slots=True)
class Fotografia:
    """Lo que había un día, en el orden de la cartera. Los compromisos de acuerdos van aparte."""

    dia: date
    configuracion: Configuracion
    recomendaciones: tuple[RecomendacionFotografiada, ...]
    acciones: tuple[Fila, ...]
    """Las de las recomendaciones, o parte de ellas si la fotografía es de un grupo."""
    compromisos: tuple[Fila, ...]


def fotografiar(cartera: Cartera, dia: date) -> Fotografia:
    """Cómo estaba la cartera un día, con lo que entonces existía y según la bitácora fechada.

    No importa cuándo se pregunte: la de un día es la misma al cerrar un período y al abrir el siguiente.
    """
    habia, configuracion = existente(cartera, dia), cartera.configuracion
    recomendaciones = tuple(
        _fotografiada(situada, dia, configuracion) for situada in habia.recomendaciones()
    )
    return Fotografia(
        dia=dia,
        configuracion=configuracion,
        recomendaciones=recomendaciones,
        acciones=tuple(a for r in recomendaciones for a in r.acciones),
        compromisos=tuple(fila_de(c, dia, configuracion) for c in habia.compromisos()),
    )


class Dimension(Enum):
    """Por qué puede partirse una fotografía."""

    EVALUACION = "evaluacion"
    UNIDAD = "unidad"
    RESPONSABLE = "responsable"
    PRIORIDAD = "prioridad"
    ANIO = "anio"


SIN_GRUPO = total(
    {
        Dimension.EVALUACION: "",
        Dimension.UNIDAD: "sin unidad",
        Dimension.RESPONSABLE: SIN_RESPONSABLE,
        Dimension.PRIORIDAD: "sin prioridad",
        Dimension.ANIO: "sin fecha",
    }
)
"""Cómo se llama el grupo de lo que no dice el suyo; evaluación, tienen todas."""


def partir(foto: Fotografia, dimension: Dimension) -> dict[str, Fotografia]:
    """La parte de la fotografía que toca a cada grupo, en orden natural y sin compromisos.

    Lo que es de varias unidades o responsables, con su nombre canónico, está en todos sus grupos.
    De un responsable son las acciones por las que responde, las recomendaciones de estas y las que no
    tienen acciones y le nombran a él; el año es el de la recomendación o su evaluación. Al final va el grupo de lo que no dice el suyo.
    """
    oficial = cache(lambda nombre: canonico(nombre, foto.configuracion))
    propias = {id(accion) for accion in foto.acciones}
    recomendaciones: dict[str, list[RecomendacionFotografiada]] = {}
    acciones: dict[str, list[Fila]] = {}
    for r in foto.recomendaciones:
        suyas = [a for a in r.acciones if id(a) in propias]
        for grupo, del_grupo in _reparto(r, suyas, dimension, oficial).items():
            recomendaciones.setdefault(grupo, []).append(r)
            acciones.setdefault(grupo, []).extend(del_grupo)
    sin_grupo = SIN_GRUPO[dimension]
    return {
        grupo: replace(
            foto,
            recomendaciones=tuple(recomendaciones[grupo]),
            acciones=tuple(acciones[grupo]),
            compromisos=(),
        )
        for grupo in sorted(acciones, key=lambda g: (g == sin_grupo, orden_natural(g)))
    }


def _reparto(
    r: RecomendacionFotografiada,
    acciones: list[Fila],
    dimension: Dimension,
    oficial: Callable[[str], str],
) -> dict[str, list[Fila]]:
    """En qué grupos está la recomendación y qué acciones suyas hay en cada uno."""
    recomendacion, evaluacion = r.situada.recomendacion, r.situada.evaluacion
    match dimension:
        case Dimension.EVALUACION:
            suyos = [evaluacion.id]
        case Dimension.PRIORIDAD:
            prioridad = r.situada.prioridad
            suyos = [f"prioridad {prioridad}"] if prioridad is not None else []
        case Dimension.ANIO:
            fecha = fecha_base(r.situada)
            suyos = [str(fecha.ultimo_dia.year)] if fecha is not None else []
        case Dimension.UNIDAD:
            propias = recomendacion.unidades_administrativas
            suyos = [*map(oficial, propias or evaluacion.registro.unidades_administrativas)]
        case Dimension.RESPONSABLE:
            if not recomendacion.acciones and recomendacion.responsables:
                return {oficial(nombre): [] for nombre in recomendacion.responsables}
            return _por_responsable(acciones, oficial)
    return dict.fromkeys(suyos or (SIN_GRUPO[dimension],), acciones)


def _por_responsable(acciones: list[Fila], oficial: Callable[[str], str]) -> dict[str, list[Fila]]:
    reparto: dict[str, list[Fila]] = {}
    nadie = (SIN_GRUPO[Dimension.RESPONSABLE],)
    for a in acciones:
        for nombre in dict.fromkeys(map(oficial, a.situada.accion.responsables)) or nadie:
            reparto.setdefault(nombre, []).append(a)
    return reparto or {nadie[0]: []}


def fecha_base(situada: RecomendacionSituada) -> FechaParcial | None:
    """La fecha de la recomendación o, si no la lleva, la de su evaluación."""
    return situada.recomendacion.fecha or situada.evaluacion.registro.fecha


def _de_todo(recomendacion: Recomendacion) -> Iterator[Anotacion]:
    yield from anotaciones(recomendacion)
    for accion in recomendacion.acciones:
        yield from anotaciones(accion)


def _fotografiada(
    situada: RecomendacionSituada, dia: date, configuracion: Configuracion
) -> RecomendacionFotografiada:
    acciones = tuple(
        fila_de(accion, dia, configuracion) for accion in acciones_de_recomendacion(situada)
    )
    recomendacion = situada.recomendacion
    estado = estado_derivado(recomendacion, [a.situacion for a in acciones], dia)
    return RecomendacionFotografiada(
        situada=situada,
        estado=estado,
        respondida=respondida(recomendacion, dia),
        acciones=acciones,
        implementada_a=_implementada_a(tuple(_cohortes(situada, estado, dia, configuracion))),
    )


@cache
def _implementada_a(cohortes: tuple[tuple[int, bool], ...]) -> Mapping[int, bool]:
    """Lo mismo para todas las que dicen lo mismo: hay muy pocas combinaciones, y miles de recomendaciones."""
    return MappingProxyType(dict(cohortes))


def _cohortes(
    situada: RecomendacionSituada, estado: EstadoDerivado, dia: date, configuracion: Configuracion
) -> Iterator[tuple[int, bool]]:
    """Por cada antigüedad que ya ha cumplido una aceptada, si entonces estaba implementada."""
    respuesta = situada.recomendacion.respuesta_dada
    decision = respuesta.decision_de_conjunto if respuesta else None
    if respuesta is None or decision is None or not decision.acepta:
        return
    desde = respuesta.fecha or fecha_base(situada)
    if desde is None:
        return
    for meses in MESES_DE_COHORTE:
        entonces = sumar_meses(desde.ultimo_dia, meses)
        if entonces <= dia:
            suyo = estado
            if _se_anoto_algo(situada.recomendacion, entonces, dia):
                suyo = estado_a_un_dia(situada, entonces, configuracion)
            yield meses, suyo.implementada


def _se_anoto_algo(recomendacion: Recomendacion, desde: date, hasta: date) -> bool:
    """Si hay algo fechado después de un día y hasta otro: si no, el estado de ambos es el mismo."""
    return any(desde < a.fecha.ultimo_dia <= hasta for a in _de_todo(recomendacion))
