"""Lo que rodea al proceso en Linux, en macOS y en los demás que siguen POSIX."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import subprocess

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


def programa(nombre: str, entorno: Mapping[str, str]) -> str | None:
    """La ruta absoluta de un programa, sin mirar las entradas relativas de PATH.

    Con `.` en PATH, una carpeta ajena podría traer el suyo.
    """
    import shutil

    carpetas = entorno.get("PATH", os.defpath).split(os.pathsep)
    absolutas = os.pathsep.join(carpeta for carpeta in carpetas if Path(carpeta).is_absolute())
    return shutil.which(nombre, path=absolutas) if absolutas else None


def para_ejecutar(ejecutable: str, entorno: Mapping[str, str]) -> dict[str, str]:  # noqa: ARG001 — aquí no depende de cuál sea
    """Lo menos que necesita en su entorno un programa que no va a heredar nada más."""
    return {"PATH": os.defpath}


def pedir_que_acabe(proceso: "subprocess.Popen[bytes]") -> None:
    """Pide a un proceso que acabe sin dejar nada a medias."""
    proceso.terminate()


def palabras_de(orden: str) -> list[str]:
    """El programa y los argumentos de una orden escrita en una línea. Lanza `ValueError`."""
    import shlex

    return shlex.split(orden)


def carpeta_de_cache(entorno: Mapping[str, str]) -> str:
    """La carpeta de caché de quien ejecuta; vacía si no la tiene."""
    casa = entorno.get("HOME")
    return entorno.get("XDG_CACHE_HOME") or (f"{casa}/.cache" if casa else "")


def interprete(entorno: Mapping[str, str]) -> str:
    """El intérprete de órdenes de quien ejecuta, por su nombre; vacío si no se sabe."""
    return Path(entorno.get("SHELL", "")).name


def es_pantalla(flujo: TextIO) -> bool:
    """Si quien lee o escribe al otro lado del flujo está ante una pantalla."""
    return flujo.isatty()


def admite_color(flujo: TextIO) -> bool:
    """Si la pantalla en que se escribe entiende los colores."""
    return flujo.isatty()


def que_diga_si_nadie_lee(flujo: TextIO) -> TextIO:
    """El flujo de la salida, que lanza `BrokenPipeError` si al otro lado ya no hay nadie."""
    return flujo


def ya_nadie_lee(error: OSError) -> bool:
    """Si lo que pasa al escribir es que al otro lado de la tubería ya no hay nadie."""
    return isinstance(error, BrokenPipeError)
