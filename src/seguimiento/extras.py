"""Las bibliotecas que no vienen con el programa: se piden donde hacen falta, y si faltan se dice cómo traerlas."""

from importlib import import_module
from types import ModuleType

from seguimiento.errores import ErrorDeSeguimiento


class FaltaUnExtra(ErrorDeSeguimiento):
    """Lo pedido necesita una biblioteca que no está instalada."""

    def __init__(self, extra: str) -> None:
        super().__init__(
            f"para esto hace falta el extra «{extra}», que no está instalado",
            f'instálelo con: python -m pip install "seguimiento[{extra}]"',
        )
        self.extra = extra


def exigir(modulo: str, extra: str) -> ModuleType:
    """El módulo, ya importado; `FaltaUnExtra` si no está la biblioteca que lo trae.

    Se llama dentro de la función que lo usa: nadie paga por lo que no pide.
    """
    try:
        return import_module(modulo)
    except ModuleNotFoundError as error:
        if _biblioteca(error.name or "") != _biblioteca(modulo):
            raise  # está, y a ella le falta otra
        raise FaltaUnExtra(extra) from error


def _biblioteca(modulo: str) -> str:
    return modulo.partition(".")[0]
