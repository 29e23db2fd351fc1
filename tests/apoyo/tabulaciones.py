"""Cómo se pulsa TAB en las pruebas: preguntando al programa y en los intérpretes de verdad."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir
from functools import partial
from pathlib import Path
from threading import Thread
from unittest.mock import patch

import pytest

from apoyo.ejecucion import Resultado, minimo, seg
from apoyo.posix import fcntl, pty, termios

ENTRE_PALABRAS = "\x1f"
SE_QUEDO = 900
"""Segundos tras los que un intérprete no va a terminar. Solo para eso: completa una línea tras otra, y
cada TAB cuesta lo que cueste en esa máquina."""


def tab(interprete: str, *palabras: str, en: Path, tipo: str = "") -> Resultado:
    """Lo que contesta el programa al intérprete con esa línea, desde esa carpeta."""
    entorno = {
        "_SEG_COMPLETE": f"complete_{interprete}",
        "_SEG_PALABRAS": ENTRE_PALABRAS.join(["seg", *palabras]),
        "_SEG_TIPO": tipo,
    }
    with patch.dict(os.environ, entorno), chdir(en):
        return seg(hoy="")


def propuestas(*palabras: str, en: Path) -> list[str]:
    """Los valores que se ofrecen, sin lo que se dice de ellos; nunca hay quejas."""
    visto = tab("fish", *palabras, en=en)
    assert (visto.codigo, visto.errores) == (0, "")
    return [linea.partition("\t")[0] for linea in visto.salida.splitlines() if linea]


def con_interprete(nombre: str) -> str:
    """La ruta de un intérprete de órdenes; sin él, la prueba se omite y lo dice."""
    ruta = shutil.which(nombre)
    if ruta is None:
        pytest.skip(f"no está {nombre}")
    return ruta


def casa_con_seg(carpeta: Path) -> Path:
    """Una carpeta personal con una orden `seg`, y nada del usuario que prueba."""
    (carpeta / "bin").mkdir(parents=True)
    orden = carpeta / "bin" / "seg"
    programa = f'exec {shlex.quote(sys.executable)} -m seguimiento "$@"'
    orden.write_text(f"#!/bin/sh\n{programa}\n", encoding="utf-8")
    orden.chmod(0o755)
    return carpeta


def entorno_de(casa: Path) -> dict[str, str]:
    """El entorno mínimo, con esa carpeta personal, su `seg` y tildes."""
    propio = minimo()
    return propio | {
        "PATH": f"{casa / 'bin'}{os.pathsep}{propio['PATH']}",
        "HOME": str(casa),
        "XDG_CONFIG_HOME": str(casa / "config"),
        "XDG_DATA_HOME": str(casa / "datos"),
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
    }


def ante_una_pantalla(orden: Sequence[str], casa: Path, en: Path, teclas: str = "") -> str:
    """Lo que se ve al ejecutar una orden interactiva en la que se teclea eso, hasta que termina."""
    maestra, esclava = pty.openpty()
    visto: list[bytes] = []
    lector = Thread(target=_recoger, args=(maestra, visto))
    with subprocess.Popen(
        orden,
        stdin=esclava,
        stdout=esclava,
        stderr=esclava,
        cwd=en,
        env=entorno_de(casa) | {"INPUTRC": os.devnull, "PS1": "$ "},
        start_new_session=True,
        preexec_fn=partial(fcntl.ioctl, esclava, termios.TIOCSCTTY, 0),  # noqa: PLW1509 — una terminal
    ) as interprete:
        os.close(esclava)
        lector.start()
        os.write(maestra, teclas.encode())
        try:
            interprete.wait(SE_QUEDO)
        except subprocess.TimeoutExpired:
            pytest.fail(f"no termina; se ve {b''.join(visto)!r}")
        finally:
            interprete.kill()
            lector.join(SE_QUEDO)
            os.close(maestra)
    return b"".join(visto).decode("utf-8", "replace")


def _recoger(descriptor: int, visto: list[bytes]) -> None:
    """Guarda lo que se escribe en la pantalla hasta que no queda nadie que escriba."""
    while True:
        try:
            parte = os.read(descriptor, 65536)
        except OSError:  # en Linux, así acaba una pantalla que ya no usa nadie
            return
        if not parte:
            return
        visto.append(parte)
