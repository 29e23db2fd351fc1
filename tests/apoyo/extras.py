"""Lo que traen los extras: no está en quien instala el programa a secas."""

import tomllib

from apoyo.carteras import PROYECTO

DECLARADOS: dict[str, list[str]] = tomllib.loads((PROYECTO / "pyproject.toml").read_text("utf-8"))[
    "project"
]["optional-dependencies"]
BIBLIOTECAS = (
    "docx",
    "icalendar",
    "lxml",
    "openpyxl",
    "python_calamine",
    "weasyprint",
    "xlsxwriter",
)
"""Cómo se importa lo que piden."""
