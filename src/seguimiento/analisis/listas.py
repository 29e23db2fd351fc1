"""Las filas planas: qué se dice de cada elemento de una lista, con qué clave y cómo se halla.

De aquí salen el JSON, el CSV y las tablas de `seg lista` y `seg status`. Los valores son los del
dominio (una fecha parcial, un valor de vocabulario, un lugar): cada salida los escribe a su modo.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from seguimiento.analisis.filas import Fila
from seguimiento.analisis.panorama import Panorama
from seguimiento.analisis.posteriores import Posterior, Situada
from seguimiento.analisis.recomendacion import decision_a, estado_a_un_dia, respondida
from seguimiento.analisis.reuniones import SituacionDeAcuerdo
from seguimiento.analisis.seguidas import Seguida
from seguimiento.analisis.seleccion import dias_desde_la_evaluacion
from seguimiento.analisis.seleccion import recomendaciones as las_pedidas
from seguimiento.campos import en_las_filas
from seguimiento.elementos import MODELOS
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import DecisionDeReunion
from seguimiento.modelo.cartera import (
    AccionSituada,
    Archivado,
    RecomendacionSituada,
    ReunionSituada,
)
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import Ficha
from seguimiento.redaccion import orden_natural
from seguimiento.vocabularios import ClaseDeElemento, SituacionDeAccion

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Atributo(Generic[F]):
    """Algo que se dice de una fila."""

    clave: str
    valor: Callable[[F], object]
    """Cómo se halla. De un lugar se escribe la línea."""
    consta: Callable[[F], bool] = lambda _: True
    """Si la fila lo lleva; de las que no, no se dice ni que falte."""


@dataclass(frozen=True, slots=True)
class Listado(Generic[F]):
    """Unas filas y lo que se dice de cada una, en su orden."""

    nombre: str
    atributos: tuple[Atributo[F], ...]
    filas: Sequence[F]

    @property
    def claves(self) -> tuple[str, ...]:
        """Las de todos los atributos: las columnas del CSV."""
        return tuple(atributo.clave for atributo in self.atributos)

    def planas(self) -> list[dict[str, object]]:
        """Cada fila con sus claves y sus valores."""
        return [plana(fila, self.atributos) for fila in self.filas]


def plana(fila: F, atributos: Iterable[Atributo[F]]) -> dict[str, object]:
    """La fila con sus claves y sus valores."""
    return {a.clave: a.valor(fila) for a in atributos if a.consta(fila)}


def _campos(de: Callable[[F], object], claves: str) -> list[Atributo[F]]:
    """Los atributos que se llaman como en aquello de la fila de que salen."""
    return [Atributo(clave, _de(de, clave)) for clave in claves.split()]


def _de(de: Callable[[F], object], clave: str) -> Callable[[F], object]:
    return lambda fila: getattr(de(fila), clave)


# ── Acciones, compromisos y períodos ─────────────────────────────────────────


def _novedad(fila: Fila) -> Mapping[str, object] | None:
    entrada = fila.situacion.novedad
    if entrada is None:
        return None
    return {
        "fecha": entrada.fecha,
        "estado": entrada.estado,
        "comentario": entrada.comentario,
        "avance": entrada.avance,
    }


_LO_DEMAS = " ".join(campo.clave for campo in en_las_filas(Accion))

DE_FILA: tuple[Atributo[Fila], ...] = (
    Atributo("ref", lambda f: f.ref),
    Atributo(
        "evaluacion", lambda f: f.situada.origen.id, consta=lambda f: not f.situada.es_compromiso
    ),
    Atributo("acuerdo", lambda f: f.situada.origen.id, consta=lambda f: f.situada.es_compromiso),
    Atributo("recomendacion", lambda f: f.situada.recomendacion and f.situada.recomendacion.id),
    Atributo("id", lambda f: f.situada.accion.id),
    Atributo("instancia", lambda f: f.instancia),
    Atributo("descripcion", lambda f: f.situada.accion.descripcion),
    Atributo("prioridad", lambda f: f.situada.prioridad),
    *_campos(lambda f: f.situada.accion, f"responsables {_LO_DEMAS}"),
    Atributo("papeles", lambda f: f.papeles),
    *_campos(lambda f: f.situacion, "plazo plazo_original vence estado estado_declarado"),
    *_campos(lambda f: f.situacion, "verificacion situacion"),
    Atributo("exigible", lambda f: f.exigible),
    *_campos(lambda f: f.situacion, "marcas prorrogas dias_de_retraso"),
    Atributo("ultima_novedad", _novedad),
    Atributo("avance", lambda f: f.avance),
    Atributo("periodos", lambda f: f.periodos),
    Atributo("misma_que", lambda f: f.misma_que or None),
    Atributo("archivo", lambda f: f.situada.lugar.archivo),
    Atributo("linea", lambda f: f.situada.lugar),
)


def acciones(panorama: Panorama) -> Listado[Fila]:
    """Lo mostrado, por urgencia; al final, lo que aún no obliga a nadie."""
    en_orden = sorted(panorama.mostradas, key=lambda fila: not fila.exigible)
    return Listado("acciones", DE_FILA, en_orden)


# ── Recomendaciones y evaluaciones ───────────────────────────────────────────

_DE_RECOMENDACION: tuple[Atributo[RecomendacionSituada], ...] = (
    Atributo("ref", lambda r: r.ref),
    Atributo("evaluacion", lambda r: r.evaluacion.id),
    *_campos(lambda r: r.recomendacion, "id texto"),
    Atributo("prioridad", lambda r: r.prioridad),
    *_campos(lambda r: r.recomendacion, "dirigida_a"),
)
_SU_SITIO: tuple[Atributo[RecomendacionSituada], ...] = (
    Atributo("archivo", lambda r: r.lugar.archivo),
    Atributo("linea", lambda r: r.lugar),
)


def recomendaciones(panorama: Panorama) -> Listado[RecomendacionSituada]:
    """Recomendaciones con su respuesta y su estado derivado.

    Si se piden responsables o situaciones, solo las que tienen alguna acción que cuadra.
    """
    cartera, hoy, mostradas = panorama.cartera, panorama.hoy, panorama.mostradas
    propias = [una.fila for una in panorama.seguidas_mostradas]
    con_acciones = {id(fila.situada.recomendacion) for fila in (*mostradas, *propias)}
    elegidas = [
        situada
        for situada in las_pedidas(cartera, panorama.filtro, [*mostradas, *propias])
        if panorama.entero or id(situada.recomendacion) in con_acciones
    ]
    atributos: tuple[Atributo[RecomendacionSituada], ...] = (
        *_DE_RECOMENDACION,
        Atributo("respondida", lambda r: respondida(r.recomendacion, hoy)),
        Atributo("decision", lambda r: decision_a(r.recomendacion, hoy)),
        Atributo("estado", lambda r: estado_a_un_dia(r.recomendacion, hoy)),
        Atributo("acciones", lambda r: len(r.recomendacion.acciones)),
        *_SU_SITIO,
    )
    return Listado("recomendaciones", atributos, elegidas)


_LO_DEMAS_DE_UNA_RECOMENDACION = " ".join(campo.clave for campo in en_las_filas(Recomendacion))
DE_SEGUIDA: tuple[Atributo[Seguida], ...] = (
    Atributo("ref", lambda s: s.ref),
    Atributo("evaluacion", lambda s: s.situada.evaluacion.id),
    Atributo("id", lambda s: s.situada.recomendacion.id),
    Atributo("instancia", lambda s: s.fila.instancia),
    Atributo("texto", lambda s: s.situada.recomendacion.texto),
    Atributo("prioridad", lambda s: s.situada.prioridad),
    *_campos(lambda s: s.situada.recomendacion, "dirigida_a responsables"),
    *_campos(lambda s: s.situada.recomendacion, _LO_DEMAS_DE_UNA_RECOMENDACION),
    *_campos(lambda s: s.fila.situacion, "plazo plazo_original vence"),
    Atributo("estado", lambda s: s.estado),
    *_campos(lambda s: s.fila.situacion, "situacion marcas prorrogas dias_de_retraso"),
    Atributo("ultima_novedad", lambda s: _novedad(s.fila)),
    Atributo("avance", lambda s: s.fila.avance),
    Atributo("periodos", lambda s: s.fila.periodos),
    Atributo("archivo", lambda s: s.situada.lugar.archivo),
    Atributo("linea", lambda s: s.situada.lugar),
)


def seguidas(panorama: Panorama) -> Listado[Seguida]:
    """Las recomendaciones que se siguen ellas mismas, por urgencia. No se cuentan como acciones."""
    return Listado("recomendaciones sin acciones", DE_SEGUIDA, panorama.seguidas_mostradas)


def sin_respuesta(panorama: Panorama) -> Listado[RecomendacionSituada]:
    """Las recomendaciones que esperan respuesta, con los días desde la evaluación."""
    dias: Atributo[RecomendacionSituada] = Atributo(
        "dias", lambda r: dias_desde_la_evaluacion(r, panorama.hoy)
    )
    atributos = (*_DE_RECOMENDACION, dias, *_SU_SITIO)
    return Listado("recomendaciones sin respuesta", atributos, panorama.sin_respuesta)


def evaluaciones(panorama: Panorama) -> Listado[Archivado[Evaluacion]]:
    """Evaluaciones con lo que queda por hacer en cada una."""
    filtro = panorama.filtro
    suyas = [fila for fila in panorama.filas if fila.instancia is None]
    vencida = SituacionDeAccion.VENCIDA
    acciones_de = Counter(fila.situada.origen.archivo for fila in suyas)
    vencidas_de = Counter(
        fila.situada.origen.archivo for fila in suyas if fila.situacion.situacion is vencida
    )
    sin_respuesta_de = Counter(r.evaluacion.archivo for r in panorama.sin_respuesta)
    atributos: tuple[Atributo[Archivado[Evaluacion]], ...] = (
        Atributo("id", lambda e: e.id),
        *_campos(lambda e: e.registro, "titulo organizacion tipo fecha paises"),
        Atributo("recomendaciones", lambda e: len(e.registro.recomendaciones)),
        Atributo("acciones", lambda e: acciones_de[e.archivo]),
        Atributo("vencidas", lambda e: vencidas_de[e.archivo]),
        Atributo("sin_respuesta", lambda e: sin_respuesta_de[e.archivo]),
        Atributo("archivo", lambda e: e.archivo),
    )
    elegidas = [
        e for e in panorama.cartera.evaluaciones if filtro.elige(e) and filtro.lleva(e.registro)
    ]
    return Listado("evaluaciones", atributos, elegidas)


# ── Fichas ───────────────────────────────────────────────────────────────────


def _nivel(ficha: Ficha) -> object:
    """El nivel de sostenibilidad, o lo que se dice en su lugar."""
    sostenibilidad = getattr(ficha, "sostenibilidad", None)
    return getattr(sostenibilidad, "nivel", sostenibilidad)


def _si_lo_lleva(clave: str, vacio: object = None) -> Atributo[Archivado[Ficha]]:
    """Un campo que solo tienen algunos tipos de ficha."""

    def valor(archivada: Archivado[Ficha]) -> object:
        dato = getattr(archivada.registro, clave, None)
        return vacio if dato is None else dato

    return Atributo(clave, valor)


DE_FICHA: tuple[Atributo[Archivado[Ficha]], ...] = (
    Atributo("codigo", lambda p: p.id),
    Atributo("area", lambda p: p.id.rpartition("_")[2]),
    *_campos(lambda p: p.registro, "tipo titulo"),
    _si_lo_lleva("organizacion"),
    _si_lo_lleva("paises", ()),
    _si_lo_lleva("territorios", ()),
    _si_lo_lleva("actores", ()),
    _si_lo_lleva("poblacion_asistida"),
    Atributo("sostenibilidad", lambda p: _nivel(p.registro)),
    _si_lo_lleva("palabras_clave", ()),
    Atributo("archivo", lambda p: p.archivo),
)


def practicas(panorama: Panorama) -> Listado[Archivado[Ficha]]:
    """Fichas, por áreas y en el orden natural de sus códigos."""

    def orden(ficha: Archivado[Ficha]) -> tuple[str, object]:
        return ficha.id.rpartition("_")[2], orden_natural(ficha.id)

    elegidas = [f for f in panorama.cartera.practicas if panorama.filtro.lleva(f.registro)]
    return Listado("prácticas", DE_FICHA, sorted(elegidas, key=orden))


# ── Acuerdos ─────────────────────────────────────────────────────────────────

_REUNIONES: tuple[Atributo[SituacionDeAcuerdo], ...] = (
    Atributo("ultima_reunion", lambda s: s.ultima and s.ultima.reunion.fecha),
    Atributo("proxima_reunion", lambda s: s.proxima and s.proxima.reunion.fecha),
)
DE_ACUERDO: tuple[Atributo[SituacionDeAcuerdo], ...] = (
    Atributo("id", lambda s: s.acuerdo.id),
    *_campos(lambda s: s.acuerdo.registro, "titulo estado"),
    Atributo("partes", lambda s: [parte.nombre for parte in s.acuerdo.registro.partes]),
    Atributo("compromisos", lambda s: len(s.acuerdo.registro.compromisos)),
    Atributo("reuniones", lambda s: len(s.acuerdo.registro.reuniones)),
    *_REUNIONES,
    Atributo("archivo", lambda s: s.acuerdo.archivo),
)
_DE_DECISION: tuple[Atributo[tuple[ReunionSituada, DecisionDeReunion]], ...] = (
    Atributo("reunion", lambda par: par[0].ref),
    *_campos(lambda par: par[1], "id texto"),
    Atributo("archivo", lambda par: par[0].lugar.archivo),
    Atributo("linea", lambda par: par[0].lugar),
)
_SITUACION_DE_ACUERDO: tuple[Atributo[SituacionDeAcuerdo], ...] = (
    Atributo("ref", lambda s: s.acuerdo.id),
    *_campos(lambda s: s.acuerdo.registro, "titulo estado periodicidad"),
    *_REUNIONES,
    Atributo("dias_sin_reunion", lambda s: s.dias_sin_reunion),
    Atributo(
        "decisiones_sin_compromiso",
        lambda s: [plana(par, _DE_DECISION) for par in s.decisiones_sin_compromiso],
    ),
    Atributo("archivo", lambda s: s.acuerdo.archivo),
    Atributo("linea", lambda _: 1),
)


def acuerdos(panorama: Panorama) -> Listado[SituacionDeAcuerdo]:
    """Acuerdos con cuántas reuniones y compromisos tienen."""
    return Listado("acuerdos", DE_ACUERDO, panorama.acuerdos)


def situaciones_de_acuerdos(panorama: Panorama) -> Listado[SituacionDeAcuerdo]:
    """Cómo va cada acuerdo: sus reuniones y las decisiones que nadie recogió."""
    return Listado("acuerdos", _SITUACION_DE_ACUERDO, panorama.acuerdos)


# ── Lo posterior al corte ────────────────────────────────────────────────────

_DE_POSTERIOR: tuple[Atributo[Posterior], ...] = (
    Atributo("ref", lambda p: p.ref),
    Atributo("clase", lambda p: p.clase),
    Atributo("fecha", lambda p: p.fecha),
    Atributo("contiene", lambda p: p.contiene),
    Atributo("archivo", lambda p: p.lugar.archivo),
    Atributo("linea", lambda p: p.lugar),
)


def posteriores(lista: Iterable[Posterior]) -> Listado[Posterior]:
    """Lo fechado después del corte, con lo que contiene lo que aún no existía."""
    return Listado("posterior al corte", _DE_POSTERIOR, [*lista])


ORIGENES: Mapping[str, tuple[ClaseDeElemento, ...]] = {
    "evaluaciones": (ClaseDeElemento.EVALUACION,),
    "recomendaciones": (ClaseDeElemento.EVALUACION,),
    "acciones": (ClaseDeElemento.EVALUACION, ClaseDeElemento.ACUERDO),
    "practicas": (ClaseDeElemento.FICHA,),
    "acuerdos": (ClaseDeElemento.ACUERDO,),
}
"""En archivos de qué clases está lo que se cuenta en cada lista."""


def posteriores_de(que: str, panorama: Panorama) -> list[Posterior]:
    """Lo posterior al corte que toca a una lista."""
    modelos = tuple(modelo for clase in ORIGENES[que] for modelo in MODELOS[clase])
    return [uno for uno in panorama.posteriores if isinstance(uno.origen.registro, modelos)]


def refs_posteriores(que: str, panorama: Panorama) -> list[str]:
    """Las referencias de lo que estaría en la lista si ya existiera."""
    aun_no = [uno for uno in posteriores_de(que, panorama) if uno.es_elemento]
    filtro, configuracion = panorama.filtro, panorama.cartera.configuracion
    clase: type[Situada] | None = {
        "recomendaciones": RecomendacionSituada,
        "acciones": AccionSituada,
    }.get(que)
    if clase is None:
        return [
            uno.ref
            for uno in aun_no
            if uno.clase in ORIGENES[que] and filtro.lleva(uno.origen.registro)
        ]
    return [
        s.ref
        for uno in aun_no
        for s in uno.situadas
        if isinstance(s, clase) and filtro.admite_situada(s, configuracion)
    ]


LISTAS: Mapping[str, Callable[[Panorama], Listado[Any]]] = {
    "evaluaciones": evaluaciones,
    "recomendaciones": recomendaciones,
    "acciones": acciones,
    "practicas": practicas,
    "acuerdos": acuerdos,
}
"""Qué puede listarse."""
