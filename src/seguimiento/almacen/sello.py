"""Si los registros de una carpeta siguen tal cual, mirando de ellos solo lo que el sistema anota."""

import hashlib
import marshal
import stat
from functools import cached_property
from pathlib import Path

from seguimiento.almacen import sistema
from seguimiento.almacen.fuentes import CONFIGURACION
from seguimiento.almacen.nombres import DATOS

Anotado = tuple[str, sistema.Firma]


class Sello:
    """Lo que de todos los archivos anota el sistema; si nada cambia, es lo mismo."""

    def __init__(self, firmas: list[tuple[str, list[Anotado]]]) -> None:
        self._firmas = firmas

    @cached_property
    def suma(self) -> bytes:
        """Todo ello, en unos pocos bytes."""
        return hashlib.blake2b(marshal.dumps(self._firmas), digest_size=16).digest()

    @property
    def ultimo(self) -> int:
        """Los nanosegundos de lo último que se tocó."""
        return max(max(firma[:2]) for _, suyas in self._firmas for _, firma in suyas)


def sello(raiz: Path) -> Sello | None:
    """El de los registros y la configuración de esa raíz.

    `None` si en eso no consta todo: el sistema no anota bastante, hay enlaces, que llevan a otra parte, o carpetas
    que pueden ser de otro repositorio.
    """
    firma = sistema.firma_del_archivo(str(raiz / CONFIGURACION))
    firmas: list[tuple[str, list[Anotado]]] = [("", [(CONFIGURACION, firma)] if firma else [])]
    pendientes = [DATOS]
    while pendientes:
        carpeta = pendientes.pop()
        try:
            entradas = sistema.entradas_con_firma(raiz / carpeta)
        except OSError:
            return None
        # una carpeta vacía puede ser un submódulo que no se trajo
        if not entradas or any(nombre == ".git" for nombre, _ in entradas):
            return None
        firmas.append((carpeta, entradas))
        modos = {firma[-1] for _, firma in entradas}
        if not all(stat.S_ISREG(modo) or stat.S_ISDIR(modo) for modo in modos):
            return None
        if any(map(stat.S_ISDIR, modos)):
            pendientes += [f"{carpeta}/{n}" for n, firma in entradas if stat.S_ISDIR(firma[-1])]
    return Sello(firmas)
