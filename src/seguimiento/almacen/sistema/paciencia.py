"""Lo que Windows contesta cuando no deja hacer algo, y cuánto se insiste."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from seguimiento.almacen.sistema.comun import LoTieneOtro

T = TypeVar("T")
PACIENCIA = 2.0
"""Segundos que se insiste en lo que otro programa tiene abierto."""
_PAUSA = 0.05
_COMPARTIDO = 32
"""Con lo que contesta si otro lo tiene abierto (ERROR_SHARING_VIOLATION)."""
_NO_ESTA = 2
_NO_CABE = frozenset({206, 234})
_LARGO = 248
"""Desde cuántas letras puede no caber una ruta: doce menos que las 260 de siempre, para una carpeta."""
_NOMBRE_MAS_LARGO = 255
"""Letras que caben en un nombre: con más, en ningún sitio lo hay."""


@contextmanager
def con_su_numero(*rutas: Path) -> Iterator[None]:
    """Mientras dure, lo que el sistema niegue lleva el número que llevaría en otro."""
    try:
        yield
    except PermissionError as error:
        if any(map(_la_tiene_otro, rutas)):
            raise LoTieneOtro(errno.EACCES, os.strerror(errno.EACCES), str(rutas[0])) from error
        raise
    except OSError as error:
        if any(_no_cabe(ruta, error) for ruta in rutas):
            raise OSError(
                errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(rutas[0])
            ) from error
        raise


def _la_tiene_otro(ruta: Path) -> bool:
    """Si es un archivo que tiene abierto otro: darle el nombre que ya tiene no cambia nada, pero lo dice."""
    try:
        if ruta.is_file():
            ruta.replace(ruta)
    except OSError as error:
        return getattr(error, "winerror", None) == _COMPARTIDO
    return False


def _no_cabe(ruta: Path, error: OSError) -> bool:
    """Si lo que pasa es que la ruta es más larga de lo que el sistema admite, que lo dice de muchas maneras."""
    numero = getattr(error, "winerror", None)
    es_larga = len(str(ruta.absolute())) >= _LARGO
    puede_estar = all(len(nombre) <= _NOMBRE_MAS_LARGO for nombre in ruta.parts)
    no_esta = numero == _NO_ESTA and puede_estar
    confuso = error.errno in {errno.ENOENT, errno.EINVAL} and not no_esta
    return numero in _NO_CABE or (es_larga and confuso)


def insistiendo(hacer: Callable[[], T]) -> T:
    """Lo que resulte, en cuanto deje hacerlo quien lo tenga abierto."""
    limite = time.monotonic() + PACIENCIA
    while True:
        try:
            return hacer()
        except PermissionError:
            if time.monotonic() >= limite:
                raise
        time.sleep(_PAUSA)
