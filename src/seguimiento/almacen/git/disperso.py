"""Lo que un árbol disperso («sparse-checkout») dejó fuera de la carpeta, sin preguntárselo a git."""

import os
from pathlib import Path

from seguimiento.almacen.git.indice import IndicePartido, leer_entero
from seguimiento.almacen.git.repositorio import arbol_de, carpeta_de_git
from seguimiento.almacen.sistema import en_texto
from seguimiento.errores import ErrorDeGit


def dejados_fuera(raiz: Path) -> tuple[str, ...]:
    """Los archivos y carpetas que están en git y no en la carpeta, desde la raíz; una carpeta acaba en `/`.

    Ninguno si el árbol no es disperso, que se sabe sin leer el índice, o si el índice no se entiende. Lanza
    `IndicePartido` si es disperso y no está todo en su índice.
    """
    raiz = raiz.resolve()
    arbol = arbol_de(raiz)
    if arbol is None:
        return ()
    try:
        carpeta = carpeta_de_git(arbol)
        if not os.path.isfile(carpeta / "info" / "sparse-checkout"):  # noqa: PTH113 — Path.is_file lanza si falta permiso
            return ()
        entradas = leer_entero(carpeta / "index").entradas
    except IndicePartido:
        raise
    except ErrorDeGit:
        return ()
    prefijo = "" if raiz == arbol else f"{raiz.relative_to(arbol).as_posix()}/"
    rutas = (en_texto(una.ruta) for una in entradas if una.fuera)
    return tuple(r.removeprefix(prefijo) for r in rutas if r.startswith(prefijo))
