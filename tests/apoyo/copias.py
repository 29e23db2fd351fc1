"""Copias de unos registros que se comparten por un repositorio desnudo en el disco: sin red ni nada de esta máquina."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.historias import GIT, git

ANA = {
    "HOME": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Ana",
    "GIT_AUTHOR_EMAIL": "ana@ejemplo.org",
    "GIT_AUTHOR_DATE": "2023-04-15T12:00:00-05:00",
    "GIT_COMMITTER_NAME": "Ana",
    "GIT_COMMITTER_EMAIL": "ana@ejemplo.org",
    "GIT_COMMITTER_DATE": "2023-04-15T12:00:00-05:00",
}
"""Quién es quien usa git aquí, y que no tiene más configuración que la de su copia."""


def como_ana(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lo que se ejecute desde ahora lo ejecuta ella."""
    for clave, valor in ANA.items():
        monkeypatch.setenv(clave, valor)


def desnudo(carpeta: Path) -> Path:
    """Un repositorio sin carpeta de trabajo, vacío, que hace de copia compartida."""
    carpeta.mkdir(parents=True)
    git(carpeta, "init", "-q", "--bare", "-b", "main")
    return carpeta


def clonar(compartida: Path, destino: Path) -> Path:
    """Otra copia, con la rama «main» que sigue a la de la compartida."""
    git(compartida.parent, "clone", "-q", f"file://{compartida}", str(destino))
    return destino


def compartir(
    raiz: Path, compartida: Path, archivos: Mapping[str, str] | None = None, *, cuando: str = ""
) -> Path:
    """Hace de esa carpeta una copia, con lo que hay en ella ya guardado y enviado; puede decirse cuándo."""
    escribir(raiz, archivos or {})
    git(raiz, "init", "-q", "-b", "main")
    git(raiz, "remote", "add", "origin", f"file://{desnudo(compartida)}")
    git(raiz, "add", "--all", ".")
    git(raiz, "commit", "-q", "-m", "Empieza el seguimiento", cuando=cuando)
    git(raiz, "push", "-q", "-u", "origin", "main")
    return raiz


__all__ = ("ANA", "GIT", "clonar", "como_ana", "compartir", "desnudo", "git")
