from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seguimiento.fechas import (
    ANIO_MAXIMO,
    ANIO_MINIMO,
    MESES,
    FechaFueraDeRango,
    FechaNoValida,
    FechaParcial,
    Periodo,
    Precision,
    de_dia,
    etiqueta_de_periodo,
    fecha_parecida,
    leer_fecha,
    leer_periodo,
    periodo_que_contiene,
    sumar_meses,
)

COMO_SE_ESCRIBE = "se escribe AAAA, AAAA-Sn, AAAA-Tn, AAAA-MM o AAAA-MM-DD"
DIAS = st.dates(date(ANIO_MINIMO, 1, 1), date(ANIO_MAXIMO, 12, 31))
PRECISIONES = st.sampled_from(Precision)
FECHAS = st.builds(
    lambda dia, precision: leer_fecha(etiqueta_de_periodo(dia, precision)), DIAS, PRECISIONES
)
DE_PERIODO = st.sampled_from([p for p in Precision if p is not Precision.DIA])
DIAS_CENTRALES = st.dates(date(ANIO_MINIMO + 1, 1, 1), date(ANIO_MAXIMO - 1, 12, 31))
PERIODOS = st.builds(periodo_que_contiene, DIAS_CENTRALES, DE_PERIODO)


@pytest.mark.parametrize(
    ("texto", "precision", "primero", "ultimo"),
    [
        ("2022", Precision.ANIO, date(2022, 1, 1), date(2022, 12, 31)),
        ("2026-S1", Precision.SEMESTRE, date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-S2", Precision.SEMESTRE, date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-T1", Precision.TRIMESTRE, date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-T3", Precision.TRIMESTRE, date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-T4", Precision.TRIMESTRE, date(2026, 10, 1), date(2026, 12, 31)),
        ("2023-11", Precision.MES, date(2023, 11, 1), date(2023, 11, 30)),
        ("2023-02", Precision.MES, date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", Precision.MES, date(2024, 2, 1), date(2024, 2, 29)),
        ("2000-02-29", Precision.DIA, date(2000, 2, 29), date(2000, 2, 29)),
        ("1990-01-01", Precision.DIA, date(1990, 1, 1), date(1990, 1, 1)),
        ("2100", Precision.ANIO, date(2100, 1, 1), date(2100, 12, 31)),
    ],
)
def test_una_fecha_parcial_abarca_sus_dias(
    texto: str, precision: Precision, primero: date, ultimo: date
) -> None:
    assert leer_fecha(texto) == FechaParcial(texto, precision, primero, ultimo)


@given(FECHAS)
def test_una_fecha_se_muestra_como_se_escribio_y_vuelve_a_leerse(fecha: FechaParcial) -> None:
    assert leer_fecha(str(fecha)) == fecha


@given(FECHAS)
def test_el_primer_dia_no_es_posterior_al_ultimo_y_ambos_estan_dentro(fecha: FechaParcial) -> None:
    assert fecha.primer_dia <= fecha.ultimo_dia
    assert fecha.contiene(fecha.primer_dia)
    assert fecha.contiene(fecha.ultimo_dia)


@given(FECHAS)
def test_ni_la_vispera_ni_el_dia_siguiente_estan_dentro(fecha: FechaParcial) -> None:
    assert not fecha.contiene(fecha.primer_dia - timedelta(days=1))
    assert not fecha.contiene(fecha.ultimo_dia + timedelta(days=1))


@given(DIAS, PRECISIONES)
def test_la_fecha_de_un_dia_lo_contiene(dia: date, precision: Precision) -> None:
    assert leer_fecha(etiqueta_de_periodo(dia, precision)).contiene(dia)


@given(DIAS)
def test_un_dia_es_su_propia_fecha(dia: date) -> None:
    assert de_dia(dia) == leer_fecha(dia.isoformat())


@given(FECHAS, FECHAS)
def test_las_fechas_que_se_solapan_no_son_anteriores_una_a_otra(
    una: FechaParcial, otra: FechaParcial
) -> None:
    se_solapan = una.primer_dia <= otra.ultimo_dia and otra.primer_dia <= una.ultimo_dia
    assert [una.anterior_a(otra), otra.anterior_a(una)].count(True) == (0 if se_solapan else 1)


@given(FECHAS, FECHAS, FECHAS)
def test_anterior_a_es_un_orden_estricto(a: FechaParcial, b: FechaParcial, c: FechaParcial) -> None:
    assert not a.anterior_a(a)
    if a.anterior_a(b) and b.anterior_a(c):
        assert a.anterior_a(c)


def test_una_evaluacion_de_2022_no_es_posterior_a_un_plazo_de_noviembre_de_2022() -> None:
    evaluacion, plazo = leer_fecha("2022"), leer_fecha("2022-11")
    assert not evaluacion.anterior_a(plazo)
    assert not plazo.anterior_a(evaluacion)
    assert plazo.anterior_a(leer_fecha("2022-12-01"))


@pytest.mark.parametrize(
    ("texto", "motivo", "parecida"),
    [
        ("20231105", COMO_SE_ESCRIBE, "2023-11-05"),
        ("٢٠٢٣-١١", COMO_SE_ESCRIBE, ""),
        ("２０２３", COMO_SE_ESCRIBE, "2023"),
        ("", COMO_SE_ESCRIBE, ""),
        ("23-11", COMO_SE_ESCRIBE, ""),
        ("2023-11\n", COMO_SE_ESCRIBE, "2023-11"),
        ("2023-11-05T00:30:00Z", COMO_SE_ESCRIBE, "2023-11-05"),
        ("2023-00", "no hay mes 00: van del 01 al 12", ""),
        ("2023-13", "no hay mes 13: van del 01 al 12", ""),
        ("2023-02-29", "febrero de 2023 tiene 28 días", ""),
        ("2024-02-30", "febrero de 2024 tiene 29 días", ""),
        ("2023-04-31", "abril tiene 30 días", ""),
        ("2023-11-00", "noviembre tiene 30 días", ""),
        ("2026-S3", "no hay semestre 3: van del S1 al S2", ""),
        ("2026-T0", "no hay trimestre 0: van del T1 al T4", ""),
        ("2026-T5", "no hay trimestre 5: van del T1 al T4", ""),
        ("2026-t3", "la T va en mayúscula", "2026-T3"),
        ("2026-s1", "la S va en mayúscula", "2026-S1"),
    ],
)
def test_lo_que_no_es_una_fecha_se_rechaza_con_su_motivo_y_la_forma_probable(
    texto: str, motivo: str, parecida: str
) -> None:
    with pytest.raises(FechaNoValida) as fallo:
        leer_fecha(texto)
    assert type(fallo.value) is FechaNoValida
    assert (str(fallo.value), fallo.value.parecida) == (motivo, parecida)


@pytest.mark.parametrize("anio", ["0000", "0001", "1989", "2101", "9999"])
@pytest.mark.parametrize("resto", ["", "-S1", "-T4", "-06", "-06-15", "-99"])
def test_un_anio_fuera_de_1990_a_2100_se_rechaza(anio: str, resto: str) -> None:
    with pytest.raises(FechaFueraDeRango) as fallo:
        leer_fecha(anio + resto)
    assert str(fallo.value) == f"el año {anio} queda fuera de 1990–2100"


@pytest.mark.parametrize(
    ("texto", "parecida"),
    [
        ("30/11/2023", "2023-11-30"),
        ("3.5.2023", "2023-05-03"),
        ("2023/11/5", "2023-11-05"),
        ("11/2023", "2023-11"),
        ("2023.11", "2023-11"),
        ("2023-11-5", "2023-11-05"),
        ("2023-1", "2023-01"),
        ("2023-11-05 10:30", "2023-11-05"),
        ("2023-Q3", "2023-T3"),
        ("2023 3Q", "2023-T3"),
        ("2023-1q2", ""),
        ("Noviembre 2023.", "2023-11"),
        ("noviembre de 2023", "2023-11"),
        ("nov-2023", "2023-11"),
        ("30-nov-2023", "2023-11-30"),
        ("5 de abril del 2023", "2023-04-05"),
        ("setiembre 2023", "2023-09"),
        ("31 de abril de 2023", ""),
        ("brumario 2023", ""),
        ("2023-11.", "2023-11"),
        ("30/11/1823", ""),
        ("11/25/2023", "2023-11-25"),
        ("hacia 2022", "2022"),
        ("Hacia nov 2022", "2022-11"),
        ("c. 2022-11", "2022-11"),
        ("~2022", "2022"),
        ("en noviembre de 2023", "2023-11"),
        ("2022 aprox.", "2022"),
        ("2022-11 (estimada)", "2022-11"),
        ("2022 (?)", "2022"),
        ("2022?", "2022"),
        ("antes de 2022", ""),
        ("entre 2022 y 2023", ""),
        ("hacia el final", ""),
        ("pronto", ""),
    ],
)
def test_se_sugiere_la_forma_probable_sin_adivinar_de_mas(texto: str, parecida: str) -> None:
    assert fecha_parecida(texto) == parecida


_CASI_FECHAS = st.one_of(
    st.text(),
    st.from_regex(r"[0-9]{1,4}[-/. TtQqSs]?[0-9]{0,4}[-/. TtQqSs]?[0-9]{0,4}", fullmatch=True),
    st.builds(
        "{}{}{}{}{}".format,
        st.integers(0, 99),
        st.sampled_from(["/", "-", " de ", " "]),
        st.sampled_from([*MESES, "nov", "ma", "set", "13"]),
        st.sampled_from([" ", " de ", " del ", "-"]),
        st.integers(0, 9999),
    ),
)


@given(_CASI_FECHAS)
def test_la_sugerencia_nunca_es_una_fecha_que_no_valga(texto: str) -> None:
    parecida = fecha_parecida(texto)
    assert parecida == "" or str(leer_fecha(parecida)) == parecida


@given(_CASI_FECHAS)
def test_leer_un_texto_cualquiera_da_una_fecha_o_dice_por_que_no(texto: str) -> None:
    with suppress(FechaNoValida):
        assert str(leer_fecha(texto)) == texto
        return
    with pytest.raises(FechaNoValida, match=r".") as fallo:
        leer_fecha(texto)
    assert fallo.value.parecida == "" or leer_fecha(fallo.value.parecida)


@pytest.mark.parametrize(
    ("dia", "meses", "resultado"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 3, date(2023, 4, 30)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2023, 12, 1), 1, date(2024, 1, 1)),
        (date(2023, 1, 15), -1, date(2022, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 0, date(2024, 2, 29)),
    ],
)
def test_sumar_meses_da_el_mismo_dia_o_el_ultimo_del_mes(
    dia: date, meses: int, resultado: date
) -> None:
    assert sumar_meses(dia, meses) == resultado


@given(DIAS, st.integers(-240, 240))
def test_sumar_meses_cambia_de_mes_los_que_se_piden_y_nunca_aumenta_el_dia(
    dia: date, meses: int
) -> None:
    resultado = sumar_meses(dia, meses)
    assert (resultado.year - dia.year) * 12 + resultado.month - dia.month == meses
    assert resultado.day == dia.day or (
        resultado.day < dia.day and (resultado + timedelta(days=1)).day == 1
    )


@given(PERIODOS)
def test_el_periodo_anterior_y_el_siguiente_son_inversos_y_contiguos(periodo: Periodo) -> None:
    siguiente, anterior = periodo.siguiente(), periodo.anterior()
    assert siguiente.anterior() == periodo == anterior.siguiente()
    assert siguiente.desde == periodo.hasta + timedelta(days=1)
    assert anterior.hasta == periodo.desde - timedelta(days=1)
    assert siguiente.fecha.precision is periodo.fecha.precision is anterior.fecha.precision


@given(PERIODOS, DIAS)
def test_cada_dia_esta_en_un_solo_periodo_de_cada_tamano(periodo: Periodo, dia: date) -> None:
    suyo = periodo_que_contiene(dia, periodo.fecha.precision)
    assert suyo.desde <= dia <= suyo.hasta
    assert (suyo == periodo) == (periodo.desde <= dia <= periodo.hasta)


@given(FECHAS)
def test_un_periodo_se_lee_como_se_escribe(fecha: FechaParcial) -> None:
    assume(fecha.precision is not Precision.DIA)
    assert leer_periodo(fecha.texto) == Periodo(fecha)
    assert str(Periodo(fecha)) == fecha.texto


def test_un_dia_no_es_un_periodo_y_se_sugiere_su_mes() -> None:
    with pytest.raises(FechaNoValida) as fallo:
        leer_periodo("2023-11-05")
    assert str(fallo.value) == "un período es un año, semestre, trimestre o mes"
    assert fallo.value.parecida == "2023-11"


def test_los_periodos_se_encadenan_al_cambiar_de_anio() -> None:
    assert str(leer_periodo("2023-T1").anterior()) == "2022-T4"
    assert str(leer_periodo("2023-S2").siguiente()) == "2024-S1"
    assert str(leer_periodo("2023-12").siguiente()) == "2024-01"
    assert str(leer_periodo("2023").anterior()) == "2022"


@pytest.mark.parametrize(
    ("borde", "paso", "vecino"),
    [("1990", Periodo.anterior, "1989"), ("2100-T4", Periodo.siguiente, "2101-T1")],
)
def test_los_vecinos_de_los_periodos_extremos_existen_y_no_se_escriben(
    borde: str, paso: Callable[[Periodo], Periodo], vecino: str
) -> None:
    assert str(paso(leer_periodo(borde))) == vecino
    with pytest.raises(FechaFueraDeRango):
        leer_periodo(vecino)
