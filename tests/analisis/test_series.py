"""El identificador que sigue a otro."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seguimiento.analisis.series import LARGO, siguiente_libre, ultimo_de_la_serie
from seguimiento.modelo.tipos import ID_INTERNO


@pytest.mark.parametrize(
    ("identificador", "ocupados", "siguiente"),
    [
        ("4.3", "4.1 4.2 4.3", "4.4"),
        ("4.3", "4.3 4.4 4.6", "4.5"),
        ("4.3", "4.3 40.4 R4.4", "4.4"),
        ("4.9", "4.9", "4.10"),
        ("R5", "r5 r6", "R7"),
        ("r5", "r5", "r6"),
        ("7", "7 8 9", "10"),
        ("1.10", "1.10 1.2", "1.11"),
        ("A-09", "a-09", "A-10"),
        ("A-099", "a-099", "A-100"),
        ("plan", "plan", "plan-2"),
        ("plan", "plan plan-2", "plan-3"),
        ("4.3a", "4.3a", "4.3a-2"),
        ("reunion-2017-03-15", "reunion-2017-03-15", "reunion-2017-03-15-2"),
        ("reunion-2017-03-15-2", "reunion-2017-03-15-2", "reunion-2017-03-15-3"),
        ("reunion-2017-T1", "reunion-2017-t1", "reunion-2017-T1-2"),
        ("taller-2023", "taller-2023", "taller-2023-2"),
        ("9" * 32, "9" * 32, f"{'9' * 30}-2"),
        (f"{'x' * 31}9", f"{'x' * 31}9", f"{'x' * 30}-2"),
        (f"{'x' * 29}.yz", f"{'x' * 29}.yz", f"{'x' * 29}-2"),
    ],
)
def test_el_siguiente_es_el_primero_libre_de_su_serie(
    identificador: str, ocupados: str, siguiente: str
) -> None:
    assert siguiente_libre(identificador, set(ocupados.split())) == siguiente


@pytest.mark.parametrize(
    ("primero", "escritos", "ultimo"),
    [
        ("R1", "R1 R10 R9", "R10"),
        ("R1", "r2 R1 anexo-7", "r2"),
        ("R1", "1 3 2", "3"),
        ("4.1", "4.1 40.9 4.2 extra", "4.2"),
        ("4.1", "extra", "extra"),
        ("1", "c1 c4 c2", "c4"),
        ("1", "taller-2023 taller-2022", "taller-2022"),
    ],
)
def test_se_sigue_la_serie_que_toca_o_la_del_ultimo(
    primero: str, escritos: str, ultimo: str
) -> None:
    assert ultimo_de_la_serie(primero, escritos.split()) == ultimo


_ids = st.from_regex(ID_INTERNO, fullmatch=True)


@given(_ids, st.sets(_ids.map(str.casefold)))
@example("Z" * 32, {"z" * 32})
def test_siempre_da_un_identificador_valido_y_libre(identificador: str, ocupados: set[str]) -> None:
    todos = {*ocupados, identificador.casefold()}
    siguiente = siguiente_libre(identificador, todos)

    assert ID_INTERNO.fullmatch(siguiente)
    assert len(siguiente) <= LARGO
    assert siguiente.casefold() not in todos
