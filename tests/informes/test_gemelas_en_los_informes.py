"""Donde una cifra grande cuenta dos veces la misma acción, lo dice: en cada informe y en `seg status`."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from apoyo.encargos import encargo_de
from seguimiento.analisis.panorama import panorama
from seguimiento.formatos.cifras import resumen
from seguimiento.informes.marco import Encargo
from seguimiento.informes.vistas import agenda, matriz, responsable, trimestral

CORTE = date(2023, 3, 31)
GEMELAS = """\
titulo: Evaluación
organizacion: OIM
fecha: 2022-06
recomendaciones:
  - id: R1
    texto: Coordinar
    respuesta: {decision: aceptada, fecha: 2022-07-01}
    acciones:
      - {id: "1.1", descripcion: Convocar, plazo: 2023-01, responsables: [Unidad]}
      - {id: "1.2", descripcion: Publicar, plazo: 2023-02, responsables: [Unidad]}
  - id: R2
    texto: Difundir
    respuesta: {decision: aceptada, fecha: 2022-07-01}
    acciones:
      - {id: "2.1", descripcion: Convocar, plazo: 2023-01, responsables: [Unidad], misma_que: "1.1"}
"""


def _encargo(argumento: str = "") -> Encargo:
    return encargo_de({"data/evaluaciones/e.yaml": GEMELAS}, CORTE, argumento, "2023-T1")


def _primera(encargo: Encargo) -> Any:  # noqa: ANN401 — la primera página, que tiene sus cifras
    return trimestral.vista(encargo).primera


@pytest.mark.parametrize(
    ("vista", "argumento", "rotulo", "detalle"),
    [
        (agenda.vista, "", "Con el plazo cumplido", "de 3 acciones sin cerrar (2 distintas)"),
        (responsable.vista, "Unidad", "A su cargo, sin cerrar", "de 3 acciones (2 distintas)"),
        (responsable.vista, "Unidad", "Con el plazo cumplido", "de 3 sin cerrar (2 distintas)"),
        (
            responsable.vista,
            "Unidad",
            "Sin seguimiento registrado",
            "de 3 sin cerrar (2 distintas)",
        ),
        (matriz.vista, "e", "Acciones", "3 sin cerrar (2 distintas)"),
        (matriz.vista, "e", "Con el plazo cumplido", "de 3 sin cerrar (2 distintas)"),
        (_primera, "", "Vencidas", "de 3 acciones abiertas con plazo (2 distintas)"),
        (_primera, "", "Cumplimiento", "0 de 3 acciones exigibles (distintas, 0 de 2)"),
    ],
)
def test_cada_cifra_grande_dice_cuantas_son_las_distintas(
    vista: Callable[[Encargo], Any], argumento: str, rotulo: str, detalle: str
) -> None:
    assert {c.rotulo: c.detalle for c in vista(_encargo(argumento)).cifras}[rotulo] == detalle


def test_el_panorama_lo_dice_tambien_de_lo_que_conviene_saber() -> None:
    de_entrada = [str(bloque) for bloque in resumen(panorama(_encargo().cartera, CORTE))]
    assert "3 vencidas (2 distintas)" in de_entrada[1]
    assert "3 acciones sin seguimiento registrado (2 distintas)" in de_entrada[2]
    assert "3 sin novedad en 100 días (2 distintas)" in de_entrada[2]
