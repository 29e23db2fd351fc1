"""La prioridad se escribe con número o con palabra, y las dos dicen lo mismo en su escala."""

import pytest

from seguimiento.modelo.prioridad import prioridad_en


@pytest.mark.parametrize(
    ("escrita", "mas_alta", "dicha", "orden"),
    [
        (1, 1, "1 (alta)", 0),
        (2, 1, "2 (media)", 1),
        (3, 1, "3 (baja)", 2),
        ("alta", 1, "1 (alta)", 0),
        ("media", 1, "2 (media)", 1),
        ("baja", 1, "3 (baja)", 2),
        (1, 3, "1 (baja)", 2),
        (2, 3, "2 (media)", 1),
        (3, 3, "3 (alta)", 0),
        ("alta", 3, "3 (alta)", 0),
        ("media", 3, "2 (media)", 1),
        ("baja", 3, "1 (baja)", 2),
    ],
)
def test_numero_y_palabra_dicen_lo_mismo_segun_cual_es_la_mas_alta(
    escrita: int | str, mas_alta: int, dicha: str, orden: int
) -> None:
    entendida = prioridad_en(escrita, mas_alta)

    assert (str(entendida), entendida.orden) == (dicha, orden)


def test_se_pide_por_su_numero_o_por_su_nivel() -> None:
    media = prioridad_en("media", 1)

    assert [media.es(una) for una in (2, "2", "media", 1, "alta")] == [
        True,
        True,
        True,
        False,
        False,
    ]
