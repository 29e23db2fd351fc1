"""Con qué une git los registros que dos cambiaron: lo que piden los atributos y lo que sabe esta copia."""

import shlex
import shutil
from pathlib import Path

from seguimiento.almacen.git.repositorio import Repositorio, arbol_de, carpeta_de_git

MOTOR = "seguimiento"
"""Como se llama en `.gitattributes` (`merge=seguimiento`) y en la configuración de cada copia."""
_DE_REBASE = ("rebase-merge", "rebase-apply")


def se_une_dato_a_dato(repositorio: Repositorio, raiz: Path, ruta: str) -> bool:
    """Si `.gitattributes`, esté donde esté, pide el motor para esa ruta, que va desde la raíz."""
    (completa,) = repositorio.rutas_desde_el_arbol(raiz.resolve(), [ruta])
    return repositorio.atributo("merge", completa) == MOTOR


def orden_configurada(repositorio: Repositorio) -> str:
    """La orden con que esta copia une los registros; vacía si en su configuración no hay ninguna."""
    return repositorio.ajuste(f"merge.{MOTOR}.driver")


def programa_ausente(orden: str) -> str:
    """El programa de esa orden, si no está donde se dice; vacío si está."""
    try:
        programa = shlex.split(orden)[0]
    except (ValueError, IndexError):
        return orden
    return "" if shutil.which(programa) else programa


def se_esta_rebasando(raiz: Path) -> bool:
    """Si se están poniendo los cambios propios sobre los de otro: entonces lo nuestro es lo del otro."""
    arbol = arbol_de(raiz.resolve())
    return arbol is not None and any(
        (carpeta_de_git(arbol) / nombre).is_dir() for nombre in _DE_REBASE
    )
