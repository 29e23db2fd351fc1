"""Lo que se hace con los registros: leerlos todos, revisarlos, proponer cambios, unirlos, recortarlos y renumerarlos.

Lo que de aquí se toma se carga al nombrarlo: quien completa una palabra con TAB no necesita el modelo.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seguimiento.repositorio.repositorio import Carga, Recuento, cargar
    from seguimiento.repositorio.revision import Revision, revisar

__all__ = ["Carga", "Recuento", "Revision", "cargar", "revisar"]
_DE_LA_REVISION = frozenset({"Revision", "revisar"})


def __getattr__(nombre: str) -> object:
    """Lo que así se llama. Lanza `AttributeError` si no es de lo que aquí se ofrece."""
    if nombre not in __all__:
        raise AttributeError(nombre)
    modulo = "revision" if nombre in _DE_LA_REVISION else "repositorio"
    return getattr(import_module(f"{__name__}.{modulo}"), nombre)
