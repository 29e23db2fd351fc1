"""De qué archivos basta con lo que anota el sistema para saber que siguen tal cual."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from apoyo.carteras import CONFIGURACION, MESA, RICA, escribir
from apoyo.historias import con_git, confirmar, git, iniciar
from seguimiento.almacen.sello import Sello, puede_ser_disperso, sello, sello_de_git

_DE_NADA = (0, 0, 0)


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return escribir(tmp_path / "r", RICA)


def _suma(uno: Sello | None) -> bytes:
    assert uno is not None
    return uno.suma


def test_lo_ultimo_que_se_toco_es_lo_mas_reciente_de_cualquiera_de_sus_dos_fechas() -> None:
    """Un archivo que se trae de otro sitio puede traer también su fecha."""
    suyo = Sello([("", [("a", (5, 9, *_DE_NADA)), ("b", (8, 1, *_DE_NADA))]), ("vacía", [])])
    assert suyo.ultimo == 9
    assert Sello([("", [("a", (9, 5, *_DE_NADA)), ("b", (1, 8, *_DE_NADA))])]).ultimo == 9
    assert Sello([]).ultimo == 0


def _cambiar_sin_que_se_vea(raiz: Path) -> None:
    ruta, antes = raiz / MESA, (raiz / MESA).stat()
    ruta.write_text(ruta.read_text(encoding="utf-8").swapcase(), encoding="utf-8")
    os.utime(ruta, ns=(antes.st_atime_ns, antes.st_mtime_ns))


CAMBIOS: Mapping[str, Callable[[Path], object]] = {
    "mismo largo y fecha": _cambiar_sin_que_se_vea,
    "permisos": lambda raiz: (raiz / MESA).chmod(0o600),
    "se borra": lambda raiz: (raiz / MESA).unlink(),
    "cambia de nombre": lambda raiz: (raiz / MESA).rename(raiz / "data/acuerdos/otra.yaml"),
    "uno nuevo": lambda raiz: escribir(raiz, {"data/acuerdos/otra.yaml": RICA[MESA]}),
    "uno que no es de registro": lambda raiz: escribir(raiz, {"data/acuerdos/nota.txt": "x"}),
    "otro más adentro": lambda raiz: escribir(raiz, {"data/acuerdos/y/otra.yaml": RICA[MESA]}),
    "la configuración": lambda raiz: escribir(raiz, {CONFIGURACION: ""}),
    "sin configuración": lambda raiz: (raiz / CONFIGURACION).unlink(),
}


@pytest.mark.parametrize("cual", CAMBIOS)
def test_si_algo_cambia_el_sello_es_otro(cual: str, raiz: Path) -> None:
    antes = _suma(sello(raiz))
    assert _suma(sello(raiz)) == antes

    CAMBIOS[cual](raiz)

    assert _suma(sello(raiz)) != antes


SIN_SELLO: Mapping[str, Callable[[Path], object]] = {
    "sin carpeta de registros": lambda raiz: (raiz / "data").rename(raiz / "otra"),
    "carpeta vacía": lambda raiz: (raiz / "data/evaluaciones/vacía").mkdir(),
    "carpeta de otro repositorio": lambda raiz: (raiz / "data/acuerdos/.git").mkdir(),
    "submódulo": lambda raiz: escribir(raiz, {"data/acuerdos/.git": "gitdir: x\n"}),
    "enlace": lambda raiz: (raiz / "data/acuerdos/otra.yaml").symlink_to("mesa.yaml"),
    "enlace a una carpeta": lambda raiz: (raiz / "data/acuerdos/otra").symlink_to(".."),
}


@pytest.mark.parametrize("cual", SIN_SELLO)
def test_donde_no_consta_todo_no_hay_sello(cual: str, raiz: Path) -> None:
    SIN_SELLO[cual](raiz)
    assert sello(raiz) is None


def test_si_la_carpeta_de_registros_es_un_enlace_no_hay_sello(raiz: Path, tmp_path: Path) -> None:
    (raiz / "data").rename(tmp_path / "fuera")
    (raiz / "data").symlink_to(tmp_path / "fuera")
    assert sello(raiz) is None


@pytest.fixture
def guardada(raiz: Path) -> Path:
    iniciar(raiz)
    confirmar(raiz, {})
    git(raiz, "branch", "de/otra")
    return raiz


EN_GIT: Mapping[str, Callable[[Path], object]] = {
    "otro commit": lambda raiz: confirmar(raiz, {}),
    "otra rama": lambda raiz: git(raiz, "symbolic-ref", "HEAD", "refs/heads/de/otra"),
    "una rama más": lambda raiz: git(raiz, "branch", "nueva"),
    "una rama anidada menos": lambda raiz: git(raiz, "branch", "-D", "de/otra"),
    "una rama que se sigue": lambda raiz: git(raiz, "update-ref", "refs/remotes/o/m", "HEAD"),
    "empaquetadas": lambda raiz: git(raiz, "pack-refs", "--all"),
    "configuración": lambda raiz: git(raiz, "config", "branch.main.remote", "origin"),
    "cherry-pick a medias": lambda raiz: git(raiz, "update-ref", "CHERRY_PICK_HEAD", "HEAD"),
    "rebase a medias": lambda raiz: (raiz / ".git/rebase-merge").mkdir(),
    "permisos de lo guardado": lambda raiz: (raiz / ".git/objects").chmod(0o700),
    "sin lo guardado": lambda raiz: (raiz / ".git/objects").rename(raiz / ".git/otros"),
    "sin git": lambda raiz: (raiz / ".git").rename(raiz / "git"),
}


@con_git
@pytest.mark.parametrize("cual", EN_GIT)
def test_si_cambia_en_git_algo_de_lo_que_se_dice_el_sello_es_otro(
    cual: str, guardada: Path
) -> None:
    antes = _suma(sello_de_git(guardada))
    assert _suma(sello_de_git(guardada)) == antes

    EN_GIT[cual](guardada)

    assert _suma(sello_de_git(guardada)) != antes


@con_git
def test_el_de_git_es_el_del_repositorio_que_contiene_la_carpeta(guardada: Path) -> None:
    dentro = guardada / "data/acuerdos"
    assert _suma(sello_de_git(dentro)) == _suma(sello_de_git(guardada)) != _suma(Sello([]))


def test_sin_repositorio_el_de_nada(raiz: Path) -> None:
    assert _suma(sello_de_git(raiz)) == _suma(Sello([]))


def _lleva_fuera(que: str) -> Callable[[Path], None]:
    def hacer(raiz: Path) -> None:
        fuera = raiz.parent / "fuera"
        (raiz / que).rename(fuera)
        (raiz / que).symlink_to(fuera)

    return hacer


SIN_SELLO_DE_GIT: Mapping[str, Callable[[Path], object]] = {
    **{que: _lleva_fuera(que) for que in (".git", ".git/config", ".git/refs", ".git/refs/heads")},
    "sin referencias": lambda raiz: (raiz / ".git/refs").rename(raiz / "refs"),
    "referencias en otro formato": lambda raiz: (raiz / ".git/reftable").mkdir(),
}


@con_git
@pytest.mark.parametrize("cual", SIN_SELLO_DE_GIT)
def test_donde_no_consta_todo_lo_de_git_tampoco(cual: str, guardada: Path) -> None:
    SIN_SELLO_DE_GIT[cual](guardada)
    assert sello_de_git(guardada) is None


@con_git
def test_un_arbol_enlazado_no_tiene_el_suyo(guardada: Path, tmp_path: Path) -> None:
    git(guardada, "worktree", "add", "-q", "-b", "enlazada", str(tmp_path / "otro"))

    assert sello_de_git(tmp_path / "otro") is None
    assert puede_ser_disperso(tmp_path / "otro")
    assert not puede_ser_disperso(guardada)


@con_git
def test_un_arbol_disperso_se_sabe_tambien_desde_una_subcarpeta(guardada: Path) -> None:
    git(guardada, "sparse-checkout", "set", "data/acuerdos")

    assert puede_ser_disperso(guardada)
    assert puede_ser_disperso(guardada / "data/acuerdos")
