"""La fotografía de una cartera: el estado de todo lo que había un día, calculado una sola vez.

De ella salen los indicadores, los movimientos de un período (dos fotografías) y la tendencia (una por
trimestre), de modo que todos cuentan sobre lo mismo.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from operator import is_
from types import MappingProxyType

from seguimiento.analisis.actores import SIN_RESPONSABLE, canonico
from seguimiento.analisis.bitacora import Anotacion, anotaciones, se_anoto_algo
from seguimiento.analisis.existencia import existente
from seguimiento.analisis.filas import Fila, a_otro_dia, esbozada, fila_de
from seguimiento.analisis.recomendacion import (
    estado_a_un_dia,
    estado_derivado,
    pide_respuesta,
    respuesta_a,
)
from seguimiento.fechas import FechaParcial, sumar_meses
from seguimiento.modelo.cartera import (
    Cartera,
    RecomendacionSituada,
    acciones_de_recomendacion,
    recomendaciones_de,
)
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
    decision: Decision | None
    """La que constaba ese día; `None` si no había respuesta o no la decía."""
    acciones: tuple[Fila, ...]
    implementada_a: Mapping[int, bool]
    """Si lo estaba a cada una de esas antigüedades; solo si es aceptada y ya ha cumplido esa antigüedad."""
    dias: tuple[date, ...] = ()
    """Aquellos, también los de después y en su orden, en que se anotó algo de ella o de sus acciones, o se respondió."""

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

    def se_movio(self, desde: date, hasta: date) -> bool:
        """Si después de un día y hasta otro se anotó algo o se respondió."""
        return _hay_alguno(self.dias, desde, hasta)

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


def fotografiar(cartera: Cartera, dia: date, despues: Fotografia | None = None) -> Fotografia:
    """Cómo estaba la cartera un día, con lo que entonces existía y según la bitácora fechada.

    No importa cuándo se pregunte: la de un día es la misma al cerrar un período y al abrir el siguiente.
    `despues` es la de un día posterior, entera y de la misma cartera, si ya se tiene: lo que desde
    entonces no se movió no se calcula otra vez, y si tampoco cambia es lo mismo en las dos.
    """
    habia, configuracion = existente(cartera, dia), cartera.configuracion
    if despues is None:
        hechas = (_fotografiada(s, dia, configuracion) for s in habia.recomendaciones())
    else:
        esbozadas = _esbozadas(habia, dia, despues)
        hechas = (_al_dia(una, dia, configuracion) for una in esbozadas)
    compromisos = (fila_de(c, dia, configuracion) for c in habia.compromisos())
    return _de(dia, configuracion, hechas, compromisos)


def esbozar(cartera: Cartera, dia: date, despues: Fotografia) -> Fotografia:
    """La fotografía de un día en que solo vale lo que se anotó hasta él: el estado, el plazo y la respuesta.

    Vale, pues, si algo está abierto. Lo que además corre con los días (la situación, el retraso, las marcas, los
    períodos) puede ser el de `despues`, que es como en `fotografiar` u otro esbozo, o faltar. No lleva compromisos.
    Basta para contar muchos días.
    """
    hechas = _esbozadas(existente(cartera, dia), dia, despues)
    return _de(dia, cartera.configuracion, hechas, ())


def _de(
    dia: date,
    configuracion: Configuracion,
    hechas: Iterable[RecomendacionFotografiada],
    compromisos: Iterable[Fila],
) -> Fotografia:
    recomendaciones = tuple(hechas)
    return Fotografia(
        dia=dia,
        configuracion=configuracion,
        recomendaciones=recomendaciones,
        acciones=tuple(a for r in recomendaciones for a in r.acciones),
        compromisos=tuple(compromisos),
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


def _esbozadas(
    habia: Cartera, dia: date, despues: Fotografia
) -> Iterator[RecomendacionFotografiada]:
    """Las de lo que había, en su orden; de las de la otra fotografía, solo cambia lo que se movió hasta ella."""
    hechas: dict[int, list[RecomendacionFotografiada]] = {}
    for una in despues.recomendaciones:
        hechas.setdefault(id(una.situada.evaluacion), []).append(una)
    for evaluacion in habia.evaluaciones:
        if id(evaluacion) not in hechas:
            for situada in recomendaciones_de(evaluacion):
                yield _fotografiada(situada, dia, habia.configuracion)
            continue
        for una in hechas[id(evaluacion)]:
            if una.se_movio(dia, despues.dia):
                yield _esbozada(una, dia, despues.dia)
            else:
                yield una


def _esbozada(una: RecomendacionFotografiada, dia: date, hasta: date) -> RecomendacionFotografiada:
    """La de un día anterior, sin lo que corre con los días."""
    acciones = tuple(
        esbozada(accion, dia)
        if se_anoto_algo(accion.situada.accion, desde=dia, hasta=hasta)
        else accion
        for accion in una.acciones
    )
    estado = estado_derivado(una.situada.recomendacion, [a.situacion for a in acciones], dia)
    return _con(una.situada, estado, acciones, dia, una.implementada_a, una.dias)


def _al_dia(
    una: RecomendacionFotografiada, dia: date, configuracion: Configuracion
) -> RecomendacionFotografiada:
    """La esbozada ese día o antes de moverse, con lo que corre con los días; la misma si nada cambia."""
    acciones = tuple(a_otro_dia(accion, dia, configuracion) for accion in una.acciones)
    implementada_a = una.implementada_a and _las_ya_cumplidas(una, dia)
    if all(map(is_, acciones, una.acciones)) and len(implementada_a) == len(una.implementada_a):
        return una
    return RecomendacionFotografiada(
        una.situada,
        una.estado,
        una.respondida,
        una.decision,
        acciones,
        implementada_a,
        una.dias,
    )


def _las_ya_cumplidas(una: RecomendacionFotografiada, dia: date) -> Mapping[int, bool]:
    """De las antigüedades que se miran, las que ya había cumplido: lo que era a cada una no cambia."""
    desde = _desde_cuando(una.situada)
    return _implementada_a(
        tuple(
            (meses, era)
            for meses, era in una.implementada_a.items()
            if desde is not None and sumar_meses(desde.ultimo_dia, meses) <= dia
        )
    )


def _fotografiada(
    situada: RecomendacionSituada, dia: date, configuracion: Configuracion
) -> RecomendacionFotografiada:
    acciones = tuple(
        fila_de(accion, dia, configuracion) for accion in acciones_de_recomendacion(situada)
    )
    dias = _en_que_se_movio(situada.recomendacion)
    estado = estado_derivado(situada.recomendacion, [a.situacion for a in acciones], dia)
    implementada_a = _implementada_a(tuple(_cohortes(situada, estado, dias, dia)))
    return _con(situada, estado, acciones, dia, implementada_a, dias)


def _con(  # noqa: PLR0913, PLR0917 — lo que se sabe de una recomendación
    situada: RecomendacionSituada,
    estado: EstadoDerivado,
    acciones: tuple[Fila, ...],
    dia: date,
    implementada_a: Mapping[int, bool],
    dias: tuple[date, ...],
) -> RecomendacionFotografiada:
    """La que ese día estaba y tenía sus acciones así; lo que falta lo dice su respuesta."""
    respuesta = respuesta_a(situada.recomendacion, dia)
    return RecomendacionFotografiada(
        situada=situada,
        estado=estado,
        respondida=respuesta is not None,
        decision=respuesta.decision_de_conjunto if respuesta else None,
        acciones=acciones,
        implementada_a=implementada_a,
        dias=dias,
    )


def _en_que_se_movio(recomendacion: Recomendacion) -> tuple[date, ...]:
    respuesta = recomendacion.respuesta
    dias = {una.fecha.ultimo_dia for una in _de_todo(recomendacion)}
    if respuesta is not None and respuesta.fecha is not None:
        dias.add(respuesta.fecha.ultimo_dia)
    return tuple(sorted(dias))


def _hay_alguno(dias: Sequence[date], desde: date, hasta: date) -> bool:
    """Si de unos días, en su orden, hay alguno después de uno y hasta otro."""
    return bisect_right(dias, desde) < bisect_right(dias, hasta)


@cache
def _implementada_a(cohortes: tuple[tuple[int, bool], ...]) -> Mapping[int, bool]:
    """Lo mismo para todas las que dicen lo mismo: hay muy pocas combinaciones, y miles de recomendaciones."""
    return MappingProxyType(dict(cohortes))


def _cohortes(
    situada: RecomendacionSituada, estado: EstadoDerivado, dias: Sequence[date], dia: date
) -> Iterator[tuple[int, bool]]:
    """Por cada antigüedad que ya ha cumplido una aceptada, si entonces estaba implementada."""
    respuesta = situada.recomendacion.respuesta_dada
    decision = respuesta.decision_de_conjunto if respuesta else None
    if respuesta is None or decision is None or not decision.acepta:
        return
    desde = _desde_cuando(situada)
    if desde is None:
        return
    for meses in MESES_DE_COHORTE:
        entonces = sumar_meses(desde.ultimo_dia, meses)
        if entonces <= dia:
            suyo = estado
            # si no se anotó nada desde entonces, el de ambos días es el mismo
            if _hay_alguno(dias, entonces, dia):
                suyo = estado_a_un_dia(situada.recomendacion, entonces)
            yield meses, suyo.implementada


def _desde_cuando(situada: RecomendacionSituada) -> FechaParcial | None:
    """Desde cuándo se cuenta la antigüedad de una aceptada: su respuesta o, si no lleva fecha, la suya."""
    respuesta = situada.recomendacion.respuesta
    return respuesta.fecha if respuesta and respuesta.fecha else fecha_base(situada)
