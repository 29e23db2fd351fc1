"""Lo que rodea al proceso en Windows. Se importa en cualquier sistema, para probarlo."""

import errno
import ntpath
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import subprocess

    from _typeshed import ReadableBuffer as Buffer

__all__ = [
    "admite_color",
    "carpeta_de_cache",
    "es_pantalla",
    "interprete",
    "palabras_de",
    "para_ejecutar",
    "pedir_que_acabe",
    "programa",
    "que_diga_si_nadie_lee",
    "ya_nadie_lee",
]

_TUBERIA_ROTA = frozenset({109, 232, 233})
"""ERROR_BROKEN_PIPE, ERROR_NO_DATA y ERROR_PIPE_NOT_CONNECTED."""
_CON_COLORES = 0x4
"""ENABLE_VIRTUAL_TERMINAL_PROCESSING, en el modo de una consola."""
_NECESARIAS = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP")
"""Sin la primera no arranca casi ningún programa."""


def programa(nombre: str, entorno: Mapping[str, str]) -> str | None:
    """La ruta absoluta de un programa, sin mirar la carpeta en que se está ni las relativas de PATH.

    Solo un `.exe`: a un guion lo ejecutaría `cmd`, que entiende a su modo lo que se le dé.
    """
    # `shutil.which` empieza siempre por la carpeta en que se está, que puede ser de otro
    for carpeta in entorno.get("PATH", "").split(";"):
        ruta = ntpath.join(carpeta.strip('"'), f"{nombre}.exe")
        disco, camino = ntpath.splitdrive(ruta)
        if disco and camino.startswith(("\\", "/")) and os.path.isfile(ruta):  # noqa: PTH113 — Path.is_file lanza si falta permiso
            return ruta
    return None


def para_ejecutar(ejecutable: str, entorno: Mapping[str, str]) -> dict[str, str]:
    """Lo menos que necesita en su entorno un programa que no va a heredar nada más."""
    suyo = {nombre: entorno[nombre] for nombre in _NECESARIAS if nombre in entorno}
    # `os.defpath` empieza aquí por la carpeta en que se está
    return suyo | {"PATH": ntpath.dirname(ejecutable)}


def pedir_que_acabe(proceso: "subprocess.Popen[bytes]") -> None:
    """Nada: no hay cómo pedírselo, y a Ctrl-C ya responden todos los de la consola."""


def palabras_de(orden: str) -> list[str]:
    """El programa y los argumentos de una orden escrita en una línea. Lanza `ValueError`."""
    import shlex

    # las barras son de las rutas
    return [palabra.strip('"') for palabra in shlex.split(orden, posix=False)]


def carpeta_de_cache(entorno: Mapping[str, str]) -> str:
    """La carpeta de caché de quien ejecuta; vacía si no la tiene."""
    return entorno.get("XDG_CACHE_HOME") or entorno.get("LOCALAPPDATA", "")


def interprete(entorno: Mapping[str, str]) -> str:
    """El intérprete de órdenes de quien ejecuta, por su nombre: PowerShell, si nada dice otra cosa."""
    return ntpath.basename(entorno.get("SHELL", "")).removesuffix(".exe") or "powershell"


def es_pantalla(flujo: TextIO) -> bool:
    """Si quien lee o escribe al otro lado del flujo está ante una pantalla: `NUL` dice serlo y no lo es."""
    try:
        return flujo.isatty() and _modo_de(_consola(flujo)) is not None
    except OSError:
        # no es del sistema: será lo que dice ser
        return True


def admite_color(flujo: TextIO) -> bool:
    """Si la pantalla en que se escribe entiende los colores; a la consola de Windows 10 hay que pedírselo."""
    try:
        consola = _consola(flujo)
    except OSError:
        return False
    modo = _modo_de(consola)
    if modo is None:
        return False
    kernel = import_module("ctypes").WinDLL("kernel32")
    return bool(modo & _CON_COLORES or kernel.SetConsoleMode(consola, modo | _CON_COLORES))


def _consola(flujo: TextIO) -> object:
    """Como llama Windows a lo que hay al otro lado del flujo. Lanza `OSError` si no es suyo."""
    suya = import_module("msvcrt").get_osfhandle(flujo.fileno())
    return import_module("ctypes").c_void_p(suya)


def _modo_de(consola: object) -> int | None:
    """En qué modo está; ninguno si no es una consola."""
    ctypes = import_module("ctypes")
    modo = ctypes.c_uint32()
    if not ctypes.WinDLL("kernel32").GetConsoleMode(consola, ctypes.byref(modo)):
        return None
    valor: int = modo.value
    return valor


class _Tuberia(FileIO):
    """Un descriptor en el que, si ya nadie lee, se dice como en los demás sistemas."""

    def write(self, octetos: "Buffer", /) -> int:
        """Lo que se haya escrito. Lanza `BrokenPipeError`."""
        try:
            return super().write(octetos)
        except OSError as error:
            if ya_nadie_lee(error):
                raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from error
            raise


def que_diga_si_nadie_lee(flujo: TextIO) -> TextIO:
    """El flujo de la salida, que lanza `BrokenPipeError` si al otro lado ya no hay nadie."""
    if flujo not in (sys.__stdout__, sys.__stderr__) or not isinstance(flujo, TextIOWrapper):
        return flujo
    # la consola no es un archivo, y en ella siempre hay alguien; con PYTHONUNBUFFERED no hay nada en medio
    if not isinstance(getattr(flujo.buffer, "raw", flujo.buffer), FileIO):
        return flujo
    flujo.flush()
    crudo = _Tuberia(flujo.fileno(), "w", closefd=False)
    return TextIOWrapper(
        BufferedWriter(crudo),
        flujo.encoding,
        line_buffering=flujo.line_buffering or flujo.write_through,
    )


def ya_nadie_lee(error: OSError) -> bool:
    """Si lo que pasa al escribir es que al otro lado de la tubería ya no hay nadie."""
    # escribir en una tubería rota es aquí un «argumento no válido»; el de una ruta que no vale lleva la ruta
    sin_ruta = error.errno == errno.EINVAL and error.filename is None
    rota = isinstance(error, BrokenPipeError)
    return rota or sin_ruta or getattr(error, "winerror", None) in _TUBERIA_ROTA
