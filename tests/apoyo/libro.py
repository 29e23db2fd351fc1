"""Libros exportados que se editan como en una hoja de cálculo."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from apoyo.ejecucion import HOY, seg

EVALUACION = """\
titulo: Evaluación final
organizacion: OIM
tipo: final
fecha: 2022-11
paises: [ECU]
recomendaciones:
  - id: R1
    texto: Ordenar el archivo
    dirigida_a: [OIM]
    prioridad: 2
    respuesta:
      decision: aceptada
      fecha: 2022-12-01
      plan: Lo que se hará
    acciones:
      - id: "1.1"
        descripcion: Digitalizar las actas
        plazo: 2023-03
        responsables: [PSU]
        notas: Una nota
        seguimiento:
          - fecha: 2023-01-10
            estado: en_curso
            comentario: Va por la mitad
  - id: R2
    texto: Publicar el índice
    plazo: 2023-06-30
    seguimiento:
      - fecha: 2023-01-10
        estado: en_curso
  - id: R3
    texto: Sin nada todavía
"""
ACUERDO = """\
titulo: Acuerdo de archivo
estado: vigente
compromisos:
  - id: "1"
    descripcion: Reunirse
    plazo: 2023-12
    responsables: [CRM]
reuniones:
  - fecha: 2023-02-01
    estado: celebrada
    orden_del_dia:
      - Aprobar el acta; y lo demás
      - Otro punto
"""
FICHA = """\
tipo: leccion_aprendida
titulo: Una lección
organizacion: no_registra
hallazgo: Lo que se halló
"""
ARCHIVOS = {
    "data/evaluaciones/e.yaml": EVALUACION,
    "data/acuerdos/a.yaml": ACUERDO,
    "data/practicas/LA1_ME.yaml": FICHA,
}
"""Una cosa de cada clase, y una recomendación de cada modo de seguirse."""


def exportado(raiz: Path, hoy: str = HOY) -> Path:
    """El libro de esa cartera."""
    libro = raiz / "cartera.xlsx"
    dicho = seg("exportar", "xlsx", "-o", libro, en=raiz, hoy=hoy)
    assert dicho.codigo == 0, dicho.errores
    return libro


def editado(libro: Path, edicion: Callable[[Any], None], otro: str = "editado.xlsx") -> Path:
    """Otro libro como ese, tras abrirlo, editarlo y guardarlo."""
    abierto = load_workbook(libro)
    edicion(abierto)
    destino = libro.with_name(otro)
    abierto.save(destino)
    return destino


def fila_de(hoja: Worksheet, ref: str) -> int:
    """En qué fila está."""
    return next(f for f in range(2, hoja.max_row + 1) if hoja.cell(f, 1).value == ref)


def escribir(hoja: Worksheet, fila: int, celdas: Mapping[str, Any]) -> None:
    """Escribe en esa fila, por el rótulo de cada columna."""
    rotulos = [celda.value for celda in hoja[1]]
    for rotulo, valor in celdas.items():
        hoja.cell(fila, rotulos.index(rotulo) + 1).value = valor


def con_celdas(libro: Path, hoja: str, ref: str, celdas: Mapping[str, object]) -> Path:
    """El libro con esas celdas de la fila de esa referencia."""

    def edicion(abierto: Any) -> None:  # noqa: ANN401 — el de openpyxl
        escribir(abierto[hoja], fila_de(abierto[hoja], ref), celdas)

    return editado(libro, edicion)
