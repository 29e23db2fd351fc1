"""Qué tablas hay: la de cada clase, sus columnas y sus filas."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from seguimiento.analisis.filas import Fila
from seguimiento.analisis.listas import (
    DE_ACUERDO,
    DE_FICHA,
    DE_FILA,
    DE_SEGUIDA,
    Atributo,
    evaluaciones,
    recomendaciones,
)
from seguimiento.analisis.recomendacion import decision_a
from seguimiento.campos import en_las_filas
from seguimiento.exportacion.encargo import Encargo
from seguimiento.exportacion.tablas.anotado import DE_QUE, Anotado, anotado, de_lo_anotado, dudas
from seguimiento.exportacion.tablas.contenido import (
    ACCIONES,
    ACUERDOS,
    COMPROMISOS,
    EVALUACIONES,
    LLAVES,
    RECOMENDACIONES,
    REUNIONES,
    Contenido,
    con_clave,
)
from seguimiento.exportacion.tablas.deducidas import deducidas
from seguimiento.exportacion.tablas.del_modelo import del_modelo
from seguimiento.exportacion.tablas.tabla import Columna, Renglon, Tabla, Tipo, con_claves
from seguimiento.formatos.estructurado import lo_que_queda_fuera
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo, DecisionDeReunion, Reunion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import BuenaPractica, FichaBase, Leccion

CON_TABLA = frozenset(
    {"seguimiento", "verificaciones", "prorrogas", "evidencias", "dudas", "decisiones"}
)
"""Los campos que no van en una columna: cada cosa suya es una fila de otra tabla."""
SEGUIBLE = CON_TABLA | {"plazo"}
"""Los que no van de lo que se sigue: su plazo es el vigente, y el escrito es el original."""
_COMPUESTOS = tuple(campo.clave for campo in en_las_filas(Accion) if campo.registro)
"""Lo que en una lista va en un texto y aquí en una columna por campo."""


def tablas(encargo: Encargo) -> tuple[Tabla[Any], ...]:
    """Todas, cada una tras aquellas de que sus filas son parte; también las que no tienen ninguna."""
    contenido = Contenido.de(encargo)
    return (
        _evaluaciones(contenido),
        _recomendaciones(contenido),
        _acciones(contenido),
        _acuerdos(contenido),
        _compromisos(contenido),
        _reuniones(contenido),
        _decisiones(contenido),
        _periodos(contenido),
        *anotado(contenido),
        _fichas(contenido),
        dudas(contenido),
        _fuera(contenido),
    )


def _evaluaciones(contenido: Contenido) -> Tabla[Any]:
    atributos = evaluaciones(contenido.encargo.panorama).atributos
    cuentas = ("recomendaciones", "acciones", "vencidas", "sin_respuesta", "archivo")
    return con_claves(
        EVALUACIONES,
        "Evaluaciones",
        "Las evaluaciones, con lo que queda por hacer en cada una.",
        [
            *deducidas(_solo(atributos, ("id",))),
            *del_modelo(Evaluacion, lambda una: una.registro, sin=CON_TABLA),
            *deducidas(_solo(atributos, cuentas)),
        ],
        contenido.renglones[EVALUACIONES],
    )


def _recomendaciones(contenido: Contenido) -> Tabla[Any]:
    seguidas = contenido.elegido.seguidas
    esperan = {id(una.recomendacion) for una in contenido.encargo.panorama.sin_respuesta}
    propio = (
        *("plazo", "vence", "situacion", "marcas", "prorrogas"),
        *("dias_de_retraso", "ultima_novedad", "avance", "periodos"),
    )
    return con_claves(
        RECOMENDACIONES,
        "Recomendaciones",
        "Las recomendaciones, con su respuesta y su estado. Las que no tienen acciones se siguen por su "
        "propio plazo: solo ellas tienen situación y días de retraso.",
        [
            *deducidas(recomendaciones(contenido.encargo.panorama).atributos, modelo=Recomendacion),
            *deducidas(
                [Atributo("espera_respuesta", lambda una: id(una.recomendacion) in esperan)]
            ),
            *deducidas(_solo(DE_SEGUIDA, propio), lambda una: seguidas.get(id(una.recomendacion))),
            *deducidas([Atributo("plazo_original", lambda una: una.recomendacion.plazo)]),
            *del_modelo(Recomendacion, lambda una: una.recomendacion, sin=SEGUIBLE),
            _del_origen("evaluacion_titulo", lambda una: una.evaluacion.registro),
        ],
        contenido.renglones[RECOMENDACIONES],
        partes_de=_llaves(EVALUACIONES),
    )


def _acciones(contenido: Contenido) -> Tabla[Any]:
    hoy = contenido.encargo.hoy
    texto, decision = "recomendacion_texto", "decision"
    return con_claves(
        ACCIONES,
        "Acciones",
        "Las acciones de la respuesta gerencial, cada una con lo que se recomendó y lo que se decidió.",
        [
            *deducidas(_sin(DE_FILA, ("acuerdo", "instancia", *_COMPUESTOS)), modelo=Accion),
            Columna(
                texto,
                "Texto de la recomendación",
                "Qué se recomienda.",
                Tipo.TEXTO,
                lambda r: r.dato.situada.recomendacion.texto,
            ),
            *deducidas([Atributo(decision, lambda f: decision_a(f.situada.recomendacion, hoy))]),
            *del_modelo(Accion, lambda fila: fila.situada.accion, sin=SEGUIBLE),
            _del_origen("evaluacion_titulo", lambda fila: fila.situada.origen.registro),
        ],
        contenido.renglones[ACCIONES],
        partes_de=_llaves(EVALUACIONES, RECOMENDACIONES),
    )


def _acuerdos(contenido: Contenido) -> Tabla[Any]:
    return con_claves(
        ACUERDOS,
        "Acuerdos",
        "Los acuerdos entre instituciones.",
        [
            *deducidas(_sin(DE_ACUERDO, ("titulo", "estado"))),
            *del_modelo(Acuerdo, lambda uno: uno.acuerdo.registro, sin=CON_TABLA),
        ],
        contenido.renglones[ACUERDOS],
    )


def _compromisos(contenido: Contenido) -> Tabla[Any]:
    ajenos = ("evaluacion", "recomendacion", "prioridad", "instancia", *_COMPUESTOS)
    return con_claves(
        COMPROMISOS,
        "Compromisos",
        "Lo que las partes de cada acuerdo se comprometen a hacer.",
        [
            *deducidas(_sin(DE_FILA, ajenos), modelo=Accion),
            *del_modelo(Accion, lambda fila: fila.situada.accion, sin=SEGUIBLE),
            _del_origen("acuerdo_titulo", lambda fila: fila.situada.origen.registro),
        ],
        contenido.renglones[COMPROMISOS],
        partes_de=_llaves(ACUERDOS),
    )


def _reuniones(contenido: Contenido) -> Tabla[Any]:
    return con_claves(
        REUNIONES,
        "Reuniones",
        "Las reuniones de los acuerdos: convocadas, celebradas, pospuestas o canceladas.",
        [
            *deducidas(
                [
                    Atributo("ref", lambda una: una.ref),
                    Atributo("acuerdo", lambda una: una.acuerdo.id),
                    Atributo("id", lambda una: una.reunion.codigo),
                ]
            ),
            *del_modelo(Reunion, lambda una: una.reunion, sin=CON_TABLA),
            _del_origen("acuerdo_titulo", lambda una: una.acuerdo.registro),
            *deducidas(
                [
                    Atributo("archivo", lambda una: una.lugar.archivo),
                    Atributo("linea", lambda una: una.lugar),
                ]
            ),
        ],
        contenido.renglones[REUNIONES],
        partes_de=_llaves(ACUERDOS),
    )


def _decisiones(contenido: Contenido) -> Tabla[Any]:
    filas = [
        Renglon(
            f"{una.clave}#{orden}", Anotado(una.dato.ref, orden, decision), {REUNIONES: una.clave}
        )
        for una in contenido.renglones[REUNIONES]
        for orden, decision in enumerate(una.dato.reunion.decisiones, 1)
    ]
    return con_claves(
        "decisiones",
        "Decisiones",
        "Lo que se decidió en cada reunión.",
        [*de_lo_anotado(), *del_modelo(DecisionDeReunion, lambda dato: dato.registro)],
        filas,
        partes_de=_llaves(REUNIONES),
    )


def _periodos(contenido: Contenido) -> Tabla[Any]:
    elegido = contenido.elegido
    de: dict[int, Mapping[str, str]] = {
        id(seguido.registro): seguido.parte_de for seguido in contenido.seguidos()
    }
    suyos: list[tuple[Fila, object, object]] = [
        *((fila, fila.situacion.estado, fila.situada.accion) for fila in elegido.periodos),
        *(
            (una.fila, una.estado, una.situada.recomendacion)
            for una in elegido.periodos_de_seguidas
        ),
    ]
    propio = (
        *("ref", "instancia", "plazo", "vence", "situacion", "verificacion", "exigible"),
        *("marcas", "dias_de_retraso", "ultima_novedad"),
    )
    return con_claves(
        "periodos",
        "Períodos",
        f"Cada período, ya empezado, de lo que se repite. {DE_QUE}",
        [
            *deducidas(_solo(DE_FILA, propio), lambda dato: dato[0]),
            *deducidas([Atributo("estado", lambda dato: dato[1])]),
        ],
        [*con_clave(suyos, lambda uno: uno[0].ref, lambda uno: de[id(uno[2])])],
        partes_de=_llaves(RECOMENDACIONES, ACCIONES, COMPROMISOS),
    )


def _fichas(contenido: Contenido) -> Tabla[Any]:
    columnas = [
        columna
        for modelo in (FichaBase, BuenaPractica, Leccion)
        for columna in del_modelo(modelo, lambda ficha: ficha.registro, sin=CON_TABLA)
    ]
    return con_claves(
        "fichas",
        "Fichas",
        "Buenas prácticas, lecciones aprendidas y lecciones no aprendidas.",
        [
            *deducidas(_solo(DE_FICHA, ("codigo", "area"))),
            *columnas,
            *deducidas(_solo(DE_FICHA, ("archivo",))),
        ],
        [*con_clave(contenido.elegido.fichas, lambda ficha: ficha.id)],
    )


def _fuera(contenido: Contenido) -> Tabla[Any]:
    recuento, posteriores = contenido.encargo.carga.recuento, contenido.encargo.panorama.posteriores
    refs = [ref for uno in posteriores if uno.es_elemento for ref in (uno.ref, *uno.contiene)]
    return con_claves(
        "fuera",
        "Lo que queda fuera",
        "Lo que no está en las demás tablas o está más de una vez: si hay alguna fila, lo que se cuente es "
        "parcial.",
        [
            Columna("que", "Qué", "Su referencia o su archivo.", Tipo.TEXTO, lambda r: r.dato[0]),
            Columna("situacion", "Situación", _POR_QUE, Tipo.TEXTO, lambda r: r.dato[1]),
        ],
        [*con_clave(lo_que_queda_fuera(recuento, refs), ": ".join)],
    )


_POR_QUE = "Por qué: existe y no pudo leerse, por su fecha aún no existía, no se lee o se cuenta más de una vez."


def _llaves(*tablas: str) -> dict[str, str]:
    return {tabla: LLAVES[tabla] for tabla in tablas}


def _solo(atributos: Iterable[Atributo[Any]], claves: Iterable[str]) -> list[Atributo[Any]]:
    suyos = {atributo.clave: atributo for atributo in atributos}
    return [suyos[clave] for clave in claves]


def _sin(atributos: Iterable[Atributo[Any]], claves: Iterable[str]) -> list[Atributo[Any]]:
    return [atributo for atributo in atributos if atributo.clave not in claves]


def _del_origen(nombre: str, de: Callable[[Any], Any]) -> Columna[Any]:
    """El título del registro de que es parte."""
    titulo = (
        f"Título {'de la evaluación' if nombre.startswith(EVALUACIONES[:-2]) else 'del acuerdo'}"
    )
    return Columna(nombre, titulo, "Cómo se llama.", Tipo.TEXTO, lambda r: de(r.dato).titulo)
