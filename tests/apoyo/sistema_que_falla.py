"""Un sistema operativo que falla en la llamada que se le diga."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from apoyo.posix import fcntl, gemelo
from seguimiento.almacen.sistema import comun

LLAMADAS = {
    "open",
    "close",
    "read",
    "write",
    "fstat",
    "fsync",
    "fchmod",
    "fchown",
    "ftruncate",
    "pwrite",
    "replace",
    "unlink",
    "mkdir",
    "rmdir",
    "flock",
    "Path.unlink",
}
"""Todo lo que se le pide al sistema mientras se escribe."""
DE_ESPACIO = {"open", "write", "mkdir", "ftruncate", "pwrite", "fsync"}
"""Lo que falla cuando no queda sitio."""

DE_PERMISO = {"open", "replace", "unlink", "mkdir", "rmdir", "fchmod", "fchown", "Path.unlink"}
"""Lo que falla cuando falta permiso."""
QUE_CAMBIAN = LLAMADAS - {"read", "fstat", "fsync"}
"""Lo que deja el disco, o lo que está abierto, distinto de como estaba."""


class Sistema:
    """Hace lo que el de verdad hasta la llamada elegida; desde ella, lo que el caso diga."""

    def __init__(
        self,
        fallo: BaseException | None = None,
        *,
        en: int = -1,
        despues: bool = False,
        siempre: bool = False,
        solo: set[str] = LLAMADAS,
    ) -> None:
        self.fallo, self.en, self.despues, self.siempre = fallo, en, despues, siempre
        self.solo = solo
        self.hechas: list[str] = []
        self.abiertos: set[int] = set()

    def instalar(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Lo pone en el lugar del de verdad, solo para el programa."""
        for primitivas in (comun, gemelo):
            monkeypatch.setattr(primitivas, "os", _Vigilado(os, self))
        monkeypatch.setattr(gemelo, "fcntl", _Vigilado(fcntl, self))
        borrar = Path.unlink
        # sin tocar lo que borre la propia prueba
        monkeypatch.setattr(
            Path,
            "unlink",
            lambda ruta, **opciones: (
                self.llamar("Path.unlink", borrar, ruta, **opciones)
                if ruta.suffix == ".candado"
                else borrar(ruta, **opciones)
            ),
        )

    def llamar(self, nombre: str, funcion: Callable[..., Any], *args: Any, **opciones: Any) -> Any:  # noqa: ANN401 — pasa lo que sea
        """La llamada, que cuenta y quizá falla."""
        if nombre not in self.solo:
            return self._hecha(nombre, funcion, *args, **opciones)
        numero = len(self.hechas)
        self.hechas.append(nombre)
        toca = self.fallo is not None and (
            numero == self.en or (self.siempre and numero > self.en >= 0)
        )
        if not toca:
            return self._hecha(nombre, funcion, *args, **opciones)
        assert self.fallo is not None
        # cerrar cierra siempre, aunque se queje
        if self.despues or nombre == "close":
            with suppress(OSError):
                self._hecha(nombre, funcion, *args, **opciones)
        raise self.fallo

    def _hecha(self, nombre: str, funcion: Callable[..., Any], *args: Any, **opciones: Any) -> Any:  # noqa: ANN401 — pasa lo que sea
        if nombre == "fsync":
            return (
                None  # no hay corte de luz que temer en una prueba, y cuesta lo que todo lo demás
            )
        hecho = funcion(*args, **opciones)
        if nombre == "open":
            self.abiertos.add(hecho)
        elif nombre == "close":
            self.abiertos.discard(args[0])
        return hecho

    def morir(self) -> None:
        """Cierra lo que quedó abierto, como hace el núcleo cuando un proceso termina."""
        for descriptor in self.abiertos:
            os.close(descriptor)
        self.abiertos.clear()


class _Vigilado:
    """Un módulo del sistema cuyas llamadas pasan por quien las hace fallar."""

    def __init__(self, modulo: Any, sistema: Sistema) -> None:  # noqa: ANN401 — un módulo
        self.modulo, self.sistema = modulo, sistema

    def __getattr__(self, nombre: str) -> Any:  # noqa: ANN401 — lo que tenga el módulo
        original = getattr(self.modulo, nombre)
        if nombre not in LLAMADAS:
            return original
        return lambda *args, **opciones: self.sistema.llamar(nombre, original, *args, **opciones)


def error_del_sistema(numero: int) -> OSError:
    """El `OSError` que el sistema daría con ese número."""
    return OSError(numero, errno.errorcode[numero])
