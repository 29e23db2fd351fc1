"""Celdas como las daría un lector, para probar lo que de ellas se entiende."""

from typing import Any

from apoyo.matrices import tabla
from seguimiento.importacion.material import Celda, Material, Sitio


def celda(texto: str, fila: int = 0, columna: int = 0, **lo_demas: Any) -> Celda:  # noqa: ANN401 — lo de una celda
    """Una celda con ese texto, en la hoja «Matriz»."""
    sitio = Sitio("hoja Matriz", f"{chr(65 + columna)}{fila + 1}", 0, fila, columna)
    return Celda(texto, sitio, **lo_demas)


def material_de(*textos: str) -> Material:
    """Un archivo con una tabla de una columna y esos textos."""
    return Material("matriz.xlsx", (tabla([[texto] for texto in textos]),))
