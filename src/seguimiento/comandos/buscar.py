"""`seg buscar`: dónde se dice algo."""

from typing import Annotated

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.lecturas import buscar as lectura


def buscar(
    contexto: typer.Context,
    texto: Annotated[list[str], typer.Argument(help="Lo que se busca; varias palabras, seguidas.")],
    *,
    json: opciones.SoloJson = False,
    destino: opciones.Destino = None,
) -> int:
    """Busca un texto en todos los registros.

    Sin distinguir tildes ni mayúsculas.

    Ejemplos::

        seg buscar albergue
        seg buscar "campaña de difusión"
    """
    return lectura.buscar(contexto.obj, **contexto.params)
