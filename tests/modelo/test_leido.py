"""Lo que lee una función se lee como con `PlainValidator`, que es lo mismo hecho de otra manera."""

from typing import Annotated, Any

import pytest
from pydantic import Field, PlainValidator, TypeAdapter, ValidationError

from seguimiento.fechas import FechaParcial
from seguimiento.modelo import tipos
from seguimiento.modelo.leido import Leido

VALORES = ("algo", "", "x" * 130, 3, "3", "2023-02-30", "2023-04", None, ["a"], {"a": "b"}, True)


def leido(anotado: Any, valor: object) -> object:  # noqa: ANN401 — una anotación
    """Lo que se lee, o los errores con que se rechaza."""
    try:
        return TypeAdapter(anotado).validate_python(valor)
    except ValidationError as error:
        return error.errors(include_url=False)


@pytest.mark.parametrize("valor", VALORES, ids=repr)
@pytest.mark.parametrize(
    ("tipo", "lector", "mas"),
    [
        (str, tipos._como_texto, ()),  # noqa: SLF001 — es lo que se lee
        (str, tipos._como_texto, (Field(max_length=120),)),  # noqa: SLF001
        (int, tipos._entero, ()),  # noqa: SLF001
        (FechaParcial, tipos._fecha, ()),  # noqa: SLF001
    ],
)
def test_se_lee_lo_mismo_y_se_rechaza_igual(
    tipo: type,
    lector: Any,  # noqa: ANN401 — cualquier lector
    mas: tuple[Any, ...],
    valor: object,
) -> None:
    suyo, de_pydantic = (Annotated[(tipo, de(lector), *mas)] for de in (Leido, PlainValidator))
    assert leido(suyo, valor) == leido(de_pydantic, valor)
