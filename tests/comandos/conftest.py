"""Las órdenes se prueban con un repositorio de ejemplo y sin nada heredado del entorno."""

from pathlib import Path

import pytest

from apoyo.carteras import RICA, escribir
from apoyo.entorno import sin_entorno

__all__ = ("rica", "sin_entorno")


@pytest.fixture
def rica(tmp_path: Path) -> Path:
    """La cartera con un caso de cada cosa."""
    return escribir(tmp_path, RICA)
