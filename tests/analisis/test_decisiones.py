import pytest

from apoyo import acuerdo_de, cartera_con, dia
from apoyo.mesas import MESAS
from seguimiento.analisis.decisiones import decidido_en, por_referencia
from seguimiento.analisis.reuniones import celebradas


def test_cada_decision_lleva_al_compromiso_que_nombra_aunque_sea_de_otro_archivo() -> None:
    cartera = cartera_con(dict(MESAS))
    conocidas = por_referencia(cartera)
    mesa = cartera.acuerdos[0]
    hallado = [
        (
            decidido.decision.compromiso,
            decidido.compromiso.ref if decidido.compromiso else None,
            decidido.perdido,
        )
        for reunion in celebradas(mesa, dia("2023-04-15"))
        for decidido in decidido_en(reunion, conocidas)
    ]
    assert hallado == [
        ("c1", "mesa/c1", False),
        ("mesa/C2", "mesa/c2", False),
        (None, None, False),
        ("c2", "mesa/c2", False),
        ("c3", "mesa/c3", False),
        ("c4", "mesa/c4", False),
        ("final/1.1", "final/1.1", False),
        ("c9", None, True),
        (None, None, False),
    ]


REUNIONES = """\
reuniones:
  - {fecha: 2023-05, estado: celebrada}
  - {fecha: 2023-04-10, resumen: Se habló.}
  - {fecha: 2023-04, id: sin-estado, resumen: Se habló.}
  - {fecha: 2023-03-10, decisiones: [{texto: Seguir}]}
  - {fecha: 2023-02-10}
  - {fecha: 2023-01-10, estado: cancelada, resumen: No hubo quórum.}
  - {fecha: 2023-01-11, estado: pospuesta}
  - {fecha: 2023-01-12, estado: convocada}
"""


@pytest.mark.parametrize(
    ("hoy", "fechas"),
    [
        ("2023-03-09", []),
        ("2023-04-15", ["2023-03-10", "2023-04-10"]),
        ("2023-04-30", ["2023-03-10", "2023-04-10", "2023-04"]),
        ("2023-05-01", ["2023-03-10", "2023-04-10", "2023-04", "2023-05"]),
    ],
)
def test_celebrada_es_la_que_lo_dice_o_la_que_sin_decirlo_trae_resumen_o_decisiones(
    hoy: str, fechas: list[str]
) -> None:
    halladas = celebradas(acuerdo_de(REUNIONES), dia(hoy))
    assert [str(situada.reunion.fecha) for situada in halladas] == fechas
