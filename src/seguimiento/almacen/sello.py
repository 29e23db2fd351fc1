"""Si unos archivos siguen tal cual —los registros, lo de git—, mirando de ellos solo lo que el sistema anota."""

import hashlib
import marshal
import os
import stat
from functools import cached_property
from pathlib import Path

from seguimiento.almacen import sistema
from seguimiento.almacen.sitios import CONFIGURACION, DATOS

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
        todas = (max(firma[:2]) for _, suyas in self._firmas for _, firma in suyas)
        return max(todas, default=0)


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


_DE_LAS_REFERENCIAS = "refs"
_LO_GUARDADO = "objects"
"""Si deja de estar o de dejarse leer, hay que decirlo."""


def sello_de_git(raiz: Path) -> Sello | None:
    """El de lo que dice en qué commit se está, qué ramas hay, qué quedó a medias y si lo guardado se deja leer.

    Es del repositorio que contiene la raíz; sin ninguno, el de nada. `None` si eso no está en su carpeta, o no en
    archivos sueltos: lo enlazado puede cambiar sin que conste en ella.
    """
    real = raiz.resolve()
    git = next(
        (una / ".git" for una in (real, *real.parents) if os.path.lexists(una / ".git")), None
    )
    if git is None:
        return Sello([])
    firmas, pendientes = [], [_DE_LAS_REFERENCIAS]
    try:
        propias = sistema.entradas_con_firma(git)
        nombres = {nombre for nombre, _ in propias}
        # un árbol de trabajo enlazado, o referencias que no son archivos
        if "commondir" in nombres or "reftable" in nombres or _hay_enlaces(propias):
            return None
        firmas.append(("", [una for una in propias if not stat.S_ISDIR(una[1][-1])]))
        while pendientes:
            carpeta = pendientes.pop()
            suyas = sistema.entradas_con_firma(git / carpeta)
            if _hay_enlaces(suyas):
                return None
            firmas.append((carpeta, suyas))
            pendientes += [f"{carpeta}/{n}" for n, firma in suyas if stat.S_ISDIR(firma[-1])]
    except OSError:
        return None
    suyas = [una for una in propias if una[0] == _LO_GUARDADO or una[0].startswith("rebase-")]
    return Sello([*firmas, ("carpetas", suyas)])


def _hay_enlaces(entradas: list[Anotado]) -> bool:
    return any(stat.S_ISLNK(firma[-1]) for _, firma in entradas)


def puede_ser_disperso(raiz: Path) -> bool:
    """Si el repositorio que contiene la raíz pudo dejar archivos sin poner en la carpeta."""
    real = raiz.resolve()
    for git in (una / ".git" for una in (real, *real.parents)):
        if os.path.isfile(git) or os.path.isfile(git / "info" / "sparse-checkout"):  # noqa: PTH113 — Path.is_file lanza si falta permiso
            return True
    return False
