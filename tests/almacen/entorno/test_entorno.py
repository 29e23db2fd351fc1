"""Lo que rodea al proceso, en los dos sistemas: qué git se ejecuta y con qué, y qué entiende la consola."""

import errno
import inspect
import io
import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from apoyo.carteras import PROYECTO
from apoyo.en_windows import error_de_windows
from seguimiento.almacen import entorno
from seguimiento.almacen.entorno import windows

if sys.platform != "win32":
    from seguimiento.almacen.entorno import posix


@pytest.mark.skipif(sys.platform == "win32", reason="aquí solo puede importarse uno")
def test_los_gemelos_tienen_la_misma_cara_y_es_la_que_se_ve() -> None:
    def cara(gemelo: ModuleType) -> dict[str, list[tuple[str, object]]]:
        return {
            nombre: [(p.name, p.default) for p in parametros.values()]
            for nombre in gemelo.__all__
            for parametros in [inspect.signature(getattr(gemelo, nombre)).parameters]
        }

    assert cara(windows) == cara(posix)
    assert {*posix.__all__} <= {*dir(entorno)}


def en_su_sitio(carpeta: Path, *nombres: str) -> None:
    carpeta.mkdir(exist_ok=True)
    for nombre in nombres:
        (carpeta / nombre).write_bytes(b"")
        (carpeta / nombre).chmod(0o755)


DISCO = {"C:\\Git\\cmd\\git.exe", "C:\\trabajo\\git.exe", "git.exe", ".\\git.exe", "\\git.exe"}
"""Los `git.exe` que hay en el disco del caso: el bueno y los que trae una carpeta ajena."""


@pytest.mark.parametrize(
    ("camino", "hallado"),
    [
        ("C:\\Git\\cmd", "C:\\Git\\cmd\\git.exe"),
        # ni la carpeta en que se está, ni las relativas, ni la raíz del disco en que se esté
        (".;;C:;\\;bin;C:\\Windows;C:\\Git\\cmd", "C:\\Git\\cmd\\git.exe"),
        ('"C:\\Git\\cmd"', "C:\\Git\\cmd\\git.exe"),
        (".;;C:;\\;bin", None),
        ("", None),
        (None, None),
    ],
)
def test_en_windows_git_no_es_el_de_la_carpeta_en_que_se_esta(
    monkeypatch: pytest.MonkeyPatch, camino: str | None, hallado: str | None
) -> None:
    monkeypatch.setattr(os.path, "isfile", lambda ruta: str(ruta) in DISCO)
    assert windows.programa("git", {} if camino is None else {"PATH": camino}) == hallado


@pytest.mark.skipif(sys.platform == "win32", reason="es lo de los demás sistemas")
def test_fuera_de_windows_solo_se_miran_las_carpetas_absolutas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    en_su_sitio(tmp_path / "ajena", "git")
    en_su_sitio(tmp_path / "bin", "git")
    monkeypatch.chdir(tmp_path / "ajena")
    assert posix.programa("git", {"PATH": f".::{tmp_path / 'bin'}"}) == str(tmp_path / "bin/git")
    assert posix.programa("git", {"PATH": ".:bin"}) is None


def test_en_windows_git_recibe_lo_que_necesita_y_busca_solo_en_su_carpeta() -> None:
    suyo = {"SYSTEMROOT": "C:\\Windows", "PATH": ".;C:\\malo", "GIT_DIR": "x", "TEMP": "C:\\t"}
    assert windows.para_ejecutar("C:\\Git\\cmd\\git.exe", suyo) == {
        "SYSTEMROOT": "C:\\Windows",
        "TEMP": "C:\\t",
        "PATH": "C:\\Git\\cmd",
    }


@pytest.mark.parametrize(
    ("variables", "carpeta"),
    [
        ({"LOCALAPPDATA": "C:\\Users\\a\\AppData\\Local"}, "C:\\Users\\a\\AppData\\Local"),
        ({"LOCALAPPDATA": "C:\\l", "XDG_CACHE_HOME": "D:\\c"}, "D:\\c"),
        ({"HOME": "C:\\Users\\a"}, ""),
    ],
)
def test_en_windows_lo_que_se_recuerda_va_con_lo_de_la_persona(
    variables: dict[str, str], carpeta: str
) -> None:
    assert windows.carpeta_de_cache(variables) == carpeta


@pytest.mark.parametrize(
    ("shell", "nombre"),
    [
        (None, "powershell"),
        ("", "powershell"),
        ("C:\\Program Files\\Git\\usr\\bin\\bash.exe", "bash"),
        ("/usr/bin/zsh", "zsh"),
    ],
)
def test_en_windows_se_esta_en_powershell_si_nada_dice_otra_cosa(
    shell: str | None, nombre: str
) -> None:
    assert windows.interprete({} if shell is None else {"SHELL": shell}) == nombre


def test_en_windows_las_barras_de_una_orden_son_de_sus_rutas() -> None:
    orden = '"C:\\Program Files\\Git\\usr\\bin\\less.exe" -FRX'
    assert windows.palabras_de(orden) == ["C:\\Program Files\\Git\\usr\\bin\\less.exe", "-FRX"]
    assert windows.palabras_de("") == []


@pytest.mark.parametrize(
    ("error", "es_la_tuberia"),
    [
        (BrokenPipeError(errno.EPIPE, ""), True),
        (error_de_windows(109, errno.EINVAL), True),
        (error_de_windows(232, errno.EINVAL), True),
        (OSError(errno.EINVAL, "Invalid argument"), True),
        # el de una ruta que no vale, y el de un disco lleno, son otra cosa
        (OSError(errno.EINVAL, "Invalid argument", "data/a?.yaml"), False),
        (OSError(errno.ENOSPC, "No space left on device"), False),
    ],
)
def test_en_windows_una_tuberia_que_nadie_lee_se_reconoce(
    error: OSError, *, es_la_tuberia: bool
) -> None:
    assert windows.ya_nadie_lee(error) is es_la_tuberia


class Consola:
    """La de un sistema: si admite que se le pidan colores, y si ya los tenía."""

    def __init__(self, *, es_consola: bool, modo: int, los_admite: bool) -> None:
        self.es_consola, self.modo, self.los_admite = es_consola, modo, los_admite
        self.pedidos: list[int] = []

    def GetConsoleMode(self, _consola: object, modo: SimpleNamespace) -> bool:  # noqa: N802 — así se llama
        modo.value = self.modo
        return self.es_consola

    def SetConsoleMode(self, _consola: object, modo: int) -> bool:  # noqa: N802 — así se llama
        self.pedidos.append(modo)
        return self.los_admite


def con_esa(consola: Consola, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pone la consola en lugar de la del sistema."""
    ctypes = SimpleNamespace(
        WinDLL=lambda _: consola,
        c_void_p=lambda valor: valor,
        c_uint32=lambda: SimpleNamespace(value=0),
        byref=lambda modo: modo,
    )
    de_windows = {"msvcrt": SimpleNamespace(get_osfhandle=lambda _: 1), "ctypes": ctypes}
    monkeypatch.setattr(windows, "import_module", de_windows.__getitem__)


class DiceSerPantalla(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("es_consola", [True, False])
def test_en_windows_lo_que_va_a_nul_no_lo_ve_nadie(
    monkeypatch: pytest.MonkeyPatch, *, es_consola: bool
) -> None:
    con_esa(Consola(es_consola=es_consola, modo=0, los_admite=True), monkeypatch)
    with DiceSerPantalla(Path(os.devnull).open("rb")) as flujo:
        assert windows.es_pantalla(flujo) is es_consola
    # el que no es del sistema es lo que dice ser
    assert windows.es_pantalla(DiceSerPantalla(io.BytesIO()))
    assert not windows.es_pantalla(io.StringIO())


def test_si_hay_una_pantalla_se_pregunta_siempre_igual() -> None:
    lo_preguntan = {
        ruta.name
        for ruta in (PROYECTO / "src").rglob("*.py")
        if ".isatty()" in ruta.read_text("utf-8")
    }
    assert lo_preguntan == {"posix.py", "windows.py"}


@pytest.mark.parametrize(
    ("consola", "color", "pedidos"),
    [
        (Consola(es_consola=True, modo=3, los_admite=True), True, [7]),
        (Consola(es_consola=True, modo=7, los_admite=True), True, []),
        # la de antes de Windows 10
        (Consola(es_consola=True, modo=3, los_admite=False), False, [7]),
        # `NUL`, que dice ser una pantalla
        (Consola(es_consola=False, modo=0, los_admite=True), False, []),
    ],
)
def test_en_windows_los_colores_se_piden_y_si_no_los_hay_no_se_escriben(
    monkeypatch: pytest.MonkeyPatch, consola: Consola, pedidos: list[int], *, color: bool
) -> None:
    con_esa(consola, monkeypatch)
    with Path(os.devnull).open("w", encoding="utf-8") as flujo:
        assert windows.admite_color(flujo) is color
    assert consola.pedidos == pedidos


def test_un_flujo_que_no_es_de_ningun_archivo_no_lleva_color(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(windows, "import_module", lambda _: SimpleNamespace(get_osfhandle=None))
    assert not windows.admite_color(io.StringIO())


def test_que_nadie_lea_no_detiene_a_nadie_y_lo_demas_si() -> None:
    with entorno.aunque_nadie_lea():
        raise BrokenPipeError
    with pytest.raises(OSError, match="lleno"), entorno.aunque_nadie_lea():
        raise OSError(errno.ENOSPC, "lleno")


@pytest.mark.parametrize("intermedio", [-1, 0], ids=["con intermedio", "sin él"])
def test_la_salida_que_windows_dice_cerrada_a_su_modo_se_dice_como_en_los_demas(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, intermedio: int
) -> None:
    salida = tmp_path / "salida"
    # sin intermedio, como con PYTHONUNBUFFERED, es el propio archivo
    de_verdad: Any = salida.open("wb", intermedio)
    with io.TextIOWrapper(de_verdad, "utf-8", write_through=not intermedio) as flujo:
        monkeypatch.setattr(sys, "__stdout__", flujo)
        puesto = windows.que_diga_si_nadie_lee(flujo)
        print("á", file=puesto, flush=True)
        assert salida.read_text("utf-8") == "á\n"

        # a un descriptor que no es de escribir, como a una tubería rota, no se le escribe
        monkeypatch.setattr(windows, "ya_nadie_lee", lambda error: error.errno == errno.EBADF)
        suyo, solo_para_leer = os.dup(flujo.fileno()), os.open(salida, os.O_RDONLY)
        os.dup2(solo_para_leer, flujo.fileno())
        with pytest.raises(BrokenPipeError):
            print("más", file=puesto, flush=True)
        os.dup2(suyo, flujo.fileno())
        puesto.close()
        os.close(suyo)
        os.close(solo_para_leer)


def test_un_flujo_que_no_es_el_del_proceso_se_deja_como_esta() -> None:
    flujo = io.StringIO()
    assert windows.que_diga_si_nadie_lee(flujo) is flujo


def test_sin_readline_tambien_se_pregunta(monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from seguimiento.comandos.dialogo import Dialogo
    from seguimiento.comandos.salida import Salida

    monkeypatch.setitem(sys.modules, "readline", None)
    monkeypatch.setattr("builtins.input", lambda _: " respuesta ")
    dialogo = Dialogo(Salida(flujo=io.StringIO()), lambda: date(2023, 1, 1))

    assert dialogo.preguntar("¿qué? ") == "respuesta"
