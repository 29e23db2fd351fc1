"""Escrituras que YAML admite y que se prestan a leerse de dos maneras.

Aquí se mira el texto alrededor de los escalares: tabuladores, almohadillas que se comen el final de
una frase, bloques de texto mal sangrados y finales repetidos.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import filterfalse, takewhile

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.yaml import ALMOHADILLA, SINTAXIS
from seguimiento.documento.arbol import Situado, escalares, posicion_de
from seguimiento.documento.faltas import Renglones, citado
from seguimiento.documento.lector import Composicion
from seguimiento.documento.sintaxis import entre_dobles
from seguimiento.lugares import Posicion

_ALMOHADILLA_PEGADA = re.compile(r" (#\S[^\n]*)")
_TABULADOR = re.compile(r"\t[^\n]*")
_TABULADOR_O_COMENTARIO = re.compile(r"[\t#][^\n]*")
_BLOQUE_DUDOSO = re.compile(r"(?:!\S* +)?([|>])(?:[-+0-9]*(#)|(?![-+]?[0-9])[^\n]*\n *\r?\n)")
_FINAL = re.compile(r"^\.\.\.(?=\s|$)", re.MULTILINE)


def faltas_de_estilo(texto: str, composicion: Composicion) -> Iterator[Falta]:
    """Las escrituras engañosas del texto, si las hay."""
    almohadillas = "#" in texto
    if almohadillas or " \n" in texto or " \r" in texto:
        yield from _bloques(texto, composicion.bloques)
    tabuladores = "\t" in texto
    if tabuladores or (almohadillas and _ALMOHADILLA_PEGADA.search(texto)):
        ordenados = _escritos(texto, composicion)
        yield from _almohadillas(texto, ordenados)
        if tabuladores:
            yield from _tabuladores(texto, ordenados)
    if "\n..." in texto:
        yield from _finales(texto)


def _escritos(texto: str, composicion: Composicion) -> list[Situado]:
    """Los escalares que ocupan sitio en el texto, por orden, y los vacíos que van tras su signo.

    La posición de los demás vacíos no es de fiar: puede caer donde se analizó lo siguiente.
    """
    todos: list[Situado] = list(composicion.descartados)
    if composicion.origen is not None:
        todos.extend(escalares(composicion.datos, composicion.origen))
    ordenados = sorted(todos, key=lambda suceso: suceso.start_mark.index)
    return [
        suceso
        for suceso in ordenados
        if suceso.start_mark.index < (fin := suceso.end_mark.index) or texto[fin - 1] in ":-"
    ]


def _almohadillas(texto: str, ordenados: Iterable[Situado]) -> Iterator[Falta]:
    simples = {suceso.end_mark.index: suceso for suceso in ordenados if not suceso.style}
    renglones = Renglones(texto)
    for hallado in _ALMOHADILLA_PEGADA.finditer(texto):
        suceso = simples.get(hallado.start())
        if suceso is None:
            continue
        perdido = hallado[1].rstrip()
        posicion = renglones.posicion(hallado.start(1), len(perdido))
        entero = f"{texto[suceso.start_mark.index : hallado.start()]} {perdido}".lstrip()
        mensaje = f"el texto se corta en «#»: se pierde {citado(perdido)}"
        yield Falta(ALMOHADILLA, posicion, mensaje, _separar(entero))


def _separar(entero: str) -> str:
    si_es_comentario = "si es un comentario, sepárelo con dos espacios"
    if not entero.isprintable():
        return f"si es texto, entrecomíllelo; {si_es_comentario}"
    return f"si es texto: {entre_dobles(entero)}; {si_es_comentario}"


def _tabuladores(texto: str, ordenados: Iterable[Situado]) -> Iterator[Falta]:
    """Los que no están entre comillas ni en un comentario; de cada línea, el primero."""
    renglones = Renglones(texto)
    desde = 0
    for suceso in ordenados:
        inicio, fin = suceso.start_mark.index, suceso.end_mark.index
        yield from _sueltos(texto, _TABULADOR_O_COMENTARIO, desde, inicio, renglones)
        if suceso.style not in {"'", '"'}:
            yield from _sueltos(texto, _TABULADOR, inicio, fin, renglones)
        desde = fin
    yield from _sueltos(texto, _TABULADOR_O_COMENTARIO, desde, len(texto), renglones)


def _sueltos(
    texto: str, patron: re.Pattern[str], desde: int, hasta: int, renglones: Renglones
) -> Iterator[Falta]:
    for hallado in patron.finditer(texto, desde, hasta):
        if hallado[0].startswith("\t"):
            posicion = renglones.posicion(hallado.start())
            mensaje = "hay un tabulador fuera de comillas"
            yield Falta(SINTAXIS, posicion, mensaje, "use espacios: dos por nivel")


def _finales(texto: str) -> Iterator[Falta]:
    renglones = Renglones(texto)
    for final in list(_FINAL.finditer(texto))[1:]:
        posicion = renglones.posicion(final.start(), 3)
        yield Falta(SINTAXIS, posicion, "el final («...») está repetido", "borre esta línea")


def _bloques(texto: str, bloques: Iterable[Situado]) -> Iterator[Falta]:
    for suceso in bloques:
        dudoso = _BLOQUE_DUDOSO.match(texto, suceso.start_mark.index)
        if dudoso is None:
            continue
        if dudoso[2]:
            mensaje = f"falta un espacio entre «{dudoso[1]}» y «#»"
            yield Falta(SINTAXIS, posicion_de(suceso), mensaje, "sepárelos o borre el comentario")
        else:
            yield from _blancas_sangradas(texto, suceso)


def _blancas_sangradas(texto: str, bloque: Situado) -> Iterator[Falta]:
    """La primera línea en blanco, de las que preceden al texto, con una sangría que no es la suya."""
    lineas = texto[bloque.start_mark.index : bloque.end_mark.index].split("\n")[1:]
    primera = next(filterfalse(_en_blanco, lineas), "")
    sangria = len(primera) - len(primera.lstrip(" "))
    espacios = [len(linea.rstrip("\r")) for linea in takewhile(_en_blanco, lineas[:-1])]
    for cual, cuantos in enumerate(espacios):
        if cuantos not in {0, sangria}:
            posicion = Posicion(bloque.start_mark.line + 2 + cual, 1, cuantos)
            mensaje = "esta línea en blanco no lleva la misma sangría que el texto que la sigue"
            yield Falta(SINTAXIS, posicion, mensaje, "borre los espacios que sobran")
            return


def _en_blanco(linea: str) -> bool:
    return not linea.strip(" \r")
