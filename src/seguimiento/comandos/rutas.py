"""Los archivos y las carpetas que se nombran en la línea de órdenes."""

import os
from collections.abc import Collection
from itertools import product
from pathlib import Path
from unicodedata import normalize

from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import visible


def esta_en(archivo: str, pedidas: Collection[str]) -> bool:
    """Si el archivo es uno de los que se piden o está en una de las carpetas que se piden."""
    return any(una in (".", archivo) or archivo.startswith(f"{una}/") for una in pedidas)


def en_la_raiz(sesion: Sesion, ruta: str) -> str:
    """La ruta respecto de la raíz, con `/`, como se muestra. Lanza `ErrorDeUso` si no existe o queda fuera.

    Se busca desde la carpeta actual y, si no está, desde la raíz. No se sigue si es un enlace.
    """
    candidata = _la_que_existe(sesion, ruta)
    completa = candidata.parent.resolve() / candidata.name
    try:
        return visible(completa.relative_to(sesion.raiz.resolve()).as_posix())
    except ValueError:
        ayuda = "indique una ruta de dentro"
        raise ErrorDeUso(f"«{ruta}» está fuera del repositorio", ayuda) from None


def _la_que_existe(sesion: Sesion, ruta: str) -> Path:
    """El archivo o la carpeta de esa ruta, lleve las tildes compuestas o aparte. Lanza `ErrorDeUso`."""
    formas = dict.fromkeys((ruta, normalize("NFC", ruta), normalize("NFD", ruta)))
    for base, forma in product((Path.cwd(), sesion.raiz), formas):
        candidata = Path(os.path.normpath(base / forma))
        if os.path.lexists(candidata) or _estaba(sesion, candidata):
            return candidata
    raise ErrorDeUso(f"no existe «{ruta}»", "revise la ruta")


def _estaba(sesion: Sesion, candidata: Path) -> bool:
    """Si el archivo o la carpeta está donde se mira, aunque no sea en el disco."""
    from seguimiento.almacen.git.fuente import Guardados

    fuente = sesion.fuente
    if not isinstance(fuente, Guardados) or not candidata.is_relative_to(sesion.raiz):
        return False
    return fuente.tenia(candidata.relative_to(sesion.raiz).as_posix())
