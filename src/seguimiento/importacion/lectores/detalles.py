"""Lo que python-calamine no dice de una hoja, sacado aparte del archivo."""

from dataclasses import dataclass, field

from seguimiento.importacion.lectores.rejilla import Caja, Coordenadas, Extremos


@dataclass(slots=True)
class Detalles:
    """Los de una hoja, con filas y columnas desde 0."""

    filas: Extremos = field(default_factory=Extremos)
    columnas: Extremos = field(default_factory=Extremos)
    formatos: dict[Coordenadas, str] = field(default_factory=dict)
    """Como los de Excel, y solo los de las celdas que lo tienen."""
    formulas: dict[Coordenadas, str] = field(default_factory=dict)
    uniones: list[Caja] = field(default_factory=list)
