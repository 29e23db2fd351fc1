"""De qué commit son los registros y si siguen como en él."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from seguimiento.almacen.git.comparacion import FrenteALoGuardado, frente_a_lo_guardado


@dataclass(frozen=True, slots=True)
class EstadoEnGit:
    """De qué commit salen los registros y si siguen como en él.

    Sin git, fuera de un repositorio o sin ningún commit, `commit` y `modificado` son `None`.
    """

    commit: str | None = None
    """El último que tocó los registros, siguiendo el primer padre; `None` si ninguno los tocó."""
    modificado: bool | None = None
    """Si los registros del disco difieren de los de HEAD; los fines de línea CRLF no cuentan."""
    superficial: bool = False
    """El clon no tiene toda la historia: `commit` puede ser el más antiguo que trajo."""
    parcial: bool = False
    """El clon dejó objetos en el servidor, que nunca se le piden."""


def estado_de_los_registros(raiz: Path, registros: Sequence[str]) -> EstadoEnGit:
    """El estado en git de los registros, carpetas o archivos dados por su ruta desde la raíz.

    La raíz puede ser una subcarpeta del árbol de trabajo. Lanza `ErrorDeGit` si hay un repositorio
    y git no puede leerlo.
    """
    return estado_frente_a(frente_a_lo_guardado(raiz, registros))


def estado_frente_a(frente: FrenteALoGuardado | None) -> EstadoEnGit:
    """El estado de lo que ya se comparó, o se comparará, con lo guardado. Lanza `ErrorDeGit`."""
    if frente is None or frente.cabeza is None:
        return EstadoEnGit()
    repositorio = frente.repositorio
    return EstadoEnGit(
        commit=repositorio.ultimo_commit(frente.cabeza, frente.rutas),
        modificado=frente.difieren,
        superficial=repositorio.superficial,
        parcial=repositorio.parcial,
    )
