"""Cómo pasa de texto a dato lo que alguien escribió en un campo: lo dice una función, y pydantic nada más la llama."""

from collections.abc import Callable

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Leido:
    """Marca un tipo que lee esa función, la única que mira lo escrito.

    Con `PlainValidator` sería lo mismo, pero él averigua antes cómo se leería y se escribiría ese tipo sin ella, y
    cómo la llama: en cada campo, y es la tercera parte de lo que se tarda en estar listo para leer un registro.
    """

    def __init__(self, lector: Callable[[object], object]) -> None:
        self._lector = lector

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        """El esquema, que es llamarla."""
        return core_schema.no_info_plain_validator_function(self._lector)
