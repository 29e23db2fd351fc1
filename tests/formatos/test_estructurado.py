"""JSON y CSV: lo que leen otros programas."""

import csv
import io
import json
import sys
from datetime import date
from typing import Any
from unicodedata import bidirectional, category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo.formas import ENVOLTURA, faltas
from seguimiento.diagnosticos import Diagnostico, Relacionado, Severidad
from seguimiento.formatos.estructurado import celda_de_csv, en_csv, en_json, envoltura
from seguimiento.lugares import Posicion
from seguimiento.repositorio import Recuento

TEXTOS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALORES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda hijos: (
        st.lists(hijos, max_size=3) | st.dictionaries(st.text(max_size=5), hijos, max_size=3)
    ),
)


@given(st.dictionaries(st.text(max_size=5), VALORES, max_size=4))
def test_el_json_se_lee_como_se_escribio_y_no_lleva_nada_que_no_se_vea(
    objeto: dict[str, Any],
) -> None:
    texto = en_json(objeto)
    assert json.loads(texto) == objeto
    # quedan dentro lo que se ve y los signos que unen emojis; fuera, controles, bidi y sustitutos
    prohibidos = {
        *map(chr, (*range(10), *range(11, 32), *range(127, 160))),
        "\u2028",
        "\u202e",
        "\ufeff",
    }
    assert not prohibidos & {*texto}
    assert texto.encode("utf-8").decode("utf-8") == texto


def test_el_json_se_lee_tambien_a_simple_vista() -> None:
    filas = [{"ref": "a/1", "plazo": None}, {"ref": "a/2", "responsables": ["ONU", "OIM"]}]
    objeto = {
        "titulo": "Evaluación «final»",
        "archivos": {"leidos": 2, "ilegibles": []},
        "acciones": filas,
        "diagnosticos": [],
        "nada": {},
    }
    assert en_json(objeto) == (
        "{\n"
        '  "titulo": "Evaluación «final»",\n'
        '  "archivos": {\n'
        '    "leidos": 2,\n'
        '    "ilegibles": []\n'
        "  },\n"
        '  "acciones": [\n'
        '    {"ref": "a/1", "plazo": null},\n'
        '    {"ref": "a/2", "responsables": ["ONU", "OIM"]}\n'
        "  ],\n"
        '  "diagnosticos": [],\n'
        '  "nada": {}\n'
        "}\n"
    )


@given(st.lists(st.dictionaries(st.text(max_size=5), VALORES, max_size=4), max_size=5))
def test_cada_fila_va_en_una_linea(filas: list[dict[str, Any]]) -> None:
    lineas = en_json({"filas": filas}).splitlines()
    # ni un texto con saltos la parte: van escapados
    assert [json.loads(linea.rstrip(",")) for linea in lineas[2:-2]] == filas


@pytest.mark.parametrize(
    ("texto", "escrito"),
    [("\u202eal revés", '"\\u202eal revés"'), ("\x9b31m", '"\\u009b31m"'), ("\udce9", '"\\udce9"')],
)
def test_lo_que_no_se_ve_va_escapado(texto: str, escrito: str) -> None:
    assert en_json({"t": texto}) == f'{{\n  "t": {escrito}\n}}\n'


def test_de_todo_unicode_no_queda_un_control_ni_un_cambio_de_sentido_sin_escapar() -> None:
    todas = map(chr, range(sys.maxunicode + 1))
    ocultas = [
        letra
        for letra in todas
        if category(letra) in {"Cc", "Cs", "Zl", "Zp"} or bidirectional(letra) in SENTIDOS
    ]
    assert not [letra for letra in ocultas if letra in en_json({letra: letra})[4:-3]]


SENTIDOS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_ni_infinitos_ni_lo_que_no_es_un_numero() -> None:
    for numero in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="JSON"):
            en_json({"n": numero})


@pytest.mark.parametrize(
    ("valor", "celda"),
    [
        (None, ""),
        (True, "si"),
        (False, "no"),
        (0, "0"),
        (-3, "-3"),
        ("1.10", "1.10"),
        ("012", "012"),
        ("=1+1", "'=1+1"),
        ("+34", "'+34"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("a=1", "a=1"),
        ([], ""),
        (["PSU", "CEPAL"], "PSU; CEPAL"),
        (["=1+1", "PSU"], "'=1+1; PSU"),
        (["PSU", "=1+1"], "PSU; =1+1"),
        ({"hecho": 0, "meta": 4, "unidad": "talleres"}, "hecho: 0; meta: 4; unidad: talleres"),
        ({"hecho": None, "meta": 4}, "meta: 4"),
    ],
)
def test_cada_valor_en_su_celda_y_ninguna_es_una_formula(valor: object, celda: str) -> None:
    assert celda_de_csv(valor) == celda


@given(st.lists(st.fixed_dictionaries({"ref": TEXTOS, "texto": TEXTOS}), max_size=4))
def test_el_csv_se_lee_como_se_escribio(filas: list[dict[str, str]]) -> None:
    texto = en_csv(["ref", "texto", "otra"], filas)
    leidas = list(csv.DictReader(io.StringIO(texto, newline="")))
    esperadas = [{c: celda_de_csv(fila.get(c)) for c in ("ref", "texto", "otra")} for fila in filas]
    assert leidas == esperadas
    assert texto.startswith("ref,texto,otra\r\n")


def test_la_envoltura_lleva_lo_de_todo_objeto_raiz() -> None:
    recuento = Recuento(leidos=3, en_parte=["b", "a"], ilegibles=["c"], no_evaluables=["a/1", "c"])
    diagnostico = Diagnostico(
        "data/e.yaml",
        "SEG012",
        Severidad.ERROR,
        "mal",
        "bien",
        Posicion(3, 5, 2),
        relacionados=(Relacionado("data/f.yaml", 1, 2),),
    )
    objeto = envoltura(date(2023, 4, 15), "a" * 40, False, recuento, [diagnostico])  # noqa: FBT003 — así se llama
    assert faltas(objeto, ENVOLTURA) == []
    assert objeto == {
        "version": 1,
        "hoy": "2023-04-15",
        "commit": "a" * 40,
        "modificado": False,
        "archivos": {
            "leidos": 3,
            "en_parte": ["a", "b"],
            "ilegibles": ["c"],
            "no_evaluables": ["a/1", "c"],
            "no_leidos": [],
            "repetidos": [],
        },
        "diagnosticos": [
            {
                "archivo": "data/e.yaml",
                "linea": 3,
                "columna": 5,
                "codigo": "SEG012",
                "severidad": "error",
                "mensaje": "mal",
                "sugerencia": "bien",
                "relacionados": [{"archivo": "data/f.yaml", "linea": 1, "columna": 2}],
            }
        ],
    }
