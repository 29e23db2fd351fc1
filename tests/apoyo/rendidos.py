"""Todos los informes de una cartera, en los dos formatos: lo que se mira de cualquiera de ellos."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.util import find_spec
from itertools import product
from pathlib import Path

import pytest

from apoyo.apretada import apretada
from apoyo.carteras import EJEMPLOS, PROYECTO, RICA
from apoyo.encargos import encargo_de
from seguimiento.informes.marco import Encargo
from seguimiento.informes.plantillas import Plantillas, Rendido
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme, Tipo

CORTE = date(2023, 7, 1)
CORTE_DE_RICA = date(2023, 4, 15)
CORTE_DE_EJEMPLOS = date(2026, 1, 12)
DE_RICA = {
    "matriz": "final-2022",
    "ficha": "BP1_ME",
    "acta": "mesa/reunion-2022-10-05",
    "responsable": "Unidad de Apoyo a Programas",
}
"""De qué es cada informe que lo pide, en la cartera con un caso de cada cosa."""
DEL_PROYECTO = {
    "matriz": "oim-2022-red-pmm",
    "ficha": "LN1_GN",
    "responsable": "Gerencia del proyecto (Project Manager)",
}
"""Lo mismo en los registros del proyecto, que no tienen reuniones."""
DE_EJEMPLOS = {
    "matriz": "proteccion-frontera-2023",
    "ficha": "LA1_AF",
    "agenda": "mesa-dialogo-social",
    "acta": "mesa-dialogo-social/reunion-3",
    "responsable": "Unidad de Datos",
}
"""Lo mismo en la cartera con seguimiento que trae el proyecto."""

DE_APRETADA = {
    "matriz": "proteccion-acogida-2024",
    "ficha": "BP1_PC",
    "acta": "mesa-dialogo-social/reunion-2",
    "responsable": "Gerencia",
}
"""Lo mismo en la que lleva lo más largo."""

cada_informe = pytest.mark.parametrize(
    ("tipo", "formato"),
    [
        pytest.param(
            tipo,
            formato,
            id=f"{tipo.nombre}-{formato.value}",
            marks=pytest.mark.skipif(
                find_spec(f"seguimiento.informes.vistas.{tipo.nombre}") is None,
                reason=f"aún no hay vista del informe «{tipo.nombre}»",
            ),
        )
        for tipo, formato in product(TIPOS.values(), FormatoDeInforme)
    ],
)
"""Cada tipo de informe en cada formato."""


def informe_de(
    archivos: Mapping[str, str],
    hoy: date,
    tipo: Tipo,
    formato: FormatoDeInforme,
    argumentos: Mapping[str, str] = DE_RICA,
) -> str:
    """El texto de un informe. Falla si su plantilla tiene defectos."""
    return rendido_de(encargo_de(archivos, hoy, argumentos.get(tipo.nombre, "")), tipo, formato)


def rendido_de(encargo: Encargo, tipo: Tipo, formato: FormatoDeInforme) -> str:
    """El texto del informe que se encarga. Falla si su plantilla tiene defectos."""
    rendido = _plantillas().rendir(tipo.plantilla(formato), tipo.vista(encargo))
    assert rendido == Rendido(rendido.texto)
    return rendido.texto


@cache
def _plantillas() -> Plantillas:
    return Plantillas()


def registros_en(raiz: Path) -> dict[str, str]:
    """Los registros de una carpeta y su configuración, si la hay, por su ruta."""
    rutas = [*sorted((raiz / "data").rglob("*.yaml")), *raiz.glob("seguimiento.yaml")]
    return {ruta.relative_to(raiz).as_posix(): ruta.read_text("utf-8") for ruta in rutas}


CARTERAS: Mapping[str, tuple[Mapping[str, str], date, Mapping[str, str]]] = {
    "rica": (RICA, CORTE_DE_RICA, DE_RICA),
    "proyecto": (registros_en(PROYECTO), CORTE, DEL_PROYECTO),
    "ejemplos": (registros_en(EJEMPLOS), CORTE_DE_EJEMPLOS, DE_EJEMPLOS),
    "apretada": (apretada(registros_en(EJEMPLOS)), CORTE_DE_EJEMPLOS, DE_APRETADA),
}
"""Las carteras de que se sacan informes: sus archivos, el día y de qué es cada uno."""


def escribir_paginas(carpeta: Path) -> list[Path]:
    """Escribe en una carpeta cada informe de cada cartera como página y da sus rutas."""
    paginas = []
    for nombre, (archivos, hoy, argumentos) in CARTERAS.items():
        for tipo in TIPOS.values():
            if tipo.argumento and tipo.nombre not in argumentos:
                continue
            pagina = carpeta / f"{nombre}-{tipo.nombre}.html"
            texto = informe_de(archivos, hoy, tipo, FormatoDeInforme.HTML, argumentos)
            pagina.write_text(texto, "utf-8")
            paginas.append(pagina)
    return paginas
