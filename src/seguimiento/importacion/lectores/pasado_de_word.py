"""Los cuadros de un Word guardado como texto: cada celda empieza su línea con un tabulador.

Se perdió dónde acaba cada fila: tras ella hay una línea en blanco, y también donde acaba una celda con un
párrafo vacío. Se rehacen sabiendo que las filas de un cuadro tienen todas las mismas celdas.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from seguimiento.importacion.lectores.codificacion import en_letras
from seguimiento.importacion.material import Celda, Parrafo, Pieza, Sitio, Tabla

_ENTRE_CUADROS = 3
"""Con cuántas líneas en blanco detrás puede acabar un cuadro: el fin de la fila y dos párrafos vacíos."""
_COMENTARIO = re.compile(r"(?:Comment by|Comentario de)[^:]*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Casilla:
    """Una celda suelta."""

    linea: int
    texto: str
    nota: str
    huecos: int
    """Cuántas líneas en blanco la siguen; con ninguna, la próxima es de su misma fila."""


_Tramo = list[_Casilla]
"""Celdas que van, sin duda, en la misma fila."""


@dataclass(frozen=True, slots=True)
class _Rejilla:
    """Las filas de un cuadro, cada una con sus celdas sin repetir."""

    filas: list[_Tramo]
    ancho: int
    de_datos: int
    """Desde qué fila deben tenerlas todas; las de antes son rótulos que abarcan lo que queda."""
    segundo_piso: int | None
    """Qué fila completa el encabezado de la anterior, si alguna."""
    entera: bool
    """Si la última fila tiene todas sus celdas."""


def piezas_de_word(lineas: Sequence[str]) -> Iterator[Pieza]:
    """Los párrafos de antes del primer cuadro y los cuadros, en su orden."""
    primera = next(numero for numero, linea in enumerate(lineas) if _empieza_celda(linea))
    parrafos = [(numero, linea.strip()) for numero, linea in enumerate(lineas[:primera])]
    for indice, (numero, texto) in enumerate(filter(lambda uno: uno[1], parrafos)):
        yield Parrafo(en_letras(texto), Sitio(f"línea {numero + 1}", "", indice, numero))
    tramos = list(_tramos(list(_casillas(lineas, primera))))
    for indice, rejilla in enumerate(_rejillas(tramos)):
        yield _tabla(rejilla, indice)


def _empieza_celda(linea: str) -> bool:
    return linea.lstrip(" ").startswith("\t")


def _casillas(lineas: Sequence[str], primera: int) -> Iterator[_Casilla]:
    empiezan = [n for n in range(primera, len(lineas)) if _empieza_celda(lineas[n])]
    for desde, hasta in zip(empiezan, [*empiezan[1:], len(lineas)], strict=True):
        suyas = [lineas[desde].lstrip(" ").removeprefix("\t"), *lineas[desde + 1 : hasta]]
        con_texto = [n for n, linea in enumerate(suyas) if linea.strip()]
        huecos = len(suyas) - 1 - (con_texto[-1] if con_texto else 0)
        partes = [linea.strip().partition("\t") for linea in suyas if linea.strip()]
        texto = "\n".join(parte.strip() for parte, _, _ in partes)
        notas = "\n".join(_COMENTARIO.sub("", nota).strip() for _, _, nota in partes if nota)
        yield _Casilla(desde, en_letras(texto), en_letras(notas), huecos)


def _tramos(casillas: Sequence[_Casilla]) -> Iterator[_Tramo]:
    tramo: _Tramo = []
    for casilla in casillas:
        tramo.append(casilla)
        if casilla.huecos:
            yield tramo
            tramo = []
    if tramo:
        yield tramo


def _rejillas(tramos: Sequence[_Tramo]) -> Iterator[_Rejilla]:
    """Los cuadros: donde puede acabar uno, acaba si su última fila está entera o nadie la completa."""
    bloques = _bloques(tramos)
    while bloques:
        bloque = bloques.pop(0)
        rejilla = _rejilla(bloque)
        junto = _rejilla([*bloque, *bloques[0]]) if bloques and not rejilla.entera else rejilla
        if junto.entera and not rejilla.entera:
            bloques[0] = [*bloque, *bloques[0]]
        else:
            yield rejilla


def _bloques(tramos: Sequence[_Tramo]) -> list[list[_Tramo]]:
    bloques: list[list[_Tramo]] = [[]]
    for tramo in tramos:
        bloques[-1].append(tramo)
        if tramo[-1].huecos >= _ENTRE_CUADROS:
            bloques.append([])
    return [bloque for bloque in bloques if bloque]


def _rejilla(tramos: Sequence[_Tramo]) -> _Rejilla:
    ancho = max(map(len, tramos))
    entero = next(n for n, tramo in enumerate(tramos) if len(tramo) == ancho)
    filas = [list(tramo) for tramo in tramos[:entero]]
    del_primer_piso = _cuantos_forman(filas, _vacias_delante(tramos[entero]) + 1)
    if del_primer_piso:
        filas[-del_primer_piso:] = [list(chain(*filas[-del_primer_piso:]))]
    de_datos = len(filas)
    abierta: _Tramo = []
    entera = True
    for tramo in tramos[entero:]:
        if len(abierta) + len(tramo) > ancho:
            entera = False
            filas.append(abierta)
            abierta = []
        abierta = [*abierta, *tramo]
        if len(abierta) == ancho:
            filas.append(abierta)
            abierta = []
    if abierta:
        filas.append(abierta)
    segundo_piso = de_datos if del_primer_piso else None
    return _Rejilla(filas, ancho, de_datos, segundo_piso, entera and not abierta)


def _vacias_delante(tramo: _Tramo) -> int:
    """Cuántas celdas vacías van delante de las que dicen algo: las que unen el segundo piso al primero."""
    con_texto = [bool(casilla.texto) for casilla in tramo]
    vacias = con_texto.index(True) if any(con_texto) else 0
    return vacias if all(con_texto[vacias:]) else 0


def _cuantos_forman(filas: Sequence[_Tramo], celdas: int) -> int:
    """Cuántas de las últimas filas suman esas celdas; 0 si ninguna o si basta una celda."""
    if celdas == 1:
        return 0
    for cuantas in range(1, len(filas) + 1):
        if sum(map(len, filas[-cuantas:])) >= celdas:
            return cuantas if sum(map(len, filas[-cuantas:])) == celdas else 0
    return 0


# La tabla ------------------------------------------------------------------------------------------


def _tabla(rejilla: _Rejilla, indice: int) -> Tabla:
    filas: list[tuple[Celda, ...]] = []
    for numero, tramo in enumerate(rejilla.filas):
        celdas = [_celda(casilla, indice, numero, n) for n, casilla in enumerate(tramo)]
        if numero == rejilla.segundo_piso:
            vacias = _vacias_delante(tramo)
            celdas[:vacias] = [
                replace(celda, texto=arriba.texto, sigue_arriba=True)
                for celda, arriba in zip(celdas[:vacias], filas[-1], strict=False)
            ]
        completa = _abarcando if numero < rejilla.de_datos else _con_vacias
        filas.append(tuple(completa(celdas, rejilla.ancho)))
    return Tabla(replace(filas[0][0].sitio, celda="", columna=0), tuple(filas))


def _celda(casilla: _Casilla, indice: int, fila: int, columna: int) -> Celda:
    sitio = Sitio(f"línea {casilla.linea + 1}", "", indice, fila, columna)
    return Celda(casilla.texto, sitio, nota=casilla.nota)


def _abarcando(celdas: Sequence[Celda], ancho: int) -> Iterator[Celda]:
    """Las celdas y, si faltan, la última otra vez: abarca lo que queda de la fila."""
    yield from celdas
    for columna in range(len(celdas), ancho):
        sitio = replace(celdas[-1].sitio, columna=columna)
        yield replace(celdas[-1], sitio=sitio, sigue_izquierda=True)


def _con_vacias(celdas: Sequence[Celda], ancho: int) -> Iterator[Celda]:
    yield from celdas
    for columna in range(len(celdas), ancho):
        yield Celda("", replace(celdas[-1].sitio, columna=columna))
