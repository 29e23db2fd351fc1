"""Los archivos que, en una unión, cada cual llamó de otro modo: son el mismo, y no han de quedar los dos."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from seguimiento.almacen.compartir.copia import UNION, Copia
from seguimiento.almacen.sistema import en_texto


class DosNombres(NamedTuple):
    """Cómo se llama un mismo archivo en cada lado, con las rutas desde el árbol de trabajo."""

    aqui: str
    alli: str


def con_dos_nombres(copia: Copia) -> tuple[DosNombres, ...]:
    """Los que siguen en el disco con sus dos nombres mientras se une; fuera de una unión, ninguno.

    Sale de la historia y no del índice: un `git add` a destiempo quita de él lo que queda por decidir.
    """
    base = copia.dicho("merge-base", "HEAD", UNION) if copia.en_union else ""
    if not base:
        return ()
    aqui, alli = (_renombrados(copia, base, lado) for lado in ("HEAD", UNION))
    pares = (DosNombres(aqui[uno], alli[uno]) for uno in sorted(aqui.keys() & alli.keys()))
    arbol = copia.repositorio.arbol
    return tuple(
        par
        for par in pares
        if par.aqui != par.alli and all(os.path.lexists(arbol / ruta) for ruta in par)
    )


def _renombrados(copia: Copia, antes: str, despues: str) -> Mapping[str, str]:
    """Cómo se llama después lo que antes se llamaba de otro modo, según lo que git tiene por el mismo archivo."""
    orden = ("diff-tree", "-r", "-z", "-l0", "--find-renames", "--diff-filter=R", "--name-status")
    dicho = copia.git(*orden, antes, despues).salida.split(b"\0")[:-1]
    # de cada uno: cuánto se parece, cómo se llamaba y cómo se llama
    return dict(zip(map(en_texto, dicho[1::3]), map(en_texto, dicho[2::3]), strict=True))
