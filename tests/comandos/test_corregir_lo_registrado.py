"""`seg corregir` avisa, antes de escribir, de lo que `validar --base HEAD` diría de la corrección."""

from pathlib import Path

import pytest

from apoyo.carteras import FINAL, RICA, escribir
from apoyo.ejecucion import seg
from apoyo.historias import confirmar, iniciar

LO_DE_ANTES = "frente a lo que ya está en git, «seg validar --base HEAD» dirá "


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    iniciar(tmp_path)
    escribir(tmp_path, RICA)
    confirmar(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("orden", "dice"),
    [
        (("1.1", "plazo", "2022-12"), "SEG603: el plazo de la acción «1.1» era 2022-11"),
        (
            ("1.1", "seguimiento.1.comentario", "Otro"),
            "SEG602: en «seguimiento» se cambió o se borró",
        ),
        (("1.1", "prorrogas", "--quitar", "1"), "SEG602: en «prorrogas» se cambió o se borró"),
        (("1.1", "descripcion", "Comprar vehículos"), "SEG604: «1.1» nombraba otra cosa"),
    ],
)
def test_se_avisa_y_es_lo_que_dira_validar(orden: tuple[str, ...], dice: str, repo: Path) -> None:
    visto = seg("corregir", *orden, "--si", en=repo)

    assert visto.codigo == 0, visto.errores
    assert f"aviso: {LO_DE_ANTES}{dice}" in visto.errores
    dicho = seg("validar", "--base", "HEAD", en=repo)
    codigo, _, mensaje = dice.partition(": ")
    assert f"[{codigo}] {mensaje}" in dicho.salida + dicho.errores


@pytest.mark.parametrize(
    "orden", [("1.1", "notas", "Algo"), ("1.1", "lidera", "CEPAL"), ("R1", "prioridad", "2")]
)
def test_de_lo_que_puede_cambiarse_no_se_avisa(orden: tuple[str, ...], repo: Path) -> None:
    visto = seg("corregir", *orden, en=repo)
    assert visto.codigo == 0
    assert LO_DE_ANTES not in visto.errores


def test_lo_que_aun_no_esta_en_git_se_corrige_sin_mas(repo: Path) -> None:
    nueva = ("actualizar", "2.3", "--estado", "en_curso", "--comentario", "Mal")
    assert seg(*nueva, en=repo).codigo == 0
    visto = seg("corregir", "2.3", "seguimiento.ultimo.comentario", "Bien", en=repo)
    assert visto.codigo == 0
    assert LO_DE_ANTES not in visto.errores


def test_lo_que_el_disco_ya_habia_cambiado_no_se_repite(repo: Path) -> None:
    seg("corregir", "1.1", "plazo", "2022-12", en=repo)
    assert LO_DE_ANTES not in seg("corregir", "1.1", "notas", "Algo", en=repo).errores


def test_de_una_regla_desactivada_no_se_avisa(repo: Path) -> None:
    with (repo / "seguimiento.yaml").open("a", encoding="utf-8") as archivo:
        archivo.write("reglas: {SEG603: desactivada}\n")
    confirmar(repo)
    assert LO_DE_ANTES not in seg("corregir", "1.1", "plazo", "2022-12", en=repo).errores


def test_sin_git_o_sin_confirmar_nada_no_se_avisa(tmp_path: Path) -> None:
    escribir(tmp_path, RICA)
    visto = seg("corregir", "1.1", "plazo", "2022-12", en=tmp_path)
    assert (visto.codigo, LO_DE_ANTES in visto.errores) == (0, False)
    assert (tmp_path / FINAL).exists()
