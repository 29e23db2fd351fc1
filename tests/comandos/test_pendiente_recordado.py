"""Que no falte nada se recuerda mientras nada cambie: tras cualquier cambio, aquí o en git, se dice lo que falta."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from apoyo.cache import MARGEN
from apoyo.carteras import CONFIGURACION, FINAL, MESA, RICA, cambiada, escribir
from apoyo.copias import clonar, como_ana, compartir, git
from apoyo.ejecucion import Resultado, seg
from apoyo.historias import con_git, confirmar
from seguimiento.almacen.git.repositorio import Repositorio

pytestmark = con_git

OTRA = cambiada(MESA, "Compartir los datos\n", "Compartir otros datos\n")
OTRA_PLANTILLA = {"plantillas/informe.md": "# Otro informe\n"}
CON_PLANTILLAS: Mapping[str, str] = {
    **RICA,
    CONFIGURACION: RICA[CONFIGURACION].rstrip(" ") + "        plantillas: plantillas\n",
    "plantillas/informe.md": "# Informe\n",
}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    como_ana(monkeypatch)
    monkeypatch.delenv("SEG_SIN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    # como si todo se hubiera escrito hace mucho
    monkeypatch.setattr("seguimiento.comandos.memoria.time_ns", lambda: 2**62)
    return tmp_path / "cache" / "seguimiento" / "lecturas.sqlite"


@pytest.fixture
def copia(tmp_path: Path) -> Path:
    """Con una rama compartida, dos commits en ella y nada pendiente."""
    raiz = compartir(tmp_path / "copia", tmp_path / "compartida.git", RICA)
    confirmar(raiz, OTRA)
    git(raiz, "push", "-q")
    return raiz


def status(raiz: Path) -> Resultado:
    """Lo que se dice con lo recordado, que es lo que se dice sin ello."""
    dicho = [seg("status", en=raiz) for _ in range(2)]
    assert dicho == [seg("--sin-cache", "status", en=raiz)] * 2
    return dicho[0]


def _nada_pendiente(raiz: Path) -> None:
    dicho = status(raiz).salida
    assert not any(que in dicho for que in ("sin guardar", "sin enviar", "a medias"))


def _retrocede_la_compartida(raiz: Path) -> None:
    git(raiz, "update-ref", "refs/remotes/origin/main", "HEAD~1")


def _retrocede_la_compartida_empaquetada(raiz: Path) -> None:
    git(raiz, "pack-refs", "--all")
    status(raiz)
    suyas = raiz / ".git/packed-refs"
    antes, ahora = (git(raiz, "rev-parse", una) for una in ("HEAD", "HEAD~1"))
    # la rama propia, suelta y donde estaba
    escribir(raiz, {".git/refs/heads/main": f"{antes}\n"})
    suyas.write_text(suyas.read_text().replace(antes, ahora))


CAMBIOS: Mapping[str, tuple[Callable[[Path], object], str]] = {
    "un registro": (lambda raiz: escribir(raiz, RICA), "1 cambio sin guardar"),
    "un registro nuevo": (
        lambda raiz: escribir(raiz, {"data/evaluaciones/nueva.yaml": RICA[FINAL]}),
        "1 cambio sin guardar",
    ),
    "la configuración": (
        lambda raiz: escribir(raiz, {CONFIGURACION: RICA[CONFIGURACION] + "\n"}),
        "1 cambio sin guardar",
    ),
    "un commit por enviar": (lambda raiz: confirmar(raiz, RICA), "1 sin enviar"),
    "la rama compartida": (_retrocede_la_compartida, "1 sin enviar"),
    "la rama compartida, empaquetada": (_retrocede_la_compartida_empaquetada, "1 sin enviar"),
    "el commit en que se está": (
        lambda raiz: git(raiz, "reset", "-q", "--soft", "HEAD~1"),
        "1 cambio sin guardar",
    ),
    "un rebase a medias": (lambda raiz: (raiz / ".git/rebase-merge").mkdir(), "a medias"),
    "otro rebase a medias": (lambda raiz: (raiz / ".git/rebase-apply").mkdir(), "a medias"),
    "un cherry-pick a medias": (
        lambda raiz: git(raiz, "update-ref", "CHERRY_PICK_HEAD", "HEAD~1"),
        "a medias",
    ),
}


@pytest.mark.parametrize("cual", CAMBIOS)
def test_lo_que_falta_tras_un_cambio_se_dice(cual: str, copia: Path, cache: Path) -> None:
    cambiar, que_falta = CAMBIOS[cual]
    _nada_pendiente(copia)
    assert cache.exists()

    cambiar(copia)

    assert que_falta in status(copia).salida


def test_si_lo_que_falta_deja_de_faltar_y_vuelve_se_dice_cada_vez(copia: Path) -> None:
    for _ in range(2):
        _nada_pendiente(copia)
        git(copia, "branch", "--unset-upstream")
        confirmar(copia, RICA)
        _nada_pendiente(copia)
        git(copia, "branch", "--set-upstream-to", "origin/main")
        assert "1 sin enviar" in status(copia).salida
        git(copia, "reset", "-q", "--hard", "origin/main")


def test_en_una_subcarpeta_se_mira_el_repositorio_que_la_contiene(tmp_path: Path) -> None:
    suyos = {f"oficina/{ruta}": texto for ruta, texto in RICA.items()}
    copia = compartir(tmp_path / "copia", tmp_path / "compartida.git", suyos)
    confirmar(copia, {f"oficina/{MESA}": OTRA[MESA]})
    git(copia, "push", "-q")
    _nada_pendiente(copia / "oficina")

    _retrocede_la_compartida(copia)

    assert "1 sin enviar" in status(copia / "oficina").salida


def test_de_un_arbol_enlazado_se_mira_lo_que_esta_en_otra_carpeta(
    copia: Path, tmp_path: Path
) -> None:
    enlazado = tmp_path / "enlazado"
    git(copia, "worktree", "add", "-q", "-b", "otra", str(enlazado))
    git(enlazado, "branch", "--set-upstream-to", "origin/main")
    _nada_pendiente(enlazado)

    _retrocede_la_compartida(copia)

    assert "1 sin enviar" in status(enlazado).salida


def test_lo_que_lleva_a_otra_parte_se_mira_siempre(copia: Path, tmp_path: Path) -> None:
    """La configuración de git puede ser un enlace, y lo enlazado cambiar sin que nada lo diga aquí."""
    suya, fuera = copia / ".git/config", tmp_path / "config"
    suya.rename(fuera)
    suya.symlink_to(fuera)
    confirmar(copia, RICA)
    con_compartida = fuera.read_text()
    fuera.write_text(con_compartida.replace("[branch ", "[ninguna "))
    _nada_pendiente(copia)

    fuera.write_text(con_compartida)

    assert "1 sin enviar" in status(copia).salida


def test_lo_que_consta_de_una_carpeta_no_vale_en_otra(copia: Path, tmp_path: Path) -> None:
    otra = clonar(tmp_path / "compartida.git", tmp_path / "otra")
    _nada_pendiente(copia)
    escribir(otra, RICA)

    assert "1 cambio sin guardar" in status(otra).salida
    _nada_pendiente(copia)


def test_las_plantillas_propias_se_miran_siempre(tmp_path: Path) -> None:
    copia = compartir(tmp_path / "copia", tmp_path / "compartida.git", CON_PLANTILLAS)
    _nada_pendiente(copia)

    escribir(copia, OTRA_PLANTILLA)

    assert "1 cambio sin guardar" in status(copia).salida
    assert seg("status", "--json", en=copia).json["sin_guardar"] == 1


def test_lo_recien_cambiado_no_se_recuerda(copia: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hasta que pase el margen podría volver a cambiar sin que se notara: ni aquí ni, lo último, en git."""
    registros, de_git = (
        max(uno.lstat().st_ctime_ns for uno in (copia / carpeta).rglob("*"))
        for carpeta in ("data", ".git")
    )
    assert registros < de_git
    preguntas: list[Repositorio] = []
    seguida = Repositorio.seguida

    def contada(repositorio: Repositorio) -> str | None:
        preguntas.append(repositorio)
        return seguida(repositorio)

    monkeypatch.setattr(Repositorio, "seguida", contada)
    cuantas = []
    for ultimo in (registros, registros, de_git, de_git, de_git):
        ahora = ultimo + MARGEN + 1
        monkeypatch.setattr("seguimiento.comandos.memoria.time_ns", partial(int, ahora))
        seg("status", en=copia)
        cuantas.append(len(preguntas))

    assert cuantas == [1, 2, 3, 3, 3]
