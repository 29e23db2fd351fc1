"""Qué líneas salen y cuáles entran en un archivo cuando se edita."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import ndiff
from pathlib import Path


@dataclass
class Lineas:
    """Las que salen y las que entran, en su orden y con sus finales de línea."""

    salen: list[str] = field(default_factory=list)
    entran: list[str] = field(default_factory=list)


@contextmanager
def lo_que_cambia(archivo: Path) -> Iterator[Lineas]:
    """Al salir, tiene las líneas que cambiaron en el archivo."""
    lineas, antes = Lineas(), _lineas(archivo)
    yield lineas
    for linea in ndiff(antes, _lineas(archivo)):
        if linea.startswith("- "):
            lineas.salen.append(linea[2:])
        elif linea.startswith("+ "):
            lineas.entran.append(linea[2:])


def _lineas(archivo: Path) -> list[str]:
    return archivo.read_bytes().decode("utf-8").splitlines(keepends=True)
