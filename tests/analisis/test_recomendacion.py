from datetime import date

import pytest

from apoyo import HOY, dia, recomendacion_de
from seguimiento.analisis.recomendacion import estado_derivado, respondida
from seguimiento.analisis.situacion import situar
from seguimiento.modelo.cartera import acciones_de_recomendacion
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.vocabularios import EstadoDeRecomendacion


def _estado(campos: str, hoy: date = HOY) -> str:
    situada = recomendacion_de(campos)
    acciones = acciones_de_recomendacion(situada)
    situaciones = [situar(accion, hoy, Configuracion()) for accion in acciones]
    return estado_derivado(situada.recomendacion, situaciones, hoy).value


def _con_acciones(*estados: str, respuesta: str = "") -> str:
    """Una recomendación con una acción por estado; vacío, sin entradas."""
    acciones = "\n".join(
        f"  - {{id: '1.{n}', descripcion: Convocar"
        + (f", seguimiento: [{{fecha: 2023-03-01, estado: {e}, comentario: Nota}}]" if e else "")
        + "}"
        for n, e in enumerate(estados, 1)
    )
    return f"{respuesta}\nacciones:\n{acciones}\n"


def test_1_rechazada_no_se_implementara_aunque_haya_acciones_hechas() -> None:
    rechazo = "respuesta: {decision: rechazada, justificacion: No es de su mandato}"
    assert _estado(rechazo) == "no_se_implementara"
    assert _estado(_con_acciones("completada", respuesta=rechazo)) == "no_se_implementara"


def test_1_un_rechazo_que_aun_no_se_ha_dado_no_cuenta() -> None:
    campos = (
        "respuesta: {decision: rechazada, justificacion: No es de su mandato, fecha: 2023-04-16}"
    )
    assert _estado(campos) == "sin_respuesta"
    assert _estado(campos, dia("2023-04-16")) == "no_se_implementara"


@pytest.mark.parametrize(
    "estado",
    [
        "pendiente",
        "en_curso",
        "implementada_parcialmente",
        "implementada",
        "no_implementada",
        "no_se_implementara",
    ],
)
def test_2_sin_acciones_vale_el_estado_que_declara_su_bitacora(estado: str) -> None:
    campos = f"seguimiento: [{{fecha: 2023-03-01, estado: {estado}}}]"
    assert _estado(campos) == estado
    assert _estado(f"respuesta: {{decision: aceptada}}\n{campos}") == estado


def test_2_de_su_bitacora_vale_la_ultima_entrada_a_la_fecha() -> None:
    campos = """
        seguimiento:
          - {fecha: 2023-03-01, estado: en_curso}
          - {fecha: 2023-04-16, estado: implementada}
    """
    assert _estado(campos, dia("2023-02-28")) == "sin_respuesta"
    assert _estado(campos) == "en_curso"
    assert _estado(campos, dia("2023-04-16")) == "implementada"


def test_2_con_acciones_manda_lo_que_se_sabe_de_ellas() -> None:
    campos = _con_acciones("en_curso") + "seguimiento: [{fecha: 2023-04-01, estado: implementada}]"
    assert _estado(campos) == "en_curso"


@pytest.mark.parametrize(
    ("entrada", "verificacion", "estado"),
    [
        ("implementada", "{fecha: 2023-03-01, resultado: rechazada}", "en_curso"),
        ("no_se_implementara", "{fecha: 2023-04-01, resultado: rechazada}", "en_curso"),
        ("implementada", "{fecha: 2023-02-28, resultado: rechazada}", "implementada"),
        ("implementada", "{fecha: 2023-04-16, resultado: rechazada}", "implementada"),
        ("implementada", "{fecha: 2023-04-01, resultado: verificada}", "implementada"),
        ("pendiente", "{fecha: 2023-04-01, resultado: rechazada}", "pendiente"),
    ],
)
def test_2_la_verificacion_que_rechaza_lo_que_la_cerro_la_reabre(
    entrada: str, verificacion: str, estado: str
) -> None:
    campos = f"""
        seguimiento: [{{fecha: 2023-03-01, estado: {entrada}}}]
        verificaciones: [{verificacion}]
    """
    assert _estado(campos) == estado


@pytest.mark.parametrize("entrada", [e for e in EstadoDeRecomendacion if not e.terminal])
def test_2_rechazar_lo_que_no_la_cierra_no_cambia_lo_declarado(
    entrada: EstadoDeRecomendacion,
) -> None:
    campos = f"""
        seguimiento: [{{fecha: 2023-03-01, estado: {entrada.value}}}]
        verificaciones: [{{fecha: 2023-04-01, resultado: rechazada}}]
    """
    assert _estado(campos) == entrada.derivado.value


def test_3_sin_respuesta_ni_entrada_alguna_esta_sin_respuesta() -> None:
    assert _estado("") == "sin_respuesta"
    assert _estado(_con_acciones("", "")) == "sin_respuesta"
    assert _estado("respuesta: {justificacion: Se estudiará}") == "sin_respuesta"


def test_3_una_entrada_en_sus_acciones_basta_para_no_estarlo() -> None:
    assert _estado(_con_acciones("", "no_iniciada")) == "pendiente"


@pytest.mark.parametrize(
    "respuesta", ["{decision: aceptada}", "{fecha: 2023-01}", "{decision: aceptada, fecha: 2023}"]
)
def test_4_respondida_sin_acciones_ni_plan_esta_sin_plan(respuesta: str) -> None:
    assert _estado(f"respuesta: {respuesta}", dia("2023-12-31")) == "sin_plan"


def test_4_con_plan_y_sin_acciones_esta_pendiente() -> None:
    assert _estado("respuesta: {plan: Se coordinará con el GTRM}") == "pendiente"


@pytest.mark.parametrize(
    ("estados", "derivado"),
    [
        pytest.param(["cancelada"], "no_se_implementara", id="5 todas canceladas"),
        pytest.param(
            ["cancelada", "no_aplicable"], "no_se_implementara", id="5 canceladas o no aplicables"
        ),
        pytest.param(["completada"], "implementada", id="6 todas completadas"),
        pytest.param(
            ["completada", "cancelada", "no_aplicable"],
            "implementada",
            id="6 todas las demás completadas",
        ),
        pytest.param(["completada", ""], "implementada_parcialmente", id="7 alguna completada"),
        pytest.param(
            ["en_curso", "completada"],
            "implementada_parcialmente",
            id="7 una completada pesa más que una en curso",
        ),
        pytest.param(["en_curso", ""], "en_curso", id="8 alguna en curso"),
        pytest.param(["en_curso", "cancelada"], "en_curso", id="8 en curso la que queda"),
        pytest.param(["no_iniciada", ""], "pendiente", id="9 ninguna empezada"),
        pytest.param(["cancelada", ""], "pendiente", id="9 queda una sin empezar"),
    ],
)
@pytest.mark.parametrize("respuesta", ["", "respuesta: {decision: aceptada}"])
def test_el_estado_se_deriva_de_sus_acciones(
    estados: list[str], derivado: str, respuesta: str
) -> None:
    assert _estado(_con_acciones(*estados, respuesta=respuesta)) == derivado


def test_el_estado_de_las_acciones_es_el_efectivo() -> None:
    campos = """
        acciones:
          - id: "1.1"
            descripcion: Convocar
            seguimiento: [{fecha: 2023-03-01, estado: completada}]
            verificaciones: [{fecha: 2023-04-01, resultado: rechazada}]
    """
    assert _estado(campos, dia("2023-03-31")) == "implementada"
    assert _estado(campos) == "en_curso"


@pytest.mark.parametrize(
    ("respuesta", "hay"),
    [
        ("", False),
        ("respuesta: {justificacion: Se estudiará}", False),
        ("respuesta: {alcance: Solo en Perú}", False),
        ("respuesta: {decision: aceptada}", True),
        ("respuesta: {plan: Se coordinará con el GTRM}", True),
        ("respuesta: {fecha: 2023-04-15}", True),
        ("respuesta: {fecha: 2023-04-16}", False),
        ("respuesta: {decision: aceptada, fecha: 2023-04}", False),
    ],
)
def test_hay_respuesta_si_consta_decision_plan_o_fecha_y_ya_se_ha_dado(
    respuesta: str, *, hay: bool
) -> None:
    assert respondida(recomendacion_de(respuesta).recomendacion, HOY) is hay
