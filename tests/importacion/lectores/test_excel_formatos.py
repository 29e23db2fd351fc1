"""Cómo se ve un número o una fecha con el formato de su celda."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seguimiento.fechas import Precision
from seguimiento.importacion.lectores.excel.formatos import (
    es_porcentaje,
    exacto,
    numero_visto,
    precision,
)


@pytest.mark.parametrize(
    ("numero", "formato", "visto"),
    [
        ("1.1", "0.00", "1.10"),
        ("1.1", "General", "1.1"),
        ("1.1", "@", "1.1"),
        ("1", "General", "1"),
        ("0", "General", "0"),
        ("1211430000000000", "General", "1211430000000000"),
        ("7", "000", "007"),
        ("1.5", "0", "2"),
        ("2.5", "0", "3"),
        ("1234.5", "#,##0.00", "1234.50"),
        ("1.5", "0.##", "1.5"),
        ("1", "0.##", "1"),
        ("0.4", "0%", "40 %"),
        ("0.125", "0.0%", "12.5 %"),
        ("3", '"R-"0', "R-3"),
        ("3", '0"."', "3."),
        ("3", r"\R\-00", "R-03"),
        ("-3", "0", "-3"),
        ("-3", "0;(0)", "(3)"),
        ("0", '0;-0;"—"', "—"),
        ("0", "0;-0;", ""),
        ("5", "[Red]0", "5"),
        ("12.5", "[$€-40A] 0.00", "€ 12.50"),
        ("12500", "0,", "13"),
        ("2.5", "# ?/?", "2.5"),
        ("1234567", "0.00E+00", "1234567"),
        ("3", r"_(* #,##0_);_(* \(#,##0\);_(* \"-\"_);_(@_)", "3"),
        ("1000", '#,##0 "USD"', "1000 USD"),
        ("-0.001", "0.00", "0.00"),
        ("1E300", "0.00", f"1{'0' * 300}.00"),
        ("1E-300", "0.00", "0.00"),
        ("1E-5", "0." + "0" * 500, f"0.00001{'0' * 25}"),
    ],
)
def test_un_numero_se_ve_como_en_la_hoja(numero: str, formato: str, visto: str) -> None:
    assert numero_visto(Decimal(numero), formato) == visto


@pytest.mark.parametrize(
    ("formato", "es"),
    [("0%", True), ("0.00 %", True), ('0"%"', False), ("General", False), (r"0\%", False)],
)
def test_es_porcentaje_si_el_signo_multiplica(formato: str, es: bool) -> None:  # noqa: FBT001
    assert es_porcentaje(formato) == es


@pytest.mark.parametrize(
    ("formato", "hasta"),
    [
        ("dd/mm/yyyy", Precision.DIA),
        ("mm-dd-yy", Precision.DIA),
        ("yyyy-mm-dd h:mm:ss", Precision.DIA),
        ("d-mmm", Precision.DIA),
        ("mmm-yy", Precision.MES),
        ("[$-C0A]mmm\\-yy", Precision.MES),
        ('mmmm" de "yyyy', Precision.MES),
        ("mm/yyyy;@", Precision.MES),
        ("yyyy", Precision.ANIO),
        ('"año "yyyy', Precision.ANIO),
        ("h:mm", Precision.DIA),
        ("[h]:mm", Precision.DIA),
        ("mm:ss", Precision.DIA),
    ],
)
def test_una_fecha_llega_hasta_donde_la_muestra_su_formato(formato: str, hasta: Precision) -> None:
    assert precision(formato) is hasta


def test_lo_guardado_se_toma_con_las_cifras_que_se_guardan() -> None:
    assert exacto(0.1 + 0.2) == Decimal("0.3")
    assert exacto(1211430000000001) == 1211430000000001


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12
    ),
    st.text(st.sampled_from('0#?.,%;"\\-_*[$€]@ EGeneral/'), max_size=12),
)
def test_con_cualquier_formato_se_ve_algo_y_nada_falla(numero: Decimal, formato: str) -> None:
    assert isinstance(numero_visto(numero, formato), str)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9
    )
)
def test_sin_formato_el_numero_se_recupera_entero(numero: Decimal) -> None:
    assert Decimal(numero_visto(numero, "General")) == numero
