"""La cartera de mentira de `banco/`, para mirar lo que pasa cuando hay mucho."""

from importlib import import_module

import pytest

from apoyo.carteras import PROYECTO


def generada(cuantas: int) -> dict[str, str]:
    """Los archivos de una cartera de mentira con ese número de evaluaciones y de fichas."""
    with pytest.MonkeyPatch.context() as entorno:
        entorno.syspath_prepend(PROYECTO / "banco")
        return dict(import_module("generador").cartera(cuantas))
