"""Con qué une git los registros que dos cambiaron: `seg fusionar`, si se le dice en su configuración.

Qué archivos se unen así lo dice `.gitattributes`, que va con los registros. Con qué orden, cada copia: git
no trae de otra parte nada que haya de ejecutar.
"""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from seguimiento.almacen.compartir.orden import ejecutar_como_usuario, lineas_de
from seguimiento.almacen.git.motor import MOTOR
from seguimiento.almacen.git.orden import git_del_sistema, programa_del_sistema
from seguimiento.errores import ErrorDeGit, RechazoAjeno

_NOMBRE = "registros de seguimiento, unidos dato a dato"
_PROGRAMA = "seg"
_ARGUMENTOS = "fusionar %O %A %B --ruta %P --marcas %L"


def orden_del_motor() -> str:
    """La orden que ha de ejecutar git: `seg fusionar …`, o la de este intérprete si `seg` no está a mano."""
    if programa_del_sistema(_PROGRAMA):
        return f"{_PROGRAMA} {_ARGUMENTOS}"
    # git la ejecuta en la raíz del árbol: con «-P» no se toma por el programa lo que allí se llame como él
    return f"{shlex.quote(sys.executable)} -P -m seguimiento {_ARGUMENTOS}"


def ajustes_del_motor() -> dict[str, str]:
    """Lo que va en la configuración de git, por su clave."""
    return {f"merge.{MOTOR}.name": _NOMBRE, f"merge.{MOTOR}.driver": orden_del_motor()}


def opciones_del_motor() -> Iterator[str]:
    """Lo mismo para una sola ejecución: `git -c … -c … merge`, aunque ni la copia ni los registros lo pidan.

    Lo que `.gitattributes` mande unir de otro modo, se une de ese otro modo.
    """
    for clave, valor in {**ajustes_del_motor(), "merge.default": MOTOR}.items():
        yield from ("-c", f"{clave}={valor}")


def configurar_motor(arbol: Path) -> None:
    """Dice a git, solo en esta copia, con qué unir los registros. Lanza `ErrorDeGit` si no se deja."""
    git = git_del_sistema()
    if git is None:
        raise ErrorDeGit("no se encuentra git", "instálelo: sin él no hay nada que unir")
    for clave, valor in ajustes_del_motor().items():
        respuesta = ejecutar_como_usuario([git, "config", "--local", clave, valor], arbol)
        if respuesta.codigo:
            raise RechazoAjeno(
                "git no anotó en su configuración cómo unir los registros",
                "compruebe los permisos de «.git»",
                lineas_de(respuesta.queja),
            )
