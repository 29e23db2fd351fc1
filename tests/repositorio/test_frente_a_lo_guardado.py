"""Qué cambia de unos archivos a otros, y qué no se sabe si cambia."""

from datetime import date

import pytest

from seguimiento.almacen.fuentes import Memoria
from seguimiento.analisis.cambios import ClaseDeCambio
from seguimiento.repositorio.frente_a_lo_guardado import paso

HOY = date(2024, 6, 1)
E = "data/evaluaciones/e.yaml"
EVALUACION = b"titulo: Final\norganizacion: OIM\n"


@pytest.mark.parametrize(
    ("ahora", "contenido", "retirada"),
    [
        pytest.param(
            "data/evaluaciones/otra.yaml", b"titulo: Nada\norganizacion: X\n", True, id="se-quita"
        ),
        pytest.param("data/evaluaciones/e.yml", EVALUACION, False, id="con-otra-extension"),
        pytest.param("evaluaciones/e.yaml", EVALUACION, True, id="fuera-de-data"),
        pytest.param(E, b"titulo: [\n", False, id="no-se-entiende"),
    ],
)
def test_de_lo_que_no_se_lee_no_se_dice_que_se_retire(
    ahora: str, contenido: bytes, *, retirada: bool
) -> None:
    hallado = paso(Memoria({E: EVALUACION}), Memoria({ahora: contenido}), HOY)
    assert (ClaseDeCambio.RETIRADA in {c.clase for c in hallado.cambios}) is retirada
