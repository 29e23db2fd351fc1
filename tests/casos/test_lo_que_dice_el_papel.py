"""Se anota lo que la organización escribió, con sus fechas y sus períodos; lo raro se avisa, no se impide."""

from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.una_evaluacion import con_acciones, evaluacion

PAPEL = evaluacion(
    "p",
    """\
fecha: 2023-01
recomendaciones:
  - id: R1
    texto: Seguir coordinando de forma permanente.
    respuesta: {decision: aceptada, fecha: 2023-02-01}
    acciones:
      - id: "1.1"
        descripcion: Reunión permanente con socios, cada trimestre, sin fecha de fin.
        inicio: 2023-01
        recurrencia: trimestral
        seguimiento:
          - {fecha: 2023-03-20, estado: completada, instancia: 2023-T1, evidencias: [{titulo: Acta}]}
      - id: "1.2"
        descripcion: Capacitar a 4 grupos
        plazo: 2023-06
        meta: [{cantidad: 4, unidad: talleres}]
        seguimiento:
          - {fecha: 2023-05-01, estado: completada, cantidad: 2, evidencias: [{titulo: Acta}]}
  - id: R2
    texto: Otra
    respuesta: {decision: aceptada_parcialmente, fecha: 2023-02, justificacion: Ya se hace}
    acciones: [{id: "2.1", descripcion: Vieja, plazo: 2022-05}]
""",
)


def test_lo_raro_que_dice_la_fuente_avisa_y_lo_permanente_no(tmp_path: Path) -> None:
    visto = seg("validar", "--json", en=escribir(tmp_path, PAPEL), hoy="2023-06-01")
    hallados = {(d["codigo"], d["severidad"]) for d in visto.json["diagnosticos"]}
    assert visto.codigo == 0
    # aceptar en parte sin decir qué, un plazo anterior a la evaluación y una meta a medias
    assert {codigo for codigo, _ in hallados} >= {"SEG302", "SEG206", "SEG228"}
    assert {severidad for _, severidad in hallados} == {"advertencia"}
    assert "«1.1»" not in seg("validar", en=tmp_path, hoy="2023-06-01").salida


def test_una_respuesta_de_fecha_posterior_avisa_y_una_sin_terminar_se_anota(tmp_path: Path) -> None:
    archivos = evaluacion(
        "a",
        """\
fecha: 2024-01
recomendaciones:
  - {id: R1, texto: Uno, respuesta: {decision: aceptada, fecha: 2024-09, plan: Hacerlo}}
  - {id: R2, texto: Dos, respuesta: {decision: aceptada, fecha: 2024, plan: Hacerlo}}
""",
    )
    visto = seg("validar", "--json", en=escribir(tmp_path, archivos), hoy="2024-06-15")
    hallados = [(d["linea"], d["severidad"]) for d in visto.json["diagnosticos"]]
    assert hallados == [(5, "advertencia"), (6, "nota")]


@pytest.mark.parametrize("dia", ["2024-12-23", "2024-12-25", "2024-12-29"])
def test_un_periodo_se_nombra_por_cualquiera_de_sus_dias(dia: str, tmp_path: Path) -> None:
    semanal = "inicio: 2024-12-16, plazo: 2025-01-19, recurrencia: semanal"
    raiz = escribir(tmp_path, con_acciones(f'{{id: "1.1", descripcion: Reunión, {semanal}}}'))
    anotar = ("actualizar", f"a/1.1@{dia}", "--estado", "completada", "--comentario", "x")
    visto = seg(*anotar, en=raiz, hoy="2025-01-20")
    assert visto.codigo == 0
    [anotada] = seg("ver", "a/1.1", "--json", en=raiz, hoy="2025-01-20").json["registro"][
        "seguimiento"
    ]
    assert anotada["instancia"] == "2024-12-23"


def test_un_periodo_puede_nombrarse_antes_de_que_llegue(tmp_path: Path) -> None:
    trimestral = "inicio: 2023-01, plazo: 2023-12, recurrencia: trimestral"
    raiz = escribir(tmp_path, con_acciones(f'{{id: "1.1", descripcion: Reunir, {trimestral}}}'))
    pedir = ("prorrogar", "a/1.1@2023-T4", "--plazo", "2024-01-31", "--motivo", "m")
    assert seg(*pedir, en=raiz, hoy="2023-09-20").codigo == 0
    assert seg("validar", en=raiz, hoy="2023-09-20").codigo == 0
    [concedida] = seg("ver", "a/1.1", "--json", en=raiz).json["registro"]["prorrogas"]
    assert (concedida["instancia"], concedida["plazo"]) == ("2023-T4", "2024-01-31")
