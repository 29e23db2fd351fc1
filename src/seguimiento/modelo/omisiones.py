"""Lo que vale un campo que no se dice, para que no lo lleve cada registro."""

from functools import cache
from typing import NamedTuple

from pydantic import BaseModel


class Dicho(NamedTuple):
    """Lo que hay que saber de los registros de un modelo que dicen los mismos campos."""

    campos: set[str]
    """Cuáles son: los comparten todos, y nadie los cambia."""
    omisiones: tuple[tuple[str, object], ...]
    """Los que cada registro guarda, en su orden, con lo que valdrían sin decirlos; con el modelo, si nada fijo."""


@cache
def lo_dicho(modelo: type[BaseModel], dichos: frozenset[str]) -> Dicho:
    """Esos campos de un modelo. Los que pueden no decirse los da desde ahora la clase.

    No los da desde que se declara: pydantic los tomaría por atributos de los que hereden de ella.
    """
    campos = modelo.model_fields
    de_cada_uno = {nombre for nombre, campo in campos.items() if campo.default_factory is not None}
    omisiones = {
        nombre: campo.default
        for nombre, campo in campos.items()
        if not (campo.is_required() or nombre in de_cada_uno)
    }
    for nombre, valor in omisiones.items():
        setattr(modelo, nombre, valor)
    suyos = (nombre for nombre in campos if nombre in dichos or nombre in de_cada_uno)
    return Dicho({*dichos}, tuple((nombre, omisiones.get(nombre, modelo)) for nombre in suyos))
