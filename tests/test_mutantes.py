"""De un módulo salen los mutantes que deben, y cada uno cambia una sola línea y sigue siendo Python."""

import ast
from argparse import Namespace
from pathlib import Path

import pytest

import mutantes
from mutantes import CONTRARIOS, Mutante

MODULO = """\
from dataclasses import dataclass

@dataclass(frozen=True)
class Plazo:
    dias: int = 30

def vence(plazo: "Plazo | None", hoy: int) -> bool:
    if plazo is None or not hoy:
        return False
    print("ñ", hoy - 1)
    return (
        plazo.dias
        <= hoy
    )
"""


@pytest.fixture
def salidos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Mutante]:
    """Los mutantes de ese módulo."""
    monkeypatch.setattr(mutantes, "PROYECTO", tmp_path)
    (tmp_path / "m.py").write_text(MODULO, "utf-8")
    return [*mutantes.mutantes(tmp_path / "m.py")]


def test_se_cambian_las_decisiones_y_no_lo_que_solo_describe(salidos: list[Mutante]) -> None:
    assert [(uno.linea, uno.despues.strip()) for uno in salidos] == [
        (5, "dias: int = 31"),
        (9, "pass"),
        (8, "if plazo is None and not hoy:"),
        (8, "if plazo is not None or not hoy:"),
        (8, "if plazo is None or hoy:"),
        (9, "return True"),
        (10, "pass"),
        (10, 'print("ñ", hoy + 1)'),
        (10, 'print("ñ", hoy - 2)'),
        (13, "< hoy"),
    ]


def test_cada_mutante_cambia_una_linea_y_sigue_siendo_python(salidos: list[Mutante]) -> None:
    for uno in salidos:
        lineas = MODULO.splitlines()
        assert lineas[uno.linea - 1] == uno.antes != uno.despues
        lineas[uno.linea - 1] = uno.despues
        ast.parse("\n".join(lineas))


@pytest.mark.parametrize(
    ("ruta", "suyas", "planta"),
    [
        ("src/seguimiento/campos.py", ["tests/test_campos.py"], []),
        (
            "src/seguimiento/almacen/git/fuente.py",
            ["tests/almacen/test_fuente_git.py", "tests/almacen/test_fuentes.py"],
            ["tests/almacen"],
        ),
    ],
)
def test_primero_se_pasan_las_pruebas_de_su_modulo_y_luego_las_de_su_planta(
    ruta: str, suyas: list[str], planta: list[str]
) -> None:
    pedido = Namespace(rapidas=["tests/reglas"], entera=False)
    assert mutantes.tandas(Mutante(ruta, 1, "", ""), pedido) == {
        "sus pruebas": suyas,
        "su planta": planta,
        "las rápidas": ["tests/reglas"],
        "todas": [],
    }


def test_lo_contrario_de_lo_contrario_es_lo_mismo() -> None:
    assert all(CONTRARIOS[otro] == uno for uno, otro in CONTRARIOS.items())
