"""Cómo se ejecuta `seg` en las pruebas: aquí mismo, en otro proceso o en una pantalla de mentira."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from select import select
from typing import Any

from seguimiento.comandos.aplicacion import principal

HOY = "2023-04-15"
PAUSA = 0.2
"""Segundos sin escribir tras los que se entiende que quien pregunta espera la respuesta."""
_SECUENCIAS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
LIMITE = 180
"""Segundos tras los que un proceso que no termina es un fallo: no mide nada, solo evita colgarse."""


@dataclass(frozen=True, slots=True)
class Resultado:
    """Cómo terminó una orden y qué dijo."""

    codigo: int
    salida: str
    errores: str

    @property
    def json(self) -> Any:  # noqa: ANN401 — cualquier JSON
        """La salida, leída."""
        return json.loads(self.salida)


def seg(*argumentos: object, en: Path | None = None, hoy: str = HOY) -> Resultado:
    """Ejecuta la orden aquí mismo, fuera de una pantalla y con la fecha fija."""
    salida, errores = StringIO(), StringIO()
    raiz = () if en is None else ("-C", en)
    fecha = ("--hoy", hoy) if hoy else ()
    with redirect_stdout(salida), redirect_stderr(errores):
        codigo = principal([str(parte) for parte in (*raiz, *fecha, *argumentos)])
    return Resultado(codigo, salida.getvalue(), errores.getvalue())


def proceso(
    *argumentos: object, entorno: Mapping[str, str] | None = None, en: Path | None = None
) -> Resultado:
    """Ejecuta la orden en otro proceso, con ese entorno y poco más."""
    terminado = subprocess.run(
        [sys.executable, "-m", "seguimiento", *map(str, argumentos)],
        capture_output=True,
        check=False,
        cwd=en,
        env=minimo() | {**(entorno or {})},
        stdin=subprocess.DEVNULL,
        timeout=LIMITE,
    )
    salida, errores = terminado.stdout.decode("utf-8"), terminado.stderr.decode("utf-8")
    return Resultado(terminado.returncode, salida, errores)


def minimo() -> dict[str, str]:
    """El entorno imprescindible: sin idioma, sin zona, sin color y sin fecha heredados."""
    return {"PATH": os.environ.get("PATH", os.defpath)}


def en_pantalla(
    *argumentos: object, columnas: int, entorno: Mapping[str, str] | None = None
) -> Resultado:
    """Ejecuta la orden en una pantalla de ese ancho. Los errores van a la misma pantalla."""
    maestra, esclava = pty.openpty()
    fcntl.ioctl(esclava, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columnas, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "seguimiento", *map(str, argumentos)],
        stdin=subprocess.DEVNULL,
        stdout=esclava,
        stderr=esclava,
        env=minimo() | {"TERM": "xterm"} | {**(entorno or {})},
    ) as orden:
        os.close(esclava)
        escrito = _todo(maestra)
        codigo = orden.wait(LIMITE)
    os.close(maestra)
    return Resultado(codigo, escrito.decode("utf-8").replace("\r\n", "\n"), "")


def dialogo(*argumentos: object, respuestas: Sequence[str], en: Path, hoy: str = HOY) -> Resultado:
    r"""Ejecuta la orden ante alguien que, a cada pregunta, escribe la respuesta que toca.

    Una pregunta es lo que deja la línea a medias. `\x03` es Ctrl-C y `\x04`, Ctrl-D. La salida es lo
    que se ve en la pantalla, con lo que se teclea.
    """
    maestra, esclava = pty.openpty()
    fcntl.ioctl(esclava, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
    orden = ["-C", en, "--hoy", hoy, "--color", "nunca", *argumentos]
    with subprocess.Popen(
        [sys.executable, "-m", "seguimiento", *map(str, orden)],
        stdin=esclava,
        stdout=esclava,
        stderr=esclava,
        env=minimo() | {"TERM": "dumb", "LC_ALL": "C.UTF-8", "INPUTRC": os.devnull},
        start_new_session=True,
        preexec_fn=partial(fcntl.ioctl, esclava, termios.TIOCSCTTY, 0),  # noqa: PLW1509 — para Ctrl-C
    ) as proceso_hijo:
        os.close(esclava)
        visto = b""
        for respuesta in respuestas:
            visto += _hasta_una_pregunta(maestra)
            fin = "" if respuesta in {"\x03", "\x04"} else "\n"
            os.write(maestra, f"{respuesta}{fin}".encode())
        visto += _todo(maestra)
        codigo = proceso_hijo.wait(LIMITE)
    os.close(maestra)
    texto = _SECUENCIAS.sub("", visto.decode("utf-8")).replace("\r\n", "\n").replace("\r", "")
    return Resultado(codigo, texto, "")


def _hasta_una_pregunta(descriptor: int) -> bytes:
    """Lo que se escribe hasta que la última línea queda a medias y nadie escribe más."""
    visto = b""
    while not visto or visto.endswith(b"\n") or select([descriptor], [], [], PAUSA)[0]:
        try:
            parte = os.read(descriptor, 65536)
        except OSError:  # terminó sin preguntar
            return visto
        if not parte:
            return visto
        visto += parte
    return visto


def _todo(descriptor: int) -> bytes:
    """Lo que se escribe en la pantalla hasta que quien escribe termina."""
    partes: list[bytes] = []
    while True:
        try:
            parte = os.read(descriptor, 65536)
        except OSError:  # en Linux, así acaba una pantalla que ya no usa nadie
            parte = b""
        if not parte:
            return b"".join(partes)
        partes.append(parte)
