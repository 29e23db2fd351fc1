"""Escrituras poco corrientes que YAML admite, todos leen igual y aquí también."""

import pytest

from seguimiento.documento import leer

RAREZAS: list[tuple[str, object]] = [
    ("? a\n: b\n", {"a": "b"}),
    ("? a\n", {"a": None}),
    ("\"a\": 'b'\n", {"a": "b"}),
    ("a: 'it''s'\n", {"a": "it's"}),
    ("--- # c\na: b\n...\n# c\n", {"a": "b"}),
    ("# c\n\n---\na: b\n", {"a": "b"}),
    ("a:   b   \n", {"a": "b"}),
    ("a : b\n", {"a": "b"}),
    ("a:\n- b\n- c\n", {"a": ["b", "c"]}),
    ("a:\n    - b\n    -   c: d\n        e: f\n", {"a": ["b", {"c": "d", "e": "f"}]}),
    ("- - a\n  - b\n-\n  - c\n", [["a", "b"], ["c"]]),
    ("a: [b, c,]\n", {"a": ["b", "c"]}),
    ("a: [\n  b, # c\n  {d: e}\n]\n", {"a": ["b", {"d": "e"}]}),
    ('{"a":"b", c: , d: ~}\n', {"a": "b", "c": None, "d": None}),
    ("a: []\nb: {}\n", {"a": [], "b": {}}),
    ("a: b\n  c\n\n  d\n", {"a": "b c\nd"}),
    ('a: "b\n  c \\\n  d"\n', {"a": "b c d"}),
    ("a: |+\n  b\n\nc: d\n", {"a": "b\n\n", "c": "d"}),
    ("a: >2-\n   b\n  c\n", {"a": " b\nc"}),
    ("a: |2\n    \n  b\n", {"a": "  \nb\n"}),
    ("a: |\n\n  \n  b\n", {"a": "\n\nb\n"}),
    ("a: | # c\n  b\n", {"a": "b\n"}),
    ("a: >-\n\n\n  b\n", {"a": "\n\nb"}),
    ("a: !!str 012\nb: !!str ~\nc: !!str\n", {"a": "012", "b": "~", "c": ""}),
    ("a: b:c\nd: -e\nf: ?g\nh: a, [b]\n", {"a": "b:c", "d": "-e", "f": "?g", "h": "a, [b]"}),
    ("a: '\tb'\nc: d  # \te\n", {"a": "\tb", "c": "d"}),
    ("a: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}),
    ("__class__: a\nconstructor: b\n", {"__class__": "a", "constructor": "b"}),
    ("estado\u00a0: a\nestado: b\n", {"estado\u00a0": "a", "estado": "b"}),
    ("an\u0303o: an\u0303o\n", {"a\u00f1o": "an\u0303o"}),
    ("a: b", {"a": "b"}),
    ("hola\n", "hola"),
    ("=======\n", "======="),
]


@pytest.mark.parametrize(("texto", "esperado"), RAREZAS, ids=[texto for texto, _ in RAREZAS])
def test_las_rarezas_legales_se_leen_sin_faltas(texto: str, esperado: object) -> None:
    lectura = leer(texto.encode())
    assert lectura.faltas == ()
    assert lectura.documento is not None
    assert lectura.documento.datos == esperado
