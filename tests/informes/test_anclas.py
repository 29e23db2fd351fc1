"""En una página, cada ancla es de una sola cosa y todo enlace de la página lleva a alguna."""

import re
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.encargos import encargo_de
from apoyo.rendidos import CARTERAS, informe_de
from seguimiento.informes.anclas import DE_LA_PAGINA, anclas
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme

EVALUACION = """\
titulo: Evaluación
organizacion: OIM
fecha: 2024-01
recomendaciones:
  - id: {id}
    texto: Mejorar
    acciones:
      - {{id: "1.1", descripcion: Redactar, plazo: 2024-03, responsables: [Unidad]}}
"""
INFORMES = (
    ("trimestral", "--periodo", "2024-T2"),
    ("matriz", "a-b"),
    ("agenda",),
    ("catalogo",),
    ("responsable", "Unidad"),
)
INFINITO = date(2030, 1, 1)
VALE = re.compile(r"[A-Za-z0-9.-]+")
"""Lo que puede ir tal cual en una dirección, en un atributo y en Markdown."""


@pytest.mark.parametrize("informe", INFORMES, ids=lambda uno: uno[0])
def test_dos_referencias_que_se_parecen_no_comparten_ancla(
    informe: tuple[str, ...], tmp_path: Path
) -> None:
    escribir(
        tmp_path,
        {
            "data/evaluaciones/a-b.yaml": EVALUACION.format(id="c-R1"),
            "data/evaluaciones/a-b-c.yaml": EVALUACION.format(id="R1"),
            "data/evaluaciones/sin.yaml": EVALUACION.format(id="acciones"),
            "data/evaluaciones/ev.yaml": EVALUACION.format(id="sin"),
        },
    )
    pagina = seg("informe", *informe, "--formato", "html", en=tmp_path, hoy="2024-06-30").salida
    puestas = re.findall(r'\sid="([^"]*)"', pagina)
    assert len(puestas) == len({*puestas})
    assert not [a for a in puestas if re.search(r"\s", a)]
    assert {*re.findall(r'href="#([^"]+)"', pagina)} <= {*puestas}


def de(*refs: str) -> dict[str, str]:
    """El ancla de cada recomendación, por su referencia."""
    codigos: dict[str, list[str]] = {}
    for ref in refs:
        origen, _, codigo = ref.partition("/")
        codigos.setdefault(origen, []).append(codigo)
    archivos = {
        f"data/evaluaciones/{origen}.yaml": "titulo: E\norganizacion: O\nrecomendaciones:\n"
        + "".join(f"  - {{id: {codigo}, texto: T}}\n" for codigo in suyos)
        for origen, suyos in codigos.items()
    }
    cartera = encargo_de(archivos, INFINITO).cartera
    dadas = anclas(cartera.recomendaciones())
    return {situada.ref: dadas[situada.lugar] for situada in cartera.recomendaciones()}


def test_el_ancla_se_lee_como_la_referencia() -> None:
    assert de("oim-2022-red-pmm/R4", "final/1.2") == {
        "oim-2022-red-pmm/R4": "oim-2022-red-pmm-R4",
        "final/1.2": "final-1.2",
    }


@pytest.mark.parametrize(
    "refs",
    [
        ("a-b/c-R1", "a-b-c/R1"),
        ("a/R_1", "a/R-1", "a/R.1"),
        ("Evaluación final/R1", "evaluacion-final/R1", "Evaluacion final/R1"),
        ("é/R1", "e/R1", "ñ/R1", "n/R1", "漢/R1"),
        ("sin/acciones", "sin-acciones/R1", "ev/a", "ev/sin"),
    ],
)
def test_dos_anclas_nunca_son_la_misma_y_todas_valen_en_una_direccion(
    refs: tuple[str, ...],
) -> None:
    dadas = de(*refs)
    assert len({*dadas.values()}) == len(dadas) == len(refs)
    assert [una for una in dadas.values() if not VALE.fullmatch(una)] == []


def test_el_ancla_no_depende_de_las_demas_hojas_ni_del_orden() -> None:
    refs = ("a-b/c-R1", "a-b-c/R1", "final/R2")
    assert len({tuple(sorted(de(*orden).items())) for orden in permutations(refs)}) == 1
    assert de("final/R2")["final/R2"] == de(*refs)["final/R2"]


def test_las_anclas_de_la_propia_pagina_no_pueden_ser_las_de_una_hoja() -> None:
    """Si una página estrena un ancla con guion, su primera palabra ha de estar entre las reservadas."""
    for archivos, hoy, argumentos in CARTERAS.values():
        propias = {*anclas(encargo_de(archivos, hoy).cartera.recomendaciones()).values()}
        for nombre in ("trimestral", "matriz"):
            pagina = informe_de(archivos, hoy, TIPOS[nombre], FormatoDeInforme.HTML, argumentos)
            ajenas = {*re.findall(r'\sid="([^"]*)"', pagina)} - propias
            assert {a.partition("-")[0] for a in ajenas if "-" in a} <= DE_LA_PAGINA
