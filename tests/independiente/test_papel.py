"""El cálculo aparte da lo que dicen las tablas de DOMINIO §4, hechas a mano sobre la matriz de la OIM."""

from datetime import date
from pathlib import Path

import pytest

from independiente.calculo import Cartera
from independiente.registros import leer

PROYECTO = Path(__file__).parents[2]
TODAS = {
    *("1.1", "2.1", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "5.1", "5.2", "6.1", "6.2", "7.1"),
    *("8.1", "8.2", "9.1", "9.2", "10.1", "11.1", "12.1", "12.2", "13.1"),
}
ONCE = {"1.1", "4.1", "4.2", "4.3", "5.2", "8.2", "9.1", "9.2", "11.1", "12.1", "13.1"}


def cartera(dia: str) -> Cartera:
    return Cartera(leer(PROYECTO), date.fromisoformat(dia))


def en(dia: str, situacion: str) -> dict[str, int | None]:
    return {
        ref.partition("/")[2]: una.dias_de_retraso
        for ref, una in cartera(dia).acciones.items()
        if una.situacion == situacion
    }


def test_veintidos_acciones_y_veintiuna_distintas() -> None:
    assert (len(cartera("2023-04-15").acciones), cartera("2023-04-15").distintas) == (22, 21)


def test_abril_de_2023() -> None:
    assert en("2023-04-15", "vencida") == {"1.1": 136, "4.1": 15, "12.1": 15}
    assert set(en("2023-04-15", "por_vencer")) == {"4.2", "5.2"}


def test_el_propio_dia_del_plazo_no_esta_vencida() -> None:
    assert set(en("2023-06-30", "vencida")) == ONCE - {"4.3", "9.1", "11.1", "13.1"}


def test_julio_de_2023() -> None:
    assert set(en("2023-07-01", "vencida")) == ONCE
    assert set(en("2023-07-01", "por_vencer")) == {"8.1"}


def test_diciembre_de_2023_con_sus_tramos() -> None:
    dias = [uno or 0 for uno in en("2023-12-31", "vencida").values()]
    tramos = [
        sum(desde <= uno <= hasta for uno in dias)
        for desde, hasta in ((1, 30), (31, 90), (91, 365), (366, 9999))
    ]
    assert tramos == [0, 9, 12, 1]
    assert set(en("2023-12-31", "vencida")) == TODAS


@pytest.mark.parametrize(("prioridad", "cuantas"), [("1", 6), ("2", 6), ("3", 1)])
def test_las_prioridades_de_la_matriz(prioridad: str, cuantas: int) -> None:
    recomendaciones = leer(PROYECTO).evaluaciones["oim-2022-red-pmm"]["recomendaciones"]
    assert sum(una.get("prioridad") == prioridad for una in recomendaciones) == cuantas
