"""`seg nueva evaluacion`: el archivo de una evaluación."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.de_campos import con_campos
from seguimiento.comandos.nueva.archivos import ArchivoNuevo, nombre_de_archivo, nombre_del_titulo
from seguimiento.comandos.registrar import registrar

if TYPE_CHECKING:
    from seguimiento.modelo.tipos import Registro


@con_campos("evaluacion.Evaluacion")
def evaluacion(
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
    """Crea el archivo de una evaluación.

    Todavía sin recomendaciones. Sin «--organizacion» es la de la configuración.

    Ejemplos::

        seg nueva evaluacion --titulo "Evaluación final" --organizacion OIM
        seg nueva evaluacion retorno-2024 --titulo "Retorno" --organizacion OIM
    """
    suya = contexto.params["organizacion"] or contexto.obj.configuracion.organizacion or ""
    return registrar(
        contexto,
        EVALUACION,
        nombre,
        simular=simular,
        aunque=aunque,
        deducidos={"organizacion": suya},
    )


def _modelo(_: str) -> "type[Registro]":
    from seguimiento.modelo.evaluacion import Evaluacion

    return Evaluacion


def _despues(nombre: str) -> str:
    return (
        f"Nueva evaluación «{nombre}». Sus recomendaciones se añaden con "
        f"«seg nueva recomendacion {nombre}»."
    )


EVALUACION = ArchivoNuevo(
    carpeta="evaluaciones",
    esquema="evaluacion",
    modelo=_modelo,
    nombre=nombre_de_archivo,
    propuesto=nombre_del_titulo,
    exigidos=("titulo", "organizacion"),
    preguntados=("tipo", "fecha"),
    despues=_despues,
)
