"""Cada muestra da los hechos que a mano se escribieron en su `esperado.yaml`, y ninguno más."""

from pathlib import Path

import pytest

from apoyo.matrices import en_llano, esperado_de, opciones_de
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.lectores import leer
from seguimiento.importacion.opciones import Opciones

MUESTRAS = Path(__file__).parent / "muestras"
_DEL_LECTOR = ("SEG705", "SEG732")
"""Lo que el lector dice de cómo leyó el archivo se prueba con él."""


@pytest.mark.parametrize(
    "muestra",
    sorted(ruta for ruta in MUESTRAS.iterdir() if ruta.suffix != ".yaml"),
    ids=lambda ruta: ruta.name,
)
def test_una_muestra_da_los_hechos_de_su_esperado(muestra: Path) -> None:
    esperado = dict(esperado_de(MUESTRAS / f"{muestra.stem}.esperado.yaml"))
    opciones = opciones_de(esperado.pop("opciones", {}))
    mapeo = esperado.pop("mapeo", {})

    hechos = interpretar(leer(muestra), opciones)

    hechos.dudas = [duda for duda in hechos.dudas if duda.codigo not in _DEL_LECTOR]
    assert en_llano(hechos) == esperado
    assert isinstance(mapeo, dict)
    assert hechos.mapeo.fechas == mapeo.get("fechas", hechos.mapeo.fechas)
    assert hechos.disposicion


def test_las_decisiones_de_una_junta_se_piden() -> None:
    hechos = interpretar(leer(MUESTRAS / "19-decisiones-junta.xlsx"), Opciones())

    assert not hechos.elementos
    assert [duda.codigo for duda in hechos.dudas] == ["SEG716"]
    assert "--tipo acuerdo" in hechos.dudas[0].sugerencia
