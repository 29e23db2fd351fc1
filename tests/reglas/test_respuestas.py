from datetime import date

import pytest

from apoyo.esqueletos import avisos, codigos, otros, revisados

RECOMENDACION = """\
- id: R1
  texto: Mejorar la coordinación.
"""
ACCION = """
acciones:
  - id: "1.1"
    descripcion: Celebrar reuniones mensuales.
    plazo: 2023-12
"""


def _con(*campos: str) -> str:
    lineas = "\n".join(campo.strip("\n") for campo in campos).split("\n")
    return RECOMENDACION + "".join(f"  {linea}\n" for linea in lineas)


def test_una_recomendacion_sin_respuesta_no_incumple_ninguna_regla() -> None:
    assert codigos("Recomendacion", RECOMENDACION) == []
    assert codigos("Recomendacion", _con(ACCION)) == []


def test_una_respuesta_solo_con_plan_no_incumple_ninguna_regla() -> None:
    assert codigos("Recomendacion", _con("respuesta: {plan: Se harán reuniones.}")) == []


# SEG301, SEG302 · decir por qué y hasta dónde


def test_rechazar_sin_justificar_se_senala_en_la_decision() -> None:
    mensaje = "la recomendación «R1» se rechaza sin decir por qué"
    recomendacion = _con("respuesta:\n  decision: rechazada")
    assert avisos("Recomendacion", recomendacion) == [("SEG301", "rechazada", mensaje)]


@pytest.mark.parametrize(
    ("campos", "esperado"),
    [
        ("  alcance: Lo nacional", ["por qué no el resto"]),
        ("  justificacion: Lo regional no toca", ["qué parte"]),
        ("  fecha: 2023-05", ["por qué no el resto", "qué parte"]),
        ("  alcance: Lo nacional\n  justificacion: Lo regional no toca", []),
    ],
)
def test_aceptar_en_parte_dice_que_parte_y_por_que_no_el_resto(
    campos: str, esperado: list[str]
) -> None:
    respuesta = f"respuesta:\n  decision: aceptada_parcialmente\n{campos}"
    quien = "la recomendación «R1» se acepta en parte sin decir"
    assert avisos("Recomendacion", _con(respuesta, ACCION)) == [
        ("SEG302", "aceptada_parcialmente", f"{quien} {falta}") for falta in esperado
    ]


# SEG303 · aceptar y no concretar


@pytest.mark.parametrize(
    "respuesta",
    [
        "respuesta:\n  decision: aceptada",
        "respuesta:\n  decision: aceptada_parcialmente\n  alcance: A\n  justificacion: J",
    ],
)
def test_lo_aceptado_se_concreta_en_acciones(respuesta: str) -> None:
    assert codigos("Recomendacion", _con(respuesta)) == ["SEG303"]
    assert codigos("Recomendacion", _con(respuesta, ACCION)) == []


def test_si_las_acciones_no_pudieron_leerse_no_se_dice_que_falten() -> None:
    recomendacion = _con("respuesta:\n  decision: aceptada", ACCION.replace("2023-12", "diciembre"))
    assert codigos("Recomendacion", recomendacion) == ["SEG013"]


def test_las_acciones_ilegibles_de_otra_recomendacion_no_cuentan_como_suyas() -> None:
    evaluacion = """\
    titulo: Evaluación final
    organizacion: OIM
    recomendaciones:
      - id: R1
        texto: Mejorar la coordinación.
        acciones:
          - id: "1.1"
            descripcion: Celebrar reuniones mensuales.
            plazo: diciembre
      - id: R2
        texto: Mejorar los registros.
        respuesta:
          decision: aceptada
    """
    diagnosticos = revisados({"data/evaluaciones/ejemplo.yaml": evaluacion})
    assert [(d.codigo, d.posicion.linea) for d in diagnosticos] == [("SEG013", 9), ("SEG303", 13)]


# SEG304 · plazos y respuesta

CON_PLAZO = """
respuesta:
  decision: aceptada
  fecha: {fecha}
acciones:
  - id: "1.1"
    descripcion: Celebrar reuniones mensuales.
    plazo: {plazo}
  - id: "1.2"
    descripcion: Celebrar reuniones mensuales.
    inicio: 2022-01
    recurrencia: mensual
"""


@pytest.mark.parametrize(
    ("fecha", "plazo", "esperado"),
    [
        ("2023-03", "2023-03-01", []),
        ("2023-03-15", "2023-03", []),
        ("2023-03-15", "2023-03-15", []),
        ("2023-03-15", "2023-03-14", ["2023-03-14"]),
        ("2023", "2022-12", ["2022-12"]),
    ],
)
def test_el_plazo_no_es_anterior_a_la_respuesta(
    fecha: str, plazo: str, esperado: list[str]
) -> None:
    recomendacion = _con(CON_PLAZO.format(fecha=fecha, plazo=plazo))
    mensaje = f"el plazo («{plazo}») es anterior a la respuesta («{fecha}»)"
    hallados = [aviso for aviso in avisos("Recomendacion", recomendacion) if aviso[0] != "SEG201"]
    assert hallados == [("SEG304", senalado, mensaje) for senalado in esperado]
    assert otros("Recomendacion", recomendacion) == [fecha for _ in esperado]


def test_el_plazo_que_se_senala_es_el_suyo_aunque_falte_otra_accion() -> None:
    campos = CON_PLAZO.format(fecha="2023-03", plazo="marzo").replace(
        "    inicio: 2022-01\n    recurrencia: mensual\n", "    plazo: 2022-12\n"
    )
    hallados = [(codigo, texto) for codigo, texto, _ in avisos("Recomendacion", _con(campos))]
    assert hallados == [("SEG013", "marzo"), ("SEG304", "2022-12")]


# SEG305 · respuestas que no lo son


@pytest.mark.parametrize("respuesta", ["respuesta: {}", "respuesta: {alcance: Lo nacional}"])
def test_sin_decision_plan_ni_fecha_no_hay_respuesta(respuesta: str) -> None:
    mensaje = "la respuesta a la recomendación «R1» no trae decisión, plan ni fecha: no cuenta"
    assert avisos("Recomendacion", _con(respuesta)) == [("SEG305", respuesta, mensaje)]


# SEG306 · opciones del formulario


def test_la_decision_que_el_formulario_no_ofrecia_senala_las_opciones() -> None:
    recomendacion = _con(
        "opciones_de_respuesta: [aceptada, rechazada]",
        "respuesta: {decision: aceptada_parcialmente, alcance: A, justificacion: J, plan: P}",
    )
    mensaje = "el formulario no ofrecía «aceptada_parcialmente»: solo «aceptada» o «rechazada»"
    assert [(c, m) for c, _, m in avisos("Recomendacion", recomendacion)] == [("SEG306", mensaje)]
    assert otros("Recomendacion", recomendacion) == ["opciones_de_respuesta: [aceptada, rechazada]"]


def test_sin_decision_las_opciones_no_dicen_nada() -> None:
    recomendacion = _con("opciones_de_respuesta: [aceptada]", "respuesta: {plan: Reuniones}")
    assert codigos("Recomendacion", recomendacion) == []


# SEG307 · rechazada con acciones

RECHAZADA = """
respuesta:
  decision: rechazada
  fecha: 2023-02-10
  justificacion: La coordinación corresponde a otra unidad.
acciones:
  - id: "1.1"
    descripcion: Celebrar reuniones.
    plazo: 2023-12
  - id: "1.2"
    descripcion: Redactar un protocolo.
    plazo: 2023-12
    seguimiento:
      - fecha: 2023-03-10
        estado: cancelada
        comentario: Se rechazó la recomendación.
  - id: "1.3"
    descripcion: Revisar el protocolo.
    plazo: 2023-12
"""


def test_las_acciones_abiertas_de_una_rechazada_se_nombran_y_se_senalan() -> None:
    mensaje = "la recomendación «R1» se rechaza con 2 acciones abiertas: «1.1» y «1.3»"
    assert avisos("Recomendacion", _con(RECHAZADA)) == [("SEG307", "rechazada", mensaje)]
    assert otros("Recomendacion", _con(RECHAZADA)) == ['"1.1"', '"1.3"']


def test_el_estado_de_las_acciones_es_el_de_ese_dia() -> None:
    mensaje = "la recomendación «R1» se rechaza con 3 acciones abiertas: «1.1», «1.2» y «1.3»"
    hallados = avisos("Recomendacion", _con(RECHAZADA), date(2023, 3, 9))
    assert hallados[0] == ("SEG307", "rechazada", mensaje)


def test_antes_de_rechazarla_sus_acciones_podian_estar_abiertas() -> None:
    assert codigos("Recomendacion", _con(RECHAZADA), date(2023, 2, 9)) == [
        "SEG309",
        "SEG203",
    ]


# SEG308 · dos bitácoras

SEGUIMIENTO = """
seguimiento:
  - fecha: 2023-06-30
    estado: en_curso
"""


def test_con_acciones_la_bitacora_de_la_recomendacion_no_manda() -> None:
    mensaje = (
        "la recomendación «R1» lleva seguimiento propio y acciones: su estado sale de las acciones"
    )
    assert avisos("Recomendacion", _con(SEGUIMIENTO, ACCION)) == [
        ("SEG308", "seguimiento:", mensaje)
    ]


def test_sin_acciones_la_bitacora_de_la_recomendacion_es_la_que_vale() -> None:
    assert codigos("Recomendacion", _con(f"plazo: 2099-12{SEGUIMIENTO}")) == []


def test_lo_senalado_es_la_linea_de_su_recomendacion() -> None:
    dos = RECOMENDACION.replace("R1", "R0") + _con("respuesta:\n  decision: aceptada")
    [(codigo, texto, _)] = avisos("Recomendacion", dos)
    assert (codigo, texto) == ("SEG303", "aceptada")


@pytest.mark.parametrize(
    ("campos", "esperado"),
    [
        ("", ["SEG303"]),
        ("responsables: [PSU]", ["SEG201"]),
        ("plazo: 2099", []),
        ("sin_plazo: Permanente.", []),
    ],
)
def test_de_la_aceptada_sin_plan_se_dice_una_sola_cosa(campos: str, esperado: list[str]) -> None:
    """Si la sigue alguien, lo que falta es el plazo; si no, en qué se concreta."""
    assert (
        codigos("Recomendacion", _con(f"respuesta: {{decision: aceptada}}\n{campos}")) == esperado
    )
