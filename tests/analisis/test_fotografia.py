from collections import Counter
from datetime import date, timedelta
from functools import cache
from textwrap import dedent, indent

import pytest

from apoyo import HOY, cartera_con, cartera_de, dia, evaluacion_con
from apoyo.cartera_de_doce import ARCHIVOS, CIFRAS, CORTES
from seguimiento.analisis import recomendacion, situacion
from seguimiento.analisis.fotografia import (
    MESES_DE_COHORTE,
    Dimension,
    Fotografia,
    fotografiar,
    partir,
)
from seguimiento.analisis.situacion import Situacion, declarada
from seguimiento.fechas import sumar_meses
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.cartera import Cartera
from seguimiento.vocabularios import EstadoDerivado

TARDE = date(2024, 12, 31)


@cache
def _doce() -> Cartera:
    return cartera_con(dict(ARCHIVOS))


def _existentes(foto: Fotografia) -> list[str]:
    return [r.ref for r in foto.recomendaciones] + [a.ref for a in foto.acciones]


def _de(recomendacion: str, hoy: date, *, fecha: str = "2023-03") -> Fotografia:
    """La fotografía de una evaluación fechada con una recomendación, R1, que lleva esos campos."""
    yaml = (
        "titulo: Evaluación\norganizacion: OIM\n"
        + (f"fecha: {fecha}\n" if fecha else "")
        + f"recomendaciones:\n  - id: R1\n    texto: Coordinar\n{indent(dedent(recomendacion), '    ')}"
    )
    return fotografiar(cartera_de(yaml), hoy)


# La cartera de doce ------------------------------------------------------------------------------


def test_son_doce_acciones_de_ocho_recomendaciones_y_un_compromiso_aparte() -> None:
    foto = fotografiar(_doce(), TARDE)
    cuantas = len(foto.acciones), len(foto.recomendaciones), [c.ref for c in foto.compromisos]
    assert cuantas == (12, 8, ["mesa/c1"])


@pytest.mark.parametrize("corte", CORTES, ids=str)
def test_las_situaciones_y_los_estados_son_los_contados_a_mano(corte: date) -> None:
    foto, cifras = fotografiar(_doce(), corte), CIFRAS[corte]
    assert Counter(a.situacion.situacion.value for a in foto.acciones) == cifras.situaciones
    assert Counter(a.situacion.estado.value for a in foto.acciones) == cifras.estados
    assert Counter(r.estado.value for r in foto.recomendaciones) == cifras.recomendaciones


def test_cada_accion_se_situa_una_vez_por_fotografia(monkeypatch: pytest.MonkeyPatch) -> None:
    situadas: list[str] = []

    def contada(accion: Accion, hoy: date) -> Situacion:
        situadas.append(accion.id)
        return declarada(accion, hoy)

    monkeypatch.setattr(situacion, "declarada", contada)
    monkeypatch.setattr(recomendacion, "declarada", contada)
    # antes de que ninguna cumpla doce meses: a esa edad hay que mirar también cómo estaba entonces
    fotografiar(_doce(), date(2022, 8, 14))
    fotografiar(_doce(), date(2022, 6, 30))
    assert Counter(situadas) == {
        **{a.accion.id: 2 for a in _doce().acciones() if a.origen.id == "caminos"},
        "c1": 2,
    }


# Qué existía --------------------------------------------------------------------------------------

ACCION = """
acciones:
  - id: "1.1"
    descripcion: Convocar
"""
LO_SUYO = [
    pytest.param("", "2023-03-01", id="el primer día de la fecha de la evaluación"),
    pytest.param("fecha: 2023-05", "2023-05-01", id="el de la recomendación, si es posterior"),
    pytest.param("fecha: 2023-01", "2023-03-01", id="nada existe antes que su evaluación"),
    pytest.param("respuesta: {fecha: 2023-02-10}", "2023-03-01", id="una respuesta no la adelanta"),
    pytest.param("respuesta: {fecha: 2023-06-10}", "2023-03-01", id="ni la retrasa"),
    pytest.param(
        "seguimiento: [{fecha: 2023-01-10, estado: en_curso}]", "2023-03-01", id="ni su bitácora"
    ),
    pytest.param(
        "verificaciones: [{fecha: 2023-01-11, resultado: verificada}]",
        "2023-03-01",
        id="ni su verificación",
    ),
]


@pytest.mark.parametrize(("campos", "desde"), LO_SUYO)
def test_una_recomendacion_existe_desde_su_fecha(campos: str, desde: str) -> None:
    alta = dia(desde)
    assert _existentes(_de(campos, alta - timedelta(days=1))) == []
    assert _existentes(_de(campos, alta)) == ["e/R1"]


@pytest.mark.parametrize(
    "campo",
    [
        pytest.param("", id="sin nada anotado"),
        pytest.param("    seguimiento: [{fecha: 2023-01-10, estado: en_curso}]", id="entrada"),
        pytest.param("    prorrogas: [{fecha: 2023-01-12, plazo: 2024}]", id="prórroga"),
        pytest.param(
            "    verificaciones: [{fecha: 2023-01-13, resultado: rechazada}]", id="verificación"
        ),
        pytest.param("    inicio: 2023-01-14", id="inicio"),
        pytest.param(
            "    seguimiento: [{fecha: 2023-09-10, estado: en_curso}]", id="entrada posterior"
        ),
    ],
)
def test_una_accion_existe_con_su_recomendacion(campo: str) -> None:
    campos, alta = f"{ACCION}{campo}\n", dia("2023-03-01")
    assert _existentes(_de(campos, alta - timedelta(days=1))) == []
    assert _existentes(_de(campos, alta)) == ["e/R1", "e/1.1"]


def test_el_estado_sale_de_todas_las_acciones_aunque_de_una_no_se_anotara_nada() -> None:
    campos = f"""{ACCION}    seguimiento: [{{fecha: 2023-03-10, estado: completada}}]
  - id: "1.2"
    descripcion: Publicar
"""
    foto = _de(campos, dia("2023-03-10"))
    assert _existentes(foto) == ["e/R1", "e/1.1", "e/1.2"]
    assert foto.recomendaciones[0].estado is EstadoDerivado.IMPLEMENTADA_PARCIALMENTE


def test_lo_que_no_lleva_fecha_existe_desde_siempre() -> None:
    assert _existentes(_de(ACCION, date(1999, 1, 1), fecha="")) == ["e/R1", "e/1.1"]


def test_los_compromisos_existen_con_su_acuerdo() -> None:
    foto = fotografiar(_doce(), date(1999, 1, 1))
    assert (_existentes(foto), [c.ref for c in foto.compromisos]) == ([], ["mesa/c1"])


@pytest.mark.parametrize(("estado", "obliga"), [("propuesto", False), ("vigente", True)])
def test_un_compromiso_propuesto_no_obliga(estado: str, *, obliga: bool) -> None:
    acuerdo = f"titulo: Mesa\nestado: {estado}\ncompromisos: [{{id: c1, descripcion: Compartir}}]\n"
    [compromiso] = fotografiar(cartera_de(acuerdo=acuerdo), HOY).compromisos
    assert (compromiso.exigible, compromiso.abierta) == (obliga, True)


# Qué se sabe de cada recomendación ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("respuesta", "decision", "aceptada"),
    [
        ("", None, False),
        ("respuesta: {fecha: 2023-04-01}", None, False),
        ("respuesta: {decision: aceptada, fecha: 2023-04-15}", "aceptada", True),
        ("respuesta: {decision: aceptada, fecha: 2023-04-16}", None, False),
        ("respuesta: {decision: aceptada_parcialmente}", "aceptada_parcialmente", True),
        ("respuesta: {decision: rechazada}", "rechazada", False),
    ],
)
def test_la_decision_es_la_que_constaba_ese_dia(
    respuesta: str, decision: str | None, *, aceptada: bool
) -> None:
    [r] = _de(respuesta, HOY).recomendaciones
    assert (r.decision, r.aceptada) == (decision, aceptada)


@pytest.mark.parametrize(
    ("estado", "abierta"),
    [
        ("pendiente", True),
        ("en_curso", True),
        ("implementada_parcialmente", True),
        ("no_implementada", True),
        ("implementada", False),
        ("no_se_implementara", False),
    ],
)
def test_una_recomendacion_deja_de_estar_abierta_si_se_implementa_o_se_descarta(
    estado: str, *, abierta: bool
) -> None:
    [r] = _de(f"seguimiento: [{{fecha: 2023-04-01, estado: {estado}}}]", HOY).recomendaciones
    assert r.abierta is abierta


@pytest.mark.parametrize(
    ("hoy", "implementada_a"),
    [
        ("2024-01-30", {}),
        ("2024-01-31", {12: False}),
        ("2024-12-31", {12: False}),
        ("2025-01-31", {12: False, 24: True}),
        ("2025-02-01", {12: False, 24: True}),
        ("2025-12-31", {12: False, 24: True}),
    ],
)
def test_a_los_12_y_24_meses_se_mira_como_estaba_entonces_y_no_ahora(
    hoy: str, implementada_a: dict[int, bool]
) -> None:
    campos = f"""
respuesta: {{decision: aceptada, fecha: 2023-01}}
{ACCION}    seguimiento:
      - {{fecha: 2024-02-01, estado: completada}}
      - {{fecha: 2025-02-01, estado: en_curso}}
"""
    [r] = _de(campos, dia(hoy)).recomendaciones
    assert r.implementada_a == implementada_a


@pytest.mark.parametrize(
    ("campos", "fecha", "antiguedades"),
    [
        pytest.param("respuesta: {decision: aceptada}", "2022-06", {12}, id="desde la evaluación"),
        pytest.param(
            "fecha: 2021-12\nrespuesta: {decision: aceptada}", "2022-06", {12, 24}, id="o la suya"
        ),
        pytest.param("respuesta: {decision: aceptada}", "", set(), id="sin fecha alguna"),
        pytest.param("respuesta: {decision: rechazada}", "2022-06", set(), id="rechazada"),
        pytest.param("respuesta: {fecha: 2022-01-01}", "2022-06", set(), id="sin decisión"),
        pytest.param("", "2022-06", set(), id="sin respuesta"),
    ],
)
def test_la_antiguedad_se_cuenta_desde_la_respuesta_o_lo_que_haya(
    campos: str, fecha: str, antiguedades: set[int]
) -> None:
    [r] = _de(campos, dia("2023-12-31"), fecha=fecha).recomendaciones
    assert set(r.implementada_a) == antiguedades


def test_la_cohorte_es_el_estado_de_la_fotografia_de_entonces() -> None:
    corte = date(2028, 1, 1)
    [ahora] = [{r.ref: r for r in fotografiar(_doce(), corte).recomendaciones if r.aceptada}]
    desde = {
        "caminos/R1": date(2021, 8, 15),
        "caminos/R2": date(2021, 9, 30),
        "puertos/R2": date(2023, 3, 20),
        "radios/R1": date(2023, 6, 30),
        "radios/R3": date(2023, 9, 1),
    }
    hallado = {ref: dict(r.implementada_a) for ref, r in ahora.items()}
    assert hallado == {
        ref: {
            meses: _estado_el(ref, sumar_meses(t0, meses)) is EstadoDerivado.IMPLEMENTADA
            for meses in MESES_DE_COHORTE
        }
        for ref, t0 in desde.items()
    }


def _estado_el(ref: str, cuando: date) -> EstadoDerivado:
    foto = fotografiar(_doce(), cuando)
    return next(r.estado for r in foto.recomendaciones if r.ref == ref)


# Por grupos ---------------------------------------------------------------------------------------

VARIAS = """
titulo: Evaluación
organizacion: OIM
fecha: 2022-06
unidades_administrativas: [PSU, Unidad de Apoyo a Programas]
recomendaciones:
  - id: R1
    texto: Coordinar
    unidades_administrativas: [Oficina Regional]
    acciones:
      - {id: "1.1", descripcion: Convocar, responsables: [psu, Unidad de Apoyo a Programas]}
      - {id: "1.2", descripcion: Publicar, responsables: [Unidad 10, Unidad 2]}
  - id: R2
    texto: Difundir
"""
ACTORES = "actores: {Unidad de Apoyo a Programas: {alias: [PSU]}}\n"


def _grupos(dimension: Dimension, evaluacion: str = VARIAS) -> dict[str, list[str]]:
    cartera = cartera_de(evaluacion, configuracion=ACTORES)
    partes = partir(fotografiar(cartera, HOY), dimension)
    return {grupo: _existentes(parte) for grupo, parte in partes.items()}


def test_por_responsable_los_nombres_son_los_canonicos_y_van_en_orden_natural() -> None:
    hallados = _grupos(Dimension.RESPONSABLE)
    assert hallados == {
        "Unidad 2": ["e/R1", "e/1.2"],
        "Unidad 10": ["e/R1", "e/1.2"],
        "Unidad de Apoyo a Programas": ["e/R1", "e/1.1"],
        "sin responsable": ["e/R2"],
    }
    assert list(hallados) == [
        "Unidad 2",
        "Unidad 10",
        "Unidad de Apoyo a Programas",
        "sin responsable",
    ]


def test_la_recomendacion_sin_acciones_es_de_quien_responde_de_ella() -> None:
    sola = """\
titulo: E
organizacion: O
recomendaciones:
  - {id: R1, texto: T, plazo: 2023-01, responsables: [Unidad 2, PSU]}
  - {id: R2, texto: T, plazo: 2023-01}
"""
    assert _grupos(Dimension.RESPONSABLE, sola) == {
        "Unidad 2": ["e/R1"],
        "Unidad de Apoyo a Programas": ["e/R1"],
        "sin responsable": ["e/R2"],
    }


def test_la_unidad_es_la_de_la_recomendacion_o_la_de_su_evaluacion() -> None:
    assert _grupos(Dimension.UNIDAD) == {
        "Oficina Regional": ["e/R1", "e/1.1", "e/1.2"],
        "Unidad de Apoyo a Programas": ["e/R2"],
    }


def test_lo_que_no_dice_su_grupo_va_en_el_suyo_y_al_final() -> None:
    sin_nada = evaluacion_con('- {id: "1.1", descripcion: Convocar}')
    todas = ["e/R1", "e/1.1"]
    assert [_grupos(dimension, sin_nada) for dimension in Dimension] == [
        {"e": todas},
        {"sin unidad": todas},
        {"sin responsable": todas},
        {"sin prioridad": todas},
        {"sin fecha": todas},
    ]


def test_un_grupo_puede_partirse_a_su_vez_sin_recuperar_lo_ajeno() -> None:
    foto = fotografiar(cartera_de(VARIAS, configuracion=ACTORES), HOY)
    de_la_unidad = partir(foto, Dimension.RESPONSABLE)["Unidad 2"]
    assert [a.ref for a in partir(de_la_unidad, Dimension.ANIO)["2022"].acciones] == ["e/1.2"]


def test_los_compromisos_no_son_de_ningun_grupo() -> None:
    partes = partir(fotografiar(_doce(), TARDE), Dimension.RESPONSABLE)
    assert {parte.compromisos for parte in partes.values()} == {()}
