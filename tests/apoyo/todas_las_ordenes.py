"""Las órdenes que hay, también las que están dentro de otra."""

from collections.abc import Iterator
from typing import cast

from typer.core import TyperCommand, TyperGroup

from apoyo.carteras import FINAL, PROYECTO
from seguimiento.comandos.aplicacion import aplicacion


def _ordenes(grupo: TyperGroup, camino: str = "") -> Iterator[tuple[str, TyperCommand]]:
    for nombre, orden in grupo.commands.items():
        yield f"{camino}{nombre}", cast("TyperCommand", orden)
        if isinstance(orden, TyperGroup):
            yield from _ordenes(orden, f"{camino}{nombre} ")


TODAS = dict(_ordenes(aplicacion()))
"""Cada orden por lo que se escribe para llamarla: «nueva accion»."""

CON_ARGUMENTOS = {
    "lista": ["acciones"],
    "ver": ["mesa"],
    "historial": ["mesa"],
    "buscar": ["a"],
    "informe": ["agenda"],
    "actualizar": ["2.3", "--estado", "en_curso"],
    "responder": ["final-2022/R2", "--decision", "aceptada"],
    "prorrogar": ["2.1", "--plazo", "2023-06", "--motivo", "x"],
    "acta": ["mesa/reunion-2022-10-05"],
    "nueva": ["recomendacion", "final-2022", "--texto", "x"],
    "verificar": ["1.3", "--resultado", "verificada", "--por", "x"],
    "iniciar": ["../otra", "--simular"],
    "autocompletado": ["fish"],
    "corregir": ["2.3", "descripcion", "Otra", "--simular"],
    "exportar": ["csv", "-o", "cartera"],
    "importar": [str(PROYECTO / "ejemplos" / "matriz.csv"), "--simular"],
    "cambios": ["--desde", "HEAD"],
    "fusionar": [FINAL] * 3,
}
"""Con qué se ejecuta una orden que a secas no hace nada."""
