"""Las órdenes se prueban con un repositorio de ejemplo y sin nada heredado del entorno."""

from pathlib import Path

import pytest

from apoyo.carteras import RICA, escribir

DEL_ENTORNO = ("SEG_HOY", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY")


@pytest.fixture(autouse=True)
def _sin_entorno(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (*DEL_ENTORNO, "NO_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def rica(tmp_path: Path) -> Path:
    """La cartera con un caso de cada cosa."""
    return escribir(tmp_path, RICA)
