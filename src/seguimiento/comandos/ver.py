"""`seg ver`: todo lo que consta de una cosa."""

from typing import Annotated

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.completado import completando, referencias
from seguimiento.comandos.lecturas import ver as lectura


def ver(
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(help="Referencia: «oim-2022-red-pmm/4.1», «crm-osc», «BP1_ME»…"),
            referencias(),
        ),
    ],
    *,
    json: opciones.SoloJson = False,
    destino: opciones.Destino = None,
) -> int:
    """Muestra entera una acción, una evaluación, una ficha.

    Vale cualquier cosa con referencia: también una recomendación, un acuerdo, un compromiso o una
    reunión.

    Ejemplos::

        seg ver oim-2022-red-pmm/4.1
        seg ver BP1_ME
    """
    return lectura.ver(contexto.obj, **contexto.params)
