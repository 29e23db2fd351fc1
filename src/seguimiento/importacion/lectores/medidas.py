"""Hasta qué tamaño se lee una tabla."""

from pathlib import Path

from seguimiento.importacion.lectores.rechazo import desmesurado

CELDAS = 600_000
"""Las de una tabla, contando las vacías: caben 16.000 recomendaciones con sus acciones."""


def exigir_que_quepa(ruta: Path, filas: int, columnas: int, donde: str = "") -> None:
    """Lanza `ArchivoRechazado` si una tabla de esas filas y columnas pasa de lo que se lee."""
    if filas * columnas > CELDAS:
        de_que = f"en la {donde} " if donde else ""
        medida = f"{filas} filas y {columnas} columnas" if columnas > 1 else f"{filas} celdas o más"
        por_que = f"tiene {de_que}{medida}, y se leen {CELDAS} celdas"
        ayuda = "borre lo que haya lejos del cuadro, o copie el cuadro a un archivo nuevo"
        raise desmesurado(ruta, por_que, ayuda)
