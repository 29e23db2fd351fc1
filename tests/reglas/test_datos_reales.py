"""Lo que las reglas dicen de los registros del proyecto: ningún error y solo lo que de verdad falta."""

from datetime import date
from pathlib import Path

import pytest

from seguimiento.almacen.disco import Directorio
from seguimiento.diagnosticos import Severidad
from seguimiento.repositorio import revisar

RAIZ = Path(__file__).parents[2]
CRM = "data/acuerdos/crm-osc.yaml"
OIM = "data/evaluaciones/oim-2022-red-pmm.yaml"
OIT = "data/evaluaciones/oit-3471-migracion-peru-ecuador.yaml"

SIN_PLAZO = ("1", "2", "4", "5", "6", "7", "8", "9", "10", "12", "13", "14", "15")
RECURRENTES = {CRM: ("12", "14"), OIM: ("5.1", "10.1", "13.1")}
ESPERADOS = {
    *((CRM, "SEG201", f"«{codigo}» no tiene plazo") for codigo in SIN_PLAZO),
    *(
        (archivo, "SEG209", f"«{codigo}» se repite")
        for archivo, recurrentes in RECURRENTES.items()
        for codigo in recurrentes
    ),
    (OIT, "SEG201", "«R2» no tiene plazo"),
    (OIT, "SEG225", "no dice cuándo"),
}


def _hallados(hoy: date) -> set[tuple[str, str, str]]:
    """Archivo, código y la parte del mensaje que nombra al elemento."""
    diagnosticos = revisar(Directorio(RAIZ), hoy).diagnosticos
    hallados = {(d.archivo, d.codigo, " ".join(d.mensaje.split()[2:5])) for d in diagnosticos}
    assert len(hallados) == len(diagnosticos)
    return hallados


def _recortados(esperados: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    return {(a, c, " ".join(frase.split()[:3])) for a, c, frase in esperados}


@pytest.mark.parametrize("hoy", [date(2026, 11, 20), date(2023, 4, 15)])
def test_solo_faltan_plazos_inicios_y_la_fecha_de_una_entrada(hoy: date) -> None:
    assert _hallados(hoy) == _recortados(ESPERADOS)


@pytest.mark.parametrize("hoy", [date(2026, 11, 20), date(2023, 4, 15)])
def test_ningun_registro_del_proyecto_tiene_errores(hoy: date) -> None:
    revision = revisar(Directorio(RAIZ), hoy)
    assert revision.errores == 0
    assert {d.severidad for d in revision.diagnosticos} == {Severidad.ADVERTENCIA}
