"""Un validador de JSON Schema con las expresiones regulares de la norma."""

import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft7Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend


def _casa(_: Validator, patron: str, dato: object, __: object) -> Iterator[ValidationError]:
    """En JSON Schema «$» es el final del texto; en Python, también lo que precede a un salto."""
    if isinstance(dato, str) and not re.search(patron.replace("$", r"\Z"), dato):
        yield ValidationError(f"{dato!r} no casa con {patron!r}")


_Validador = extend(Draft7Validator, {"pattern": _casa})  # type: ignore[no-untyped-call]


def validador(esquema: dict[str, Any]) -> Validator:
    """El validador de un esquema, que también ha de ser válido."""
    _Validador.check_schema(esquema)
    hecho: Validator = _Validador(esquema)
    return hecho
