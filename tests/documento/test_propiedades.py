"""Lo que vale para cualquier texto: nunca lanza, siempre señala bien y lee lo mismo que otro lector.

El otro lector es el analizador puro de ruamel.yaml, escrito aparte del que usa el programa.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from seguimiento.diagnosticos import CATALOGO, Severidad
from seguimiento.diagnosticos.yaml import VALOR_AMBIGUO
from seguimiento.documento import Dato, Documento, FaltaDeForma, Lectura, Lista, Mapa, leer
from seguimiento.lugares import Posicion, Ruta

REGISTROS = sorted((Path(__file__).parents[2] / "data").glob("*/*.yaml"))
CODIGOS = {codigo for codigo in CATALOGO if "SEG030" <= codigo < "SEG060"} - {VALOR_AMBIGUO}
NULOS = {"", "~", "null", "Null", "NULL"}
CITAS = re.compile(r'«[^»]*»|"(?:[^"\\]|\\.)*"')
INGLES = re.compile(
    r"\b(?:the|found|expected|while|did|could|not|and|is|are|mapping|scalar|token|character|block"
    r"|flow|key|value|unknown|parsing|scanning|line|column|document|stream)\b"
)
PALABRA = re.compile(r"\S*")
RAPIDO = settings(
    derandomize=True,
    deadline=None,
    max_examples=400,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


# --- lo que se comprueba de cada texto


def comprobar(contenido: bytes) -> Lectura:
    """Lee y comprueba todas las propiedades."""
    lectura = leer(contenido)
    for una in lectura.faltas:
        comprobar_falta(una, lectura)
    assert list(lectura.faltas) == sorted(lectura.faltas, key=lambda f: f.falta.posicion)
    if lectura.documento is None:
        assert any(es_error(una) for una in lectura.faltas)
    else:
        comprobar_posiciones(lectura.documento)
        if not any(es_error(una) for una in lectura.faltas):
            assert en_orden(lectura.documento.datos) == segunda_opinion(lectura.texto)
    return lectura


def es_error(una: FaltaDeForma) -> bool:
    return CATALOGO[una.falta.codigo].severidad is Severidad.ERROR


def comprobar_falta(una: FaltaDeForma, lectura: Lectura) -> None:
    falta = una.falta
    assert falta.codigo in CODIGOS
    lineas = lectura.texto.split("\n")
    assert 1 <= falta.posicion.linea <= len(lineas)
    assert 1 <= falta.posicion.columna <= len(lineas[falta.posicion.linea - 1]) + 1
    assert falta.posicion.largo >= 1
    assert falta.mensaje
    for frase in (falta.mensaje, falta.sugerencia):
        assert frase.isprintable()
        assert not INGLES.search(CITAS.sub("", frase))
    if lectura.documento is not None:
        assert alcanzable(lectura.documento.datos, una.ruta)


def alcanzable(datos: Dato, ruta: Ruta) -> bool:
    for paso in ruta:
        if isinstance(datos, Mapa) and isinstance(paso, str) and paso in datos:
            datos = datos[paso]
        elif isinstance(datos, Lista) and isinstance(paso, int) and paso < len(datos):
            datos = datos[paso]
        else:
            return False
    return True


def comprobar_posiciones(documento: Documento) -> None:
    """En la posición de cada dato está lo que se escribió; en la de su clave, la clave."""
    for ruta, dato in recorrido(documento.datos):
        paso = ruta[-1] if ruta else 0
        if isinstance(paso, str):
            assert empieza_por(documento, documento.posicion(ruta, en_clave=True), paso)
        escrito = desde(documento.texto, documento.posicion(ruta))
        if isinstance(dato, str):
            assert empieza_por(documento, documento.posicion(ruta), dato)
        elif isinstance(paso, str):
            assert documento.posicion(ruta) == documento.posicion(ruta, en_clave=True)
        elif dato is None:
            assert escrito.startswith(("-", "~", "null", "Null", "NULL", "*", "&", "!"))
        elif escrito[0] not in "[{-?&!\"'*":
            assert isinstance(dato, Mapa)
            claves = [documento.posicion((*ruta, clave), en_clave=True) for clave in dato]
            assert all(documento.posicion(ruta) <= clave for clave in claves)


def empieza_por(documento: Documento, posicion: Posicion, valor: str) -> bool:
    """Si en la posición empieza el texto, escrito tal cual, entrecomillado o en bloque."""
    escrito = desde(documento.texto, posicion)
    if escrito[0] in "\"'|>&!":
        return True
    return normalize("NFC", escrito).startswith(PALABRA.findall(normalize("NFC", valor))[0])


def desde(texto: str, posicion: Posicion) -> str:
    return texto.split("\n")[posicion.linea - 1][posicion.columna - 1 :]


def recorrido(datos: Dato) -> Iterator[tuple[Ruta, Dato]]:
    pendientes: list[tuple[Ruta, Dato]] = [((), datos)]
    while pendientes:
        ruta, actual = pendientes.pop()
        yield ruta, actual
        if isinstance(actual, Mapa | Lista):
            pendientes.extend(((*ruta, paso), dato) for paso, dato, _ in actual.hijos())


# --- el otro lector


def en_orden(datos: Dato) -> Any:  # noqa: ANN401 — un árbol cualquiera
    """Los datos con cada mapa como tupla de parejas: el orden y las repeticiones cuentan."""
    if isinstance(datos, Mapa):
        return tuple((clave, en_orden(dato)) for clave, dato in datos.items())
    return [en_orden(dato) for dato in datos] if isinstance(datos, Lista) else datos


def segunda_opinion(texto: str) -> Any:  # noqa: ANN401 — un árbol cualquiera
    """Lo mismo, leído con el analizador puro."""
    sucesos = list(YAML(typ="safe", pure=True).parse(texto))
    nombres = [type(suceso).__name__ for suceso in sucesos]
    assert nombres.count("DocumentStartEvent") == 1
    assert "AliasEvent" not in nombres
    return componer(iter(sucesos[2:-2]))


def componer(sucesos: Iterator[Any]) -> Any:  # noqa: ANN401 — un árbol cualquiera
    suceso = next(sucesos)
    match type(suceso).__name__:
        case "ScalarEvent":
            es_nulo = suceso.value in NULOS and not suceso.style and not suceso.ctag
            return None if es_nulo else suceso.value
        case "SequenceStartEvent":
            return list(hasta_el_final(sucesos))
        case "MappingStartEvent":
            planos = list(hasta_el_final(sucesos))
            claves = [normalize("NFC", clave) for clave in planos[::2]]
            return tuple(zip(claves, planos[1::2], strict=True))
    return FIN


FIN = object()


def hasta_el_final(sucesos: Iterator[Any]) -> Iterator[Any]:
    while (dato := componer(sucesos)) is not FIN:
        yield dato
