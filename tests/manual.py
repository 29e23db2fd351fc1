"""Los módulos que escriben el manual: están en `docs/`, fuera del paquete."""

import sys
from importlib import import_module
from types import ModuleType

from paginas import PROYECTO

_CARPETA = str(PROYECTO / "docs")


def modulo(nombre: str) -> ModuleType:
    """Un módulo de `docs/`, que puede importar a los demás de su carpeta."""
    if _CARPETA not in sys.path:
        sys.path.append(_CARPETA)
    return import_module(nombre)
