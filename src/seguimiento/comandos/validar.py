"""`seg validar`: todo lo que está mal, de una vez y en su sitio."""

from typing import Annotated

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.lecturas import validar as lectura
from seguimiento.comandos.lecturas.validar import Resumen
from seguimiento.formatos.defectos import FormatoDeDiagnosticos


def validar(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    rutas: Annotated[
        list[str] | None,
        typer.Argument(help="Archivos o carpetas que se muestran; se comprueba todo igualmente."),
    ] = None,
    *,
    formato: Annotated[
        FormatoDeDiagnosticos | None,
        typer.Option(
            "--formato",
            help="Cómo se muestra; si no se dice, texto o, dentro de GitHub Actions, github.",
        ),
    ] = None,
    json: opciones.EnJson = False,
    estricto: Annotated[
        bool, typer.Option("--estricto", help="También las advertencias hacen fallar.")
    ] = False,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="REF",
            help="Comprueba también qué hace el cambio con lo registrado en esa rama o commit.",
        ),
    ] = None,
    indice: Annotated[
        bool,
        typer.Option(
            "--indice",
            help="Comprueba lo que se va a guardar con el próximo commit, y no la carpeta.",
        ),
    ] = False,
    resumen: Annotated[
        Resumen | None,
        typer.Option("--resumen", help="Con --base, resume qué cambia en vez de los defectos."),
    ] = None,
    destino: opciones.Destino = None,
) -> int:
    """Comprueba todos los registros y dice qué corregir.

    De cada defecto se dice dónde está y cómo se arregla. El código de salida es 1 si hay algún error;
    con --estricto, también si hay advertencias. Un gancho de git usa --indice: así lo que está en la
    carpeta y no se ha añadido con «git add» ni estorba ni ayuda.

    Ejemplos::

        seg validar
        seg validar data/acuerdos --formato json
    """
    return lectura.validar(contexto.obj, **contexto.params)
