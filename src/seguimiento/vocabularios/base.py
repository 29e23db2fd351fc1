"""Qué es un vocabulario: cada valor lleva su código (el que se escribe), su rótulo y su definición."""

from enum import StrEnum
from typing import Self


class Vocabulario(StrEnum):
    """Un vocabulario cerrado. El valor es el código que se escribe en YAML."""

    rotulo: str
    definicion: str
    otros_nombres: tuple[str, ...]
    """Cómo lo llaman otros formularios. No se escriben así: solo sirven para sugerir el código."""

    def __new__(
        cls, codigo: str, rotulo: str, definicion: str = "", otros_nombres: tuple[str, ...] = ()
    ) -> Self:
        """Un valor a partir de lo que lo declara."""
        valor = str.__new__(cls, codigo)
        valor._value_ = codigo
        valor.rotulo = rotulo
        valor.definicion = definicion
        valor.otros_nombres = otros_nombres
        return valor

    @classmethod
    def codigos(cls) -> tuple[str, ...]:
        """Los códigos, en el orden en que se declararon."""
        return tuple(valor.value for valor in cls)
