"""Cómo se reparten los códigos de diagnóstico en las páginas: en qué familias y con qué títulos."""

import re
from collections.abc import Iterator
from itertools import groupby

from seguimiento.diagnosticos import CATALOGO, Definicion
from seguimiento.reglas import familias

_FAMILIAS = {
    "0": "Lectura y forma",
    "1": "Identidad y referencias",
    "2": "Plazos y seguimiento",
    "3": "Respuesta gerencial y recomendaciones",
    "4": "Fichas y su decisión",
    "5": "Acuerdos y reuniones",
    "6": "Historia: lo que un cambio no puede hacer",
    "7": "Importación",
    "8": "Plantillas de informes",
}
"""El nombre de cada familia, por la primera cifra de sus códigos."""


def definiciones() -> list[Definicion]:
    """Todas las definiciones del catálogo, por orden de código."""
    familias.registrar()
    return sorted(CATALOGO.values(), key=lambda definicion: definicion.codigo)


def por_familia() -> Iterator[tuple[str, list[Definicion]]]:
    """El nombre de cada familia y sus definiciones, por orden de código."""
    for cifra, suyas in groupby(definiciones(), key=lambda definicion: definicion.codigo[3]):
        yield _FAMILIAS[cifra], list(suyas)


def encabezado(definicion: Definicion) -> str:
    """El título del apartado de un código: el mismo en todas las páginas."""
    return f"{definicion.codigo} · {definicion.titulo}"


def ancla(titulo: str) -> str:
    """Lo que sigue a `#` en un enlace al apartado, como lo forma quien muestra la página en la web."""
    return re.sub(r"[^\w\- ]", "", titulo.lower()).replace(" ", "-")
