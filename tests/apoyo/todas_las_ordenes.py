"""Las órdenes que hay, también las que están dentro de otra."""

from collections.abc import Iterator
from typing import cast

from typer.core import TyperCommand, TyperGroup

from seguimiento.comandos.aplicacion import aplicacion


def _ordenes(grupo: TyperGroup, camino: str = "") -> Iterator[tuple[str, TyperCommand]]:
    for nombre, orden in grupo.commands.items():
        yield f"{camino}{nombre}", cast("TyperCommand", orden)
        if isinstance(orden, TyperGroup):
            yield from _ordenes(orden, f"{camino}{nombre} ")


TODAS = dict(_ordenes(aplicacion()))
"""Cada orden por lo que se escribe para llamarla: «nueva accion»."""
