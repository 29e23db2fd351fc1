"""El cálculo aparte da lo que se hizo a mano: las tablas de DOMINIO §4 y la cartera de doce acciones."""

import ast
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from apoyo.cartera_de_doce import ARCHIVOS, CIFRAS, CORTES
from apoyo.carteras import escribir
from apoyo.indicadores_de_doce import DE_MAS
from independiente.calculo import Cartera
from independiente.fechas import tramo
from independiente.indicadores import cocientes, dias
from independiente.movimientos import Periodo
from independiente.registros import Carpeta, leer

PROYECTO = Path(__file__).parents[2]
CALCULO = (
    *("acciones", "azar", "bitacora", "calculo", "cartera_al_azar", "fechas"),
    *("indicadores", "movimientos", "recomendaciones", "registros"),
)
PARTES = ("inicio", "nuevas", "reabiertas", "cerradas", "final")
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


# --- la cartera de doce, con todas sus cifras hechas a mano


@pytest.fixture(scope="module")
def doce(tmp_path_factory: pytest.TempPathFactory) -> Carpeta:
    return leer(escribir(tmp_path_factory.mktemp("doce"), ARCHIVOS))


@pytest.mark.parametrize("dia", CORTES, ids=str)
def test_situaciones_y_estados_de_la_cartera_de_doce(doce: Carpeta, dia: date) -> None:
    mirada, cifras = Cartera(doce, dia), CIFRAS[dia]
    assert Counter(una.situacion for una in mirada.acciones.values()) == cifras.situaciones
    assert Counter(una.estado for una in mirada.acciones.values()) == cifras.estados
    assert Counter(una.estado for una in mirada.recomendaciones.values()) == cifras.recomendaciones


@pytest.mark.parametrize("dia", CORTES, ids=str)
def test_indicadores_de_la_cartera_de_doce(doce: Carpeta, dia: date) -> None:
    esperados = dict(CIFRAS[dia].cocientes)
    if de_mas := DE_MAS.get(dia):
        esperados |= de_mas.cocientes
        dados = {clave: dict(unos.de) for clave, unos in dias(Cartera(doce, dia)).items()}
        assert {clave: dados[clave] for clave in de_mas.dias} == de_mas.dias
    calculados = cocientes(Cartera(doce, dia))
    assert {clave: (calculados[clave].n, calculados[clave].m) for clave in esperados} == {
        clave: (frozenset(n), frozenset(m)) for clave, (n, m) in esperados.items()
    }


@pytest.mark.parametrize("dia", CORTES, ids=str)
def test_saldos_de_la_cartera_de_doce(doce: Carpeta, dia: date) -> None:
    cifras = CIFRAS[dia]
    periodo = Periodo.de(Cartera(doce, dia), tramo(cifras.periodo).primero)
    for papel, saldo in (
        (cifras.acciones, periodo.acciones),
        (cifras.de_recomendaciones, periodo.recomendaciones),
    ):
        assert {parte: getattr(saldo, parte) for parte in PARTES} == {
            parte: frozenset(getattr(papel, parte)) for parte in PARTES
        }


# --- aparte de verdad


@pytest.mark.parametrize("modulo", CALCULO)
def test_el_calculo_no_importa_el_programa(modulo: str) -> None:
    arbol = ast.parse(Path(__file__).with_name(f"{modulo}.py").read_text("utf-8"))
    origenes = {
        nombre.partition(".")[0]
        for nodo in ast.walk(arbol)
        for nombre in (
            [nodo.module or ""]
            if isinstance(nodo, ast.ImportFrom)
            else [uno.name for uno in nodo.names]
            if isinstance(nodo, ast.Import)
            else []
        )
    }
    assert origenes <= {"independiente", "yaml", *sys.stdlib_module_names}
