"""Qué es un comentario y qué solo lo parece, dónde está y si va solo en su línea."""

import pytest

from seguimiento.documento import leer
from seguimiento.documento.comentarios import comentarios_con
from seguimiento.documento.tramos import medir
from seguimiento.lugares import Posicion

MARCA = "seg: ignora"


def hallados(texto: str) -> list[tuple[Posicion, str, bool]]:
    documento = leer(texto.encode()).documento
    assert documento is not None
    return [(uno.posicion, uno.texto, uno.solo) for uno in comentarios_con(documento, MARCA)]


@pytest.mark.parametrize(
    "texto",
    [
        'a: "x  # seg: ignora SEG303 — así"\nb: 1\n',
        "a: 'x\n  # seg: ignora SEG303 — así'\nb: 1\n",
        "a: |\n  # seg: ignora SEG303 — así\nb: 1\n",
        "a: x\nb: y\nc: \"# seg: ignora SEG303 — así\"\nd: ''\n",
        '"# seg: ignora SEG303 — así": 1\n',
    ],
)
def test_lo_que_va_dentro_de_un_texto_no_es_un_comentario(texto: str) -> None:
    assert hallados(texto) == []


def test_se_sabe_donde_esta_cada_comentario_y_si_va_solo() -> None:
    texto = (
        "# seg: ignora uno\na: x  # seg: ignora dos \r\nl: [b, # seg: ignora tres\n  c]\n# otro\n"
    )
    assert hallados(texto) == [
        (Posicion(1, 1, 17), "# seg: ignora uno", True),
        (Posicion(2, 7, 17), "# seg: ignora dos ", False),
        (Posicion(3, 8, 18), "# seg: ignora tres", False),
    ]


def test_el_comentario_de_la_cabecera_de_un_bloque_lo_es() -> None:
    assert hallados("a: |-  # seg: ignora uno\n  # seg: ignora dos\nb: 1\n") == [
        (Posicion(1, 8, 17), "# seg: ignora uno", False)
    ]


def test_un_vacio_no_esconde_el_comentario_que_lo_sigue() -> None:
    assert hallados("a:\n# seg: ignora uno\nb:  # seg: ignora dos\n") == [
        (Posicion(2, 1, 17), "# seg: ignora uno", True),
        (Posicion(3, 5, 17), "# seg: ignora dos", False),
    ]


@pytest.mark.parametrize(
    "texto",
    ["# a\nb: |  # c\n  # d\n# e\nf: [g, # h\n  'i # j']\n", "k:\n  # l\nm: # n\n", "o: p\n"],
)
def test_quien_lee_y_quien_edita_ven_los_mismos(texto: str) -> None:
    documento = leer(texto.encode()).documento
    assert documento is not None
    assert medir(texto).comentarios == list(comentarios_con(documento, ""))
