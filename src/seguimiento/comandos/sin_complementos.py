"""Lo que ocupa el sitio de donde pydantic busca complementos entre todo lo instalado.

No se usa ninguno, y con qué buscarlos tarda en importarse la tercera parte que typer. Solo en el programa: a quien
importe los módulos no se le quita nada.
"""

import sys
from importlib import import_module

_EL_SUYO = "pydantic.plugin._loader"


def sin_complementos() -> None:
    """Que pydantic no los busque, si no los ha buscado ya."""
    sys.modules.setdefault(_EL_SUYO, sys.modules[__name__])


def get_plugins() -> tuple[object, ...]:
    """Los que hay: ninguno. Se llama como la que pydantic busca."""
    return ()


def __getattr__(nombre: str) -> object:
    if nombre.startswith("__"):
        # lo que mira Python al importar, y no pydantic
        raise AttributeError(nombre)
    # lo demás que alguna versión quiera de ahí, que lo dé el suyo
    if sys.modules.get(_EL_SUYO) is sys.modules[__name__]:
        del sys.modules[_EL_SUYO]
    return getattr(import_module(_EL_SUYO), nombre)
