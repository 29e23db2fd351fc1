"""Lo que solo hay en POSIX: en Windows, la prueba que lo usa se omite y dice qué le falta.

Todas lo toman de aquí, y así se recogen en cualquier sistema.
"""

import sys
from collections.abc import Callable
from typing import NoReturn

import pytest

__all__ = (
    "ES_EL_ADMINISTRADOR",
    "al_nacer",
    "chown",
    "fcntl",
    "fork",
    "gemelo",
    "mkfifo",
    "mknod",
    "pty",
    "resource",
    "termios",
)


def al_nacer(hacer: Callable[[], object]) -> Callable[[], object] | None:
    """Lo que hace un proceso nuevo antes que nada; en Windows, que no lo admite, nada."""
    return None if sys.platform == "win32" else hacer


def _ausente(nombre: str) -> Callable[..., NoReturn]:
    """Una función que este sistema no tiene."""

    def omitir(*_: object) -> NoReturn:
        pytest.skip(f"en Windows no hay «{nombre}»")

    return omitir


class _Ausente:
    """Un módulo que este sistema no tiene."""

    def __init__(self, nombre: str) -> None:
        self._omitir = _ausente(nombre)

    def __getattr__(self, nombre: str) -> NoReturn:
        # lo que pytest pregunta a todo lo que recoge no es usarlo: se omitiría el archivo entero
        if nombre.startswith(("_", "pytest")):
            raise AttributeError(nombre)
        self._omitir()


if sys.platform == "win32":
    fcntl, pty, resource, termios = map(_Ausente, ("fcntl", "pty", "resource", "termios"))
    chown, fork, mkfifo, mknod = map(_ausente, ("os.chown", "os.fork", "os.mkfifo", "os.mknod"))
    gemelo = _Ausente("almacen.sistema.posix")
    ES_EL_ADMINISTRADOR = False
else:
    import fcntl
    import pty
    import resource
    import termios
    from os import chown, fork, geteuid, mkfifo, mknod

    from seguimiento.almacen.sistema import posix as gemelo

    ES_EL_ADMINISTRADOR = geteuid() == 0
"""Si a quien prueba no se le niega nada."""
