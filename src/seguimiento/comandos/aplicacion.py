"""La puerta del programa: registra las órdenes y convierte todo error en texto y código de salida."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.main import get_command

from seguimiento.comandos import buscar, diagnostico, lista, regla, status, validar, ver
from seguimiento.comandos.espanol import GrupoEnEspanol, OrdenEnEspanol, traducir
from seguimiento.comandos.sesion import Color, Sesion
from seguimiento.errores import ErrorDeSeguimiento

USO, SITUACION, FALLO_INTERNO, INTERRUPCION, TUBERIA_CERRADA = 2, 3, 70, 130, 141

ORDENES = (
    ("status", status.status),
    ("validar", validar.validar),
    ("lista", lista.lista),
    ("ver", ver.ver),
    ("buscar", buscar.buscar),
    ("regla", regla.regla),
    ("diagnostico", diagnostico.diagnostico),
)
"""Las órdenes, en el orden en que se ayudan."""


def _version(pedida: bool) -> None:  # noqa: FBT001 — así las llama typer
    if pedida:
        from seguimiento import __version__

        typer.echo(f"seg {__version__}")
        raise typer.Exit


def globales(  # noqa: PLR0913, PLR0917 — una por opción global
    contexto: typer.Context,
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
    sin_cache: Annotated[
        bool, typer.Option("--sin-cache", help="Lee todo de nuevo.", hidden=True)
    ] = False,
    color: Annotated[
        Color, typer.Option("--color", help="Cuándo se usa color.")
    ] = Color.AUTO,
    depurar: Annotated[
        bool, typer.Option("--depurar", help="Muestra la traza si el programa falla.")
    ] = False,
    version: Annotated[  # noqa: ARG001 — actúa al leerse
        bool,
        typer.Option("--version", help="Muestra la versión y termina.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """Recomendaciones de evaluación, acciones, acuerdos y lecciones: qué hay, qué falta y qué venció."""
    contexto.obj = Sesion(carpeta=raiz, hoy_pedido=hoy, color=color, sin_cache=sin_cache)
    contexto.meta["depurar"] = depurar


def aplicacion() -> typer.Typer:
    """La aplicación con todas sus órdenes."""
    app = typer.Typer(
        name="seg",
        cls=GrupoEnEspanol,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(globales)
    for nombre, funcion in ORDENES:
        app.command(nombre, cls=OrdenEnEspanol)(funcion)
    return app


def principal(argv: Sequence[str] | None = None) -> int:
    """Ejecuta una orden y devuelve su código de salida."""
    argumentos = list(sys.argv[1:] if argv is None else argv)
    _salida_en_utf8()
    try:
        resultado = _ejecutar(argumentos)
        sys.stdout.flush()
    except ErrorDeSeguimiento as error:
        return _decir(error.mensaje, error.ayuda, error.codigo_de_salida)
    except BrokenPipeError:
        _olvidar_la_salida()
        return TUBERIA_CERRADA
    except KeyboardInterrupt:
        return _decir("interrumpido", "", INTERRUPCION)
    except Exception as error:
        return _de_typer_o_fallo(error, depurar="--depurar" in argumentos)
    return resultado if isinstance(resultado, int) else 0


def _ejecutar(argumentos: list[str]) -> object:
    """Lo que devuelve la orden. Sin pasar por `main`, que se queda con las tuberías cerradas."""
    comando = get_command(aplicacion())
    with comando.make_context("seg", argumentos) as contexto:
        return comando.invoke(contexto)


def _de_typer_o_fallo(error: Exception, *, depurar: bool) -> int:
    if isinstance(error, typer.Abort):
        return _decir("interrumpido", "", INTERRUPCION)
    if isinstance(error, typer.Exit):
        return error.exit_code
    if _es_de_typer(error):
        return _decir(*traducir(error), USO)
    if depurar:
        raise error
    return _decir(
        f"el programa falló ({type(error).__name__})",
        "repita la orden con --depurar y comunique lo que salga",
        FALLO_INTERNO,
    )


def _es_de_typer(error: Exception) -> bool:
    return any(clase.__module__.startswith("typer") for clase in type(error).__mro__)


def _decir(mensaje: str, ayuda: str, codigo: int) -> int:
    try:
        print(f"error: {mensaje}", file=sys.stderr)
        if ayuda:
            print(f"  {ayuda}", file=sys.stderr)
    except BrokenPipeError:
        _olvidar_la_salida()
    return codigo


def _salida_en_utf8() -> None:
    """Ni una tilde ni un nombre de archivo raro pueden tumbar la salida, sea cual sea el locale."""
    for flujo in (sys.stdout, sys.stderr):
        reconfigurar = getattr(flujo, "reconfigure", None)
        if reconfigurar is not None:
            reconfigurar(encoding="utf-8", errors="backslashreplace")


def _olvidar_la_salida() -> None:
    """Que Python no vuelva a escribir al terminar en una tubería que ya no existe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
