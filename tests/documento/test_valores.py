"""Los valores se leen como están escritos; lo que otro programa torcería se puede preguntar."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver

from seguimiento.documento import Documento, leer
from seguimiento.lugares import Ruta

TEXTO = "tag:yaml.org,2002:str"
NULO = "tag:yaml.org,2002:null"


def documento(texto: str) -> Documento:
    lectura = leer(texto.encode())
    assert lectura.documento is not None, lectura.faltas
    return lectura.documento


LITERALES = [
    "12:30",
    "08001",
    "010",
    "0x1F",
    "1_000",
    "1.10",
    "1e3",
    ".nan",
    ".inf",
    "no",
    "+5",
    "=",
]
PALABRAS = ["2023-02-30", "nil", "None", "nULL", "1,000", "Sí", "190:20:30", "2001-12-14T21:59:43Z"]


@pytest.mark.parametrize("escrito", [*LITERALES, *PALABRAS])
def test_un_valor_sin_comillas_se_lee_letra_por_letra(escrito: str) -> None:
    assert documento(f"valor: {escrito}\notro: [{escrito!r}]\n").datos == {
        "valor": escrito,
        "otro": [escrito],
    }


@pytest.mark.parametrize("escrito", ["", "~", "null", "Null", "NULL", "# comentario", "  # c"])
def test_lo_que_no_consta_es_nulo(escrito: str) -> None:
    assert documento(f"valor: {escrito}\notros:\n  - {escrito}\n").datos == {
        "valor": None,
        "otros": [None],
    }


@pytest.mark.parametrize("escrito", ['""', "''", '"~"', "'null'", "!!str null"])
def test_lo_entrecomillado_es_texto_aunque_parezca_nulo(escrito: str) -> None:
    datos = documento(f"valor: {escrito}\n").datos
    assert datos == {"valor": escrito.strip("\"'").removeprefix("!!str ")}


AMBIGUOS = """\
numero: 08001
version: 1.10
hora: 12:30
vinculante: no
fecha: 2023-02-30
exponente: 1e3
hexadecimal: 0x1F
miles: 1_000
infinito: -.inf
igual: =
nulo: ~
lista: [a, 1, "2", '3', b]
dentro:
  - valor: +5
    otro: "no"
    bloque: |
      12
"""


def test_se_enumeran_los_valores_que_otro_programa_torceria() -> None:
    esperado: dict[Ruta, str] = {
        ("numero",): "08001",
        ("version",): "1.10",
        ("hora",): "12:30",
        ("vinculante",): "no",
        ("fecha",): "2023-02-30",
        ("exponente",): "1e3",
        ("hexadecimal",): "0x1F",
        ("miles",): "1_000",
        ("infinito",): "-.inf",
        ("igual",): "=",
        ("lista", 1): "1",
        ("dentro", 0, "valor"): "+5",
    }
    assert dict(documento(AMBIGUOS).ambiguos) == esperado


@pytest.mark.parametrize(
    "escrito",
    ["nil", "None", "R1", "1.2.3", "1,000", "12 30", "2023-T1", "2023-11", "n/a", "sí", ".", "1e"],
)
def test_lo_que_todos_leen_como_texto_no_es_ambiguo(escrito: str) -> None:
    assert list(documento(f"valor: {escrito}\n").ambiguos) == []


def test_un_texto_suelto_no_tiene_valores_que_enumerar() -> None:
    assert list(documento("no\n").ambiguos) == []


def es_texto(valor: str, version: tuple[int, int]) -> bool:
    """Si otro lector, con esa versión de YAML, lo deja como está."""
    resolutor: Any = VersionedResolver(version, YAML(typ="safe", pure=True))
    return str(resolutor.resolve(ScalarNode, valor, (True, False))) in {TEXTO, NULO}


@settings(derandomize=True, max_examples=300)
@given(st.text("0123456789+-.:_eExXobBaAfTtZnNyY~=<o ", min_size=1, max_size=12))
@example("0o17")
@example("-0b1_0")
@example("2001-12-14 21:59:43.10 -5")
@example("2001-12-14T21:59:43Z")
@example(".5e+3")
def test_todo_lo_que_yaml_1_1_o_1_2_convierte_es_ambiguo(valor: str) -> None:
    lectura = leer(f"valor: {valor}\n".encode())
    if lectura.documento is None or lectura.documento.datos != {"valor": valor}:
        return
    if not (es_texto(valor, (1, 1)) and es_texto(valor, (1, 2))):
        assert list(lectura.documento.ambiguos) == [(("valor",), valor)]
