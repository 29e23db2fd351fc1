"""Estados, decisiones y prioridades de otros sistemas, en tablas hechas sobre el papel."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo.celdas import celda
from seguimiento.importacion.hechos import Dato, Leido
from seguimiento.importacion.material import Casilla, Sitio
from seguimiento.importacion.opciones import Opciones
from seguimiento.importacion.valores import Cuaderno
from seguimiento.importacion.valores.vocablos import forma, valor_de
from seguimiento.vocabularios import (
    ClaseDeElemento,
    CriterioCAD,
    Decision,
    EstadoDeAccion,
    EstadoDeRecomendacion,
    NivelDePrioridad,
    Recurrencia,
    Vocabulario,
)
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

RECOMENDACION = ClaseDeElemento.RECOMENDACION


def entendida(
    campo: C,
    texto: str,
    rotulo: str = "",
    de: ClaseDeElemento = ClaseDeElemento.ACCION,
    opciones: Opciones | None = None,
    **lo_demas: Any,  # noqa: ANN401 — lo de una celda
) -> tuple[dict[str, object], list[str]]:
    """Los datos que da una celda y los códigos de sus dudas."""
    cuaderno = Cuaderno(opciones or Opciones())
    datos = cuaderno.entender(campo, celda(texto, **lo_demas), rotulo, de)
    return {c.value: d.valor for c, d in datos.items()}, [d.codigo for d in cuaderno.dudas]


@pytest.mark.parametrize(
    "vocabulario",
    [EstadoDeAccion, EstadoDeRecomendacion, Decision, NivelDePrioridad, CriterioCAD, Recurrencia],
)
def test_ningun_nombre_puede_ser_de_dos_valores_tal_como_se_comparan(
    vocabulario: type[Vocabulario],
) -> None:
    suyos = [{forma(n) for n in (v.value, v.rotulo, *v.otros_nombres)} for v in vocabulario]
    assert sum(map(len, suyos)) == len(set().union(*suyos))
    mal = {
        nombre: valor
        for valor in vocabulario
        for nombre in valor.otros_nombres
        if valor_de(nombre.upper(), vocabulario) is not valor
    }
    assert mal == {}


# ── estados

DE_ACCION = {
    "no_iniciada": (
        *("Not Initiated", "Not started", "To Do", "Open", "Open unresolved", "Sin atender"),
        *("Pendiente", "No iniciada", "Non commencée", "Não iniciada", "0 %", "Por iniciar"),
    ),
    "en_curso": (
        *(
            "In progress",
            "Underway",
            "On-going",
            "En proceso",
            "EN CURSO.",
            "En cours",
            "Em andamento",
        ),
        *("Partially implemented", "Parcialmente cumplida", "40 %", "Iniciado"),
    ),
    "completada": (
        *("Completed", "Done", "Closed – Implemented", "Closed - Implemented", "Corregido"),
        *("Cumplida", "Completado", "Réalisée", "Terminé", "Concluída", "100 %", "Atendida"),
    ),
    "cancelada": (
        "Cancelled",
        "Won't Do",
        "Won\u2019t do",
        "Closed – Not Implemented",
        "Annulée",
        "Cancelado",
    ),
    "no_aplicable": ("No Longer Applicable", "Not applicable", "No aplica", "Sans objet"),
}
DE_RECOMENDACION = {
    "pendiente": ("Open", "Pending", "No iniciada"),
    "implementada": ("Closed – Implemented", "Completed", "Implementada"),
    "implementada_parcialmente": (
        "Partially achieved",
        "Parcialmente implementada",
        "Partially addressed",
    ),
    "no_se_implementara": ("Closed – Not Implemented", "Cancelled", "No Longer Applicable"),
    "no_implementada": ("Not implemented",),
}


@pytest.mark.parametrize(("estado", "dichos"), DE_ACCION.items())
def test_los_estados_de_otros_sistemas_son_de_los_nuestros(
    estado: str, dichos: tuple[str, ...]
) -> None:
    hallados = {dicho: entendida(C.ESTADO, dicho) for dicho in dichos}
    assert {d: datos["estado"] for d, (datos, _) in hallados.items()} == dict.fromkeys(
        dichos, estado
    )
    assert {d for d, (_, dudas) in hallados.items() if dudas} == set()


@pytest.mark.parametrize(("estado", "dichos"), DE_RECOMENDACION.items())
def test_los_de_una_recomendacion_son_los_suyos(estado: str, dichos: tuple[str, ...]) -> None:
    hallados = {
        dicho: entendida(C.ESTADO, dicho, de=RECOMENDACION)[0]["estado"] for dicho in dichos
    }
    assert hallados == dict.fromkeys(dichos, estado)


@pytest.mark.parametrize(
    ("texto", "datos", "dudas"),
    [
        ("Overdue-Initiated", {"estado": "en_curso"}, ["SEG719"]),
        ("Overdue – Not initiated", {"estado": "no_iniciada"}, ["SEG719"]),
        ("Completada con retraso", {"estado": "completada"}, ["SEG719"]),
        ("Overdue", {}, ["SEG719"]),
        ("Vencida", {}, ["SEG719"]),
        ("No deadline established", {"sin_plazo": "No deadline established"}, []),
        ("En curso (40 %)", {"estado": "en_curso", "avance": "40"}, []),
        ("En curso: falta imprimir", {"estado": "en_curso", "comentario": "falta imprimir"}, []),
        (
            "Completada el 12 de mayo de 2024",
            {"estado": "completada", "comentario": "Completada el 12 de mayo de 2024"},
            [],
        ),
        ("Cumplida al 100%", {"estado": "completada", "avance": "100"}, []),
        ("Cumplida en 2 de 5 sedes", {"notas": "Estado: Cumplida en 2 de 5 sedes"}, ["SEG710"]),
        ("✔", {"notas": "Estado: ✔"}, ["SEG710"]),
        ("Completed and ongoing", {"notas": "Estado: Completed and ongoing"}, ["SEG710"]),
        ("Verde", {"notas": "Estado: Verde"}, ["SEG710"]),
        ("true", {"estado": "completada"}, []),
        ("false", {}, []),
        ("☐ No iniciada ☒ En curso ☐ Completada", {"estado": "en_curso"}, []),
        ("☐ No iniciada ☐ En curso", {}, []),
        ("-", {}, []),
        ("N/A", {}, []),
        ("Elija un elemento.", {}, ["SEG721"]),
    ],
)
def test_de_una_celda_de_estado_se_toma_lo_que_dice_y_nada_mas(
    texto: str, datos: dict[str, object], dudas: list[str]
) -> None:
    assert entendida(C.ESTADO, texto) == (datos, dudas)


def test_lo_que_se_dice_de_una_palabra_vale_para_todas_sus_celdas() -> None:
    opciones = Opciones(valores={C.ESTADO: {"En trámite": "cancelada", "VERDE": "Completed"}})
    assert entendida(C.ESTADO, "en tramite", opciones=opciones) == ({"estado": "cancelada"}, [])
    assert entendida(C.ESTADO, "Verde", opciones=opciones) == ({"estado": "completada"}, [])


def test_un_estado_que_sale_de_una_formula_no_se_toma() -> None:
    assert entendida(C.ESTADO, "Completada", formula='=IF(A1,"Completada","")') == ({}, ["SEG713"])


# ── avances


@pytest.mark.parametrize(
    ("texto", "valor", "es_porcentaje", "datos"),
    [
        ("40%", Decimal("0.4"), True, {"avance": "40", "estado": "en_curso"}),
        ("100%", Decimal(1), True, {"avance": "100", "estado": "completada"}),
        ("0%", Decimal(0), True, {"avance": "0", "estado": "no_iniciada"}),
        ("100%", Decimal("0.996"), True, {"avance": "99", "estado": "en_curso"}),
        ("0%", Decimal("0.004"), True, {"avance": "0", "estado": "en_curso"}),
        ("75", Decimal(75), False, {"avance": "75", "estado": "en_curso"}),
        ("0.4", Decimal("0.4"), False, {"avance": "40", "estado": "en_curso"}),
        ("0,4", None, False, {"avance": "40", "estado": "en_curso"}),
        ("33,3 %", None, False, {"avance": "33", "estado": "en_curso"}),
        ("Se avanzó bien", None, False, {"comentario": "Se avanzó bien"}),
        ("Completada", None, False, {"estado": "completada"}),
    ],
)
def test_un_porcentaje_es_un_avance_y_su_estado(
    texto: str,
    valor: Decimal | None,
    datos: dict[str, object],
    *,
    es_porcentaje: bool,
) -> None:
    dados = entendida(C.AVANCE, texto, valor=valor, es_porcentaje=es_porcentaje)
    assert dados == (datos, [])


@pytest.mark.parametrize("texto", ["1", "140", "140 %"])
def test_una_cifra_que_no_se_sabe_que_mide_no_es_un_avance(texto: str) -> None:
    assert entendida(C.AVANCE, texto) == ({"notas": f"Avance: {texto}"}, ["SEG710"])


@pytest.mark.parametrize(("con_prueba", "dudas"), [(False, ["SEG718"]), (True, [])])
def test_todo_hecho_sin_prueba_se_dice(dudas: list[str], *, con_prueba: bool) -> None:
    cuaderno = Cuaderno(Opciones())
    datos = cuaderno.entender(C.AVANCE, celda("100 %"))
    if con_prueba:
        datos |= cuaderno.entender(C.EVIDENCIA, celda("Acta", columna=3))
    cuaderno.repasar(Leido(ClaseDeElemento.ACCION, Sitio("hoja Matriz"), datos))
    assert [duda.codigo for duda in cuaderno.dudas] == dudas


def test_la_que_se_declara_completada_sin_porcentaje_no_se_repasa() -> None:
    cuaderno, sitio = Cuaderno(Opciones()), Sitio("hoja Matriz")
    datos = {C.ESTADO: Dato("completada", sitio, "Completada")}
    cuaderno.repasar(Leido(ClaseDeElemento.ACCION, sitio, datos))
    assert cuaderno.dudas == []


@pytest.mark.parametrize(
    ("texto", "datos"),
    [
        ("Won't Do", {"estado": "cancelada", "comentario": "Resolution: Won't Do"}),
        ("Duplicate", {}),
        ("Done", {}),
    ],
)
def test_de_una_resolucion_solo_importa_que_no_se_hara(
    texto: str, datos: dict[str, object]
) -> None:
    assert entendida(C.RESOLUCION, texto, "Resolution") == (datos, [])


# ── decisiones


@pytest.mark.parametrize(
    ("texto", "datos", "dudas"),
    [
        ("Aceptada", {"decision": "aceptada"}, []),
        ("ACEPTADA PARCIALMENTE.", {"decision": "aceptada_parcialmente"}, []),
        ("Not accepted", {"decision": "rechazada"}, []),
        ("Supported", {"decision": "aceptada"}, []),
        ("Acceptée", {"decision": "aceptada"}, []),
        ("Rejeitada", {"decision": "rechazada"}, []),
        ("Sí", {"decision": "aceptada"}, []),
        ("Noted", {"notas": "Decisión: Noted"}, ["SEG710"]),
        ("Agree -", {"decision": "aceptada"}, ["SEG711"]),
        ("Agree; we will act.", {"decision": "aceptada", "plan": "we will act."}, ["SEG711"]),
        (
            "Partially agree; funds are short.",
            {"decision": "aceptada_parcialmente", "justificacion": "funds are short."},
            ["SEG711"],
        ),
        (
            "Partially agree as funds are short",
            {
                "decision": "aceptada_parcialmente",
                "justificacion": "Partially agree as funds are short",
            },
            ["SEG711"],
        ),
        (
            "Accepté partiellement",
            {"decision": "aceptada_parcialmente"},
            [],
        ),
        (
            "We accept this only in part",
            {"decision": "aceptada", "plan": "We accept this only in part"},
            ["SEG711"],
        ),
        (
            "We accept only in part",
            {"decision": "aceptada_parcialmente", "justificacion": "We accept only in part"},
            ["SEG711"],
        ),
        ("Se acepta la recomendación.", {"decision": "aceptada"}, ["SEG711"]),
        ("UNDP agrees with this recommendation", {"decision": "aceptada"}, ["SEG711"]),
        (
            "Management does not agree: it is done already",
            {
                "decision": "rechazada",
                "justificacion": "Management does not agree: it is done already",
            },
            ["SEG711"],
        ),
        (
            "La oficina no está de acuerdo",
            {"notas": "Decisión: La oficina no está de acuerdo"},
            ["SEG710"],
        ),
        (
            "We will look at it next year and report",
            {"plan": "We will look at it next year and report"},
            ["SEG711"],
        ),
        ("☒ Aceptada ☐ Aceptada parcialmente ☐ Rechazada", {"decision": "aceptada"}, []),
        ("☐ Aceptada ☐ Rechazada ☒", {"notas": "Decisión: ☐ Aceptada ☐ Rechazada ☒"}, ["SEG710"]),
        ("[ ] Accepted [x] Rejected", {"decision": "rechazada"}, []),
        ("Aceptada ( ) Rechazada (X)", {"decision": "rechazada"}, []),
        ("☐ Aceptada\n☐ Rechazada", {}, ["SEG721"]),
        ("Aceptada / Aceptada parcialmente / Rechazada", {}, ["SEG721"]),
        ("X Aceptada / Aceptada parcialmente / Rechazada", {"decision": "aceptada"}, []),
        (
            "☒ Aceptada ☒ Rechazada",
            {"notas": "Decisión: ☒ Aceptada ☒ Rechazada"},
            ["SEG710"],
        ),
        ("Choose an item.", {}, ["SEG721"]),
        ("s/d", {}, []),
    ],
)
def test_la_decision_se_toma_se_propone_o_no_consta(
    texto: str, datos: dict[str, object], dudas: list[str]
) -> None:
    assert entendida(C.DECISION, texto, de=RECOMENDACION) == (datos, dudas)


def test_las_casillas_de_verdad_valen_mas_que_el_texto() -> None:
    casillas = (Casilla("Aceptada", marcada=False), Casilla("Rechazada", marcada=True))
    datos, dudas = entendida(C.DECISION, "Aceptada Rechazada", casillas=casillas)
    assert (datos, dudas) == ({"decision": "rechazada"}, [])


@given(st.text(max_size=60))
def test_ninguna_frase_da_mas_decisiones_que_las_que_hay(texto: str) -> None:
    datos, dudas = entendida(C.DECISION, texto)
    assert datos.get("decision", "aceptada") in Decision.codigos()
    assert not datos or dudas or "decision" in datos


# ── prioridades


@pytest.mark.parametrize(
    ("texto", "rotulo", "datos", "dudas"),
    [
        ("Alta", "", {"prioridad": "alta"}, []),
        ("Highest", "Priority", {"prioridad": "alta"}, []),
        ("Medium", "Priority", {"prioridad": "media"}, []),
        ("Faible", "Priorité", {"prioridad": "baja"}, []),
        ("1 - Alta", "", {"prioridad": "alta"}, []),
        ("Prioridad media", "", {"prioridad": "media"}, []),
        ("2", "Nivel de prioridad (1 a 3)", {"prioridad": "2"}, []),
        ("3", "Prioridad (1 = baja, 3 = alta)", {"prioridad": "alta"}, []),
        ("1", "Prioridad (1 = baja, 3 = alta)", {"prioridad": "baja"}, []),
        ("1", "Prioridad (1: alta)", {"prioridad": "alta"}, []),
        ("2", "Prioridad", {"notas": "Prioridad: 2"}, ["SEG712"]),
        ("4", "Prioridad (1 a 5)", {"notas": "Prioridad (1 a 5): 4"}, ["SEG712"]),
        ("2", "Prioridad (1 a 5)", {"notas": "Prioridad (1 a 5): 2"}, ["SEG712"]),
        ("Yes", "Priority", {"prioridad": "alta"}, []),
        ("No", "Priority", {}, []),
        ("Rojo", "Prioridad", {"notas": "Prioridad: Rojo"}, ["SEG710"]),
    ],
)
def test_una_prioridad_con_numero_pide_su_escala(
    texto: str, rotulo: str, datos: dict[str, object], dudas: list[str]
) -> None:
    assert entendida(C.PRIORIDAD, texto, rotulo) == (datos, dudas)


def test_la_escala_puede_decirse() -> None:
    con_numero = entendida(
        C.PRIORIDAD, "2", valor=Decimal(2), opciones=Opciones(prioridad_mas_alta=3)
    )
    assert con_numero == ({"prioridad": "2"}, [])
    con_palabra = Opciones(valores={C.PRIORIDAD: {"Rojo": "alta"}})
    assert entendida(C.PRIORIDAD, "Rojo", opciones=con_palabra) == ({"prioridad": "alta"}, [])
