"""Qué es cada fila de una tabla antes de saber qué dice: un hueco, un total, un encabezado otra vez."""

import re
from collections.abc import Sequence

from seguimiento.importacion.encabezados import Encabezado
from seguimiento.importacion.material import Celda
from seguimiento.redaccion import plegado

Fila = Sequence[Celda]

ENTRE_PISOS = ": "
"""Lo que separa los rótulos de un encabezado de varios pisos."""
_TOTAL = re.compile(
    r"(?:gran |sub[- ]?)?tota(?:l|les|is|ux)(?: (?:general|geral|de [a-z]+))?|grand total|suma|sum"
)
_MARCA_DE_COLUMNA = re.compile(r"\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[).]?")


def visibles(fila: Fila) -> list[Celda]:
    """Las celdas en que se ve algo, cada unida a lo ancho una vez."""
    return [celda for celda in fila if not celda.vacia and not celda.sigue_izquierda]


def propias(fila: Fila) -> list[Celda]:
    """Las que además no son continuación de la de encima."""
    return [celda for celda in visibles(fila) if not celda.sigue_arriba]


def es_de_totales(fila: Fila) -> bool:
    """Si lo primero que dice es «Total»."""
    vistas = propias(fila)
    return bool(vistas) and _TOTAL.fullmatch(plegado(vistas[0].texto).strip(" :.")) is not None


def repite_el_encabezado(fila: Fila, encabezado: Encabezado) -> bool:
    """Si es el encabezado otra vez, o uno de sus pisos, como al empezar una página."""
    dichas = {
        columna: plegado(celda.texto)
        for columna, celda in enumerate(fila)
        if not celda.vacia and not celda.sigue_izquierda
    }
    return bool(dichas) and all(
        dicha in _pisos(encabezado.rotulos.get(columna, "")) for columna, dicha in dichas.items()
    )


def _pisos(rotulo: str) -> set[str]:
    """Lo que puede decir otra vez la celda de una columna: su rótulo entero o el de uno de sus pisos."""
    return {plegado(parte) for parte in (rotulo, *rotulo.split(ENTRE_PISOS))}


def numera_las_columnas(fila: Fila) -> bool:
    """Si solo lleva letras o números de columna: «(a) (b) (c)», «1 2 3 4»."""
    vistas = [plegado(celda.texto) for celda in visibles(fila)]
    minimo = 3
    return (
        len(vistas) >= minimo
        and len(set(vistas)) == len(vistas)
        and all(map(_MARCA_DE_COLUMNA.fullmatch, vistas))
    )


def a_todo_lo_ancho(fila: Fila) -> Celda | None:
    """La celda unida que es lo único de su fila; `None` si la fila dice algo más."""
    vistas = visibles(fila)
    if len(vistas) == 1 and any(celda.sigue_izquierda and not celda.vacia for celda in fila):
        return vistas[0]
    return None


def sola(fila: Fila) -> int | None:
    """La columna de la única celda en que se ve algo; `None` si hay más."""
    columnas = [
        columna
        for columna, celda in enumerate(fila)
        if not celda.vacia and not celda.sigue_izquierda
    ]
    return columnas[0] if len(columnas) == 1 else None
