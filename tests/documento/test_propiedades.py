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

from apoyo.imprimible import imprimible
from seguimiento.diagnosticos import CATALOGO, Falta
from seguimiento.diagnosticos.yaml import VALOR_AMBIGUO
from seguimiento.documento import Dato, Documento, Lectura, Lista, Mapa, leer
from seguimiento.lugares import Posicion, Ruta

REGISTROS = sorted((Path(__file__).parents[2] / "data").glob("*/*.yaml"))
CODIGOS = {codigo for codigo in CATALOGO if "SEG030" <= codigo < "SEG060"} - {VALOR_AMBIGUO}
NULOS = {"", "~", "null", "Null", "NULL"}
CITAS = re.compile(r'«[^»]*»|entrecomille el texto: .*|"(?:[^"\\]|\\.)*"')
INGLES = re.compile(
    r"\b(?:the|found|expected|while|did|could|not|and|is|are|mapping|scalar|token|character|block"
    r"|flow|key|value|unknown|parsing|scanning|line|column|document|stream)\b"
)
PALABRA = re.compile(r"\S*")
RAPIDO = settings(
    derandomize=True,
    max_examples=400,
    suppress_health_check=[HealthCheck.too_slow],
)


# --- lo que se comprueba de cada texto


def comprobar(contenido: bytes) -> Lectura:
    """Lee y comprueba todas las propiedades."""
    lectura = leer(contenido)
    for una in lectura.faltas:
        comprobar_falta(una, lectura)
    assert list(lectura.faltas) == sorted(lectura.faltas, key=lambda f: f.posicion)
    if lectura.documento is None:
        assert any(una.es_error for una in lectura.faltas)
    else:
        comprobar_posiciones(lectura.documento)
        if not any(una.es_error for una in lectura.faltas):
            assert en_orden(lectura.documento.datos) == segunda_opinion(lectura.texto)
    return lectura


def comprobar_falta(falta: Falta, lectura: Lectura) -> None:
    assert falta.codigo in CODIGOS
    lineas = lectura.texto.split("\n")
    assert 1 <= falta.posicion.linea <= len(lineas)
    assert 1 <= falta.posicion.columna <= len(lineas[falta.posicion.linea - 1]) + 1
    assert falta.posicion.largo >= 1
    assert falta.mensaje
    for frase in (falta.mensaje, falta.sugerencia):
        assert imprimible(frase)
        assert not INGLES.search(CITAS.sub("", frase))
    if lectura.documento is not None:
        assert alcanzable(lectura.documento.datos, falta.ruta)


def alcanzable(datos: Dato, ruta: Ruta) -> bool:
    for paso in ruta:
        hijo = datos.hijo(paso) if isinstance(datos, Mapa | Lista) else None
        if hijo is None:
            return False
        datos = hijo[0]
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
        case _:
            return FIN


FIN = object()


def hasta_el_final(sucesos: Iterator[Any]) -> Iterator[Any]:
    while (dato := componer(sucesos)) is not FIN:
        yield dato


# --- los textos


@pytest.mark.parametrize("registro", REGISTROS, ids=[registro.stem for registro in REGISTROS])
def test_los_registros_del_proyecto_se_leen_sin_errores_y_como_los_lee_otro(registro: Path) -> None:
    lectura = comprobar(registro.read_bytes())
    assert lectura.documento is not None
    assert not any(una.es_error for una in lectura.faltas)


def una_de(opciones: str) -> st.SearchStrategy[str]:
    """Una de las opciones que separa «¦»."""
    return st.sampled_from(opciones.split("¦"))


CLAVES = una_de("a¦b¦c d¦ñ¦n\u0303¦\"q\"¦'s'¦1¦no¦-x¦?x¦a#b¦? e\n¦''¦~")
CORRIENTES = una_de(
    "a¦año¦an\u0303o¦x  y¦no¦1.10¦12:30¦https://oim.int/x¦¿qué?¦a, b¦👩\u200d💻¦\"a\"¦'it''s'¦\"a\\n\\u00e9\""
    "¦\"a\\\n    b\"¦'a\n\n    b'¦a\n    b¦a\n\n    b c¦[]¦{}¦[a, b]¦[a , 'b',]¦[a, # c\n     b]¦{a: b, c: }"
    '¦{"a":b}¦[[a], {b: [c]}]¦\n    - a\n    - b¦~¦¦!!str 1¦a # c¦- a¦-x¦a:b¦a#b¦a\\b'
)
TORCIDOS = una_de(
    'a #c¦x\ty¦a # \t¦@a¦%a¦a: b¦- a¦"a" # c¦"x\ty"¦"a" b¦{a}¦[a: b]¦!x a¦&x a¦*x¦[?a]¦{a :b}¦[a]b¦[12:30]¦!!str'
)
LINEAS_DE_BLOQUE = una_de("a¦a¦b c¦  b¦¦ ¦# c¦é: f¦a #b").map(lambda linea: f"      {linea}")
BLOQUES = st.builds(
    "{}{}{}\n{}".format,
    una_de("|¦>"),
    una_de("¦-¦+¦-¦2¦2-¦+1¦0"),
    una_de("¦¦ ¦ # c¦# c"),
    st.lists(LINEAS_DE_BLOQUE, min_size=1, max_size=4).map("\n".join),
)
SANGRIAS = una_de("¦¦¦  ¦    ¦ ")
SEPARADORES = una_de(": ¦: ¦:  ¦:¦ : ¦:\n    ¦:\t")
COLAS = una_de("¦¦¦ # c¦  # c¦ #c¦ ¦\t")
MOLDES = una_de(
    "{k}: {v}¦{k}: {v}¦'{k}':  {v}¦{k}:\n  - {v}\n  - x¦{k}:\n- a: {v}\n  b:\n- x¦{k}:\n  {v}"
    "¦{k}: # c\n    a: {v}\n    b: [c]¦? {k}\n: {v}¦{k}: {v}  # c¦\n{k}: {v}\n"
)


@st.composite
def lineas_torcidas(draw: st.DrawFn) -> str:
    """Una entrada de mapa o de lista, casi siempre mal escrita."""
    guiones = draw(st.sampled_from(["", "", "- ", "- - ", "-"]))
    clave = draw(CLAVES) + draw(SEPARADORES) if draw(st.booleans()) else ""
    valor = draw(st.one_of(TORCIDOS, CORRIENTES, BLOQUES))
    return draw(SANGRIAS) + guiones + clave + valor + draw(COLAS)


@st.composite
def lineas_de_yaml(draw: st.DrawFn) -> str:
    """Una entrada de mapa, casi siempre bien escrita; la clave queda por poner."""
    if draw(st.integers(0, 9)) == 0:
        return draw(lineas_torcidas())
    valor = draw(st.one_of(CORRIENTES, CORRIENTES, CORRIENTES, BLOQUES))
    return draw(MOLDES).replace("{v}", valor)


@st.composite
def textos_de_yaml(draw: st.DrawFn) -> bytes:
    """Un texto con la apariencia de YAML y los estilos más hostiles."""
    empieza = draw(una_de("¦¦¦---\n¦--- # c\n¦# c\n\n¦\n"))
    termina = draw(una_de("¦\n¦\n\n¦\n...\n¦\n# fin\n¦\n  # fin¦\n---\n"))
    fin_de_linea = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    entradas = draw(st.lists(lineas_de_yaml(), min_size=1, max_size=6))
    texto = "\n".join(entrada.replace("{k}", f"k{n}") for n, entrada in enumerate(entradas))
    return (empieza + texto + termina).replace("\n", fin_de_linea).encode()


TROZOS = una_de(
    "'¦\"¦#¦ #¦: ¦:¦- ¦?¦|¦>-\n¦[¦]¦{¦}¦,¦%¦@¦\n¦\n\n¦\r¦\t¦ ¦\n---\n¦\n...\n¦\n  - x¦\n<<<<<<< a\n¦<<: ¦~"
    "¦&a ¦*a¦!x ¦\\¦\u0301¦\ufeff¦\u00a0¦\u2028¦\u202e¦\0¦Ã³"
)


@st.composite
def registros_estropeados(draw: st.DrawFn) -> bytes:
    """Un trozo de un registro del proyecto con líneas y caracteres borrados, metidos o repetidos."""
    lineas = draw(st.sampled_from(REGISTROS)).read_text(encoding="utf-8").split("\n")
    principio = draw(st.integers(0, len(lineas) - 1))
    lineas = lineas[principio : principio + draw(st.integers(1, 15))]
    sangrias = [len(linea) - len(linea.lstrip()) for linea in lineas if linea.strip()]
    texto = "\n".join(linea[min(sangrias, default=0) :] for linea in lineas) + "\n"
    for _ in range(draw(st.integers(1, 4))):
        lugar = draw(st.integers(0, len(texto)))
        hasta = min(lugar + draw(st.sampled_from([0, 0, 1, 1, 2, 5, 30])), len(texto))
        trozo = draw(st.one_of(TROZOS, st.just(texto[lugar:hasta] * 2), st.just("")))
        texto = texto[:lugar] + trozo + texto[hasta:]
    return texto.encode()


SIGNOS = st.text("ab:::---?[]{},#&*!|>'\"%@`   \n\n\n\t\r\\.~<=ñ", max_size=25).map(str.encode)


@RAPIDO
@given(textos_de_yaml())
def test_un_texto_con_apariencia_de_yaml_se_lee_o_se_diagnostica(contenido: bytes) -> None:
    comprobar(contenido)


@RAPIDO
@given(registros_estropeados())
def test_un_registro_estropeado_se_lee_o_se_diagnostica(contenido: bytes) -> None:
    comprobar(contenido)


@RAPIDO
@given(SIGNOS)
def test_una_sopa_de_signos_se_lee_o_se_diagnostica(contenido: bytes) -> None:
    comprobar(contenido)


@RAPIDO
@given(
    st.binary(max_size=40) | st.text(max_size=40).map(lambda texto: texto.encode(errors="ignore"))
)
def test_cualquier_archivo_se_lee_o_se_diagnostica(contenido: bytes) -> None:
    comprobar(contenido)


YA_HALLADOS = [
    # lo que los analizadores leían de dos maneras o lo que hizo fallar a alguna propiedad
    b">-\n#  b!x ",
    b"a: b\n...\n...\n# c\n",
    b"---\n|-\n...\n# c\n",
    b"o: |\n \n  t \n",
    b'"a": |-\n    \nb: c\n',
    b'["a":b]',
    b"[?x]",
    b"{a :b}",
    b"?\n>#a*|",
    b"a]#c\xc2\xa0\t",
    b"[",
    b"{\xff",
    b"\n\xc1",
    b"a:\n- ? k\nb:\t\xc2\xa0\n",
    b"not: as: >-\n",
    b"<<: --\ne: ''\n",
    b"---\n- \n- ~: > # c\n    t\n  k7: # c\n- -x\n",
    b"titulo: \xc3\x83\xc2\x81rea\n",
]


@pytest.mark.parametrize("contenido", YA_HALLADOS, ids=repr)
def test_lo_que_una_vez_se_leyo_mal_no_vuelve(contenido: bytes) -> None:
    comprobar(contenido)
