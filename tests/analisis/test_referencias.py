import pytest
from hypothesis import given
from hypothesis import strategies as st

from seguimiento.analisis.referencias import Referencia, leer_referencia
from seguimiento.redaccion import orden_natural


@pytest.mark.parametrize(
    ("escrita", "partes"),
    [
        ("oim-2022-red-pmm", Referencia("oim-2022-red-pmm")),
        ("oim-2022-red-pmm/R4", Referencia("oim-2022-red-pmm", "R4")),
        ("oim-2022-red-pmm/10.1@2023-06", Referencia("oim-2022-red-pmm", "10.1", "2023-06")),
        ("crm-osc/reunion-2017-03-15", Referencia("crm-osc", "reunion-2017-03-15")),
        ("BP1_ME", Referencia("BP1_ME")),
        ("10.1@2023-T2", Referencia("10.1", "", "2023-T2")),
        ("", Referencia("")),
    ],
)
def test_una_referencia_se_descompone_y_se_escribe_igual(escrita: str, partes: Referencia) -> None:
    assert leer_referencia(escrita) == partes
    assert str(partes) == escrita


@pytest.mark.parametrize(("escrita", "partes"), [("a/", ("a", "")), ("a/b/c", ("a", "b/c"))])
def test_lo_mal_escrito_tambien_se_lee(escrita: str, partes: tuple[str, str]) -> None:
    referencia = leer_referencia(escrita)
    assert (referencia.archivo, referencia.interno) == partes


def test_los_numeros_de_un_nombre_se_ordenan_como_numeros() -> None:
    nombres = ["e/10.1", "BP10_AH", "e/4.2", "BP2_AH", "e/4.10", "e/4.1", "e/4", "bp1_AF"]
    assert sorted(nombres, key=orden_natural) == [
        "bp1_AF",
        "BP2_AH",
        "BP10_AH",
        "e/4",
        "e/4.1",
        "e/4.2",
        "e/4.10",
        "e/10.1",
    ]


@given(st.lists(st.text()))
def test_cualquier_texto_puede_ordenarse(textos: list[str]) -> None:
    ordenados = sorted(textos, key=orden_natural)
    assert [orden_natural(texto) for texto in ordenados] == sorted(map(orden_natural, textos))


@pytest.mark.parametrize("cifra", ["²", "٣", "Ⅳ"])
def test_una_cifra_que_no_es_ascii_se_ordena_como_letra(cifra: str) -> None:
    assert sorted(["10", cifra, "0"], key=orden_natural) == [cifra, "0", "10"]
