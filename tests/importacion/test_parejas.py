"""Reconocer lo que ya está: por su código o por el texto al que se parece, y dudar a tiempo."""

import pytest

from seguimiento.importacion.parejas import Enunciado, Parejas, Texto, emparejar


def _enunciados(*dichos: str) -> list[Enunciado]:
    """«R1|Ordenar el archivo»; sin barra, no lleva código."""
    partidos = [dicho.rpartition("|") for dicho in dichos]
    return [Enunciado(codigo, Texto(texto)) for codigo, _, texto in partidos]


def _parejas(nuevos: list[str], hay: list[str]) -> Parejas:
    return emparejar(_enunciados(*nuevos), _enunciados(*hay))


ACTAS, TALLERES = "Ordenar el archivo de actas de la secretaría", "Formar al personal nuevo"


def test_va_con_el_de_su_codigo_aunque_diga_otra_cosa_o_este_en_otro_orden() -> None:
    parejas = _parejas(
        ["R2|Formar a quien entra", f"r1|{ACTAS}"], [f"R1|{ACTAS}", f"R2|{TALLERES}"]
    )
    assert (parejas.de, parejas.dudosas) == ({0: 1, 1: 0}, {})


@pytest.mark.parametrize("nuevo", ["Publicar el presupuesto", "Comprar dos barcos", "Train staff"])
def test_el_codigo_no_basta_si_no_se_parece_en_nada_salvo_que_se_diga(nuevo: str) -> None:
    nuevos, hay = _enunciados(f"R2|{nuevo}"), _enunciados(f"R1|{ACTAS}", f"R2|{TALLERES}")
    dudosa, confiada = emparejar(nuevos, hay), emparejar(nuevos, hay, basta_el_codigo=True)
    assert (dudosa.de, dudosa.dudosas) == ({}, {0: [1]})
    assert (confiada.de, confiada.dudosas) == ({0: 1}, {})


def test_lo_reescrito_en_el_registro_se_reconoce_por_lo_que_se_importo() -> None:
    hay = [Enunciado("R1", Texto("Capacitar a quien entra"), Texto(TALLERES))]
    assert emparejar(_enunciados(f"R1|{TALLERES}"), hay).de == {0: 0}


@pytest.mark.parametrize(("nuevo", "hay"), [("", TALLERES), (TALLERES, ""), ("培训", TALLERES)])
def test_lo_que_no_puede_compararse_va_por_su_codigo(nuevo: str, hay: str) -> None:
    assert _parejas([f"R1|{nuevo}"], [f"R1|{hay}"]).de == {0: 0}


def test_sin_codigo_va_con_el_que_dice_lo_mismo_sin_mirar_tildes_ni_mayusculas() -> None:
    parejas = _parejas(
        ["FORMAR AL PERSONAL  NUEVO", "ordenar el archivo de actas de la secretaria"],
        [f"R1|{ACTAS}", f"R2|{TALLERES}"],
    )
    assert (parejas.de, parejas.dudosas) == ({0: 1, 1: 0}, {})


def test_sin_codigo_va_con_el_texto_corregido_que_mas_se_le_parece() -> None:
    parejas = _parejas(
        ["Ordenar y digitalizar el archivo de actas"], [f"R1|{ACTAS}", f"R2|{TALLERES}"]
    )
    assert parejas.de == {0: 0}


def test_lo_que_no_se_parece_a_nada_es_nuevo() -> None:
    parejas = _parejas(["Publicar el presupuesto"], [f"R1|{ACTAS}", f"R2|{TALLERES}"])
    assert (parejas.de, parejas.dudosas) == ({}, {})


def test_lo_que_trae_un_codigo_nuevo_no_se_toma_por_otro_que_se_le_parece() -> None:
    parejas = _parejas(["R3|Publicar el informe de 2024"], ["R1|Publicar el informe de 2023"])
    assert (parejas.de, parejas.dudosas) == ({}, {})


@pytest.mark.parametrize(
    ("nuevo", "hay", "posibles"),
    [
        (
            "Dictar un taller en el sur",
            ["1|Dictar un taller en el norte", "2|Dictar un taller en el este"],
            [0, 1],
        ),
        (f"R1|{TALLERES}", [f"R1|{ACTAS}", f"R2|{TALLERES}"], [0, 1]),
    ],
    ids=["se parece igual a dos", "lleva el código de uno y dice lo que otro"],
)
def test_lo_que_puede_ser_varias_cosas_queda_en_duda(
    nuevo: str, hay: list[str], posibles: list[int]
) -> None:
    parejas = _parejas([nuevo], hay)
    assert (parejas.de, parejas.dudosas) == ({}, {0: posibles})


def test_las_que_dicen_lo_mismo_van_cada_una_con_la_de_su_orden() -> None:
    parejas = _parejas([TALLERES, TALLERES], [f"1|{TALLERES}", f"2|{TALLERES}"])
    assert parejas.de == {0: 0, 1: 1}


def test_el_mas_parecido_se_lo_lleva_y_nadie_toma_el_de_otro() -> None:
    hay = [
        "1|Publicar el informe anual de actividades",
        "2|Publicar el informe anual de cuentas y balance",
    ]
    parejas = _parejas(
        [
            "Publicar el informe anual de cuentas y del balance",
            "Publicar el informe anual de actividades y avances",
        ],
        hay,
    )
    assert parejas.de == {0: 1, 1: 0}
