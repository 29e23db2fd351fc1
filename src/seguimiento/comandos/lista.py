"""`seg lista`: todo lo que hay de una clase, con filtros."""

from typing import Annotated

import typer

from seguimiento.comandos import filtros, opciones
from seguimiento.comandos.lecturas import lista as lectura
from seguimiento.comandos.lecturas.lista import Que
from seguimiento.formatos.de_tabla import FormatoDeTabla


@filtros.con_filtros()
def lista(
    contexto: typer.Context,
    que: Annotated[Que, typer.Argument(help="Qué se lista.")],
    *,
    formato: opciones.EnFormato = FormatoDeTabla.TABLA,
    json: opciones.EnJson = False,
    destino: opciones.Destino = None,
) -> int:
    """Todo lo que hay de una clase, una fila por cosa.

    Ejemplos::

        seg lista acciones --situacion por_vencer
        seg lista practicas --formato csv -o practicas.csv
    """
    return lectura.lista(contexto.obj, **contexto.params)
