"""Lo que dice `seg` de carteras al azar es lo que se calcula aparte, de las definiciones y sin importarlo."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from apoyo.ejecucion import Resultado, seg
from apoyo.esfuerzo import una_parte
from independiente import comparar
from independiente.calculo import Cartera
from independiente.cartera_al_azar import CORTES_DE_TRIMESTRE, cortes, escribir
from independiente.comparar_indicadores import de_los_indicadores
from independiente.fechas import tramo
from independiente.movimientos import Periodo
from independiente.registros import Carpeta, leer
from seguimiento.informes.tipos import TIPOS

SEMILLAS = una_parte(range(40), cada=9)
"""Cinco de las cuarenta carteras en `make test`; todas en `make duro`."""
DESPUES = "2026-06-01"
"""Meses más tarde que cualquier período: lo que se diga de él no cambia."""
DE_PERIODO = tuple(tipo.nombre for tipo in TIPOS.values() if tipo.de_un_periodo)
cada_cartera = pytest.mark.parametrize("semilla", SEMILLAS)


@pytest.fixture
def raiz(tmp_path: Path, semilla: int) -> Path:
    """La cartera de la semilla, escrita."""
    return escribir(tmp_path, semilla)


def dias(semilla: int) -> list[date]:
    """Los cuatro en que se mira, o dos: un final de trimestre y un día cualquiera."""
    return list(una_parte(cortes(semilla), cada=2, desde=semilla))


def dicho(raiz: Path, dia: date, *orden: str) -> Resultado:
    resultado = seg(*orden, en=raiz, hoy=dia.isoformat())
    assert resultado.codigo == 0, resultado.errores
    return resultado


@cada_cartera
def test_se_valida_sin_errores(raiz: Path) -> None:
    resultado = seg("validar", en=raiz, hoy=DESPUES)
    errores = [linea for linea in resultado.salida.splitlines() if linea.startswith("error")]
    assert errores == []


@cada_cartera
def test_todo_es_lo_que_dicen_las_definiciones(raiz: Path, semilla: int) -> None:
    carpeta = leer(raiz)
    diferencias = [
        f"{semilla} · {dia} · {una}"
        for dia in dias(semilla)
        for una in _en_un_dia(raiz, Cartera(carpeta, dia))
    ]
    assert diferencias == []


def _en_un_dia(raiz: Path, cartera: Cartera) -> Iterator[str]:
    dia = cartera.corte
    filas = dicho(raiz, dia, "lista", "acciones", "--json").json["acciones"]
    yield from comparar.de_las_filas(filas, cartera)
    filas = dicho(raiz, dia, "lista", "recomendaciones", "--json").json["recomendaciones"]
    yield from comparar.de_las_recomendaciones(filas, cartera)
    estado = dicho(raiz, dia, "status", "--json").json
    yield from comparar.del_resumen(estado["resumen"], cartera)
    yield from comparar.de_las_seguidas(estado["recomendaciones_sin_acciones"], cartera)
    dados = dicho(raiz, dia, "indicadores", "--ids", "--json").json["indicadores"]
    yield from de_los_indicadores(dados, cartera)
    todas = [*cartera.seguidas, *cartera.recomendaciones, *cartera.acciones, *cartera.compromisos]
    for ref in una_parte(todas, cada=9):
        yield from comparar.de_lo_visto(dicho(raiz, dia, "ver", ref, "--json").json, cartera)


@cada_cartera
def test_dos_trimestres_seguidos_encadenan(raiz: Path, semilla: int) -> None:
    carpeta = leer(raiz)
    primero, segundo = (_periodo(carpeta, dia) for dia in _seguidos(semilla))
    for uno, otro in (
        (primero.acciones, segundo.acciones),
        (primero.recomendaciones, segundo.recomendaciones),
        (primero.seguidas, segundo.seguidas),
    ):
        assert uno.cuadra
        assert uno.final == otro.inicio
        assert not uno.nuevas & otro.nuevas
    diferencias = [
        f"{semilla} · {dia} · {una}"
        for dia, periodo in zip(_seguidos(semilla), (primero, segundo), strict=True)
        for una in _de_un_trimestre(raiz, dia, periodo)
    ]
    assert diferencias == []


def _de_un_trimestre(raiz: Path, dia: date, periodo: Periodo) -> Iterator[str]:
    yield from comparar.del_informe(_informe(raiz, dia, dia.isoformat()), periodo)
    orden = ("indicadores", "--periodo", _nombre(dia), "--ids", "--json")
    dados = dicho(raiz, dia, *orden).json["indicadores"]
    yield from de_los_indicadores(dados, periodo.despues, periodo.desde)


@cada_cartera
def test_un_trimestre_se_cuenta_igual_meses_despues(raiz: Path, semilla: int) -> None:
    casos = tuple(product(_seguidos(semilla), DE_PERIODO))
    for dia, tipo in una_parte(casos, cada=3, desde=semilla):
        entonces, ahora = (_informe(raiz, dia, hoy, tipo) for hoy in (dia.isoformat(), DESPUES))
        assert ahora == entonces


def _seguidos(semilla: int) -> tuple[date, date]:
    """Los dos finales de trimestre seguidos entre los días en que se mira."""
    uno, otro, *_ = cortes(semilla)
    assert {uno, otro} <= set(CORTES_DE_TRIMESTRE)
    return uno, otro


def _nombre(dia: date) -> str:
    return f"{dia.year}-T{(dia.month + 2) // 3}"


def _periodo(carpeta: Carpeta, dia: date) -> Periodo:
    return Periodo.de(Cartera(carpeta, dia), tramo(_nombre(dia)).primero)


def _informe(raiz: Path, dia: date, hoy: str, tipo: str = "trimestral") -> str:
    orden = ("informe", tipo, "--periodo", _nombre(dia), "--formato", "md")
    resultado = seg(*orden, en=raiz, hoy=hoy)
    assert resultado.codigo == 0, resultado.errores
    return resultado.salida
