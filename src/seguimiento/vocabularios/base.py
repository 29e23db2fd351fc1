"""Qué es un vocabulario: cada valor lleva su código (el que se escribe), su rótulo y su definición.

Lo que un programa decide según el valor se dice también aquí, al declararlo, o en una tabla `total`:
quien añade un valor no puede olvidar ninguna de las dos, porque sin ellas no se importa.
"""

from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import Self, TypeVar


class SinDecidir(TypeError):
    """Hay un valor de vocabulario del que nadie ha dicho algo que el programa necesita."""


class Vocabulario(StrEnum):
    """Un vocabulario cerrado. El valor es el código que se escribe en YAML.

    Los rasgos que una subclase anota los dice cada uno de sus valores con `rasgos(…)`.
    """

    rotulo: str
    definicion: str
    otros_nombres: tuple[str, ...]
    """Cómo lo llaman otros formularios. No se escriben así: solo sirven para sugerir el código."""

    def __new__(
        cls,
        codigo: str,
        rotulo: str,
        definicion: str = "",
        *resto: tuple[str, ...] | Mapping[str, object],
    ) -> Self:
        """Un valor a partir de lo que lo declara: tras la definición, los otros nombres y los rasgos."""
        valor = str.__new__(cls, codigo)
        valor._value_ = codigo
        valor.rotulo = rotulo
        valor.definicion = definicion
        valor.otros_nombres = ()
        for dicho in resto:
            vars(valor).update(dicho if isinstance(dicho, Mapping) else {"otros_nombres": dicho})
        return valor

    def __init_subclass__(cls) -> None:
        """Lanza `SinDecidir` si un valor no dice todos los rasgos de su vocabulario, o dice otros."""
        super().__init_subclass__()
        comunes = Vocabulario.__annotations__.keys()
        for valor in cls:
            dichos = {rasgo for rasgo in vars(valor) if not rasgo.startswith("_")} - comunes
            if mal := sorted(dichos ^ cls.__annotations__.keys()):
                raise SinDecidir(
                    f"{cls.__name__}.{valor.name}: falta o sobra decidir {', '.join(mal)}"
                )

    @classmethod
    def codigos(cls) -> tuple[str, ...]:
        """Los códigos, en el orden en que se declararon."""
        return tuple(valor.value for valor in cls)


def rasgos(**dichos: object) -> Mapping[str, object]:
    """Lo que se decide de un valor, o de varios que se tratan igual, al declararlo."""
    return dichos


E = TypeVar("E", bound=Enum)
T = TypeVar("T")


def total(tabla: Mapping[E, T]) -> dict[E, T]:
    """La tabla, en su orden. Lanza `SinDecidir` si no dice algo de cada valor del vocabulario."""
    vocabulario = type(next(iter(tabla)))
    # se pregunta también en cada vuelta de lo que se repite mucho: contar basta para saber si están todos
    if len(tabla) < len(vocabulario):
        faltan = [valor.name for valor in vocabulario if valor not in tabla]
        raise SinDecidir(f"{vocabulario.__name__}: falta decidir sobre {', '.join(faltan)}")
    return dict(tabla)
