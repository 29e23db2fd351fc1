"""El índice se entiende sin git, y se entiende lo mismo que git."""

import random
import re
from pathlib import Path

import pytest

from apoyo.historias import con_git, confirmar, git, iniciar
from seguimiento.almacen.git.indice import (
    Entrada,
    IndiceIlegible,
    entender_indice,
    leer_indice,
)

pytestmark = con_git

NOMBRES = [
    *("a", "a.yaml", "á ñ.yaml", "b\tc", 'co"milla', "x" * 250, "z\ny", "data/evaluaciones/e.yaml"),
    *("data/acuerdos/m.yaml", "data/acuerdos/n.yaml", "datazo", "largo/" * 30 + "fin", "-n", "c c"),
]
_LINEA = re.compile(r"([0-7]{6}) ([0-9a-f]+) ([0-3])\t(.*)", re.DOTALL)


def _leidas(carpeta: Path) -> list[Entrada]:
    return [*leer_indice(carpeta / ".git" / "index").entradas]


def _segun_git(carpeta: Path) -> list[tuple[str, str, str, str]]:
    """Modo, identidad, etapa y ruta de cada entrada."""
    lineas = git(carpeta, "ls-files", "-s", "-z").split("\0")
    partidas = (_LINEA.fullmatch(linea) for linea in lineas if linea)
    return [partes.groups() for partes in partidas if partes]  # type: ignore[misc]


def _como_git(entradas: list[Entrada]) -> list[tuple[str, str, str, str]]:
    return [(f"{e.modo:06o}", e.identidad, str(e.etapa), e.ruta.decode()) for e in entradas]


def _al_azar(carpeta: Path, azar: random.Random) -> None:
    """Un índice con de todo: enlaces, ejecutables, anuncios, fuera de la carpeta y nombres de cualquier forma."""
    for nombre in azar.sample(NOMBRES, azar.randint(0, len(NOMBRES))):
        ruta = carpeta / nombre
        ruta.parent.mkdir(parents=True, exist_ok=True)
        match azar.randrange(5):
            case 0:
                ruta.symlink_to("otro")
            case 1:
                ruta.write_text(str(azar.random()))
                ruta.chmod(0o755)
            case _:
                ruta.write_text(str(azar.random()))
        git(carpeta, "add", *(["-N"] if azar.random() < 0.2 else []), "--", nombre)
        if azar.random() < 0.2:
            git(carpeta, "update-index", "--skip-worktree", "--", nombre)
    git(carpeta, "update-index", "--index-version", azar.choice("234"))


@pytest.mark.parametrize("formato", ["sha1", "sha256"])
@pytest.mark.parametrize("semilla", range(12))
def test_se_entiende_lo_mismo_que_git(tmp_path: Path, semilla: int, formato: str) -> None:
    git(tmp_path, "init", "-q", f"--object-format={formato}", ".")
    _al_azar(tmp_path, random.Random(f"{formato}{semilla}"))  # noqa: S311 — azar que se repite
    leidas = _leidas(tmp_path)

    assert _como_git(leidas) == _segun_git(tmp_path)
    marcadas = git(tmp_path, "ls-files", "-t", "-z").split("\0")
    assert {e.ruta.decode() for e in leidas if e.fuera} == {
        m.removeprefix("S ") for m in marcadas if m.startswith("S ")
    }
    # lo anunciado no está en el árbol que se guardaría
    arbol = git(tmp_path, "ls-tree", "-r", "-z", "--name-only", git(tmp_path, "write-tree"))
    assert {e.ruta.decode() for e in leidas if not e.por_anadir} == {
        r for r in arbol.split("\0") if r
    }


def test_un_conflicto_son_varias_etapas_de_la_misma_ruta(tmp_path: Path) -> None:
    iniciar(tmp_path)
    confirmar(tmp_path, {"e": "1"})
    git(tmp_path, "switch", "-q", "-c", "otra")
    confirmar(tmp_path, {"e": "2"})
    git(tmp_path, "switch", "-q", "main")
    confirmar(tmp_path, {"e": "3"})
    assert [e.etapa for e in _leidas(tmp_path)] == [0]
    git(tmp_path, "read-tree", "-m", "HEAD~1", "HEAD", "otra")

    assert [e.etapa for e in _leidas(tmp_path)] == [1, 2, 3]
    assert _como_git(_leidas(tmp_path)) == _segun_git(tmp_path)


def test_sin_suma_final_se_entiende_igual(tmp_path: Path) -> None:
    iniciar(tmp_path)
    confirmar(tmp_path, {"e": "1", "data/f": "2"})
    con_suma = (tmp_path / ".git" / "index").read_bytes()
    assert entender_indice(con_suma[:-20] + bytes(20)) == entender_indice(con_suma) is not None


def test_el_partido_se_reconoce(tmp_path: Path) -> None:
    iniciar(tmp_path)
    confirmar(tmp_path, {"e": "1"})
    assert not leer_indice(tmp_path / ".git" / "index").partido
    git(tmp_path, "update-index", "--split-index")
    assert leer_indice(tmp_path / ".git" / "index").partido


def test_lo_que_esta_danado_no_se_entiende_a_medias(tmp_path: Path) -> None:
    iniciar(tmp_path)
    confirmar(tmp_path, {"e": "1", "f": "2", "data/g": "3"})
    bueno = (tmp_path / ".git" / "index").read_bytes()
    azar = random.Random(7)  # noqa: S311 — azar que se repite
    for _ in range(300):
        roto = bytearray(bueno)
        roto[azar.randrange(len(roto) - 20)] ^= 1 << azar.randrange(8)
        assert entender_indice(bytes(roto)) is None
        # y sin la suma que lo delata, o se entiende entero o nada
        entender_indice(bytes(roto[:-20]) + bytes(20))
    for largo in range(len(bueno)):
        assert entender_indice(bueno[:largo]) is None


def test_sin_indice_no_hay_nada_y_un_enlace_no_se_sigue(tmp_path: Path) -> None:
    iniciar(tmp_path)
    assert _leidas(tmp_path) == []
    confirmar(tmp_path, {"e": "1"})
    indice = tmp_path / ".git" / "index"
    indice.rename(tmp_path / "aparte")
    indice.symlink_to(tmp_path / "aparte")
    with pytest.raises(IndiceIlegible):
        leer_indice(indice)
    indice.unlink()
    indice.mkdir()
    with pytest.raises(IndiceIlegible):
        leer_indice(indice)
