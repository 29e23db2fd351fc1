"""Qué carpetas son de otro repositorio, sin preguntárselo a git."""

from pathlib import Path

from seguimiento.almacen.git.indice import Entrada, leer_entero
from seguimiento.almacen.git.repositorio import arbol_de, carpeta_de_git, es_repositorio
from seguimiento.almacen.sistema import en_octetos
from seguimiento.errores import ErrorDeGit

MODO = 0o160000
"""El de un submódulo en el índice."""


def es_ajena(raiz: Path, carpeta: str, *, vacia: bool) -> bool:
    """Si esa carpeta, dada desde la raíz, es de otro repositorio, como lo entiende git.

    Lo es un submódulo, también si no se trajo y está vacío, y la que tiene un repositorio dentro, salvo que el
    de fuera ya guarde archivos suyos.
    """
    anidada = not vacia and es_repositorio(raiz / carpeta)
    if not (vacia or anidada):
        return False
    guardado = _guardado_en(raiz, carpeta)
    # un submódulo consta con la ruta de su carpeta, y lo de dentro no consta
    return any(una.modo == MODO for una in guardado) or (anidada and not guardado)


def _guardado_en(raiz: Path, carpeta: str) -> list[Entrada]:
    """Lo que el índice dice de esa carpeta y de lo que hay en ella; nada si no hay o no se entiende."""
    arbol = arbol_de(raiz.resolve())
    if arbol is None:
        return []
    try:
        entradas = leer_entero(carpeta_de_git(arbol) / "index").entradas
    except ErrorDeGit:
        return []
    ruta = en_octetos((raiz.resolve() / carpeta).relative_to(arbol).as_posix())
    return [una for una in entradas if una.ruta == ruta or una.ruta.startswith(ruta + b"/")]
