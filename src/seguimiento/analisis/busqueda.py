"""Encontrar algo por su referencia o por lo que dice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from seguimiento.analisis.referencias import leer_referencia
from seguimiento.campos import ramas
from seguimiento.elementos import Elemento, elementos
from seguimiento.lugares import Ruta
from seguimiento.modelo.cartera import Cartera
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import plegado
from seguimiento.vocabularios import Vocabulario


@dataclass(frozen=True, slots=True)
class Aparicion:
    """Un texto que contiene lo buscado."""

    elemento: Elemento
    ruta: Ruta
    """Desde el elemento."""
    texto: str


def todos_los_elementos(cartera: Cartera) -> Iterator[Elemento]:
    """Todo lo que tiene referencia, en orden de archivo y de aparición; las fichas, al final."""
    for archivado in chain(cartera.evaluaciones, cartera.acuerdos, cartera.practicas):
        yield from elementos(archivado)


def con_referencia(cartera: Cartera, texto: str) -> list[Elemento]:
    """Los elementos a que puede referirse el texto: uno si es exacta; varios si es solo un id interno.

    No distingue mayúsculas. La instancia (`@2023-T2`) no cambia el elemento.
    """
    referencia = leer_referencia(texto)
    completa = str(referencia).partition("@")[0].casefold()
    todos = list(todos_los_elementos(cartera))
    exactos = [elemento for elemento in todos if elemento.ref.casefold() == completa]
    if exactos or referencia.interno:
        return exactos
    return [e for e in todos if e.ref.rpartition("/")[2].casefold() == completa]


def buscar(cartera: Cartera, texto: str) -> Iterator[Aparicion]:
    """Los textos que contienen lo buscado, sin distinguir tildes, mayúsculas ni espacios."""
    buscado = plegado(texto)
    for elemento in todos_los_elementos(cartera):
        for ruta, hallado in _lo_que_dice(elemento):
            if buscado in plegado(hallado):
                yield Aparicion(elemento, ruta, hallado)


def lo_buscable(suyos: Iterable[Elemento]) -> str:
    """Lo que dicen los elementos de un archivo, como se compara al buscar y cada texto en su línea.

    Lo buscado, plegado, está en esto si y solo si `buscar` lo hallaría en el archivo.
    """
    dichos = (hallado for elemento in suyos for _, hallado in _lo_que_dice(elemento))
    return "\n".join(map(plegado, dichos))


def _lo_que_dice(elemento: Elemento) -> Iterator[tuple[Ruta, str]]:
    yield (), elemento.ref
    yield from textos(elemento.registro)


def textos(registro: Registro, ruta: Ruta = ()) -> Iterator[tuple[Ruta, str]]:
    """Los textos de un registro con su ruta, sin entrar en lo que tiene referencia propia."""
    con_referencia_propia = {rama.clave for rama in ramas(type(registro))}
    for clave in type(registro).model_fields:
        if clave not in con_referencia_propia and not (clave == "id" and not ruta):
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
