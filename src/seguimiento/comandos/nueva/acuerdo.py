"""`seg nueva acuerdo`: el archivo de un acuerdo entre instituciones."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.de_campos import con_campos
from seguimiento.comandos.nueva.archivos import ArchivoNuevo, nombre_de_archivo, nombre_del_titulo
from seguimiento.comandos.registrar import registrar

if TYPE_CHECKING:
    from seguimiento.modelo.tipos import Registro


@con_campos("acuerdo.Acuerdo")
def acuerdo(
    contexto: typer.Context,
    nombre: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Nombre del archivo, con el que se cita; si no se dice, sale del título.",
            show_default=False,
        ),
    ] = "",
    *,
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Crea el archivo de un acuerdo.

    Todavía sin compromisos ni reuniones.

    Ejemplos::

        seg nueva acuerdo --titulo "Mesa de diálogo social"
        seg nueva acuerdo mesa-sur --titulo "Mesa del sur" --parte OIM --parte OIT
    """
    return registrar(contexto, ACUERDO, nombre, simular=simular, aunque=aunque)


def _modelo(_: str) -> "type[Registro]":
    from seguimiento.modelo.acuerdo import Acuerdo

    return Acuerdo


def _despues(nombre: str) -> str:
    return (
        f"Nuevo acuerdo «{nombre}». Sus compromisos se añaden con «seg nueva compromiso {nombre}» y sus "
        f"reuniones, con «seg nueva reunion {nombre}»."
    )


ACUERDO = ArchivoNuevo(
    carpeta="acuerdos",
    esquema="acuerdo",
    modelo=_modelo,
    nombre=nombre_de_archivo,
    propuesto=nombre_del_titulo,
    exigidos=("titulo",),
    preguntados=("estado", "partes", "periodicidad"),
    despues=_despues,
)
