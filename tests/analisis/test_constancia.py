"""Lo que constaba se compara con lo de ahora sin recorrer lo que es lo mismo, y se dice lo mismo."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apoyo import cartera_con
from apoyo.cartera_de_doce import ARCHIVOS
from apoyo.carteras import RICA, generada
from apoyo.esfuerzo import ejemplos
from seguimiento.analisis.constancia import Constancia, contrastes, registrado_despues
from seguimiento.analisis.seleccion import Filtro
from seguimiento.analisis.tendencia import fotografias
from seguimiento.modelo.cartera import Archivado, Cartera

CUALES = {"doce": ARCHIVOS, "rica": RICA, "generada": None}
DESDE = date(2018, 1, 1)
DIAS = 365 * 8
FILTROS = (Filtro(), Filtro(responsable=("a",)))


@cache
def cartera(cual: str) -> Cartera:
    archivos = CUALES[cual]
    return cartera_con(dict(archivos) if archivos is not None else generada(12))


def de_entonces(ahora: Cartera, semilla: int) -> Cartera:
    """Otra: con la mayoría igual y, de las demás, una que falta, otras con menos, otra de otro nombre y otra repetida."""
    quedan: list[Archivado[Any]] = []
    for numero, una in enumerate(ahora.evaluaciones, semilla):
        registro = una.registro
        menos = registro.model_copy(update={"recomendaciones": registro.recomendaciones[1:]})
        quedan += {
            0: [],
            1: [replace(una, registro=menos)],
            2: [replace(una, archivo=f"{una.archivo}.otro", id=f"{una.id}-otro")],
            3: [una, replace(una, archivo=f"{una.archivo}.otro", registro=menos)],
        }.get(numero % 7, [una])
    return replace(ahora, evaluaciones=tuple(quedan), acuerdos=ahora.acuerdos[semilla % 2 :])


def copiada(una: Cartera) -> Cartera:
    """La misma, en que ningún registro es el mismo objeto."""

    def copias(suyos: tuple[Archivado[Any], ...]) -> tuple[Archivado[Any], ...]:
        return tuple(replace(uno, registro=uno.registro.model_copy()) for uno in suyos)

    return replace(
        una,
        evaluaciones=copias(una.evaluaciones),
        practicas=copias(una.practicas),
        acuerdos=copias(una.acuerdos),
    )


@pytest.mark.parametrize("filtro", FILTROS, ids=["todo", "una-parte"])
@pytest.mark.parametrize("cual", CUALES)
@settings(max_examples=ejemplos(60, cada=6))
@given(dia=st.integers(0, DIAS), semilla=st.integers(0, 6))
def test_compartir_registros_no_cambia_nada(
    cual: str, filtro: Filtro, dia: int, semilla: int
) -> None:
    ahora, el_dia = cartera(cual), DESDE + timedelta(dia)
    entonces = de_entonces(ahora, semilla)
    aparte = copiada(entonces)
    refs = {una.ref for una in ahora.acciones()} | {una.ref for una in ahora.recomendaciones()}

    def contrastados(constaba: Cartera) -> list[object]:
        fotos = fotografias(ahora, el_dia, 3, filtro)
        suyos = contrastes(fotos, ahora, filtro, lambda _: Constancia(constaba))
        return [(uno.declarado, uno.constaba, uno.tardias) for uno in suyos]

    assert contrastados(entonces) == contrastados(aparte)
    assert registrado_despues(refs, el_dia, ahora, entonces) == registrado_despues(
        refs, el_dia, ahora, aparte
    )
