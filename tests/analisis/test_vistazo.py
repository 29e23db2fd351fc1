"""Lo que se ve de un vistazo un día se ve cualquier otro de su tramo."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

from apoyo import cartera_con
from apoyo.cartera_de_doce import ARCHIVOS
from apoyo.carteras import RICA, generada
from apoyo.esfuerzo import ejemplos
from apoyo.vistazos import entero
from seguimiento.analisis.aporte import Aporte
from seguimiento.analisis.en_breve import vistazo
from seguimiento.analisis.panorama import panorama
from seguimiento.formatos import breve
from seguimiento.formatos.consola import en_texto
from seguimiento.modelo.cartera import Archivado, Cartera
from seguimiento.repositorio.vistazos.llano import de_llano, en_llano
from seguimiento.repositorio.vistazos.partes import parte
from seguimiento.vocabularios import ClaseDeElemento

CUALES = {"doce": ARCHIVOS, "rica": RICA, "generada": None}
DESDE = date(2012, 1, 1)
DIAS = 365 * 16


@cache
def cartera(cual: str) -> Cartera:
    archivos = CUALES[cual]
    return cartera_con(dict(archivos) if archivos is not None else generada(12))


def aportes(suya: Cartera) -> Iterator[Aporte]:
    """Lo que aporta cada archivo de la cartera."""
    for clase, archivados in (
        (ClaseDeElemento.EVALUACION, suya.evaluaciones),
        (ClaseDeElemento.ACUERDO, suya.acuerdos),
        (ClaseDeElemento.FICHA, suya.practicas),
    ):
        yield from (_aporte(clase, archivado) for archivado in archivados)


def _aporte(clase: ClaseDeElemento, archivado: Archivado[object]) -> Aporte:
    return Aporte(archivado.archivo, id=archivado.id, clase=clase, archivado=archivado)


@pytest.mark.parametrize("cual", CUALES)
@pytest.mark.parametrize("semilla", range(ejemplos(200, 10)))
def test_en_los_dias_en_que_vale_se_ve_lo_mismo(cual: str, semilla: int) -> None:
    """Los de los extremos del tramo, que son los que pueden sobrar, y unos de en medio."""
    suya, azar = cartera(cual), Random(semilla)  # noqa: S311 — determinista, no secreto
    hoy = DESDE + timedelta(azar.randrange(DIAS))
    for aporte in aportes(suya):
        desde, hasta, visto = parte([aporte], suya.configuracion, hoy)

        assert desde <= hoy.toordinal() <= hasta
        primero, ultimo = max(desde, DESDE.toordinal()), min(hasta, DESDE.toordinal() + DIAS)
        for dia in {primero, ultimo, *(azar.randint(primero, ultimo) for _ in range(3))}:
            _, _, ese_dia = parte([aporte], suya.configuracion, date.fromordinal(dia))
            assert ese_dia == visto, (aporte.id, hoy, date.fromordinal(dia))


def test_lo_que_asoma_es_lo_primero_de_lo_entero_y_no_mas() -> None:
    hoy, cuantas = date(2023, 4, 15), 2
    asoma = de_llano(entero(cartera("generada"), hoy, cuantas)[1], hoy).apartados
    todo = de_llano(entero(cartera("generada"), hoy)[1], hoy).apartados

    assert len(todo[0].renglones) > cuantas
    assert [len(uno.renglones) for uno in asoma] == [len(uno.renglones) for uno in todo]
    assert [*asoma[0].renglones[:cuantas]] == [*todo[0].renglones[:cuantas]]
    with pytest.raises(IndexError):
        asoma[0].renglones[cuantas]
    with pytest.raises(IndexError):
        list(asoma[0].renglones)


def test_en_una_pantalla_cabe_lo_que_asoma_sea_la_lista_que_sea() -> None:
    """Lo que no asoma tampoco se escribe: ni lo de cada situación, ni lo que espera, ni lo posterior."""
    caben = 20
    no_asoma = set()
    for anio in range(2008, 2028):
        hoy = date(anio, 4, 15)
        todo = vistazo(panorama(cartera("generada"), hoy))
        asoma = de_llano(en_llano(todo, caben), hoy)
        for alto in (1, 5, caben):
            visto, esperado = (
                en_texto(breve.bloques(uno), columnas=100, alto=alto) for uno in (asoma, todo)
            )
            assert visto == esperado
        largas = [uno.situacion.value for uno in todo.apartados if len(uno.renglones) > caben]
        no_asoma.update(largas)
        no_asoma.update(["sin respuesta"] * (len(todo.sin_respuesta) > caben))
        no_asoma.update(["posteriores"] * (len(todo.posteriores) > caben))

    assert no_asoma >= {"vencida", "sin respuesta", "posteriores"}
