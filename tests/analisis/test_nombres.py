"""Qué nombres parecen el mismo escrito de dos maneras, y cuáles no."""

import pytest

from apoyo import cartera_de, evaluacion_con
from seguimiento.analisis.nombres import Nombres, nombrados_en
from seguimiento.elementos import elementos
from seguimiento.lugares import Lugar

EVALUACION = "data/evaluaciones/e.yaml"


def _nombres(evaluacion: str = "", acuerdo: str = "") -> Nombres:
    cartera, nombres = cartera_de(evaluacion, acuerdo=acuerdo), Nombres()
    for archivado in (*cartera.evaluaciones, *cartera.acuerdos):
        nombres.sumar(nombrados_en(elementos(archivado)))
    return nombres


def _variantes(*responsables: str) -> list[tuple[str, str]]:
    acciones = "".join(
        f'- id: "{n}"\n  descripcion: Acción {n}\n  responsables: ["{nombre}"]\n'
        for n, nombre in enumerate(responsables)
    )
    cartera = cartera_de(evaluacion_con(acciones))
    variantes = _nombres(evaluacion_con(acciones)).variantes(cartera.configuracion)
    return [(una.nombre, buena.nombre) for una, buena in variantes]


@pytest.mark.parametrize(
    "otra",
    [
        "direccion de migración",
        "Dirección Migración",
        "Dirección de la Migración",
        "Dirección de Migracion.",
        "Direción de Migración",
        "Dirección de Mirgación",
        "Dirección de Migrazión",
    ],
    ids=[
        "mayúscula y tilde",
        "preposición",
        "artículo",
        "punto final",
        "falta una letra",
        "letras cambiadas de orden",
        "otra letra",
    ],
)
def test_parecen_el_mismo(otra: str) -> None:
    assert _variantes("Dirección de Migración", otra) == [(otra, "Dirección de Migración")]


@pytest.mark.parametrize(
    ("una", "otra"),
    [
        ("Grupo A", "Grupo B"),
        ("Grupo A", "Grupo"),
        ("Región 1", "Región 2"),
        ("Zona norte", "Zona corte"),
        ("UNICRI", "UNICRX"),
        ("Oficina de Quito", "Oficina de Lima"),
        ("Dirección de Migración", "Dirección de Migraciones"),
        ("Ministerio de Salud", "Ministerio de Trabajo"),
    ],
)
def test_no_parecen_el_mismo(una: str, otra: str) -> None:
    assert _variantes(una, otra) == []


def test_a_igualdad_vale_la_que_se_leyo_antes() -> None:
    assert _variantes("oim", "OIM") == [("OIM", "oim")]


def test_se_miran_todos_los_sitios_en_que_se_nombra_a_alguien() -> None:
    evaluacion = evaluacion_con(
        """\
        - id: "1.1"
          descripcion: Convocar
          responsables: [Sede, Oficina]
          lidera: UNICEF
          acompanan: [Sede]
        """
    ).replace("    acciones:", "    dirigida_a: [Oficina]\n    acciones:")
    acuerdo = (
        "titulo: A\ncompromisos:\n  - {id: '1', descripcion: Firmar, responsables: [Cancillería]}\n"
    )
    escrituras = _nombres(evaluacion, acuerdo).escrituras
    accion = ("recomendaciones", 0, "acciones", 0)

    assert {e.nombre: (e.archivos, e.lugar) for e in escrituras.values()} == {
        "Oficina": (1, Lugar(EVALUACION, ("recomendaciones", 0, "dirigida_a", 0))),
        "Sede": (1, Lugar(EVALUACION, (*accion, "responsables", 0))),
        "UNICEF": (1, Lugar(EVALUACION, (*accion, "lidera"))),
        "Cancillería": (1, Lugar("data/acuerdos/a.yaml", ("compromisos", 0, "responsables", 0))),
    }
