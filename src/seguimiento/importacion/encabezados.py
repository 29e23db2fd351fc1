"""Qué fila de una tabla es su encabezado y qué dato trae cada columna."""

from dataclasses import dataclass

from seguimiento.importacion.material import Tabla
from seguimiento.vocabularios.rotulos import CampoDeMatriz


@dataclass(frozen=True, slots=True)
class Encabezado:
    """El encabezado de una tabla, ya reconocido."""

    primera: int
    """La primera de sus filas."""
    ultima: int
    """La última: es otra si el encabezado tiene dos pisos."""
    columnas: dict[int, CampoDeMatriz]
    """Qué dato trae cada columna de las que se reconocen."""
    rotulos: dict[int, str]
    """Cómo se llama cada columna, reconocida o no, tal como está escrito."""


def campo_de(rotulo: str) -> CampoDeMatriz | None:
    """El dato que ese rótulo encabeza, sin mirar tildes, paréntesis ni dos puntos; `None` si ninguno."""
    raise NotImplementedError


def encabezado_de(tabla: Tabla, pedidas: dict[str, CampoDeMatriz]) -> Encabezado | None:
    """El de la tabla: la fila que más datos distintos reconoce, al menos dos, entre las primeras.

    `pedidas` dice qué es cada columna que su rótulo no basta para reconocer (`--columna`).
    """
    raise NotImplementedError
