"""La mezcla corriente de git, línea a línea: para lo que no puede unirse dato a dato."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen.git.orden import ejecutar, git_del_sistema

_CONFLICTOS_CONTADOS = 127
"""Hasta cuántos dice git con su código de salida; más allá, es que no ha mezclado."""


class Mezcla(NamedTuple):
    """Lo que resulta y si quedó algo por decidir, que va entre marcas."""

    contenido: bytes
    limpia: bool


def mezclados(base: bytes, nuestro: bytes, suyo: bytes, largo: int) -> Mezcla | None:
    """Las tres versiones mezcladas como lo haría git, con marcas de ese largo; `None` si no las mezcla.

    No las mezcla si no es texto o si no hay git. No toca ningún archivo de los registros.
    """
    git = git_del_sistema()
    if git is None:
        return None
    with tempfile.TemporaryDirectory(prefix="seg-") as temporal:
        carpeta = Path(temporal)
        nombres = ("nuestro", "base", "suyo")
        for nombre, contenido in zip(nombres, (nuestro, base, suyo), strict=True):
            (carpeta / nombre).write_bytes(contenido)
        rotulos = [parte for nombre in nombres for parte in ("-L", nombre)]
        orden = [git, "merge-file", "-p", f"--marker-size={largo}", *rotulos, *nombres]
        respuesta = ejecutar(orden, carpeta)
    if respuesta.codigo > _CONFLICTOS_CONTADOS or respuesta.codigo < 0:
        return None
    return Mezcla(respuesta.salida, respuesta.codigo == 0)
