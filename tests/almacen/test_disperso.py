"""Lo que un árbol disperso deja fuera se sabe sin preguntárselo a git, y se dice: nunca parece que no haya nada."""

from pathlib import Path

import pytest

from apoyo.carteras import FINAL, MESA, RICA
from apoyo.ejecucion import seg
from apoyo.historias import con_git, confirmar, git, iniciar
from seguimiento.almacen.git.disperso import dejados_fuera

pytestmark = con_git

REMEDIO = "tráigalos con «git sparse-checkout disable»"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    carpeta = iniciar(tmp_path / "repo")
    confirmar(carpeta, {**RICA, **{f"data/practicas/{'n' * n}.md": "x" for n in range(1, 40)}})
    return carpeta


def los_de_git(repo: Path) -> set[str]:
    """Los que git dice que dejó fuera."""
    marcados = git(repo, "ls-files", "-t").splitlines()
    return {linea.removeprefix("S ") for linea in marcados if linea.startswith("S ")}


@pytest.mark.parametrize("version", ["2", "3", "4"])
def test_son_los_que_git_dice_en_cualquier_version_del_indice(repo: Path, version: str) -> None:
    git(repo, "sparse-checkout", "set", "data/acuerdos")
    git(repo, "update-index", "--index-version", version)
    assert {*dejados_fuera(repo)} == los_de_git(repo) != set()
    assert FINAL in dejados_fuera(repo)
    assert MESA not in dejados_fuera(repo)
    git(repo, "sparse-checkout", "disable")
    assert dejados_fuera(repo) == ()


def test_con_el_indice_tambien_disperso_se_dice_la_carpeta(repo: Path) -> None:
    git(repo, "sparse-checkout", "set", "--cone", "--sparse-index", "data/acuerdos")
    assert {"data/evaluaciones/", "data/practicas/"} <= {*dejados_fuera(repo)}


def test_en_una_subcarpeta_las_rutas_son_las_de_la_raiz(tmp_path: Path) -> None:
    repo = iniciar(tmp_path / "repo")
    confirmar(repo, {f"oficina/{ruta}": texto for ruta, texto in RICA.items()})
    git(repo, "sparse-checkout", "set", "oficina/data/acuerdos")
    assert FINAL in dejados_fuera(repo / "oficina")


@pytest.mark.parametrize("indice", [b"", b"DIRC", b"DIRC\0\0\0\2\0\0\0\7abc", b"x" * 200])
def test_de_un_indice_que_no_se_entiende_no_se_dice_nada(repo: Path, indice: bytes) -> None:
    git(repo, "sparse-checkout", "set", "data/acuerdos")
    (repo / ".git" / "index").write_bytes(indice)
    assert dejados_fuera(repo) == ()


def test_un_indice_partido_se_nombra_y_no_parece_que_no_falte_nada(repo: Path) -> None:
    git(repo, "update-index", "--split-index")
    assert seg("status", en=repo).codigo == 0
    git(repo, "sparse-checkout", "set", "data/acuerdos")
    visto = seg("status", en=repo)
    assert (visto.codigo, visto.salida) == (3, "")
    assert "git update-index --no-split-index" in visto.errores
    git(repo, "update-index", "--no-split-index")
    assert REMEDIO in seg("status", en=repo).errores


def test_status_dice_que_le_faltan_y_como_traerlos(repo: Path) -> None:
    git(repo, "sparse-checkout", "set", "data/acuerdos")
    visto = seg("status", en=repo)
    assert visto.codigo == 3
    assert REMEDIO in visto.errores
    assert "final-2022" in visto.salida.partition("\n")[0]
    dicho = seg("status", "--json", en=repo).json
    assert (dicho["modificado"], FINAL in dicho["archivos"]["ilegibles"]) == (False, True)
    (suyo,) = [d for d in dicho["diagnosticos"] if d["archivo"] == FINAL]
    assert suyo["codigo"] == "SEG074"


def test_lo_que_se_borro_a_mano_no_es_de_un_arbol_disperso(repo: Path) -> None:
    (repo / FINAL).unlink()
    visto = seg("status", en=repo)
    assert (visto.codigo, REMEDIO in visto.errores) == (0, False)


def test_no_se_escribe_encima_de_lo_que_esta_fuera(repo: Path) -> None:
    git(repo, "sparse-checkout", "set", "data/acuerdos")
    orden = ("nueva", "evaluacion", "final-2022", "--titulo", "Otra", "--organizacion", "OIM")
    assert seg(*orden, en=repo).codigo != 0
    assert not (repo / FINAL).exists()
