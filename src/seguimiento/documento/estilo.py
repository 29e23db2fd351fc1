"""Escrituras que YAML admite y que se prestan a leerse de dos maneras.

Aquí se mira el texto alrededor de los escalares: tabuladores, almohadillas que se comen el final de
una frase, bloques de texto mal sangrados y lo que sobra tras el final.
"""

import re
from collections.abc import Iterable, Iterator

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.yaml import ALMOHADILLA, SINTAXIS
from seguimiento.documento.arbol import Dato, Lista, Mapa, Suceso, posicion_de
from seguimiento.documento.lector import Composicion
from seguimiento.documento.sintaxis import entrecomillado
from seguimiento.lugares import Posicion

_ALMOHADILLA_PEGADA = re.compile(r" #\S")
_COMENTARIO = re.compile(r"(?:^|[\s,\[\]{}])#")
_BLOQUE_CON_ALMOHADILLA = re.compile(r"[|>][+\-0-9]*#")
_TRAS_EL_FINAL = re.compile(r"^\.\.\.[^\n]*\n(?:[ \t\r]*(?:#[^\n]*)?\n)*(?=[^\s#])", re.MULTILINE)


def faltas_de_estilo(texto: str, composicion: Composicion) -> Iterator[Falta]:
    """Las escrituras engañosas del texto, si las hay."""
    yield from _bloques(texto, composicion.bloques)
    if " #" in texto or "\t" in texto:
        escalares = sorted(_escalares(composicion.datos), key=lambda s: s.start_mark.index)
        yield from _almohadillas(texto, escalares)
        yield from _tabuladores(texto, escalares)
    if "\n..." in texto:
        yield from _tras_el_final(texto)


def _escalares(datos: Dato) -> Iterator[Suceso]:
    pendientes = [datos]
    while pendientes:
        actual = pendientes.pop()
        if isinstance(actual, Mapa):
            for clave, suceso in actual.marcas.values():
                yield from (clave, suceso)
            pendientes.extend(actual.values())
        elif isinstance(actual, Lista):
            yield from actual.marcas
            pendientes.extend(actual)


def _almohadillas(texto: str, escalares: Iterable[Suceso]) -> Iterator[Falta]:
    for suceso in escalares:
        inicio, fin = suceso.start_mark.index, suceso.end_mark.index
        sin_comillas = not getattr(suceso, "style", "no es un escalar")
        if not sin_comillas or inicio == fin or not _ALMOHADILLA_PEGADA.match(texto, fin):
            continue
        final = texto.find("\n", fin)
        entero = texto[inicio : final if final >= 0 else len(texto)].rstrip()
        perdido = entero[fin - inicio + 1 :]
        posicion = Posicion(suceso.end_mark.line + 1, suceso.end_mark.column + 2, len(perdido))
        mensaje = f"el texto se corta en «#»: se pierde «{perdido}»"
        ayuda = f"si es texto: {entrecomillado(entero)}; si es un comentario, ponga «  # »"
        yield Falta(ALMOHADILLA, posicion, mensaje, ayuda)


def _tabuladores(texto: str, escalares: list[Suceso]) -> Iterator[Falta]:
    indice = texto.find("\t")
    while indice >= 0:
        inicio_de_linea = texto.rfind("\n", 0, indice) + 1
        if not _admite_tabulador(texto, escalares, inicio_de_linea, indice):
            posicion = Posicion(texto.count("\n", 0, indice) + 1, indice - inicio_de_linea + 1)
            mensaje = "hay un tabulador fuera de comillas"
            yield Falta(SINTAXIS, posicion, mensaje, "use espacios: dos por nivel")
        indice = texto.find("\t", indice + 1)


def _admite_tabulador(texto: str, escalares: list[Suceso], desde: int, indice: int) -> bool:
    """Si el tabulador está entre comillas o en un comentario de su línea, que empieza en `desde`."""
    for suceso in escalares:
        if suceso.start_mark.index > indice:
            break
        if not hasattr(suceso, "style"):
            continue
        if indice < suceso.end_mark.index:
            return suceso.style in ("'", '"')
        desde = max(desde, suceso.end_mark.index)
    return _COMENTARIO.search(texto[desde:indice]) is not None


def _bloques(texto: str, bloques: Iterable[Suceso]) -> Iterator[Falta]:
    for suceso in bloques:
        bloque = texto[suceso.start_mark.index : suceso.end_mark.index]
        if _BLOQUE_CON_ALMOHADILLA.match(bloque):
            mensaje = f"falta un espacio entre «{bloque[0]}» y «#»"
            yield Falta(SINTAXIS, posicion_de(suceso), mensaje, "sepárelos o borre el comentario")
        elif _blanca_con_demasiada_sangria(bloque.split("\n")[1:]):
            mensaje = "una línea en blanco antes del texto tiene más sangría que él"
            yield Falta(SINTAXIS, posicion_de(suceso), mensaje, "borre los espacios que sobran")


def _blanca_con_demasiada_sangria(lineas: list[str]) -> bool:
    espacios = 0
    for linea in lineas:
        if linea.strip(" \r"):
            return espacios > len(linea) - len(linea.lstrip(" "))
        espacios = max(espacios, len(linea.rstrip("\r")))
    return False


def _tras_el_final(texto: str) -> Iterator[Falta]:
    for final in _TRAS_EL_FINAL.finditer(texto):
        posicion = Posicion(texto.count("\n", 0, final.end()) + 1, 1)
        yield Falta(SINTAXIS, posicion, "sobra texto después del final («...»)", "bórrelo")
