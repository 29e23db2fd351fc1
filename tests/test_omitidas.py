"""Las pruebas se recogen en cualquier sistema, y de las que en Windows se omiten se sabe cuáles y por qué."""

import ast
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

from apoyo.carteras import PROYECTO
from apoyo.omitidas import EN_WINDOWS, EN_WINE, SIN_HACER_EN_WINE, _o_se_omite
from apoyo.posix import _Ausente, _ausente

SOLO_POSIX = {"curses", "fcntl", "grp", "pty", "pwd", "readline", "resource", "termios", "tty"}
SUS_FUNCIONES = {"chown", "fork", "geteuid", "getuid", "mkfifo", "mknod"}
LAS_TOMAN_DEL_SISTEMA = {
    "tests/apoyo/en_windows.py",  # hace de Windows con lo que aquí hay
    "tests/apoyo/posix.py",
    "tests/apoyo/muertes.py",  # también se ejecuta solo
    "tests/apoyo/vivero.py",  # lo ejecuta otro proceso
}
OMITIDAS = [una for lista in (EN_WINDOWS, EN_WINE) for una in chain.from_iterable(lista.values())]


def _de_posix(archivo: Path) -> set[str]:
    """Lo que de POSIX toma del sistema un archivo, en cualquier sitio de él."""
    nodos = [*ast.walk(ast.parse(archivo.read_text("utf-8")))]
    modulos = {alias.name for n in nodos if isinstance(n, ast.Import) for alias in n.names}
    modulos |= {n.module or "" for n in nodos if isinstance(n, ast.ImportFrom)}
    de_os = {
        n.attr
        for n in nodos
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == "os"
    }
    return modulos & SOLO_POSIX | de_os & SUS_FUNCIONES


def test_lo_que_solo_hay_en_posix_se_toma_de_un_solo_sitio() -> None:
    hallado = {
        ruta.relative_to(PROYECTO).as_posix(): de_posix
        for ruta in (PROYECTO / "tests").rglob("*.py")
        if (de_posix := _de_posix(ruta))
    }
    assert {r: d for r, d in hallado.items() if r not in LAS_TOMAN_DEL_SISTEMA} == {}


def test_lo_que_wine_no_hace_es_del_sistema_y_alguna_prueba_lo_pide() -> None:
    pruebas = "".join(ruta.read_text("utf-8") for ruta in (PROYECTO / "tests").rglob("test_*.py"))
    for donde, nombre in SIN_HACER_EN_WINE:
        assert callable(getattr(donde, nombre))
        assert f".{nombre}(" in pruebas


def test_el_programa_no_escribe_texto_por_donde_las_pruebas_lo_fijan() -> None:
    for ruta in (PROYECTO / "src").rglob("*.py"):
        assert ".write_text(" not in ruta.read_text("utf-8"), ruta


def test_ninguna_prueba_se_omite_dos_veces() -> None:
    assert sorted(OMITIDAS) == sorted(set(OMITIDAS))


def test_todo_lo_que_se_omite_existe() -> None:
    archivos = sorted({una.partition("::")[0] for una in OMITIDAS})
    assert [uno for uno in archivos if not (PROYECTO / uno).is_file()] == []
    recogidas = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--collect-only",
            "-q",
            "-p",
            "no:cacheprovider",
            *archivos,
        ],
        cwd=PROYECTO,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    hay = {*archivos, *recogidas, *(una.partition("[")[0] for una in recogidas)}
    assert [una for una in OMITIDAS if una not in hay] == []


def test_lo_que_falta_omite_a_quien_lo_usa_y_no_a_quien_lo_importa() -> None:
    # pytest pregunta cosas así a todo lo que hay en un archivo de pruebas
    for falta in (_Ausente("pty"), _ausente("os.fork")):
        assert not any(
            hasattr(falta, nombre) for nombre in ("pytestmark", "pytest_plugins", "__test__")
        )
    with pytest.raises(pytest.skip.Exception, match="«pty»"):
        _Ausente("pty").openpty()
    with pytest.raises(pytest.skip.Exception, match=r"«os\.fork»"):
        _ausente("os.fork")()


def test_solo_se_omite_si_lo_pide_una_prueba_y_no_pytest(tmp_path: Path) -> None:
    sin_hacer = _o_se_omite(lambda ruta: ruta, "no lo hay")
    fuera = compile("sin_hacer('x')", str(tmp_path / "ajeno.py"), "eval")
    assert eval(fuera, {"sin_hacer": sin_hacer}) == "x"  # noqa: S307 — hace de archivo de otro
    with pytest.raises(pytest.skip.Exception, match="no lo hay"):
        sin_hacer("x")
