"""Las opciones que comparten varias órdenes, declaradas una vez."""

from typing import Annotated

import typer

from seguimiento.vocabularios import SituacionDeAccion

Salida = Annotated[
    str | None,
    typer.Option("-o", "--salida", metavar="ARCHIVO", help="Escribe el resultado en un archivo; «-» es la salida."),
]
EnJson = Annotated[bool, typer.Option("--json", help="Atajo de «--formato json».")]
DeEvaluacion = Annotated[
    str, typer.Option("--evaluacion", metavar="ID", help="Solo lo de esa evaluación.")
]
DeAcuerdo = Annotated[str, typer.Option("--acuerdo", metavar="ID", help="Solo lo de ese acuerdo.")]
Responsable = Annotated[
    list[str] | None,
    typer.Option(
        "--responsable",
        metavar="TEXTO",
        help="Solo aquello en que responde, lidera o acompaña; puede repetirse.",
    ),
]
DirigidaA = Annotated[
    str,
    typer.Option("--dirigida-a", metavar="TEXTO", help="Solo lo de recomendaciones dirigidas a alguien."),
]
Prioridad = Annotated[
    int | None, typer.Option("--prioridad", min=1, max=3, help="Solo las de esa prioridad.")
]
Situaciones = Annotated[
    list[SituacionDeAccion] | None,
    typer.Option("--situacion", help="Solo las que están en esa situación; puede repetirse."),
]
