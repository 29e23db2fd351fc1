"""Encontrar algo por su referencia o por lo que dice."""

from collections.abc import Iterator
from dataclasses import dataclass

from seguimiento.analisis.referencias import leer_referencia
from seguimiento.lugares import Lugar, Ruta
from seguimiento.modelo.cartera import (
    AccionSituada,
    Archivado,
    Cartera,
    RecomendacionSituada,
    acciones_de_recomendacion,
    compromisos_de,
    recomendaciones_de,
    reuniones_de,
)
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import plegado
from seguimiento.vocabularios import ClaseDeElemento, Vocabulario

CON_REFERENCIA_PROPIA = frozenset({"recomendaciones", "acciones", "compromisos", "reuniones"})


@dataclass(frozen=True, slots=True)
class Elemento:
    """Cualquier cosa que tenga referencia."""

    ref: str
    clase: ClaseDeElemento
    registro: Registro
    lugar: Lugar
    situada: AccionSituada | RecomendacionSituada | None = None
    """La acción, el compromiso o la recomendación con su contexto, si es una de ellas."""


@dataclass(frozen=True, slots=True)
class Aparicion:
    """Un texto que contiene lo buscado."""

    elemento: Elemento
    ruta: Ruta
    """Desde el elemento."""
    texto: str


def elementos(cartera: Cartera) -> Iterator[Elemento]:
    """Todo lo que tiene referencia, en orden de archivo y de aparición."""
    for evaluacion in cartera.evaluaciones:
        yield _raiz(evaluacion, ClaseDeElemento.EVALUACION)
        for recomendacion in recomendaciones_de(evaluacion):
            clase, suya = ClaseDeElemento.RECOMENDACION, recomendacion.recomendacion
            yield Elemento(recomendacion.ref, clase, suya, recomendacion.lugar, recomendacion)
            for accion in acciones_de_recomendacion(recomendacion):
                yield Elemento(
                    accion.ref, ClaseDeElemento.ACCION, accion.accion, accion.lugar, accion
                )
    for acuerdo in cartera.acuerdos:
        yield _raiz(acuerdo, ClaseDeElemento.ACUERDO)
        for compromiso in compromisos_de(acuerdo):
            clase = ClaseDeElemento.COMPROMISO
            yield Elemento(compromiso.ref, clase, compromiso.accion, compromiso.lugar, compromiso)
        for reunion in reuniones_de(acuerdo):
            yield Elemento(reunion.ref, ClaseDeElemento.REUNION, reunion.reunion, reunion.lugar)
    for ficha in cartera.practicas:
        yield _raiz(ficha, ClaseDeElemento.FICHA)


def _raiz(archivado: Archivado[Registro], clase: ClaseDeElemento) -> Elemento:
    return Elemento(archivado.id, clase, archivado.registro, archivado.lugar)


def con_referencia(cartera: Cartera, texto: str) -> list[Elemento]:
    """Los elementos a que puede referirse el texto: uno si es exacta; varios si es solo un id interno.

    No distingue mayúsculas. La instancia (`@2023-T2`) no cambia el elemento.
    """
    referencia = leer_referencia(texto)
    completa = str(referencia).partition("@")[0].casefold()
    todos = list(elementos(cartera))
    exactos = [elemento for elemento in todos if elemento.ref.casefold() == completa]
    if exactos or referencia.interno:
        return exactos
    return [e for e in todos if e.ref.rpartition("/")[2].casefold() == completa]


def buscar(cartera: Cartera, texto: str) -> Iterator[Aparicion]:
    """Los textos que contienen lo buscado, sin distinguir tildes, mayúsculas ni espacios."""
    buscado = plegado(texto)
    for elemento in elementos(cartera):
        if buscado in plegado(elemento.ref):
            yield Aparicion(elemento, (), elemento.ref)
        for ruta, hallado in textos(elemento.registro):
            if buscado in plegado(hallado):
                yield Aparicion(elemento, ruta, hallado)


def textos(registro: Registro, ruta: Ruta = ()) -> Iterator[tuple[Ruta, str]]:
    """Los textos de un registro con su ruta, sin entrar en lo que tiene referencia propia."""
    for clave in type(registro).model_fields:
        if clave not in CON_REFERENCIA_PROPIA and not (clave == "id" and not ruta):
            yield from _textos(getattr(registro, clave), (*ruta, clave))


def _textos(valor: object, ruta: Ruta) -> Iterator[tuple[Ruta, str]]:
    match valor:
        case Vocabulario():
            yield ruta, valor.rotulo
        case str():
            yield ruta, valor
        case Registro():
            yield from textos(valor, ruta)
        case tuple():
            for indice, parte in enumerate(valor):
                yield from _textos(parte, (*ruta, indice))
        case _:
            return
