"""Cada muestra da los hechos que a mano se escribieron en su `esperado.yaml`, y ninguno más."""

from dataclasses import replace
from pathlib import Path

import pytest

from apoyo.matrices import en_llano, esperado_de, opciones_de
from seguimiento.comandos.lo_importado import mapeo_en_yaml
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.lectores import leer
from seguimiento.importacion.opciones import Opciones, leer_ajustes

MUESTRAS = Path(__file__).parent / "muestras"
TODAS = sorted(ruta for ruta in MUESTRAS.iterdir() if ruta.suffix != ".yaml")
_DEL_LECTOR = ("SEG705", "SEG732")
"""Lo que el lector dice de cómo leyó el archivo se prueba con él."""


@pytest.mark.parametrize("muestra", TODAS, ids=lambda ruta: ruta.name)
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


@pytest.mark.parametrize("muestra", TODAS, ids=lambda ruta: ruta.name)
def test_con_el_mapeo_que_se_imprime_se_lee_lo_mismo(muestra: Path) -> None:
    dichas = opciones_de(esperado_de(MUESTRAS / f"{muestra.stem}.esperado.yaml").get("opciones"))
    hechos = interpretar(leer(muestra), dichas)
    ajustes, faltas = leer_ajustes(mapeo_en_yaml(hechos).encode())
    assert faltas == []

    con_ellos = replace(dichas, columnas=ajustes.columnas, fechas=ajustes.fechas)
    assert en_llano(interpretar(leer(muestra), con_ellos)) == en_llano(hechos)
