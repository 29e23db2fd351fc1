from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo import HOY, accion_de, cartera_de, dia
from seguimiento.analisis.bitacora import Racha
from seguimiento.analisis.situacion import Situacion, situar, tramo_de_retraso
from seguimiento.fechas import leer_fecha
from seguimiento.modelo.cartera import AccionSituada
from seguimiento.modelo.configuracion import TRAMOS_DE_RETRASO, Configuracion
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeVerificacion, Marca, SituacionDeAccion

FABRICA = Configuracion()


def _situar(campos: str, hoy: date = HOY, configuracion: Configuracion = FABRICA) -> Situacion:
    return situar(accion_de(campos), hoy, configuracion)


def _situacion(campos: str, hoy: date = HOY) -> tuple[str, int | None]:
    situacion = _situar(campos, hoy)
    return situacion.situacion.value, situacion.dias_de_retraso


def _marcas(situada: AccionSituada, hoy: date, configuracion: Configuracion = FABRICA) -> list[str]:
    return [marca.value for marca in situar(situada, hoy, configuracion).marcas]


def test_todo_lo_que_se_sabe_de_una_accion_prorrogada_y_en_curso() -> None:
    situada = accion_de("""
        plazo: 2022-11
        prorrogas: [{fecha: 2022-12-10, plazo: 2023-03}]
        seguimiento: [{fecha: 2023-02-01, estado: en_curso}]
    """)
    assert situar(situada, HOY, FABRICA) == Situacion(
        situacion=SituacionDeAccion.VENCIDA,
        estado=EstadoDeAccion.EN_CURSO,
        estado_declarado=EstadoDeAccion.EN_CURSO,
        verificacion=EstadoDeVerificacion.SIN_EVIDENCIA,
        plazo=leer_fecha("2023-03"),
        plazo_original=leer_fecha("2022-11"),
        dias_de_retraso=15,
        prorrogas=1,
        marcas=(Marca.PRORROGADA,),
        novedad=situada.accion.seguimiento[0],
        racha=Racha(situada.accion.seguimiento, None),
    )


def test_vence_hoy_no_esta_vencida() -> None:
    assert _situacion("plazo: 2023-04-15") == ("por_vencer", 0)


def test_la_que_vencia_ayer_lleva_un_dia_de_retraso() -> None:
    assert _situacion("plazo: 2023-04-14") == ("vencida", 1)


@pytest.mark.parametrize(
    ("plazo", "vence"),
    [("2023-11", "2023-11-30"), ("2024-02", "2024-02-29"), ("2023-T2", "2023-06-30")],
)
def test_un_plazo_parcial_vale_hasta_su_ultimo_dia(plazo: str, vence: str) -> None:
    ultimo = dia(vence)
    assert _situar(f"plazo: {plazo}").vence == ultimo
    assert _situacion(f"plazo: {plazo}", ultimo) == ("por_vencer", 0)
    assert _situacion(f"plazo: {plazo}", ultimo + timedelta(days=1)) == ("vencida", 1)


@pytest.mark.parametrize("cambio_de_hora", ["2023-03-26", "2023-09-03"])
def test_la_noche_en_que_cambia_la_hora_tambien_es_un_dia(cambio_de_hora: str) -> None:
    vispera = dia(cambio_de_hora) - timedelta(days=1)
    assert _situacion(f"plazo: {vispera}", dia(cambio_de_hora)) == ("vencida", 1)


def test_por_vencer_incluye_el_dia_treinta_y_no_el_treinta_y_uno() -> None:
    assert _situacion("plazo: 2023-05-15") == ("por_vencer", 0)
    assert _situacion("plazo: 2023-05-16") == ("en_plazo", 0)


def test_el_margen_de_aviso_lo_dice_la_configuracion() -> None:
    sin_margen = cartera_de(configuracion="dias_por_vencer: 0").configuracion
    assert _situar("plazo: 2023-04-15", HOY, sin_margen).situacion is SituacionDeAccion.POR_VENCER
    assert _situar("plazo: 2023-04-16", HOY, sin_margen).situacion is SituacionDeAccion.EN_PLAZO


@pytest.mark.parametrize("estado", ["no_iniciada", "en_curso"])
def test_sin_plazo_nunca_esta_al_dia(estado: str) -> None:
    situacion = _situar(f"seguimiento: [{{fecha: 2023-04-01, estado: {estado}}}]")
    assert (situacion.situacion, situacion.dias_de_retraso) == (SituacionDeAccion.SIN_PLAZO, None)
    assert situacion.vence is None
    assert situacion.abierta


@pytest.mark.parametrize("estado", ["completada", "cancelada", "no_aplicable"])
@pytest.mark.parametrize(("plazo", "retraso"), [("plazo: 2022-11", 0), ("", None)])
def test_un_estado_terminal_la_cierra_aunque_el_plazo_haya_pasado(
    estado: str, plazo: str, retraso: int | None
) -> None:
    entrada = f"{{fecha: 2023-04-15, estado: {estado}, comentario: Ya no procede}}"
    situacion = _situar(f"{plazo}\nseguimiento: [{entrada}]")
    assert (situacion.situacion, situacion.dias_de_retraso) == (SituacionDeAccion.CERRADA, retraso)
    assert situacion.estado.value == estado
    assert not situacion.abierta


def test_la_que_se_cierra_manana_hoy_sigue_vencida() -> None:
    campos = "plazo: 2023-03\nseguimiento: [{fecha: 2023-04-16, estado: completada}]"
    assert _situacion(campos) == ("vencida", 15)
    assert _situacion(campos, dia("2023-04-16")) == ("cerrada", 0)


def test_la_rechazada_por_la_verificacion_vuelve_a_estar_vencida() -> None:
    situacion = _situar("""
        plazo: 2023-03
        seguimiento: [{fecha: 2023-03-01, estado: completada}]
        verificaciones: [{fecha: 2023-04-01, resultado: rechazada}]
    """)
    assert (situacion.situacion, situacion.dias_de_retraso) == (SituacionDeAccion.VENCIDA, 15)
    assert situacion.estado is EstadoDeAccion.EN_CURSO
    assert situacion.estado_declarado is EstadoDeAccion.COMPLETADA
    assert situacion.verificacion is EstadoDeVerificacion.RECHAZADA


def test_una_prorroga_concedida_tarde_no_borra_el_retraso_anterior() -> None:
    campos = "plazo: 2022-11\nprorrogas: [{fecha: 2023-03-10, plazo: 2023-09}]"
    assert _situacion(campos, dia("2023-03-09")) == ("vencida", 99)
    assert _situacion(campos, dia("2023-03-10")) == ("en_plazo", 0)
    assert _situar(campos).plazo_original == leer_fecha("2022-11")


def test_una_prorroga_futura_no_cuenta() -> None:
    situacion = _situar("plazo: 2023-03\nprorrogas: [{fecha: 2023-04-16, plazo: 2023-09}]")
    assert (situacion.situacion, situacion.dias_de_retraso) == (SituacionDeAccion.VENCIDA, 15)
    assert (situacion.prorrogas, Marca.PRORROGADA in situacion.marcas) == (0, False)


def test_la_prorroga_de_una_instancia_no_amplia_la_serie() -> None:
    situacion = _situar("""
        recurrencia: trimestral
        inicio: 2022-10
        plazo: 2023-03
        prorrogas: [{fecha: 2022-12-10, plazo: 2023-09, instancia: 2022-T4}]
    """)
    assert (situacion.situacion, situacion.prorrogas) == (SituacionDeAccion.VENCIDA, 0)
    assert Marca.PRORROGADA not in situacion.marcas


@pytest.mark.parametrize(
    ("dias", "tramo"),
    [
        (-1, None),
        (0, None),
        (1, 0),
        (30, 0),
        (31, 1),
        (90, 1),
        (91, 2),
        (365, 2),
        (366, 3),
        (4000, 3),
    ],
)
def test_los_tramos_de_retraso_incluyen_su_ultimo_dia(dias: int, tramo: int | None) -> None:
    assert tramo_de_retraso(dias, TRAMOS_DE_RETRASO) == tramo


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.dates(date(1990, 1, 1), date(2099, 1, 1)))
def test_una_accion_abierta_con_plazo_esta_vencida_o_no_tiene_retraso(
    plazo: date, hoy: date
) -> None:
    situacion = _situar(f"plazo: {plazo}", hoy)
    assert situacion.dias_de_retraso == max(0, (hoy - plazo).days)
    assert (situacion.situacion is SituacionDeAccion.VENCIDA) == (plazo < hoy)


# Marcas -----------------------------------------------------------------------------------------

EVALUACION = """
    titulo: Evaluación de prueba
    organizacion: OIM
    {fecha}
    recomendaciones:
      - id: R1
        texto: Reforzar la coordinación
        {respuesta}
        acciones:
          - id: "1.1"
            descripcion: Convocar a los puntos focales
            {accion}
"""


def _accion(fecha: str = "", respuesta: str = "", accion: str = "") -> AccionSituada:
    yaml = EVALUACION.format(fecha=fecha, respuesta=respuesta, accion=accion)
    return next(cartera_de(yaml).acciones())


@pytest.mark.parametrize(
    ("fecha", "respuesta", "accion"),
    [
        pytest.param(
            "fecha: 2022",
            "respuesta: {fecha: 2023-01-06}",
            "seguimiento: [{fecha: 2023-01-05, estado: en_curso}]",
            id="desde la última entrada, aunque la respuesta sea posterior",
        ),
        pytest.param("fecha: 2023-01-05", "", "", id="desde la evaluación"),
        pytest.param("fecha: 2022", "respuesta: {fecha: 2023-01-05}", "", id="desde la respuesta"),
        pytest.param(
            "fecha: 2022",
            "respuesta: {fecha: 2022-12-31}",
            "inicio: 2023-01-05",
            id="desde el inicio",
        ),
        pytest.param(
            "fecha: 2023-01-05",
            "respuesta: {fecha: 2022-12-01}",
            "inicio: 2022-10",
            id="desde lo más tardío de los tres",
        ),
        pytest.param(
            "fecha: 2023-01-05",
            "respuesta: {fecha: 2023-12-01}",
            "",
            id="sin contar una respuesta que aún no se ha dado",
        ),
        pytest.param(
            "fecha: 2023-01-05", "respuesta: {plan: Convocar}", "", id="ni una respuesta sin fecha"
        ),
    ],
)
def test_cien_dias_no_son_falta_de_novedad_y_ciento_uno_si(
    fecha: str, respuesta: str, accion: str
) -> None:
    # del 5 de enero al 15 de abril de 2023 van 100 días
    situada = _accion(fecha, respuesta, accion)
    assert Marca.SIN_NOVEDAD not in situar(situada, HOY, FABRICA).marcas
    assert Marca.SIN_NOVEDAD in situar(situada, HOY + timedelta(days=1), FABRICA).marcas


def test_un_inicio_con_solo_mes_cuenta_desde_su_primer_dia() -> None:
    situada = _accion(accion="inicio: 2023-01")
    assert Marca.SIN_NOVEDAD not in situar(situada, dia("2023-04-11"), FABRICA).marcas
    assert Marca.SIN_NOVEDAD in situar(situada, dia("2023-04-12"), FABRICA).marcas


@pytest.mark.parametrize(
    ("fecha", "respuesta", "accion"),
    [
        ("fecha: 2022", "", ""),
        ("", "respuesta: {fecha: 2022-12}", ""),
        ("", "", "seguimiento: [{fecha: 2022-T4, estado: en_curso}]"),
    ],
)
def test_evaluacion_respuesta_y_entrada_parciales_cuentan_desde_su_ultimo_dia(
    fecha: str, respuesta: str, accion: str
) -> None:
    situada = _accion(fecha, respuesta, accion)
    assert Marca.SIN_NOVEDAD not in situar(situada, dia("2023-04-10"), FABRICA).marcas
    assert Marca.SIN_NOVEDAD in situar(situada, dia("2023-04-11"), FABRICA).marcas


@pytest.mark.parametrize(("respuesta", "calla"), [("2023-04-15", False), ("2023-04", True)])
def test_la_respuesta_de_hoy_ya_se_ha_dado_y_la_de_este_mes_aun_no(
    respuesta: str, *, calla: bool
) -> None:
    situada = _accion("fecha: 2020", f"respuesta: {{fecha: {respuesta}}}")
    assert (Marca.SIN_NOVEDAD in situar(situada, HOY, FABRICA).marcas) is calla


def test_sin_ninguna_fecha_de_que_partir_no_se_dice_que_falte_novedad() -> None:
    assert _marcas(_accion(), dia("2099-12-31")) == ["sin_seguimiento"]


def test_de_lo_cerrado_no_se_espera_novedad() -> None:
    situada = _accion(
        accion="seguimiento: [{fecha: 2020, estado: cancelada, comentario: Ya no procede}]"
    )
    assert _marcas(situada, HOY) == []


def test_los_dias_sin_novedad_los_dice_la_configuracion() -> None:
    una_semana = cartera_de(configuracion="dias_sin_novedad: 7").configuracion
    situada = _accion("fecha: 2023-04-08")
    assert _marcas(situada, HOY, una_semana) == ["sin_seguimiento"]
    assert _marcas(situada, dia("2023-04-16"), una_semana) == ["sin_seguimiento", "sin_novedad"]


def test_a_un_compromiso_le_falta_novedad_desde_su_inicio() -> None:
    cartera = cartera_de(
        acuerdo="""
            titulo: Mecanismo de seguimiento
            compromisos:
              - {id: "1", descripcion: Definir los actores, inicio: 2023-01-05}
              - {id: "2", descripcion: Fijar los plazos}
        """
    )
    manana = HOY + timedelta(days=1)
    assert [_marcas(compromiso, manana) for compromiso in cartera.compromisos()] == [
        ["sin_seguimiento", "sin_novedad", "debia_empezar"],
        ["sin_seguimiento"],
    ]


@pytest.mark.parametrize(
    ("campos", "marcas"),
    [
        pytest.param(
            "inicio: 2023-04-14", ["sin_seguimiento", "debia_empezar"], id="el inicio pasó"
        ),
        pytest.param("inicio: 2023-04-15", ["sin_seguimiento"], id="empieza hoy"),
        pytest.param(
            "inicio: 2023-04",
            ["sin_seguimiento", "debia_empezar"],
            id="con solo mes debía empezar el día 1",
        ),
        pytest.param(
            "inicio: 2023-04-01\nseguimiento: [{fecha: 2023-04-02, estado: en_curso}]",
            [],
            id="ya empezó",
        ),
        pytest.param(
            "inicio: 2023-04-01\nseguimiento: [{fecha: 2023-04-02, estado: no_iniciada}]",
            ["debia_empezar"],
            id="se dice que no ha empezado",
        ),
        pytest.param(
            "inicio: 2023-04-01\nseguimiento: [{fecha: 2023-04-16, estado: en_curso}]",
            ["sin_seguimiento", "debia_empezar"],
            id="empieza mañana",
        ),
        pytest.param(
            "seguimiento: [{fecha: 2023-04-02, estado: completada}]",
            ["por_verificar", "sin_evidencia"],
            id="completada sin más",
        ),
        pytest.param(
            "seguimiento: [{fecha: 2023-04-02, estado: completada, evidencias: [{titulo: Acta}]}]",
            ["por_verificar"],
            id="completada con evidencia",
        ),
        pytest.param(
            "seguimiento: [{fecha: 2023-04-02, estado: completada}]\n"
            "verificaciones: [{fecha: 2023-04-03, resultado: verificada}]",
            ["sin_evidencia"],
            id="verificada sin evidencia escrita",
        ),
        pytest.param(
            "seguimiento: [{fecha: 2023-04-02, estado: completada}]\n"
            "verificaciones: [{fecha: 2023-04-03, resultado: rechazada}]",
            [],
            id="rechazada: está en curso y nada hay que verificar",
        ),
        pytest.param(
            "seguimiento: [{fecha: 2023-04-02, estado: no_aplicable, comentario: Ya no procede}]",
            [],
            id="lo que no aplica no se verifica",
        ),
        pytest.param(
            "plazo: 2023-03\nprorrogas: [{fecha: 2023-04-15, plazo: 2023-12}]",
            ["sin_seguimiento", "prorrogada"],
            id="prorrogada hoy",
        ),
        pytest.param("misma_que: '4.1'", ["sin_seguimiento", "misma_que"], id="misma que otra"),
    ],
)
def test_cada_marca_acompana_a_lo_que_senala(campos: str, marcas: list[str]) -> None:
    assert _marcas(accion_de(campos), HOY) == marcas


def test_la_entrada_de_una_instancia_es_novedad_de_su_serie() -> None:
    situacion = _situar("""
        recurrencia: mensual
        inicio: 2023-01
        plazo: 2023-12
        seguimiento: [{fecha: 2023-04-01, estado: completada, instancia: 2023-03}]
    """)
    assert situacion.estado is EstadoDeAccion.EN_CURSO
    assert situacion.novedad is not None
    assert situacion.novedad.fecha == leer_fecha("2023-04-01")
    assert situacion.marcas == ()
