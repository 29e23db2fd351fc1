"""Qué es una respuesta, qué decide cuando se contesta por partes y qué no lo es todavía."""

import pytest

from seguimiento.modelo.evaluacion import Respuesta
from seguimiento.vocabularios import Decision

ACEPTADA, EN_PARTE, RECHAZADA = Decision


def _respuesta(**datos: object) -> Respuesta:
    return Respuesta.model_validate(datos)


def _partes(*decisiones: str | None) -> list[dict[str, str | None]]:
    return [{"parte": f"parte {n}", "decision": una} for n, una in enumerate(decisiones)]


@pytest.mark.parametrize(
    "datos",
    [
        {"decision": "aceptada"},
        {"plan": "Se hará."},
        {"fecha": "2023-05"},
        {"partes": _partes("aceptada")},
    ],
)
def test_basta_la_decision_entera_o_por_partes_el_plan_o_la_fecha(datos: dict[str, object]) -> None:
    assert _respuesta(**datos).existe
    assert _respuesta(**datos, situacion="aprobada").existe


@pytest.mark.parametrize(
    "datos", [{}, {"por": "Dirección"}, {"justificacion": "Porque sí."}, {"partes": _partes(None)}]
)
def test_con_menos_no_hay_respuesta(datos: dict[str, object]) -> None:
    assert not _respuesta(**datos).existe


def test_un_borrador_dice_algo_y_no_es_todavia_la_respuesta() -> None:
    borrador = _respuesta(decision="aceptada", fecha="2023-05-01", situacion="borrador")

    assert borrador.dice_algo
    assert not borrador.existe


@pytest.mark.parametrize(
    ("entera", "de_las_partes", "conjunta"),
    [
        (None, (), None),
        (None, (None,), None),
        (None, ("rechazada", "rechazada"), RECHAZADA),
        (None, ("aceptada", "aceptada"), ACEPTADA),
        (None, ("aceptada", "aceptada", None), EN_PARTE),
        (None, ("rechazada", None), None),
        (None, ("aceptada", "rechazada"), EN_PARTE),
        (None, ("aceptada_parcialmente", "rechazada"), EN_PARTE),
        ("aceptada", ("rechazada",), ACEPTADA),
        ("rechazada", ("aceptada",), RECHAZADA),
    ],
)
def test_la_decision_de_conjunto_es_la_escrita_o_la_que_suman_las_partes(
    entera: str | None, de_las_partes: tuple[str | None, ...], conjunta: Decision | None
) -> None:
    respuesta = _respuesta(decision=entera, partes=_partes(*de_las_partes))

    assert respuesta.decision_de_conjunto is conjunta
