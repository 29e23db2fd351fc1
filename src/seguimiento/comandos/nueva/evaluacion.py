"""`seg nueva evaluacion`: el archivo de una evaluación."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.del_modelo import del_campo
from seguimiento.comandos.nueva.archivos import ArchivoNuevo, nombre_de_archivo
from seguimiento.comandos.registrar import registrar

if TYPE_CHECKING:
    from seguimiento.modelo.tipos import Registro


def evaluacion(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    nombre: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Cómo se la llamará; es el nombre del archivo: «oim-2022-red-pmm».",
            show_default=False,
        ),
    ] = "",
    *,
    titulo: Annotated[str, del_campo("evaluacion.Evaluacion.titulo", "--titulo")] = "",
    organizacion: Annotated[
        str, del_campo("evaluacion.Evaluacion.organizacion", "--organizacion")
    ] = "",
    tipo: Annotated[str, del_campo("evaluacion.Evaluacion.tipo", "--tipo")] = "",
    conduccion: Annotated[str, del_campo("evaluacion.Evaluacion.conduccion", "--conduccion")] = "",
    fecha: Annotated[str, del_campo("evaluacion.Evaluacion.fecha", "--fecha")] = "",
    numero: Annotated[str, del_campo("evaluacion.Evaluacion.numero", "--numero")] = "",
    region: Annotated[str, del_campo("evaluacion.Evaluacion.region", "--region")] = "",
    paises: Annotated[list[str] | None, del_campo("evaluacion.Evaluacion.paises", "--pais")] = None,
    responsable: Annotated[
        str, del_campo("evaluacion.Evaluacion.responsable", "--responsable")
    ] = "",
    simular: edicion.Simular = False,
) -> int:
    """Crea el archivo de una evaluación, todavía sin recomendaciones.

    Sin «--organizacion» es la de la configuración.
    """
    suya = organizacion or contexto.obj.configuracion.organizacion or ""
    return registrar(
        contexto, _EVALUACION, nombre, simular=simular, deducidos={"organizacion": suya}
    )


def _modelo(_: str) -> "type[Registro]":
    from seguimiento.modelo.evaluacion import Evaluacion

    return Evaluacion


def _despues(nombre: str) -> str:
    return (
        f"Nueva evaluación «{nombre}». Sus recomendaciones se añaden con "
        f"«seg nueva recomendacion {nombre}»."
    )


_EVALUACION = ArchivoNuevo(
    carpeta="evaluaciones",
    esquema="evaluacion",
    modelo=_modelo,
    nombre=nombre_de_archivo,
    exigidos=("titulo", "organizacion"),
    preguntados=("tipo", "fecha"),
    despues=_despues,
)
