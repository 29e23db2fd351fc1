"""`seg prorrogar`: dar más plazo a una acción, sin borrar el que tenía."""

from typing import Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import Anotacion, Apunte
from seguimiento.comandos.completado import referencias
from seguimiento.comandos.del_modelo import del_campo
from seguimiento.comandos.registrar import Leido, registrar
from seguimiento.vocabularios import ClaseDeElemento

CLASES = (ClaseDeElemento.ACCION, ClaseDeElemento.COMPROMISO)


def prorrogar(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(
            help="Acción o compromiso; «…@2023-T2», uno de sus períodos.",
            show_default=False,
            autocompletion=referencias(*CLASES),
        ),
    ] = "",
    *,
    plazo: Annotated[str, del_campo("accion.Prorroga.plazo", "--plazo")] = "",
    motivo: Annotated[str, del_campo("accion.Prorroga.motivo", "--motivo")] = "",
    autorizada_por: Annotated[
        str, del_campo("accion.Prorroga.autorizada_por", "--autorizada-por")
    ] = "",
    fecha: Annotated[str, del_campo("accion.Prorroga.fecha", "--fecha")] = "",
    simular: edicion.Simular = False,
) -> int:
    """Amplía el plazo de una acción o de un compromiso; el plazo original se conserva.

    Sin «--fecha», se concede hoy. Una prórroga concedida tarde no borra el retraso que ya hubo.
    """
    return registrar(contexto, _PRORROGA, ref.strip(), simular=simular)


def _despues(una: Anotacion, nueva: Leido) -> str:
    return f"«{una.ref}» vence ahora en {nueva['plazo']}. Véalo con «seg ver {una.ref}»."


_PRORROGA = Apunte(
    clave="prorrogas",
    clases=CLASES,
    exigidos=("plazo", "motivo"),
    preguntados=("autorizada_por", "fecha"),
    despues=_despues,
)
