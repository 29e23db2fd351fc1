"""En una página, cada ancla es de una sola cosa y todo enlace de la página lleva a alguna."""

import re
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg

EVALUACION = """\
titulo: Evaluación
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


@pytest.mark.parametrize("informe", INFORMES, ids=lambda uno: uno[0])
def test_dos_referencias_que_se_parecen_no_comparten_ancla(
    informe: tuple[str, ...], tmp_path: Path
) -> None:
    escribir(
        tmp_path,
        {
            "data/evaluaciones/a-b.yaml": EVALUACION.format(id="c-R1"),
            "data/evaluaciones/a-b-c.yaml": EVALUACION.format(id="R1"),
        },
    )
    pagina = seg("informe", *informe, "--formato", "html", en=tmp_path, hoy="2024-06-30").salida
    anclas = re.findall(r'\sid="([^"]*)"', pagina)
    assert len(anclas) == len({*anclas})
    assert not [a for a in anclas if re.search(r"\s", a)]
    assert {*re.findall(r'href="#([^"]+)"', pagina)} <= {*anclas}
