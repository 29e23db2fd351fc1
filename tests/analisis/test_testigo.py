"""El día testigo contesta lo que cualquier día, y en todo su tramo se contesta lo mismo."""

import copy
import pickle
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from types import (
    GetSetDescriptorType,
    MemberDescriptorType,
    MethodDescriptorType,
    WrapperDescriptorType,
)
from typing import Any

import pytest

from apoyo.esfuerzo import ejemplos
from seguimiento.analisis.testigo import DiasTestigo, DiaTestigo, LapsoTestigo, con_su_tramo

EL_DIA = date(2024, 5, 5)
ALREDEDOR = 500
"""Cuántos días, antes y después, se prueba uno a uno lo que dice el tramo."""
COMPARAR: tuple[Callable[[Any, Any], bool], ...] = (
    lambda uno, otro: uno < otro,
    lambda uno, otro: uno <= otro,
    lambda uno, otro: uno > otro,
    lambda uno, otro: uno >= otro,
    lambda uno, otro: uno == otro,
    lambda uno, otro: uno != otro,
)

Pregunta = Callable[[date], Any]


def preguntas(azar: Random) -> Pregunta:
    """Varias preguntas seguidas como las que se hacen de un día: cada una, sobre lo que las demás dejan."""
    hechas = [_pregunta(azar) for _ in range(azar.randint(1, 5))]

    def todas(dia: date) -> list[Any]:
        return [una(dia) for una in hechas]

    return todas


def _pregunta(azar: Random) -> Pregunta:
    otro = EL_DIA + timedelta(azar.randint(-200, 200))
    cuanto, numero = timedelta(azar.randint(-90, 90)), azar.randint(-100, 100)
    comparar = azar.choice(COMPARAR)
    una_de: tuple[Pregunta, ...] = (
        lambda dia: comparar(dia, otro),
        lambda dia: comparar(otro, dia),
        lambda dia: comparar(dia + cuanto, otro),
        lambda dia: comparar(cuanto + dia, otro),
        lambda dia: comparar(otro, dia - cuanto),
        lambda dia: comparar((dia - otro).days, numero),
        lambda dia: comparar((otro - dia).days, numero),
        lambda dia: comparar(numero, (otro - dia).days),
        lambda dia: comparar(-(dia - otro).days, -(dia - EL_DIA).days),
        lambda dia: comparar((dia - otro).days, (EL_DIA - dia).days),
        lambda dia: comparar(dia, dia + cuanto),
        lambda dia: comparar(dia.toordinal(), otro.toordinal()),
        lambda dia: comparar(otro.toordinal(), (dia + cuanto).toordinal()),
        lambda dia: [uno for uno in (otro.toordinal(), 1) if uno <= dia.toordinal()],
        lambda dia: bool((dia - otro).days),
        lambda dia: max(otro, dia) == dia,
        lambda dia: sorted([dia, otro, EL_DIA]).index(otro),
        lambda dia: ((dia - otro).days or 0) > numero,
        lambda dia: ((dia + cuanto) - dia).days,
    )
    return azar.choice(una_de)


@pytest.mark.parametrize("semilla", range(ejemplos(20_000, 400)))
def test_en_todo_el_tramo_se_contesta_lo_mismo(semilla: int) -> None:
    azar = Random(semilla)  # noqa: S311 — determinista, no secreto
    preguntar = preguntas(azar)
    dia, tramo = con_su_tramo(EL_DIA)

    contestado = preguntar(dia)

    assert contestado == preguntar(EL_DIA)
    assert tramo.desde <= EL_DIA.toordinal() <= tramo.hasta
    desde = max(tramo.desde, EL_DIA.toordinal() - ALREDEDOR)
    hasta = min(tramo.hasta, EL_DIA.toordinal() + ALREDEDOR)
    for otro in range(desde, hasta + 1):
        assert preguntar(date.fromordinal(otro)) == contestado, date.fromordinal(otro)


def test_un_tramo_no_es_mas_corto_de_lo_que_pide_cada_pregunta() -> None:
    dia, tramo = con_su_tramo(EL_DIA)

    assert date(2024, 5, 1) < dia < date(2024, 6, 1)

    assert date.fromordinal(tramo.desde) == date(2024, 5, 2)
    assert date.fromordinal(tramo.hasta) == date(2024, 5, 31)


@pytest.mark.parametrize(
    ("preguntar", "desde", "hasta"),
    [
        (lambda d: d <= date(2024, 5, 10), None, date(2024, 5, 10)),
        (lambda d: d > date(2024, 5, 1), date(2024, 5, 2), None),
        (lambda d: d == date(2024, 5, 10), None, date(2024, 5, 9)),
        (lambda d: d == date(2024, 5, 1), date(2024, 5, 2), None),
        (lambda d: d == EL_DIA, EL_DIA, EL_DIA),
        (lambda d: date(2024, 5, 20) > d + timedelta(5), None, date(2024, 5, 14)),
        (lambda d: (d - date(2024, 1, 1)).days > 100, date(2024, 4, 11), None),
        (lambda d: (date(2024, 6, 1) - d).days >= 10, None, date(2024, 5, 22)),
        # lo que dista de sí mismo no depende del día que sea; solo han de caber los dos en el calendario
        (lambda d: (d + timedelta(3) - d).days > 2, None, date.max - timedelta(3)),
    ],
)
def test_el_tramo_de_cada_pregunta_sale_del_papel(
    preguntar: Pregunta, desde: date | None, hasta: date | None
) -> None:
    dia, tramo = con_su_tramo(EL_DIA)
    preguntar(dia)
    assert date.fromordinal(tramo.desde) == (desde or date.min)
    assert date.fromordinal(tramo.hasta) == (hasta or date.max)


SIN_ACOTAR: tuple[Pregunta, ...] = (
    str,
    repr,
    hash,
    lambda d: d.isoformat(),
    lambda d: d.year,
    lambda d: d.month,
    lambda d: d.day,
    lambda d: f"{d:%d}",
    lambda d: d.replace(day=1),
    lambda d: d.strftime("%A"),
    lambda d: {d: 1},
    lambda d: str((d - date(2024, 1, 1)).days),
    lambda d: (d - date(2024, 1, 1)).days + 1,
    lambda d: (d - date(2024, 1, 1)).days // 7,
    lambda d: f"{(d - date(2024, 1, 1)).days}",
    lambda d: (d - date(2024, 1, 1)) > timedelta(3),
    lambda d: (d - date(2024, 1, 1)).total_seconds(),
    lambda d: sum([(d - date(2024, 1, 1)).days]),
    lambda d: copy.copy(d).year,
    pickle.dumps,
)


@pytest.mark.parametrize("preguntar", SIN_ACOTAR)
def test_de_lo_que_no_se_sabe_acotar_solo_vale_ese_dia(preguntar: Pregunta) -> None:
    dia, tramo = con_su_tramo(EL_DIA)
    preguntar(dia)
    assert (tramo.desde, tramo.hasta) == (EL_DIA.toordinal(),) * 2


QUE_MIRAN = (
    MethodDescriptorType | WrapperDescriptorType | GetSetDescriptorType | MemberDescriptorType
)
NO_MIRAN = {"__getattribute__", "__setattr__", "__delattr__", "__init__", "__sizeof__", "__dir__"}


@pytest.mark.parametrize("clase", [DiaTestigo, LapsoTestigo, DiasTestigo])
def test_nada_de_su_clase_mira_el_dia_sin_que_conste(clase: type) -> None:
    de_siempre = {n for n, que in vars(clase.__bases__[0]).items() if isinstance(que, QUE_MIRAN)}
    assert de_siempre - NO_MIRAN <= vars(clase).keys()


def test_donde_se_acaba_el_calendario_no_hay_dia_que_dar() -> None:
    dia, tramo = con_su_tramo(EL_DIA)

    assert dia + timedelta(30) > date(2024, 5, 1)

    assert tramo.hasta == date.max.toordinal() - 30
    otro, suyo = con_su_tramo(EL_DIA)
    assert otro - timedelta(20) < date(2024, 5, 1)
    assert suyo.desde == date.min.toordinal() + 20
    ultimo, _ = con_su_tramo(date.max)
    with pytest.raises(OverflowError):
        ultimo + timedelta(1)
    assert (ultimo - timedelta(1)).toordinal() == date.max.toordinal() - 1
