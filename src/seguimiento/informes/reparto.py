"""Cuánto cabe en un informe: una cartera corriente va entera; de una grande, lo primero de cada lista.

El tope es de cosas, no de bytes ni de tiempo: con los mismos registros cabe siempre lo mismo. Lo que no
cabe se cuenta donde falta, y se dice con qué orden se ve.
"""

from dataclasses import replace

from seguimiento.piezas import Tabla

CORRIENTE = 1500
"""Cuántas recomendaciones y acciones tiene a lo sumo una cartera que va entera: unas decenas de evaluaciones."""
LAS_PRIMERAS = 100
"""Cuántas filas lleva a lo sumo cada lista, y cuántas hojas el informe, si la cartera es mayor."""


def tope(entre: int = 1) -> int:
    """Cuántas filas caben en una lista. `entre`, en cuántas se reparte el sitio."""
    return max(1, LAS_PRIMERAS // entre)


def cuantas_van(van: int, hay: int, orden: str) -> str:
    """Cuántas filas van de las que hay y con qué orden se ven todas; vacío si van todas."""
    return (
        "" if van == hay else f"{'Va' if van == 1 else 'Van'} {van} de {hay}; todo, con «{orden}»."
    )


def acortada(una: Tabla, filas: int, orden: str) -> Tabla:
    """La tabla con esas filas a lo sumo; si tenía más, su nota dice cuántas y con qué orden se ven."""
    nota = cuantas_van(min(filas, len(una.filas)), len(una.filas), orden)
    return replace(una, filas=una.filas[:filas], nota=f"{una.nota} {nota}".strip())
