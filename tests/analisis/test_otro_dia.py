"""Lo que se toma de la fotografía de otro día es, campo por campo, lo que daría hacerla entera."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo import cartera_con
from apoyo.cartera_de_doce import ARCHIVOS
from apoyo.carteras import RICA, generada
from seguimiento.analisis import filas, recomendacion, situacion
from seguimiento.analisis.bitacora import anotaciones
from seguimiento.analisis.fotografia import esbozar, fotografiar
from seguimiento.analisis.situacion import Situacion, declarada
from seguimiento.analisis.tendencia import punto
from seguimiento.fechas import UN_DIA
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.cartera import Cartera

CUALES = {"doce": ARCHIVOS, "rica": RICA, "generada": None}
DESDE = date(2014, 1, 1)
"""Antes de que haya nada en ninguna."""
DIAS = 365 * 12


@cache
def cartera(cual: str) -> Cartera:
    archivos = CUALES[cual]
    return cartera_con(dict(archivos) if archivos is not None else generada(12))


def senalados(suya: Cartera) -> Iterator[date]:
    """Los días en que algo puede cambiar: cada fecha escrita, la víspera y el siguiente."""
    for situada in suya.acciones():
        accion = situada.accion
        fechas = [
            accion.plazo,
            accion.inicio,
            *(una.fecha for una in anotaciones(accion)),
            *(p.plazo for p in accion.prorrogas),
        ]
        for fecha in fechas:
            if fecha is not None and fecha.consta:
                yield from (fecha.ultimo_dia - UN_DIA, fecha.ultimo_dia, fecha.ultimo_dia + UN_DIA)


@pytest.mark.parametrize("cual", CUALES)
@given(dia=st.integers(0, DIAS), de_mas=st.integers(0, DIAS))
def test_de_cualquier_dia_a_otro_anterior(cual: str, dia: int, de_mas: int) -> None:
    suya, el_dia = cartera(cual), DESDE + timedelta(dia)
    despues = fotografiar(suya, el_dia + timedelta(de_mas))
    assert fotografiar(suya, el_dia, despues) == fotografiar(suya, el_dia)


@pytest.mark.parametrize("cual", ["doce", "rica"])
def test_de_cada_dia_en_que_algo_cambia_al_anterior(cual: str) -> None:
    suya = cartera(cual)
    for antes, despues in pairwise(sorted({*senalados(suya)})):
        foto = fotografiar(suya, despues)
        assert fotografiar(suya, antes, foto) == fotografiar(suya, antes)


@pytest.mark.parametrize("cual", CUALES)
@given(dia=st.integers(0, DIAS), de_mas=st.integers(0, DIAS))
def test_un_esbozo_cuenta_lo_mismo(cual: str, dia: int, de_mas: int) -> None:
    suya, el_dia = cartera(cual), DESDE + timedelta(dia)
    despues = fotografiar(suya, el_dia + timedelta(de_mas))
    assert punto(esbozar(suya, el_dia, despues)) == punto(fotografiar(suya, el_dia))


@pytest.mark.parametrize("cual", CUALES)
@given(dias=st.lists(st.integers(0, DIAS), min_size=2, max_size=6, unique=True))
def test_de_esbozo_en_esbozo_se_cuenta_lo_mismo(cual: str, dias: list[int]) -> None:
    """Cada uno hecho del siguiente, y no de la fotografía: lo que se movió, se movió una vez."""
    suya = cartera(cual)
    ultimo, *previos = sorted((DESDE + timedelta(dia) for dia in dias), reverse=True)
    despues = fotografiar(suya, ultimo)
    for dia in previos:
        despues = esbozar(suya, dia, despues)
        entera = fotografiar(suya, dia)
        assert punto(despues) == punto(entera)
        assert [(r.abierta, r.decision) for r in despues.recomendaciones] == [
            (r.abierta, r.decision) for r in entera.recomendaciones
        ]
        assert [a.abierta for a in despues.acciones] == [a.abierta for a in entera.acciones]


def test_lo_que_no_cambia_es_lo_mismo_en_las_dos() -> None:
    """De lo cerrado, los días solo mueven las series, que tienen períodos."""
    suya = cartera("doce")
    despues = fotografiar(suya, date(2028, 1, 2))
    antes = fotografiar(suya, date(2028, 1, 1), despues)
    quietas = [
        uno is otro
        for uno, otro in zip(antes.acciones, despues.acciones, strict=True)
        if not otro.abierta and otro.periodos is None
    ]
    assert quietas
    assert all(quietas)


def test_lo_que_no_se_movio_no_se_calcula_otra_vez(monkeypatch: pytest.MonkeyPatch) -> None:
    suya = cartera("doce")
    despues = fotografiar(suya, date(2028, 1, 1))
    situadas: list[str] = []

    def contada(accion: Accion, hoy: date) -> Situacion:
        situadas.append(accion.id)
        return declarada(accion, hoy)

    for modulo in (situacion, filas, recomendacion):
        monkeypatch.setattr(modulo, "declarada", contada)
    esbozar(suya, date(2027, 12, 31), despues)
    assert not situadas
    fotografiar(suya, date(2027, 12, 31), despues)
    # los períodos de una serie empiezan sin que nadie los anote, y los compromisos van aparte
    assert situadas == ["2.2", "c1"]


def test_la_respuesta_que_llega_tambien_la_mueve() -> None:
    """Sin nada anotado, el día en que se responde cambian el estado y lo que se espera."""
    suya = cartera_con(
        {
            "data/evaluaciones/una.yaml": "titulo: Una\norganizacion: OIM\nfecha: 2022-01-01\n"
            "recomendaciones:\n  - id: R1\n    texto: Coordinar\n"
            "    respuesta: {decision: aceptada, fecha: 2022-06-01}\n"
        }
    )
    despues = fotografiar(suya, date(2022, 6, 1))
    [antes] = fotografiar(suya, date(2022, 5, 31), despues).recomendaciones
    assert (antes.respondida, antes.decision, antes.espera_respuesta) == (False, None, True)
    assert despues.recomendaciones[0].respondida


def test_de_una_cartera_grande_se_toman_tambien_las_evaluaciones_cortadas() -> None:
    """La que ese día no tenía aún todas sus recomendaciones se hace de nuevo, entera."""
    suya = cartera_con(
        {
            "data/evaluaciones/una.yaml": "titulo: Una\norganizacion: OIM\n"
            "recomendaciones:\n  - id: R1\n    texto: Coordinar\n    fecha: 2023-01-01\n"
            "  - id: R2\n    texto: Registrar\n    fecha: 2022-01-01\n"
        }
    )
    despues = fotografiar(suya, date(2023, 6, 1))
    antes = fotografiar(suya, date(2022, 6, 1), despues)
    assert [r.ref for r in antes.recomendaciones] == ["una/R2"]
    assert antes == fotografiar(suya, date(2022, 6, 1))
    assert esbozar(suya, date(2022, 6, 1), despues) == antes
