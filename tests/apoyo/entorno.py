"""Nada heredado del entorno: ni la fecha, ni el servicio en que se ejecuta, ni la pantalla."""

import pytest

_HEREDADAS = ("SEG_HOY", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR", "COLUMNS", "TERM")
__all__ = ("sin_entorno",)


@pytest.fixture(autouse=True)
def sin_entorno(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vale para las pruebas de la carpeta cuyo `conftest.py` la importe."""
    for variable in _HEREDADAS:
        monkeypatch.delenv(variable, raising=False)
