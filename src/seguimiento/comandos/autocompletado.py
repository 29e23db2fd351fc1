"""`seg autocompletado`: que el intérprete de órdenes complete las de `seg` al pulsar TAB."""

from enum import StrEnum
from typing import Annotated

import typer

from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import visible


class Shell(StrEnum):
    """Los intérpretes de órdenes en que se sabe completar."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def autocompletado(
    contexto: typer.Context,
    interprete: Annotated[
        Shell | None,
        typer.Argument(help="Para cuál; si no se dice, el que usted usa.", show_default=False),
    ] = None,
) -> None:
    """Hace que TAB complete en bash, zsh, fish o PowerShell.

    Escribe lo que hay que darle a cada uno. En bash, añada a «~/.bashrc» esta línea, y abra otra
    terminal:

        eval "$(seg autocompletado bash)"

    En zsh, añada a «~/.zshrc», al final:

        eval "$(seg autocompletado zsh)"

    En fish, ejecute una vez, y otra cuando actualice seg:

        seg autocompletado fish > ~/.config/fish/completions/seg.fish

    En PowerShell, añada a su perfil (lo abre «notepad $PROFILE»):

        (seg autocompletado powershell) -join "`n" | Invoke-Expression

    Se completan las órdenes, sus opciones, los valores contados y lo que hay en los registros de la
    carpeta en que se está o de la que diga «-C»; de los registros solo se lee.

    Ejemplos::

        seg autocompletado bash
        seg autocompletado fish
    """
    from seguimiento.comandos.interpretes import INTERPRETES

    sesion: Sesion = contexto.obj
    sesion.salida.escribir(INTERPRETES[(interprete or _el_que_usa(sesion)).value].guion)


def _el_que_usa(sesion: Sesion) -> Shell:
    """El intérprete de quien ejecuta. Lanza `ErrorDeUso` si no es uno de los que se saben."""
    if sesion.interprete in {*Shell}:
        return Shell(sesion.interprete)
    motivo = f"en «{visible(sesion.interprete)}» no se sabe completar" if sesion.interprete else ""
    raise ErrorDeUso(
        motivo or "no se sabe en qué intérprete de órdenes está",
        f"diga uno: {', '.join(Shell)}",
    )
