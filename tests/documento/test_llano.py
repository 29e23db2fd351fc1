"""Lo que entiende el lector de lo llano, y que de ello dice lo mismo que el analizador entero."""

from pathlib import Path

import pytest

from apoyo.dos_lectores import casi_llanos, comparado, leido_llano
from seguimiento.documento import Mapa, leer
from seguimiento.documento.emision import emitir
from seguimiento.documento.llano import leer_llano

REGISTROS = sorted((Path(__file__).parents[2] / "data").glob("*/*.yaml"))

LLANOS = {
    "un mapa dentro de otro": "a:\n  b:\n    c: d\n",
    "una lista de mapas y de textos": "a:\n  - b: c\n    d: e\n  - f: g\nh:\n  - i\n  - j k\n",
    "textos plegados": "a: >-\n  b\n  - c: d # e\nf:\n  - >-\n    g\n  - h: >-\n      i\n      j\n",
    "listas entre corchetes": 'a: [b c, "d: e", 2]\n',
    "entre comillas": 'a: "b: #c"\nd: \' e "f" \'\ng: ""\n',
    "comentarios al principio y al final de una línea": "# x # y\n#z\na: b  # c #d: e\n",
    "signos que solo al principio lo son": "a: b&c*d!e|f>g%h@i`j\nk: l,m]n[o}p{q\nr: s:t?u\n",
    "lo que otro convertiría": "a: 2020-01-01\nb: no\nc: 12:30\nd: [1.10, y]\ne:\n  - 0x1F\n",
}
NO_LLANOS = {
    "un valor vacío": "a:\nb: c\n",
    "un nulo": "a: null\n",
    "un nulo entre corchetes": "a: [b, Null]\n",
    "una clave nula": "null: a\n",
    "una clave repetida": "a: b\na: c\n",
    "una clave repetida por un contenedor": "a: b\na:\n  c: d\n",
    "una clave con mayúsculas": "A: b\n",
    "otra sangría": "a:\n   b: c\n",
    "una lista sin sangrar": "a:\n- b\n",
    "una lista de listas": "a:\n  - - b\n",
    "una lista entre corchetes en otra": "a:\n  - [b]\n",
    "un escape": 'a: "b\\n"\n',
    "dos comillas simples": "a: 'b''c'\n",
    "texto en varias líneas": "a: b\n  c\n",
    "dos puntos dentro": "a: b: c\n",
    "dos puntos al final": "a: b:\n",
    "una almohadilla pegada": "a: b #c\n",
    "una almohadilla a un espacio": "a: b # c\n",
    "un espacio al final": "a: b \n",
    "una línea en blanco": "a: b\n\nc: d\n",
    "otro bloque": "a: |\n  b\n",
    "un bloque con más sangría": "a: >-\n    b\n",
    "un bloque con una línea más sangrada": "a: >-\n  b\n    c\n",
    "un ancla": "a: &b c\n",
    "un alias": "a: *b\n",
    "una etiqueta": "a: !!str b\n",
    "llaves": "a: {b: c}\n",
    "dos documentos": "a: b\n---\nc: d\n",
    "una directiva": "%YAML 1.1\n---\na: b\n",
    "sin el último salto": "a: b",
    "nada": "",
    "solo comentarios": "# a\n",
    "una lista": "- a\n",
    "una tilde aparte": "a: n\u0303\n",
    "un texto muy largo": f"a: {'b' * 100_000}\n",
    "demasiados niveles": "".join(f"{'  ' * n}a:\n" for n in range(40)) + "  " * 40 + "b: c\n",
}


@pytest.mark.parametrize("texto", LLANOS.values(), ids=LLANOS)
def test_lo_llano_se_entiende_y_dice_lo_mismo_que_el_analizador(texto: str) -> None:
    assert comparado(texto)


@pytest.mark.parametrize("texto", NO_LLANOS.values(), ids=NO_LLANOS)
def test_de_lo_demas_se_aparta(texto: str) -> None:
    assert leer_llano(texto) is None


@pytest.mark.parametrize("contenido", [b"a: b\r\n", "a: \u00a0b\n".encode(), "a: Ã³\n".encode()])
def test_lo_que_pide_cribarse_no_se_lee_como_llano(contenido: bytes) -> None:
    assert not leido_llano(leer(contenido).documento)


@pytest.mark.parametrize("registro", REGISTROS, ids=[registro.stem for registro in REGISTROS])
def test_los_registros_del_proyecto_son_llanos_y_dicen_lo_mismo(registro: Path) -> None:
    assert leido_llano(leer(registro.read_bytes()).documento)
    assert comparado(registro.read_bytes().decode())


def test_de_cuatro_mil_textos_casi_llanos_dicen_lo_mismo_los_dos() -> None:
    llanos = sum(map(comparado, casi_llanos(4000, semilla=8)))
    assert 400 < llanos < 3600


@pytest.mark.parametrize("registro", REGISTROS[::4], ids=[uno.stem for uno in REGISTROS[::4]])
def test_lo_que_el_programa_escribe_es_llano(registro: Path) -> None:
    documento = leer(registro.read_bytes()).documento
    assert documento is not None
    assert isinstance(documento.datos, Mapa)
    assert comparado(emitir(documento.datos).texto)
