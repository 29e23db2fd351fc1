"""Lo que del sistema es igual en todos, y los tipos con que se habla de lo demás."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from typing import NamedTuple

__all__ = [
    "QUE_LO_SUELTE",
    "QUE_LO_TIENE_OTRO",
    "Abierto",
    "ClaseDeEntrada",
    "Firma",
    "LoTieneOtro",
    "asentar",
    "escribir",
    "soltar_candado",
]

QUE_LO_TIENE_OTRO = "lo tiene abierto otro programa (¿Excel, el editor, OneDrive?)"
QUE_LO_SUELTE = "ciérrelo ahí y repita la orden"
"""Lo que se dice de un archivo con el que se dio `LoTieneOtro`, y qué hacer."""

Firma = tuple[int, int, int, int, int]
"""Cuándo se modificó un archivo y cuándo cambió algo de él, en nanosegundos; su tamaño, su nodo y su modo, con su tipo."""

_TROZO_MENOR, _TROZO_MAYOR = 1 << 12, 1 << 20
_ESCRIBIBLE = 0o222


class ClaseDeEntrada(Enum):
    """Qué es lo que hay en una carpeta, sin seguirlo si es un enlace."""

    ARCHIVO = auto()
    CARPETA = auto()
    ENLACE = auto()
    ESPECIAL = auto()


class LoTieneOtro(PermissionError):
    """Otro programa lo tiene abierto de modo que nadie más lo cambie, y no lo suelta."""


class Abierto(NamedTuple):
    """Un archivo abierto y cómo es."""

    descriptor: int
    datos: os.stat_result

    @property
    def corriente(self) -> bool:
        """Si no es una tubería, un conector ni un dispositivo."""
        return stat.S_ISREG(self.datos.st_mode)

    @property
    def solo_lectura(self) -> bool:
        """Si nadie puede escribir en él, aunque al administrador no se le impida."""
        return not self.datos.st_mode & _ESCRIBIBLE

    def trozos(self) -> Iterator[bytes]:
        """El contenido, hasta donde llegue de verdad."""
        # uno más que su tamaño, que lo da entero, pero sin pedir memoria para uno enorme
        cuanto = min(max(self.datos.st_size, _TROZO_MENOR), _TROZO_MAYOR) + 1
        while trozo := os.read(self.descriptor, cuanto):
            yield trozo

    def de_nuevo(self) -> Iterator[bytes]:
        """El contenido otra vez, desde el principio."""
        os.lseek(self.descriptor, 0, os.SEEK_SET)
        return self.trozos()


@contextmanager
def cerrado_al_salir(descriptor: int) -> Iterator[int]:
    """Un descriptor, mientras dure."""
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def escribir(descriptor: int, contenido: bytes) -> None:
    """Escribe todo el contenido, aunque el sistema lo tome a trozos."""
    resto = memoryview(contenido)
    while resto:
        resto = resto[os.write(descriptor, resto) :]


def asentar(descriptor: int) -> None:
    """Que lo escrito en un archivo sobreviva a un corte de luz."""
    os.fsync(descriptor)


def soltar_candado(descriptor: int) -> None:
    """Lo deja libre, y su archivo donde está."""
    # cerrarlo lo suelta aunque el sistema se queje, y lo escrito en él ya no importa
    with suppress(OSError):
        os.close(descriptor)
