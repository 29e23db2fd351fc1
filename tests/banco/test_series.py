"""Qué se dice de varias medidas frente a un límite, y cuándo no puede decirse nada."""

from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from series import Serie, Veredicto, sobran

valores = st.lists(st.floats(0.01, 100), min_size=1, max_size=45)


@pytest.mark.parametrize(
    ("medidas", "intervalo"),
    [
        ((1.0,), (1.0, 1.0)),
        ((3.0, 1.0, 2.0), (1.0, 3.0)),
        ((1, 2, 3, 4, 5), (1, 5)),
        # con nueve cabe dejar fuera una por cada lado
        ((9, 1, 2, 3, 4, 5, 6, 7, 8), (2, 8)),
        (range(1, 16), (4, 12)),
    ],
)
def test_el_intervalo_son_los_extremos_menos_lo_que_cabe_dejar_fuera(
    medidas: tuple[float, ...], intervalo: tuple[float, float]
) -> None:
    assert Serie(tuple(medidas)).intervalo == intervalo


@pytest.mark.parametrize("cuantas", range(6, 46))
def test_la_mediana_queda_fuera_como_mucho_una_vez_de_cuarenta_por_cada_lado(cuantas: int) -> None:
    def por_un_lado(fuera: int) -> float:
        """La probabilidad de que las que quedan fuera, o menos, sean las únicas de ese lado."""
        return sum(comb(cuantas, n) for n in range(fuera + 1)) / (1 << cuantas)

    assert por_un_lado(sobran(cuantas)) <= 0.025 < por_un_lado(sobran(cuantas) + 1)


@pytest.mark.parametrize(("cuantas", "acierta"), [(3, 0.75), (5, 0.9375)], ids=["tres", "cinco"])
def test_con_pocas_los_extremos_contienen_la_mediana_lo_que_se_dice(
    cuantas: int, acierta: float
) -> None:
    """Todos los repartos posibles de unas medidas a un lado y otro de la mediana verdadera, que es 0."""
    repartos = [*product((-1.0, 1.0), repeat=cuantas)]
    dentro = [uno for uno in repartos if Serie(uno).intervalo == (-1, 1)]

    assert len(dentro) / len(repartos) == acierta


@pytest.mark.parametrize(
    ("medidas", "limite", "veredicto"),
    [
        ((1.0, 1.1, 1.2), 1.2, Veredicto.CUMPLE),
        ((1.0, 1.1, 1.2), 1.19, Veredicto.DUDOSO),
        ((1.0, 1.1, 1.2), 1.0, Veredicto.DUDOSO),
        ((1.0, 1.1, 1.2), 0.99, Veredicto.NO_CUMPLE),
        ((0.0, 0.0, 0.0), 0, Veredicto.CUMPLE),
        # con nueve, la que se dispara no decide
        ((*(1.0,) * 8, 9.0), 1.5, Veredicto.CUMPLE),
    ],
)
def test_es_dudoso_si_el_limite_cae_dentro(
    medidas: tuple[float, ...], limite: float, veredicto: Veredicto
) -> None:
    assert Serie(medidas).frente_a(limite) is veredicto


@given(valores, st.floats(0.01, 100))
def test_lo_que_ha_de_medir_al_menos_se_juzga_del_reves(
    medidas: list[float], limite: float
) -> None:
    al_reves = Serie(tuple(-una for una in medidas)).frente_a(-limite)

    assert Serie(tuple(medidas)).frente_a(limite, al_menos=True) is al_reves


@given(valores, st.floats(0.01, 100))
def test_si_cumple_o_no_la_mediana_esta_de_ese_lado(medidas: list[float], limite: float) -> None:
    serie = Serie(tuple(medidas))

    match serie.frente_a(limite):
        case Veredicto.CUMPLE:
            assert serie.mediana <= limite
        case Veredicto.NO_CUMPLE:
            assert serie.mediana > limite
        case _:
            menor, mayor = serie.intervalo
            assert menor <= limite < mayor
