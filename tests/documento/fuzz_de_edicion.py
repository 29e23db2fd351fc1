"""Ediciones al azar sobre documentos escritos de los modos más hostiles que YAML admite.

El texto sale de un árbol inventado, así que lo que debe leerse se sabe sin leerlo. Después de cada
edición lo comprueba PyYAML, que el programa no usa, y se miran los comentarios y las líneas ajenas.

    python tests/documento/fuzz_de_edicion.py 20000 --semilla 1
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import normalize

import yaml

if not __package__:  # como orden suelta, su carpeta no está en el camino
    sys.path.insert(0, str(Path(__file__).parents[1]))

from documento.documento_al_azar import CLAVES, NOTA, NULOS, TEXTOS, Escrito, escrito_al_azar
from seguimiento.documento import Documento, leer
from seguimiento.errores import EdicionImposible
from seguimiento.lugares import Posicion, Ruta

SIN_TERMINAR = re.compile(r"[^\n]\Z")


@dataclass(frozen=True)
class Edicion:
    """Una operación y el árbol que debe resultar de ella."""

    operacion: str
    ruta: Ruta
    valor: Any
    esperado: Any

    def hecha(self, documento: Documento, *, con_comentarios: bool = False) -> Documento:
        match self.operacion:
            case "con":
                return documento.con(self.ruta, self.valor, con_comentarios=con_comentarios)
            case "con_otro":
                return documento.con_otro(self.ruta, self.valor)
            case _:
                return documento.sin(self.ruta, con_comentarios=con_comentarios)


@dataclass
class Resultado:
    """La cuenta de una tanda."""

    ediciones: int = 0
    con_comentarios_perdidos: int = 0
    operaciones: Counter[str] = field(default_factory=Counter)
    danos: list[str] = field(default_factory=list)
    negadas: list[str] = field(default_factory=list)


def tanda(cuantas: int, semilla: int) -> Resultado:
    """El resultado de unas cuantas ediciones; con la misma semilla, siempre el mismo."""
    azar = random.Random(semilla)  # noqa: S311 — inventa documentos, no secretos
    resultado = Resultado()
    for _ in range(cuantas):
        escrito = escrito_al_azar(azar)
        edicion = edicion_al_azar(azar, escrito.arbol)
        probar(escrito, edicion, resultado)
    return resultado


def probar(escrito: Escrito, edicion: Edicion, resultado: Resultado) -> None:
    """Hace la edición y anota en qué quedó."""
    lectura = leer(escrito.contenido)
    documento = lectura.documento
    assert documento is not None, (escrito.contenido, lectura.faltas)
    assert sin_posiciones(documento.datos) == normal(escrito.arbol), escrito.contenido.decode()
    resultado.ediciones += 1
    resultado.operaciones[edicion.operacion] += 1
    perdidas: tuple[str, ...] = ()
    try:
        try:
            editado = edicion.hecha(documento)
        except EdicionImposible as error:
            if not error.comentarios:
                raise
            perdidas = error.comentarios
            editado = edicion.hecha(documento, con_comentarios=True)
            resultado.con_comentarios_perdidos += 1
    except EdicionImposible as error:
        resultado.negadas.append(_contada(escrito, edicion, error.motivo))
        return
    for dano in danos(escrito.contenido, documento, editado.contenido, edicion, perdidas):
        relato = _contada(escrito, edicion, dano)
        resultado.danos.append(f"{relato}\n--- quedó\n{editado.contenido.decode()}")


def _contada(escrito: Escrito, edicion: Edicion, que: str) -> str:
    orden = f"{edicion.operacion}({edicion.ruta!r}, {edicion.valor!r})"
    return f"=== {que}\n{orden}\n--- era\n{escrito.contenido.decode()}"


# --- qué edición


def edicion_al_azar(azar: random.Random, arbol: Any) -> Edicion:  # noqa: ANN401 — un árbol cualquiera
    """Una edición posible del árbol."""
    lugares = list(recorrido(arbol))
    hacer: Callable[[random.Random, Any, list[tuple[Ruta, Any]]], Edicion] = azar.choices(
        (_cambiar, _anadir_clave, _anadir_elemento, _quitar), weights=(5, 2, 2, 2)
    )[0]
    return hacer(azar, arbol, lugares)


def recorrido(arbol: Any, ruta: Ruta = ()) -> Iterator[tuple[Ruta, Any]]:  # noqa: ANN401
    """Todos los datos del árbol, cada uno con su ruta."""
    yield ruta, arbol
    if isinstance(arbol, dict | list):
        hijos = arbol.items() if isinstance(arbol, dict) else enumerate(arbol)
        for paso, dato in hijos:
            yield from recorrido(dato, (*ruta, paso))


def _valor(azar: random.Random) -> Any:  # noqa: ANN401
    texto = azar.choice(TEXTOS)
    formas: list[Any] = [[texto, "b"], {"x": texto, "y": ["c", {"z": texto}]}, [], {}, None]
    return azar.choice(formas) if azar.random() < 0.2 else texto


def _cambiar(azar: random.Random, arbol: Any, lugares: list[tuple[Ruta, Any]]) -> Edicion:  # noqa: ANN401
    hojas = [ruta for ruta, dato in lugares if ruta and not isinstance(dato, dict | list)]
    todas = [ruta for ruta, _ in lugares if ruta]
    ruta = azar.choice(hojas if hojas and azar.random() < 0.85 else todas)
    valor = _valor(azar)
    return Edicion("con", ruta, valor, _puesto(arbol, ruta, valor))


def _anadir_clave(azar: random.Random, arbol: Any, lugares: list[tuple[Ruta, Any]]) -> Edicion:  # noqa: ANN401
    mapas = [(ruta, dato) for ruta, dato in lugares if isinstance(dato, dict)]
    if not mapas:
        return _cambiar(azar, arbol, lugares)
    ruta, mapa = azar.choice(mapas)
    nuevas = [clave for clave in (*CLAVES, "nueva") if normalize("NFC", clave) not in normal(mapa)]
    clave, valor = azar.choice(nuevas), _valor(azar)
    return Edicion("con", (*ruta, clave), valor, _puesto(arbol, (*ruta, clave), valor))


def _anadir_elemento(azar: random.Random, arbol: Any, lugares: list[tuple[Ruta, Any]]) -> Edicion:  # noqa: ANN401
    listas = [ruta for ruta, dato in lugares if isinstance(dato, list)]
    if not listas:
        return _anadir_clave(azar, arbol, lugares)
    ruta, valor = azar.choice(listas), _valor(azar)
    nuevo = deepcopy(arbol)
    _en(nuevo, ruta).append(valor)
    return Edicion("con_otro", ruta, valor, nuevo)


def _quitar(azar: random.Random, arbol: Any, lugares: list[tuple[Ruta, Any]]) -> Edicion:  # noqa: ANN401
    ruta = azar.choice([ruta for ruta, _ in lugares if ruta])
    nuevo = deepcopy(arbol)
    del _en(nuevo, ruta[:-1])[ruta[-1]]
    return Edicion("sin", ruta, None, nuevo)


def _puesto(arbol: Any, ruta: Ruta, valor: Any) -> Any:  # noqa: ANN401
    nuevo = deepcopy(arbol)
    _en(nuevo, ruta[:-1])[ruta[-1]] = valor
    return nuevo


def _en(arbol: Any, ruta: Ruta) -> Any:  # noqa: ANN401
    for paso in ruta:
        arbol = arbol[paso]
    return arbol


# --- qué daños


def danos(
    antes: bytes, documento: Documento, despues: bytes, edicion: Edicion, perdidas: tuple[str, ...]
) -> Iterator[str]:
    """Lo que cambió sin que se pidiera, o no cambió."""
    viejo, nuevo = antes.decode("utf-8"), despues.decode("utf-8")
    if releido(nuevo) != normal(edicion.esperado):
        yield "PyYAML lee otra cosa"
    quedan = NOTA.findall(viejo)
    for perdida in NOTA.findall("\n".join(perdidas)):
        quedan.remove(perdida)
    if NOTA.findall(nuevo) != quedan:
        yield "cambiaron los comentarios"
    if viejo.startswith("\ufeff") != nuevo.startswith("\ufeff"):
        yield "cambió la marca de orden de bytes"
    if (SIN_TERMINAR.search(viejo) is None) != (SIN_TERMINAR.search(nuevo) is None):
        # al quitar lo último, un bloque de texto puede necesitar el salto que lo termina
        sin_salto = nuevo.removesuffix("\n").removesuffix("\r")
        if edicion.operacion != "sin" or releido(sin_salto) == normal(edicion.esperado):
            yield "cambió el salto final"
    desde, hasta = lineas_tocables(documento, edicion)
    lineas, nuevas = viejo.split("\n"), nuevo.split("\n")
    if nuevas[:desde] != lineas[:desde]:
        yield "cambiaron líneas anteriores"
    if hasta is not None and nuevas[len(nuevas) - len(lineas) + hasta :] != lineas[hasta:]:
        yield "cambiaron líneas posteriores"


def lineas_tocables(documento: Documento, edicion: Edicion) -> tuple[int, int | None]:
    """De qué línea a cuál (sin esta) puede cambiar algo, según el lector y no la cirugía."""
    rutas = [ruta for ruta, _ in recorrido(documento.datos)]
    ruta = tuple(normalize("NFC", uno) if isinstance(uno, str) else uno for uno in edicion.ruta)
    cambiada = ruta if ruta in rutas and edicion.operacion != "sin" else ruta[:-1]
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


def normal(arbol: Any) -> Any:  # noqa: ANN401
    """El árbol con sus claves compuestas, como las compara el programa."""
    if isinstance(arbol, dict):
        return {normalize("NFC", clave): normal(dato) for clave, dato in arbol.items()}
    return [normal(dato) for dato in arbol] if isinstance(arbol, list) else arbol


def sin_posiciones(dato: Any) -> Any:  # noqa: ANN401
    """Lo leído, en diccionarios y listas corrientes."""
    if isinstance(dato, dict):
        return {clave: sin_posiciones(suyo) for clave, suyo in dato.items()}
    return [sin_posiciones(uno) for uno in dato] if isinstance(dato, list) else dato


def principal() -> None:
    """Dice cuántas ediciones se hicieron, cuántas dañaron y cuántas se negaron."""
    argumentos = argparse.ArgumentParser(description=__doc__)
    argumentos.add_argument("cuantas", type=int, nargs="?", default=2000)
    argumentos.add_argument("--semilla", type=int, default=1)
    argumentos.add_argument("--ver", type=int, default=5, help="cuántos casos se muestran")
    pedido = argumentos.parse_args()
    resultado = tanda(pedido.cuantas, pedido.semilla)
    for relato in [*resultado.danos[: pedido.ver], *resultado.negadas[: pedido.ver]]:
        print(relato)  # noqa: T201 — es lo que se le pide
    razones = Counter(relato.split("\n", 1)[0] for relato in resultado.negadas)
    print(  # noqa: T201 — lo mismo
        f"{resultado.ediciones} ediciones {dict(resultado.operaciones)},"
        f" {len(resultado.danos)} daños, {len(resultado.negadas)} negadas {dict(razones)},"
        f" {resultado.con_comentarios_perdidos} con comentarios que se iban"
    )


if __name__ == "__main__":
    principal()
