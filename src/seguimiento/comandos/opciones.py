"""Las opciones que comparten varias órdenes, declaradas una vez."""

from typing import Annotated

import typer

from seguimiento.comandos.completado import (
    ACTORES,
    completando,
    de_vocabulario,
    nombres,
    principios,
    referencias,
)
from seguimiento.comandos.filtrado import PrioridadPedida
from seguimiento.formatos.de_tabla import FormatoDeTabla
from seguimiento.vocabularios import ClaseDeElemento, SituacionDeAccion

EnFormato = Annotated[FormatoDeTabla, typer.Option("--formato", help="Cómo se muestra.")]
Destino = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--salida",
        metavar="ARCHIVO",
        help="Escribe el resultado en un archivo; «-» es la salida.",
    ),
]
EnJson = Annotated[bool, typer.Option("--json", help="Atajo de «--formato json».")]
SoloJson = Annotated[bool, typer.Option("--json", help="El resultado en JSON.")]
DeEvaluacion = Annotated[
    str,
    completando(
        typer.Option("--evaluacion", metavar="ID", help="Solo lo de esa evaluación."),
        referencias(ClaseDeElemento.EVALUACION),
    ),
]
DeAcuerdo = Annotated[
    str,
    completando(
        typer.Option("--acuerdo", metavar="ID", help="Solo lo de ese acuerdo."),
        referencias(ClaseDeElemento.ACUERDO),
    ),
]
Responsable = Annotated[
    list[str] | None,
    completando(
        typer.Option(
            "--responsable",
            metavar="TEXTO",
            help="Solo aquello en que responde, lidera o acompaña.",
        ),
        nombres("actores", *ACTORES),
    ),
]


DirigidaA = Annotated[
    str,
    completando(
        typer.Option(
            "--dirigida-a", metavar="TEXTO", help="Solo lo de recomendaciones dirigidas a alguien."
        ),
        nombres("actores", "dirigida_a"),
    ),
]
Prioridad = Annotated[
    PrioridadPedida | None, typer.Option("--prioridad", help="Solo las de esa prioridad.")
]
Situaciones = Annotated[
    list[SituacionDeAccion] | None,
    completando(
        typer.Option("--situacion", help="Solo las que están en esa situación."),
        de_vocabulario("evaluaciones.SituacionDeAccion"),
    ),
]
Dias = Annotated[
    int | None, typer.Option("--dias", min=0, max=3650, help="Días de aviso de «por vencer».")
]
_DESDE = completando(
    typer.Option(
        "--desde",
        metavar="FECHA|REF|reunion",
        help="Qué cambió desde ese día, el final de ese período, ese commit o la última reunión.",
    ),
    principios(),
)
Desde = Annotated[str, _DESDE]
SiDesde = Annotated[str | None, _DESDE]
Hasta = Annotated[
    str | None,
    typer.Option("--hasta", metavar="AAAA-MM-DD", help="Aviso hasta ese día (la próxima reunión)."),
]
