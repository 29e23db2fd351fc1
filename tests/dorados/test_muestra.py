"""El informe de muestra, en `informes/`, es el que sale de los registros y las plantillas de ahora."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.git import EstadoEnGit, estado_de_los_registros
from seguimiento.almacen.raiz import rutas_de_los_registros
from seguimiento.fechas import leer_periodo
from seguimiento.informes.marco import Encargo
from seguimiento.informes.plantillas import Plantillas
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme
from seguimiento.repositorio import cargar

PROYECTO = Path(__file__).parents[2]
COMMIT = re.compile(r"\b[0-9a-f]{10}\b")


def _rendido(formato: FormatoDeInforme, git: EstadoEnGit) -> str:
    encargo = Encargo(
        carga=cargar(Directorio(PROYECTO)),
        hoy=date(2023, 12, 31),
        git=git,
        periodo=leer_periodo("2023-T4"),
        hasta_la_raiz="../",
    )
    tipo = TIPOS["trimestral"]
    rendido = Plantillas().rendir(tipo.plantilla(formato), tipo.vista(encargo))
    assert rendido.diagnosticos == ()
    return rendido.texto


@pytest.mark.parametrize("formato", FormatoDeInforme)
def test_la_muestra_es_la_que_sale_ahora(formato: FormatoDeInforme) -> None:
    archivo = PROYECTO / "informes" / f"2023-T4.{formato.value}"
    if os.environ.get("SEG_DORADOS"):
        estado = estado_de_los_registros(PROYECTO, rutas_de_los_registros(PROYECTO, None))
        archivo.write_text(_rendido(formato, estado), "utf-8")
    guardado = archivo.read_text("utf-8")
    # el commit es el de cuando se escribió: un clon superficial no puede saber si es el último
    commit = COMMIT.search(guardado)

    assert commit is not None
    assert guardado == _rendido(formato, EstadoEnGit(commit[0], modificado=False)), (
        "ejecute «make dorados»"
    )
