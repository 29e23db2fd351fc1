"""Si los registros de una carpeta siguen tal cual, mirando de ellos solo lo que el sistema anota."""

import hashlib
import marshal
import stat
from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen import sistema
from seguimiento.almacen.fuentes import CONFIGURACION
from seguimiento.almacen.nombres import DATOS


class Sello(NamedTuple):
    """Lo que de todos los archivos anota el sistema, en una suma; si nada cambia, es la misma."""

    suma: bytes
    ultimo: int
    """Los nanosegundos de lo último que se tocó."""


def sello(raiz: Path) -> Sello | None:
    """El de los registros y la configuración de esa raíz.

    `None` si en eso no consta todo: el sistema no anota bastante, hay enlaces, que llevan a otra parte, o carpetas
    que pueden ser de otro repositorio.
    """
    suma, ultimo = hashlib.blake2b(digest_size=16), 0
    firma = sistema.firma_del_archivo(str(raiz / CONFIGURACION))
    suma.update(marshal.dumps(firma))
    pendientes = [DATOS]
    while pendientes:
        carpeta = pendientes.pop()
        try:
            entradas = sistema.entradas_con_firma(raiz / carpeta)
        except OSError:
            return None
        # una carpeta vacía puede ser un submódulo que no se trajo
        if not entradas or ".git" in (nombre for nombre, _ in entradas):
            return None
        suma.update(marshal.dumps((carpeta, entradas)))
        for nombre, (modificado, cambiado, _, _, modo) in entradas:
            ultimo = max(ultimo, modificado, cambiado)
            if stat.S_ISDIR(modo):
                pendientes.append(f"{carpeta}/{nombre}")
            elif not stat.S_ISREG(modo):
                return None
    return Sello(suma.digest(), max(ultimo, *(firma or ())[:2], 0))
