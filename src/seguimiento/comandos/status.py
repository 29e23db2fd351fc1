"""`seg status`: el panorama antes de la reunión."""

from typing import Annotated

import typer

from seguimiento.comandos import filtros, opciones
from seguimiento.comandos.lecturas import status as lectura
from seguimiento.comandos.lecturas.status import Agrupacion, FallarSi
from seguimiento.formatos.de_tabla import FormatoDeTabla


@filtros.con_filtros()
def status(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    *,
    por: Annotated[Agrupacion | None, typer.Option("--por", help="Agrupa las acciones.")] = None,
    detalle: Annotated[
        bool, typer.Option("--detalle", help="Con plazos, responsables y última novedad.")
    ] = False,
    desde: opciones.SiDesde = None,
    formato: opciones.EnFormato = FormatoDeTabla.TABLA,
    json: opciones.EnJson = False,
    destino: opciones.Destino = None,
    fallar_si: Annotated[
        list[FallarSi] | None,
        typer.Option("--fallar-si", help="Termina con código 1 si hay alguna."),
    ] = None,
) -> int:
    """Qué venció, qué vence pronto y qué espera respuesta.

    Sin opciones, lo urgente de todo el repositorio a la fecha de hoy, en una pantalla. El código de salida es 0 aunque haya acciones
    vencidas, salvo que se pida otra cosa con --fallar-si.

    Ejemplos::

        seg status --por responsable
        seg status --situacion vencida --responsable PSU
        seg status --desde reunion
    """
    return lectura.status(contexto.obj, **contexto.params)
