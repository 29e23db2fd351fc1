import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo import cartera_con
from seguimiento.analisis.gemelas import distintas, gemelas


def _archivos(uniones: dict[str, str]) -> dict[str, str]:
    """Dos evaluaciones, a y b, de tres acciones cada una; lo que se dice de cada acción, en `uniones`."""
    return {
        f"data/evaluaciones/{id_}.yaml": "\n".join(
            [
                "titulo: Evaluación",
                "organizacion: OIM",
                "recomendaciones:",
                "  - id: R1",
                "    texto: Coordinar",
                "    acciones:",
                *(
                    f'      - {{id: "{n}", descripcion: Convocar{_con(uniones.get(f"{id_}/{n}"))}}}'
                    for n in (1, 2, 3)
                ),
                "",
            ]
        )
        for id_ in ("a", "b")
    }


def _con(otra: str | None) -> str:
    return f', misma_que: "{otra}"' if otra else ""


TODAS = tuple(f"{id_}/{n}" for id_ in ("a", "b") for n in (1, 2, 3))


def _gemelas(uniones: dict[str, str]) -> dict[str, str]:
    return gemelas(cartera_con(_archivos(uniones)).acciones())


@pytest.mark.parametrize(
    ("uniones", "cuantas"),
    [
        pytest.param({}, 6, id="ninguna"),
        pytest.param({"a/2": "1"}, 5, id="dentro del archivo"),
        pytest.param({"b/1": "a/1"}, 5, id="de otro archivo"),
        pytest.param({"b/1": "a/1", "a/1": "b/1"}, 5, id="se nombran una a otra"),
        pytest.param({"a/2": "1", "a/3": "2", "b/1": "a/3"}, 3, id="en cadena"),
        pytest.param({"a/2": "1", "b/2": "1"}, 4, id="dos parejas"),
        pytest.param({"b/1": "c/1"}, 6, id="de una que no está"),
        pytest.param({"b/1": "c/1", "a/1": "c/1"}, 5, id="dos de una que no está"),
        pytest.param({"b/1": "b/1"}, 6, id="de sí misma"),
    ],
)
def test_las_que_son_la_misma_cuentan_una(uniones: dict[str, str], cuantas: int) -> None:
    assert distintas(TODAS, _gemelas(uniones)) == cuantas


def test_dos_unidas_por_una_que_no_se_cuenta_siguen_siendo_la_misma() -> None:
    """Vencidas las de los lados y cerrada la del medio, son dos vencidas y una distinta."""
    unidas = _gemelas({"a/2": "1", "a/3": "2"})
    assert distintas(("a/1", "a/3"), unidas) == 1


@given(st.dictionaries(st.sampled_from(TODAS), st.sampled_from(TODAS), max_size=6))
def test_son_tantas_como_grupos_hay_visto_por_las_malas(uniones: dict[str, str]) -> None:
    grupos = [{ref} for ref in TODAS]
    for una, otra in uniones.items():
        suyos = [grupo for grupo in grupos if una in grupo or otra in grupo]
        grupos = [g for g in grupos if g not in suyos] + [set().union(*suyos)]
    assert distintas(TODAS, _gemelas(uniones)) == len(grupos)
