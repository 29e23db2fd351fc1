"""Celdas y tablas como las daría un lector, para probar lo que de ellas se entiende."""

from collections.abc import Collection, Sequence
from typing import Any

from seguimiento.importacion.material import Celda, Material, Sitio, Tabla


def celda(texto: str, fila: int = 0, columna: int = 0, **lo_demas: Any) -> Celda:  # noqa: ANN401 — lo de una celda
    """Una celda con ese texto, en la hoja «Matriz»."""
    sitio = Sitio("hoja Matriz", f"{chr(65 + columna)}{fila + 1}", 0, fila, columna)
    return Celda(texto, sitio, **lo_demas)


def tabla_de(
    filas: Sequence[Sequence[str]],
    arriba: Collection[tuple[int, int]] = (),
    izquierda: Collection[tuple[int, int]] = (),
) -> Tabla:
    """Una tabla con esos textos; `arriba` e `izquierda` dicen qué celdas siguen unidas a otra."""
    return Tabla(
        Sitio("hoja Matriz"),
        tuple(
            tuple(
                celda(
                    texto,
                    fila,
                    columna,
                    sigue_arriba=(fila, columna) in arriba,
                    sigue_izquierda=(fila, columna) in izquierda,
                )
                for columna, texto in enumerate(textos)
            )
            for fila, textos in enumerate(filas)
        ),
    )


def material_de(*textos: str) -> Material:
    """Un archivo con una tabla de una columna y esos textos."""
    return Material("matriz.xlsx", (tabla_de([[texto] for texto in textos]),))
