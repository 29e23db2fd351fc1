"""Qué daños hay en un documento editado, vistos sin la cirugía y con un lector que el programa no usa."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any
from unicodedata import normalize

import yaml

from apoyo.documento_al_azar import NOTA, NULOS
from apoyo.ediciones_al_azar import Edicion, dato_en, normal, recorrido
from seguimiento.documento import Documento
from seguimiento.lugares import Posicion, Ruta

SIN_TERMINAR = re.compile(r"[^\n]\Z")


def danos(
    antes: bytes, documento: Documento, despues: bytes, edicion: Edicion, perdidas: tuple[str, ...]
) -> Iterator[str]:
    """Lo que cambió sin que se pidiera, o no cambió."""
    viejo, nuevo = antes.decode("utf-8"), despues.decode("utf-8")
    leido = releido(nuevo)
    if leido != normal(edicion.esperado):
        yield "PyYAML lee otra cosa"
    elif _claves(leido, edicion) != _claves(releido(viejo), edicion):
        yield "cambió el orden de las claves"
    quedan = NOTA.findall(viejo)
    for perdida in NOTA.findall("\n".join(perdidas)):
        quedan.remove(perdida)
    if NOTA.findall(nuevo) != quedan:
        yield "cambiaron los comentarios"
    if viejo.startswith("\ufeff") != nuevo.startswith("\ufeff"):
        yield "cambió la marca de orden de bytes"
    otro_final = (SIN_TERMINAR.search(viejo) is None) != (SIN_TERMINAR.search(nuevo) is None)
    # al quitar lo último, un bloque de texto puede necesitar el salto que lo termina
    hace_falta = edicion.operacion == "sin" and releido(nuevo.rstrip()) != normal(edicion.esperado)
    if otro_final and not hace_falta:
        yield "cambió el salto final"
    yield from _en_otras_lineas(viejo, nuevo, documento, edicion)
    yield from _de_mas(viejo, nuevo, documento, edicion)


def _en_otras_lineas(
    viejo: str, nuevo: str, documento: Documento, edicion: Edicion
) -> Iterator[str]:
    desde, hasta = lineas_tocables(documento, edicion)
    lineas, nuevas = viejo.split("\n"), nuevo.split("\n")
    if nuevas[:desde] != lineas[:desde]:
        yield "cambiaron líneas anteriores"
    if hasta is not None and nuevas[len(nuevas) - len(lineas) + hasta :] != lineas[hasta:]:
        yield "cambiaron líneas posteriores"


def _de_mas(viejo: str, nuevo: str, documento: Documento, edicion: Edicion) -> Iterator[str]:
    """Añadir es solo poner, quitar es solo quitar, y un texto de una línea cambia solo en la suya."""
    ruta = ruta_normal(edicion.ruta)
    rutas = dict(recorrido(documento.datos))
    if edicion.operacion == "sin":
        quedan_otros = len(dato_en(documento.datos, ruta[:-1])) > 1
        if quedan_otros and not _es_parte(nuevo, viejo):
            yield "quitar puso algo"
    elif edicion.operacion == "con_otro" or ruta not in rutas:
        lleno = next(dato for corta in _cortas(ruta) if (dato := rutas.get(corta, "")) != "")
        if lleno and not _en_dos_trozos(viejo, nuevo):
            yield "añadir quitó algo"
    elif _es_llano(edicion.valor) and _en_una_linea(documento, ruta, rutas[ruta]):
        lineas, nuevas = viejo.split("\n"), nuevo.split("\n")
        comunes = _iguales(lineas, nuevas)
        if len(lineas) != len(nuevas) or lineas[comunes + 1 :] != nuevas[comunes + 1 :]:
            yield f"cambió más de una línea, desde la {comunes + 1}"


def _iguales(unos: Sequence[str], otros: Sequence[str]) -> int:
    """Cuántos de los primeros son los mismos."""
    parejas = zip(unos, otros, strict=False)
    return sum(1 for _ in takewhile(lambda pareja: pareja[0] == pareja[1], parejas))


def _cortas(ruta: Ruta) -> Iterator[Ruta]:
    """La ruta y las de todo lo que contiene a su dato, de dentro afuera."""
    return (ruta[:largo] for largo in range(len(ruta), -1, -1))


def _en_dos_trozos(menor: str, mayor: str) -> bool:
    """Si todo lo de uno está al principio o al final del otro."""
    comun = _iguales(menor, mayor)
    return mayor[comun:].endswith(menor[comun:])


def _es_parte(menor: str, mayor: str) -> bool:
    """Si los caracteres de uno están, en su orden, en el otro: entre ellos pueden quedar notas."""
    quedan = iter(mayor)
    return all(uno in quedan for uno in menor)


def _es_llano(dato: Any) -> bool:  # noqa: ANN401
    return isinstance(dato, str) and "\n" not in dato


def _en_una_linea(documento: Documento, ruta: Ruta, dato: Any) -> bool:  # noqa: ANN401
    """Si el dato es un texto sin saltos que acaba en la línea en que empieza."""
    if not _es_llano(dato):
        return False
    posicion = documento.posicion(ruta)
    resto = documento.texto.split("\n")[posicion.linea - 1][posicion.columna - 1 :]
    if resto[:1] in {"|", ">"}:
        return False
    if resto[:1] in {'"', "'"}:
        # el cierre está en la línea si lo que sigue hasta él se lee solo
        return _se_cierra(resto)
    return resto.startswith(dato)


def _se_cierra(resto: str) -> bool:
    comilla = re.match(r""" "(?:[^"\\]|\\.)*+" | '(?:[^']|'')*+' """, resto, re.VERBOSE)
    return comilla is not None


def _claves(arbol: Any, edicion: Edicion) -> list[Ruta]:  # noqa: ANN401
    """Las rutas del árbol en su orden, sin las de lo editado."""
    editada = ruta_normal(edicion.ruta)
    if edicion.operacion == "sin" and isinstance(editada[-1], int):
        editada = editada[:-1]  # las que la siguen cambian de número
    return [ruta for ruta, _ in recorrido(arbol) if ruta and not _es_de(ruta, editada)]


def _es_de(ruta: Ruta, editada: Ruta) -> bool:
    """Si una contiene a la otra: lo que se crea por el camino también es de la edición."""
    corta = min(len(ruta), len(editada))
    return ruta[:corta] == editada[:corta]


def ruta_normal(ruta: Ruta) -> Ruta:
    """La ruta con las claves compuestas como en los datos."""
    return tuple(normalize("NFC", uno) if isinstance(uno, str) else uno for uno in ruta)


def lineas_tocables(documento: Documento, edicion: Edicion) -> tuple[int, int | None]:
    """De qué línea a cuál (sin esta) puede cambiar algo, según el lector y no la cirugía."""
    rutas = [ruta for ruta, _ in recorrido(documento.datos)]
    ruta = ruta_normal(edicion.ruta)
    cambiada = ruta if ruta in rutas and edicion.operacion != "sin" else ruta[:-1]
    while cambiada not in rutas:
        cambiada = cambiada[:-1]
    primera = documento.posicion(cambiada, en_clave=True).linea - 1
    if cambiada and isinstance(cambiada[-1], int):
        primera = _linea_del_guion(documento, documento.posicion(cambiada))
    siguientes = (
        otra for otra in rutas[rutas.index(cambiada) :] if otra[: len(cambiada)] != cambiada
    )
    siguiente = next(siguientes, None)
    if siguiente is None:
        return primera, None
    return primera, documento.posicion(siguiente, en_clave=True).linea


def _linea_del_guion(documento: Documento, posicion: Posicion) -> int:
    """La línea de una posición, desde 0; si lo que señala va debajo de su guion, la de este."""
    lineas = documento.texto.split("\n")
    linea = posicion.linea - 1
    if lineas[linea][: posicion.columna - 1].strip():
        return linea
    anterior = linea - 1
    while anterior >= 0 and not (contenido := lineas[anterior].split("#")[0].strip()):
        anterior -= 1
    return anterior if anterior >= 0 and contenido.endswith("-") else linea


def releido(texto: str) -> Any:  # noqa: ANN401
    """Lo que lee PyYAML, sin convertir ningún texto."""
    return _de_nodo(yaml.compose(texto.removeprefix("\ufeff"), Loader=yaml.BaseLoader))


def _de_nodo(nodo: Any) -> Any:  # noqa: ANN401
    match nodo:
        case yaml.ScalarNode():
            return None if nodo.style is None and nodo.value in NULOS else nodo.value
        case yaml.SequenceNode():
            return [_de_nodo(uno) for uno in nodo.value]
        case _:
            return {normalize("NFC", k.value): _de_nodo(v) for k, v in nodo.value}
