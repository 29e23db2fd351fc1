from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo import HOY, dia, solo_accion_de
from seguimiento.analisis.instancias import (
    Instancia,
    Periodicidad,
    cumplidas_y_exigibles,
    instancias,
    periodos,
)
from seguimiento.analisis.situacion import Situacion
from seguimiento.fechas import de_dia, leer_fecha
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.vocabularios import (
    EstadoDeAccion,
    EstadoDeVerificacion,
    Marca,
    Recurrencia,
    SituacionDeAccion,
)

FABRICA = Configuracion()


def _instancias(campos: str, hoy: date = HOY) -> list[Instancia]:
    return instancias(solo_accion_de(campos), hoy, FABRICA)


def _breve(halladas: list[Instancia]) -> list[tuple[str, str, str, int | None]]:
    return [
        (
            instancia.periodo.etiqueta,
            instancia.situacion.estado.value,
            instancia.situacion.situacion.value,
            instancia.situacion.dias_de_retraso,
        )
        for instancia in halladas
    ]


def _tramos(campos: str, hasta: str) -> list[tuple[str, str, str]]:
    hallados = periodos(solo_accion_de(campos), dia(hasta))
    return [(p.etiqueta, p.desde.isoformat(), p.hasta.isoformat()) for p in hallados]


@pytest.mark.parametrize(
    ("recurrencia", "primeros"),
    [
        (
            "semanal",
            [
                ("2023-01-01", "2023-01-01", "2023-01-07"),
                ("2023-01-08", "2023-01-08", "2023-01-14"),
            ],
        ),
        (
            "mensual",
            [("2023-01", "2023-01-01", "2023-01-31"), ("2023-02", "2023-02-01", "2023-02-28")],
        ),
        (
            "bimestral",
            [("2023-01", "2023-01-01", "2023-02-28"), ("2023-03", "2023-03-01", "2023-04-30")],
        ),
        (
            "trimestral",
            [("2023-T1", "2023-01-01", "2023-03-31"), ("2023-T2", "2023-04-01", "2023-06-30")],
        ),
        (
            "cuatrimestral",
            [("2023-01", "2023-01-01", "2023-04-30"), ("2023-05", "2023-05-01", "2023-08-31")],
        ),
        (
            "semestral",
            [("2023-S1", "2023-01-01", "2023-06-30"), ("2023-S2", "2023-07-01", "2023-12-31")],
        ),
        (
            "anual",
            [("2023", "2023-01-01", "2023-12-31"), ("2024", "2024-01-01", "2024-12-31")],
        ),
    ],
)
def test_cada_recurrencia_tiene_sus_periodos_y_sus_etiquetas(
    recurrencia: str, primeros: list[tuple[str, str, str]]
) -> None:
    campos = f"recurrencia: {recurrencia}\ninicio: 2023"
    assert _tramos(campos, primeros[-1][1]) == primeros


def test_los_periodos_van_del_dia_de_inicio_al_anterior_del_siguiente() -> None:
    assert _tramos("recurrencia: trimestral\ninicio: 2023-02-15", "2023-05-15") == [
        ("2023-T1", "2023-02-15", "2023-05-14"),
        ("2023-T2", "2023-05-15", "2023-08-14"),
    ]


def test_una_serie_mensual_desde_el_31_empieza_cada_mes_su_ultimo_dia_posible() -> None:
    assert _tramos("recurrencia: mensual\ninicio: 2023-01-31", "2023-05-01") == [
        ("2023-01", "2023-01-31", "2023-02-27"),
        ("2023-02", "2023-02-28", "2023-03-30"),
        ("2023-03", "2023-03-31", "2023-04-29"),
        ("2023-04", "2023-04-30", "2023-05-30"),
    ]


def test_el_plazo_corta_la_ultima_instancia_y_termina_la_serie() -> None:
    campos = "recurrencia: mensual\ninicio: 2023-01\nplazo: 2023-03-15"
    assert _tramos(campos, "2023-12-31") == [
        ("2023-01", "2023-01-01", "2023-01-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023-03", "2023-03-01", "2023-03-15"),
    ]


def test_prorrogar_la_serie_le_da_mas_instancias_desde_que_se_concede() -> None:
    campos = """
        recurrencia: trimestral
        inicio: 2023-01
        plazo: 2023-03
        prorrogas: [{fecha: 2023-05-10, plazo: 2023-06}]
    """
    assert _breve(_instancias(campos, dia("2023-05-09"))) == [
        ("2023-T1", "no_iniciada", "vencida", 39)
    ]
    assert _breve(_instancias(campos, dia("2023-05-10"))) == [
        ("2023-T1", "no_iniciada", "vencida", 40),
        ("2023-T2", "no_iniciada", "en_plazo", 0),
    ]


def test_la_instancia_anotada_antes_de_prorrogar_la_serie_tiene_su_periodo() -> None:
    campos = """
        recurrencia: trimestral
        inicio: 2023-01
        plazo: 2023-03
        prorrogas: [{fecha: 2023-07-10, plazo: 2023-06}]
    """
    assert _tramos(campos, "2023-06-30") == [
        ("2023-T1", "2023-01-01", "2023-03-31"),
        ("2023-T2", "2023-04-01", "2023-06-30"),
    ]


def test_la_instancia_que_empieza_hoy_ya_cuenta_y_la_de_manana_no() -> None:
    campos = "recurrencia: mensual\ninicio: 2023-03"
    assert len(_tramos(campos, "2023-03-31")) == 1
    assert len(_tramos(campos, "2023-04-01")) == 2
    assert _tramos(campos, "2023-02-28") == []


@pytest.mark.parametrize(
    "campos",
    [
        pytest.param("recurrencia: trimestral\nplazo: 2023-12", id="sin inicio no se inventan"),
        pytest.param("inicio: 2023-01\nplazo: 2023-12", id="sin recurrencia es una sola acción"),
    ],
)
def test_lo_que_no_es_una_serie_no_tiene_instancias(campos: str) -> None:
    assert _instancias(campos) == []


SERIES = st.builds(
    lambda recurrencia, inicio, largo: solo_accion_de(
        f"recurrencia: {recurrencia}\ninicio: {inicio}\nplazo: {inicio + timedelta(days=largo)}"
    ),
    st.sampled_from(Recurrencia),
    st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    st.integers(0, 1500),
)


@given(SERIES)
def test_los_periodos_son_contiguos_y_cubren_la_serie_entera(accion: Accion) -> None:
    assert accion.inicio is not None
    assert accion.plazo is not None
    hallados = list(periodos(accion, date(2100, 12, 31)))
    assert hallados[0].desde == accion.inicio.primer_dia
    assert hallados[-1].hasta == accion.plazo.ultimo_dia
    for anterior, siguiente in pairwise(hallados):
        assert siguiente.desde == anterior.hasta + timedelta(days=1)
    assert len({periodo.etiqueta for periodo in hallados}) == len(hallados)


@given(SERIES, st.data())
def test_una_etiqueta_o_un_dia_de_dentro_nombran_una_sola_instancia(
    accion: Accion, data: st.DataObject
) -> None:
    hallados = list(periodos(accion, date(2100, 12, 31)))
    elegido = data.draw(st.sampled_from(hallados))
    dia_de_dentro = data.draw(st.dates(elegido.desde, elegido.hasta))
    for nombre in (leer_fecha(elegido.etiqueta), de_dia(dia_de_dentro)):
        assert [periodo for periodo in hallados if periodo.es(nombre)] == [elegido]


@pytest.mark.parametrize(
    ("periodo", "nombre", "suya"),
    [
        (Periodicidad("2023-T1", date(2023, 2, 15), date(2023, 5, 14)), "2023-T1", True),
        (Periodicidad("2023-T1", date(2023, 2, 15), date(2023, 5, 14)), "2023-04", True),
        (Periodicidad("2023-T1", date(2023, 2, 15), date(2023, 5, 14)), "2023-05-14", True),
        (Periodicidad("2023-T1", date(2023, 2, 15), date(2023, 5, 14)), "2023-05-15", False),
        (Periodicidad("2023-T1", date(2023, 2, 15), date(2023, 5, 14)), "2023-T2", False),
        (Periodicidad("2023-T4", date(2023, 10, 1), date(2023, 12, 31)), "2023", False),
        (Periodicidad("2023-01", date(2023, 1, 1), date(2023, 2, 28)), "2023-02", True),
        (Periodicidad("2023-01", date(2023, 1, 1), date(2023, 2, 28)), "2023-T1", False),
        (Periodicidad("2023-06-05", date(2023, 6, 5), date(2023, 6, 11)), "2023-06-07", True),
        (Periodicidad("2023-06-05", date(2023, 6, 5), date(2023, 6, 11)), "2023-06", False),
        (Periodicidad("2023-03", date(2023, 3, 1), date(2023, 3, 15)), "2023-03", True),
    ],
)
def test_una_instancia_se_nombra_por_su_etiqueta_o_por_una_fecha_de_dentro(
    periodo: Periodicidad, nombre: str, *, suya: bool
) -> None:
    assert periodo.es(leer_fecha(nombre)) is suya


TRIMESTRAL = """
    recurrencia: trimestral
    inicio: 2022-07
    plazo: 2023-12
"""


def test_cada_instancia_tiene_su_situacion_y_su_retraso() -> None:
    campos = f"""{TRIMESTRAL}
    seguimiento:
      - {{fecha: 2022-09-20, estado: completada, instancia: 2022-T3}}
      - {{fecha: 2023-01-10, estado: en_curso, instancia: 2022-11}}
      - {{fecha: 2023-04-16, estado: completada, instancia: 2023-T1}}
    """
    assert _breve(_instancias(campos)) == [
        ("2022-T3", "completada", "cerrada", 0),
        ("2022-T4", "en_curso", "vencida", 105),
        ("2023-T1", "no_iniciada", "vencida", 15),
        ("2023-T2", "no_iniciada", "en_plazo", 0),
    ]


def test_la_instancia_vence_su_ultimo_dia_y_ese_dia_no_esta_vencida() -> None:
    assert _breve(_instancias(TRIMESTRAL, dia("2022-09-30"))) == [
        ("2022-T3", "no_iniciada", "por_vencer", 0)
    ]
    assert _breve(_instancias(TRIMESTRAL, dia("2022-10-01")))[0] == (
        *("2022-T3", "no_iniciada", "vencida"),
        1,
    )


def test_la_verificacion_que_rechaza_una_instancia_la_reabre() -> None:
    campos = f"""{TRIMESTRAL}
    seguimiento: [{{fecha: 2022-09-20, estado: completada, instancia: 2022-T3}}]
    verificaciones: [{{fecha: 2022-10-05, resultado: rechazada, instancia: 2022-T3}}]
    """
    assert _breve(_instancias(campos))[0] == ("2022-T3", "en_curso", "vencida", 197)


def test_todo_lo_que_se_sabe_de_una_instancia_prorrogada() -> None:
    campos = f"""{TRIMESTRAL}
    prorrogas:
      - {{fecha: 2022-09-25, plazo: 2023-03, instancia: 2022-T3}}
      - {{fecha: 2023-04-16, plazo: 2023-09, instancia: 2022-T3}}
    """
    primera = _instancias(campos)[0]
    assert primera == Instancia(
        Periodicidad("2022-T3", date(2022, 7, 1), date(2022, 9, 30)),
        Situacion(
            situacion=SituacionDeAccion.VENCIDA,
            estado=EstadoDeAccion.NO_INICIADA,
            estado_declarado=EstadoDeAccion.NO_INICIADA,
            verificacion=EstadoDeVerificacion.SIN_EVIDENCIA,
            plazo=leer_fecha("2023-03"),
            plazo_original=leer_fecha("2022-09-30"),
            dias_de_retraso=15,
            prorrogas=1,
            marcas=(Marca.PRORROGADA,),
            novedad=None,
        ),
    )


CERRADA = f"""{TRIMESTRAL}
    seguimiento:
      - {{fecha: 2022-09-20, estado: completada, instancia: 2022-T3}}
      - {{fecha: 2023-02-10, estado: completada}}
"""


def test_al_cerrar_la_serie_desaparece_lo_no_vencido_y_queda_lo_que_ya_se_debia() -> None:
    assert _breve(_instancias(CERRADA)) == [
        ("2022-T3", "completada", "cerrada", 0),
        ("2022-T4", "no_iniciada", "cerrada", 0),
    ]


def test_antes_del_cierre_todo_sigue_exigiendose() -> None:
    assert _breve(_instancias(CERRADA, dia("2023-02-09"))) == [
        ("2022-T3", "completada", "cerrada", 0),
        ("2022-T4", "no_iniciada", "vencida", 40),
        ("2023-T1", "no_iniciada", "en_plazo", 0),
    ]


def test_la_instancia_que_vence_el_dia_del_cierre_no_se_debia() -> None:
    campos = f"{TRIMESTRAL}    seguimiento: [{{fecha: 2022-09-30, estado: completada}}]"
    assert _instancias(campos) == []


def test_un_cierre_con_solo_mes_ocurre_su_ultimo_dia() -> None:
    campos = """
        recurrencia: mensual
        inicio: 2022-09-16
        seguimiento: [{fecha: 2022-10, estado: completada}]
    """
    assert _breve(_instancias(campos)) == [("2022-09", "no_iniciada", "cerrada", 0)]


def test_la_instancia_prorrogada_mas_alla_del_cierre_tampoco_se_debia() -> None:
    campos = f"""{TRIMESTRAL}
    prorrogas: [{{fecha: 2022-09-25, plazo: 2022-11, instancia: 2022-T3}}]
    seguimiento: [{{fecha: 2022-10-15, estado: cancelada, comentario: Sin fondos}}]
    """
    assert _instancias(campos) == []


def test_si_se_rechaza_el_cierre_la_serie_sigue() -> None:
    campos = f"{CERRADA}    verificaciones: [{{fecha: 2023-03-01, resultado: rechazada}}]"
    assert _breve(_instancias(campos)) == [
        ("2022-T3", "completada", "cerrada", 0),
        ("2022-T4", "no_iniciada", "vencida", 105),
        ("2023-T1", "no_iniciada", "vencida", 15),
        ("2023-T2", "no_iniciada", "en_plazo", 0),
    ]


def test_verificar_una_instancia_no_rechaza_el_cierre_de_la_serie() -> None:
    campos = f"""{CERRADA}
    verificaciones: [{{fecha: 2023-03-01, resultado: rechazada, instancia: 2022-T3}}]
    """
    assert _breve(_instancias(campos)) == [
        ("2022-T3", "en_curso", "cerrada", 0),
        ("2022-T4", "no_iniciada", "cerrada", 0),
    ]


@pytest.mark.parametrize(
    ("seguimiento", "cuentas"),
    [
        pytest.param("[]", (0, 3), id="ninguna cumplida"),
        pytest.param(
            "[{fecha: 2022-09-20, estado: completada, instancia: 2022-T3},"
            " {fecha: 2023-02-01, estado: completada, instancia: 2022-T4}]",
            (2, 3),
            id="tarde también se cumple",
        ),
        pytest.param(
            "[{fecha: 2022-09-20, estado: cancelada, comentario: Feriado, instancia: 2022-T3},"
            " {fecha: 2022-12-20, estado: no_aplicable, comentario: Feriado, instancia: 2022-T4}]",
            (0, 1),
            id="ni canceladas ni no aplicables se exigen",
        ),
        pytest.param(
            "[{fecha: 2023-04-10, estado: completada, instancia: 2023-T2}]",
            (0, 3),
            id="la hecha antes de vencer aún no es exigible",
        ),
    ],
)
def test_se_cuentan_las_cumplidas_de_las_exigibles(
    seguimiento: str, cuentas: tuple[int, int]
) -> None:
    halladas = _instancias(f"{TRIMESTRAL}    seguimiento: {seguimiento}")
    assert cumplidas_y_exigibles(halladas, HOY) == cuentas


def test_la_instancia_que_vence_hoy_aun_no_es_exigible() -> None:
    for hoy, exigibles in (("2022-09-30", 0), ("2022-10-01", 1)):
        assert cumplidas_y_exigibles(_instancias(TRIMESTRAL, dia(hoy)), dia(hoy)) == (0, exigibles)


def test_sin_instancias_no_hay_nada_exigible() -> None:
    assert cumplidas_y_exigibles([], HOY) == (0, 0)
