"""Qué pide `.gitattributes` para un archivo, esté donde esté escrito, y si git está juntando algo."""

from pathlib import Path

from seguimiento.almacen.git.repositorio import Repositorio, arbol_de, carpeta_de_git

_DE_REBASE = ("rebase-merge", "rebase-apply")


def como_se_une(repositorio: Repositorio, raiz: Path, ruta: str) -> str:
    """El nombre de lo que une dos versiones de esa ruta, desde la raíz; vacío si es git, línea a línea."""
    (completa,) = repositorio.rutas_desde_el_arbol(raiz.resolve(), [ruta])
    valor = repositorio.atributo("merge", completa)
    return "" if valor in {"unspecified", "set", "unset"} else valor


def se_esta_rebasando(raiz: Path) -> bool:
    """Si se están poniendo los cambios propios sobre los de otro: entonces lo nuestro es lo del otro."""
    arbol = arbol_de(raiz.resolve())
    return arbol is not None and any(
        (carpeta_de_git(arbol) / nombre).is_dir() for nombre in _DE_REBASE
    )
