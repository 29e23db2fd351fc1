"""La línea de órdenes, declarada y leída con typer."""

from pathlib import Path
from typing import Annotated

import typer

from seguimiento.comandos.completado import completando, momentos
from seguimiento.comandos.espanol import GrupoEnEspanol, SinOrden
from seguimiento.comandos.grupos import GRUPOS
from seguimiento.comandos.ordenes import Diferidas, grupo
from seguimiento.comandos.puerta import USO, escribir_por_errores
from seguimiento.comandos.salida import Color
from seguimiento.errores import ErrorDeUso
from seguimiento.globales import QUE_ESCRIBEN


def _version(contexto: typer.Context, pedida: bool) -> None:  # noqa: FBT001 — así la llama typer
    if pedida and not contexto.resilient_parsing:
        from seguimiento import __version__

        typer.echo(f"seg {__version__}")
        raise typer.Exit


def globales(  # noqa: PLR0913 — una por opción global
    contexto: typer.Context,
    *,
    raiz: Annotated[
        Path | None,
        typer.Option(
            "-C",
            "--raiz",
            metavar="CARPETA",
            help="Carpeta del repositorio; si no, se busca de la actual hacia arriba.",
        ),
    ] = None,
    hoy: Annotated[
        str | None,
        typer.Option("--hoy", metavar="AAAA-MM-DD", help="Fecha de corte; si no, la de hoy."),
    ] = None,
    al: Annotated[
        str | None,
        completando(
            typer.Option(
                "--al",
                metavar="FECHA|REF",
                help="Los registros como estaban guardados ese día, al final de ese período o en ese commit.",
            ),
            momentos(),
        ),
    ] = None,
    sin_cache: Annotated[
        bool,
        typer.Option(
            "--sin-cache", help="Lee todos los archivos de nuevo, sin lo que se recuerda."
        ),
    ] = False,
    color: Annotated[Color, typer.Option("--color", help="Cuándo se usa color.")] = Color.AUTO,
    depurar: Annotated[
        bool, typer.Option("--depurar", help="Muestra la traza si el programa falla.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Muestra la versión y termina.", callback=_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Recomendaciones de evaluación, acciones, acuerdos y lecciones: qué hay, qué falta y qué venció.

    Qué admite cada orden y un par de ejemplos: «seg ayuda ORDEN».

    Ejemplos::

        seg status --responsable PSU
        seg ver oim-2022-red-pmm/4.1
        seg informe trimestral --periodo 2023-T1 -o 2023-T1.html
    """
    from seguimiento.comandos.comienzo import sesion_de

    if al is not None:
        _comprobar_que_lee(contexto.invoked_subcommand or "")
    contexto.obj = sesion_de(contexto.params)
    if depurar:
        _mostrar_trazas(contexto)


def _comprobar_que_lee(orden: str) -> None:
    """Lanza `ErrorDeUso` si la orden escribe: lo guardado en otro momento ya no se cambia."""
    if orden in QUE_ESCRIBEN:
        raise ErrorDeUso(
            f"«{orden}» escribe en los registros de hoy, y «--al» mira los de otro momento",
            "quite «--al»; la fecha de lo que se anota se dice con «--hoy» o en la propia orden",
        )


def _mostrar_trazas(contexto: typer.Context) -> None:
    """Mientras dure la orden, dice también la traza de lo que falle con un solo archivo."""
    import logging

    trazas, pantalla = logging.getLogger("seguimiento"), logging.StreamHandler()
    nivel = trazas.level
    trazas.addHandler(pantalla)
    trazas.setLevel(logging.DEBUG)
    contexto.call_on_close(lambda: trazas.removeHandler(pantalla))
    contexto.call_on_close(lambda: trazas.setLevel(nivel))


def aplicacion() -> GrupoEnEspanol:
    """`seg`, con todas sus órdenes."""
    return grupo("seg", globales, Diferidas("seguimiento.comandos", GRUPOS))


def ejecutar(argumentos: list[str]) -> object:
    """Lo que devuelve la orden. Sin pasar por `main`, que se queda con las tuberías cerradas."""
    comando = aplicacion()
    try:
        with comando.make_context("seg", argumentos) as contexto:
            from seguimiento.comandos.comienzo import con_lo_escrito

            with con_lo_escrito(contexto.params):
                return comando.invoke(contexto)
    except SinOrden as error:
        return escribir_por_errores(f"{error.mensaje}\n", USO)
    except typer.Exit as error:
        return error.exit_code
