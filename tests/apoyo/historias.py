"""Repositorios de git para las pruebas, con autor, fecha y configuración fijos."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from apoyo.carteras import escribir

GIT = shutil.which("git") or ""
ENTORNO = {
    "PATH": os.environ.get("PATH", os.defpath),
    "HOME": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Ana",
    "GIT_AUTHOR_EMAIL": "ana@ejemplo.org",
    "GIT_AUTHOR_DATE": "2023-03-01T12:00:00-05:00",
    "GIT_COMMITTER_NAME": "Ana",
    "GIT_COMMITTER_EMAIL": "ana@ejemplo.org",
    "GIT_COMMITTER_DATE": "2023-03-01T12:00:00-05:00",
    # en Windows, sin ella no arranca
    **{nombre: os.environ[nombre] for nombre in ("SYSTEMROOT",) if nombre in os.environ},
}

con_git = pytest.mark.skipif(not GIT, reason="sin git no hay qué probar")


def git(carpeta: Path, *orden: str, cuando: str = "") -> str:
    """Lo que responde git, con autor, fecha y configuración fijos; la fecha puede decirse."""
    if not GIT:
        pytest.skip("sin git no hay qué probar")
    fechas = {"GIT_AUTHOR_DATE": cuando, "GIT_COMMITTER_DATE": cuando} if cuando else {}
    fin = subprocess.run(
        [GIT, *orden],
        cwd=carpeta,
        env=ENTORNO | fechas,
        check=True,
        capture_output=True,
        text=True,
    )
    return fin.stdout.strip()


def iniciar(carpeta: Path) -> Path:
    """Un repositorio vacío con la rama «main»."""
    carpeta.mkdir(parents=True, exist_ok=True)
    git(carpeta, "init", "-q", "-b", "main")
    return carpeta


def confirmar(carpeta: Path, archivos: Mapping[str, str] | None = None, *, cuando: str = "") -> str:
    """Escribe los archivos, confirma todo lo que haya en el disco y da el commit."""
    escribir(carpeta, archivos or {})
    git(carpeta, "add", "--all", ".")
    git(carpeta, "commit", "-q", "--allow-empty", "-m", "registros: cambia", cuando=cuando)
    return git(carpeta, "rev-parse", "HEAD")
