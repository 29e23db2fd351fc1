"""Windows sin Windows: sus programas se ejecutan con Wine, en una carpeta propia."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT

from piezas import FaltaUnaPieza

_HACEN_FALTA = ("wine", "x86_64-w64-mingw32-gcc")
_COMO_TRAERLOS = "apt-get install --no-install-recommends wine64 wine gcc-mingw-w64-x86-64-win32"
_DE_RELLENO = Path(__file__).with_name("bcryptprimitives.c")
_SISTEMA = Path("drive_c/windows/system32")
"""Allí, y no junto al Python que se reparte, va lo que solo Wine necesita."""


@dataclass(frozen=True, slots=True)
class Wine:
    """Un Windows en marcha."""

    entorno: Mapping[str, str]

    def ejecutar(
        self, *orden: object, en: Path, entorno: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Cómo terminó un programa de Windows y qué dijo."""
        # por tuberías: con un archivo por salida, su Python no arranca en Wine 8
        return subprocess.run(
            ["wine", *map(str, orden)],
            cwd=en,
            env={**self.entorno, **(entorno or {})},
            stdin=DEVNULL,
            capture_output=True,
            check=False,
        )

    def ensenar(self, *orden: object, en: Path) -> int:
        """Su código de salida; lo que dice sale según lo dice."""
        with subprocess.Popen(
            ["wine", *map(str, orden)],
            cwd=en,
            env=self.entorno,
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as programa:
            for linea in programa.stdout or ():
                print(linea, end="", flush=True)
        return programa.returncode


def ruta(de: Path) -> str:
    r"""Cómo se llama en ese Windows un archivo de este sistema: `Z:\tmp\registro.yaml`."""
    return f"Z:{de}".replace("/", "\\")


@contextmanager
def wine(obra: Path) -> Iterator[Wine]:
    """Un Windows con su disco en esa carpeta, que se conserva. Lanza `FaltaUnaPieza` si no hay Wine."""
    if faltan := [uno for uno in _HACEN_FALTA if shutil.which(uno) is None]:
        raise FaltaUnaPieza(f"falta {' y '.join(faltan)}; en Debian y Ubuntu: {_COMO_TRAERLOS}")
    disco = obra / "disco"
    entorno = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(obra),
        # sin ella, Wine no entiende las tildes de los nombres de los archivos
        "LC_ALL": "C.UTF-8",
        "WINEPREFIX": str(disco),
        "WINEDEBUG": "-all",
        # no pregunta si se instala .NET ni el navegador, ni escribe en el menú de nadie
        "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
    }
    relleno = disco / _SISTEMA / "bcryptprimitives.dll"
    if not relleno.exists():
        disco.mkdir(parents=True, exist_ok=True)
        _en_silencio("wine", "wineboot", "--init", entorno=entorno)
        dll = ("-shared", "-o", str(relleno), str(_DE_RELLENO), "-ladvapi32")
        _en_silencio("x86_64-w64-mingw32-gcc", *dll, entorno=entorno)
    # lo primero que se ejecuta arranca servicios que se quedan con su salida: que no sea lo que se mira
    _en_silencio("wine", "cmd", "/c", "exit", entorno=entorno)
    # y mientras haya algo en marcha, no se paran
    with subprocess.Popen(
        ["wine", "cmd"], env=entorno, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL
    ) as encendido:
        try:
            yield Wine(entorno)
        finally:
            encendido.communicate(b"exit\r\n")


def _en_silencio(*orden: str, entorno: Mapping[str, str]) -> None:
    subprocess.run(orden, env=entorno, check=True, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)
