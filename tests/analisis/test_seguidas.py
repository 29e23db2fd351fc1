"""Una recomendación sin acciones se sigue por su plazo y su bitácora, y no se cuenta como acción."""

import re
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg

REGISTRO = """\
titulo: Evaluación final
organizacion: OIM
fecha: 2022-12-31
recomendaciones:
  - id: R1
    texto: Vencida
    prioridad: alta
    respuesta: {decision: aceptada, fecha: 2023-01-10}
    plazo: 2023-05
    responsables: [Dirección]
    lidera: Unidad de Datos
  - id: R2
    texto: Prorrogada y por vencer
    respuesta: {decision: aceptada, fecha: 2023-01-10}
    plazo: 2023-03
    prorrogas: [{fecha: 2023-03-15, plazo: 2023-07-15, motivo: Cambio de equipo}]
  - id: R3
    texto: Implementada
    plazo: 2023-05
    seguimiento: [{fecha: 2023-04-20, estado: implementada, evidencias: [{titulo: Acta}]}]
  - id: R4
    texto: Rechazada, con el plazo pasado
    respuesta: {decision: rechazada, fecha: 2023-01-10, justificacion: No procede.}
    plazo: 2023-05
  - id: R5
    texto: No pudo saberse
    plazo: 2023-06-30
    seguimiento: [{fecha: 2023-05-20, estado: no_determinado}]
  - id: R6
    texto: Permanente
    sin_plazo: Es permanente.
  - id: R7
    texto: Con acciones, su plazo no cuenta
    plazo: 2023-01
    acciones: [{id: "7.1", descripcion: Formar, plazo: 2023-12}]
  - id: R8
    texto: Nada que seguir
  - id: R9
    texto: La verificación la reabre
    plazo: 2023-05
    seguimiento: [{fecha: 2023-04-20, estado: implementada}]
    verificaciones: [{fecha: 2023-05-10, resultado: rechazada}]
"""
CORTE = "2023-07-01"
DE_PAPEL = {
    "R1": ("vencida", "sin_plan", 31),
    "R2": ("por_vencer", "sin_plan", 0),
    "R3": ("cerrada", "implementada", 0),
    "R4": ("cerrada", "no_se_implementara", 0),
    "R5": ("vencida", "no_determinado", 1),
    "R6": ("sin_plazo", "sin_respuesta", None),
    "R9": ("vencida", "en_curso", 31),
}


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return escribir(tmp_path, {"data/evaluaciones/e.yaml": REGISTRO})


def test_cada_una_tiene_la_situacion_el_estado_y_el_retraso_que_salen_en_papel(raiz: Path) -> None:
    objeto = seg("status", "--json", en=raiz, hoy=CORTE).json
    hallado = {
        fila["id"]: (fila["situacion"], fila["estado"], fila["dias_de_retraso"])
        for fila in objeto["recomendaciones_sin_acciones"]
    }

    assert hallado == DE_PAPEL


def test_no_se_cuenta_como_accion_y_tiene_sus_propias_claves(raiz: Path) -> None:
    resumen = seg("status", "--json", en=raiz, hoy=CORTE).json["resumen"]

    assert (resumen["acciones"], resumen["vencidas"], resumen["cerradas"]) == (1, 0, 0)
    clave = "recomendaciones_sin_acciones"
    assert {k: v for k, v in resumen.items() if k.startswith(clave)} == {
        clave: 7,
        f"{clave}_vencidas": 3,
        f"{clave}_por_vencer": 1,
        f"{clave}_en_plazo": 0,
        f"{clave}_sin_plazo": 1,
        f"{clave}_cerradas": 2,
        # sin ninguna entrada: R1, R2, R4 y R6; la rechazada ya no tiene de qué dar novedad
        f"{clave}_sin_seguimiento": 4,
        f"{clave}_sin_novedad": 3,
        f"{clave}_prorrogadas": 1,
        f"{clave}_por_verificar": 1,
        f"{clave}_sin_evidencia": 0,
        f"{clave}_debian_empezar": 0,
    }


def test_status_muestra_las_abiertas_de_mas_a_menos_retraso(raiz: Path) -> None:
    salida = seg("status", "--detalle", en=raiz, hoy=CORTE).salida
    tabla = salida[salida.index("Recomendaciones que se siguen sin acciones (5)") :].split("\n\n")[
        0
    ]
    codigos = re.findall(r"/(R\d)", tabla)

    assert codigos == ["R1", "R9", "R5", "R2", "R6"]


@pytest.mark.parametrize(
    ("opciones", "esperadas"),
    [
        (("--responsable", "Dirección"), ["R1"]),
        (("--responsable", "Unidad de Datos"), ["R1"]),
        (("--prioridad", "alta"), ["R1"]),
        (("--situacion", "vencida"), ["R1", "R9", "R5"]),
        (("--situacion", "cerrada"), ["R3", "R4"]),
    ],
)
def test_los_filtros_valen_tambien_para_ellas(
    raiz: Path, opciones: tuple[str, str], esperadas: list[str]
) -> None:
    objeto = seg("status", *opciones, "--json", en=raiz, hoy=CORTE).json
    assert [fila["id"] for fila in objeto["recomendaciones_sin_acciones"]] == esperadas

    lista = seg("lista", "recomendaciones", *opciones, "--json", en=raiz, hoy=CORTE).json
    assert sorted(fila["id"] for fila in lista["recomendaciones"]) == sorted(esperadas)


def test_ver_dice_su_situacion_y_la_ultima_novedad_con_su_propio_estado(raiz: Path) -> None:
    assert (
        "vencida hace 31 días (may-2023), sin plan, sin seguimiento, sin novedad, con respuesta"
        in seg("ver", "e/R1", en=raiz, hoy=CORTE).salida
    )
    propio = seg("ver", "e/R5", "--json", en=raiz, hoy=CORTE).json["seguimiento_propio"]
    assert propio["ultima_novedad"]["estado"] == "no_determinado"
    assert "seguimiento_propio" not in seg("ver", "e/R7", "--json", en=raiz, hoy=CORTE).json


DE_LA_OFICINA = """\
titulo: Evaluación final
organizacion: OIM
fecha: 2022-12-31
recomendaciones:
  - id: R1
    texto: Vencida y prorrogada
    respuesta: {decision: aceptada, fecha: 2023-01-10}
    plazo: 2023-05
    responsables: [Dirección]
    prorrogas: [{fecha: 2023-03-15, plazo: 2023-06-15, motivo: Cambio de equipo}]
  - id: R2
    texto: Se repite
    responsables: [Dirección]
    recurrencia: trimestral
    inicio: 2023-01
    plazo: 2023-12
    seguimiento: [{fecha: 2023-03-20, estado: implementada, instancia: 2023-T1}]
  - id: R3
    texto: Implementada
    plazo: 2023-05
    acompanan: [Academia]
    seguimiento: [{fecha: 2023-04-20, estado: implementada}]
  - id: R4
    texto: Con acciones
    responsables: [Gerencia]
    acciones: [{id: "4.1", descripcion: Formar, plazo: 2023-09}]
  - id: R5
    texto: Solo dice quién la lidera
    lidera: Academia
  - id: R6
    texto: No pudo saberse
    plazo: 2023-08-10
    inicio: 2023-02
    seguimiento: [{fecha: 2023-05-20, estado: no_determinado, comentario: Sin datos.}]
  - id: R7
    texto: Posterior
    fecha: 2024-01
    plazo: 2024-05
    responsables: [Relevo]
  - id: R8
    texto: Debía empezar
    inicio: 2023-03
    plazo: 2024-01
"""


@pytest.fixture
def oficina(tmp_path: Path) -> Path:
    return escribir(tmp_path, {"data/evaluaciones/e.yaml": DE_LA_OFICINA})


def _por_tabla(texto: str) -> dict[str, list[str]]:
    """Qué referencias lleva cada tabla de un informe en Markdown, por el título de la tabla."""
    halladas: dict[str, list[str]] = {}
    titulo = ""
    for linea in texto.splitlines():
        if linea.startswith("**"):
            titulo = linea.strip("*")
        if refs := re.findall(r"\| \[?e/([^] ]+)", linea):
            halladas.setdefault(titulo, []).extend(refs)
    return halladas


def test_los_periodos_de_una_que_se_repite_se_listan_como_los_de_una_accion(oficina: Path) -> None:
    objeto = seg("status", "--json", en=oficina, hoy=CORTE).json
    de_la_r2 = {
        fila["ref"]: (fila["situacion"], fila["estado"], fila["vence"], fila["dias_de_retraso"])
        for fila in objeto["recomendaciones_sin_acciones"]
        if fila["id"] == "R2"
    }
    assert de_la_r2 == {
        "e/R2": ("en_plazo", "en_curso", "2023-12-31", 0),
        "e/R2@2023-T1": ("cerrada", "implementada", "2023-03-31", 0),
        "e/R2@2023-T2": ("vencida", "pendiente", "2023-06-30", 1),
        "e/R2@2023-T3": ("en_plazo", "pendiente", "2023-09-30", 0),
    }
    resumen = objeto["resumen"]
    clave = "instancias_de_recomendaciones_sin_acciones"
    assert (resumen[f"{clave}_cumplidas"], resumen[f"{clave}_exigibles"]) == (1, 2)
    assert resumen["recomendaciones_sin_acciones"] == 6
    visto = seg("ver", "e/R2", en=oficina, hoy=CORTE).salida
    assert "Períodos (3)" in visto
    assert "en plazo (dic-2023), en curso" in visto


def test_la_agenda_trae_lo_que_hay_que_tratar_de_ellas(oficina: Path) -> None:
    informe = seg("informe", "agenda", en=oficina, hoy=CORTE).salida
    seccion = informe.split("## Recomendaciones que se siguen sin acciones\n")[1].split("\n## ")[0]

    assert _por_tabla(seccion) == {
        "Con el plazo cumplido": ["R1", "R2@2023-T2"],
        "Vencen hasta el 29 de septiembre de 2023": ["R6"],
        "Pasó su inicio y no consta que empezaran": ["R8"],
        "Implementadas que esperan verificación": ["R3"],
        "Con prórrogas que no consta quién autorizó": ["R1"],
    }
    assert "0** | de 1 acción sin cerrar" in informe


@pytest.mark.parametrize(
    ("nombre", "esperadas"),
    [
        (
            "Dirección",
            {"Sin cerrar": ["R1", "R2", "R2@2023-T2", "R2@2023-T3"], "Ya cerradas": ["R2@2023-T1"]},
        ),
        ("Academia", {"Sin cerrar": ["R5"], "Ya cerradas": ["R3"]}),
        ("Gerencia", {"Se siguen por sus acciones": ["R4"]}),
    ],
)
def test_a_quien_solo_figura_en_una_recomendacion_no_se_le_calla_nada(
    oficina: Path, nombre: str, esperadas: dict[str, list[str]]
) -> None:
    hoja = seg("informe", "responsable", nombre, en=oficina, hoy=CORTE).salida

    assert _por_tabla(hoja) == esperadas


def test_a_quien_solo_figura_en_una_posterior_se_le_dice_cuando(oficina: Path) -> None:
    hecho = seg("informe", "responsable", "Relevo", en=oficina, hoy=CORTE)

    assert hecho.codigo == 2
    assert "es posterior al corte" in hecho.errores
    objeto = seg("status", "--responsable", "Relevo", "--json", en=oficina, hoy=CORTE).json
    assert [uno["ref"] for uno in objeto["posterior_al_corte"]] == ["e/R7"]


def test_el_trimestre_las_trae_en_su_apartado_y_en_sus_hojas(oficina: Path) -> None:
    informe = seg("informe", "trimestral", "--periodo", "2023-T2", en=oficina, hoy=CORTE).salida
    seccion = informe.split("## Recomendaciones que se siguen sin acciones\n")[1].split("\n## ")[0]
    titulo, halladas = "", dict[str, list[str]]()
    for linea in seccion.splitlines():
        titulo = linea.removeprefix("### ") if linea.startswith("### ") else titulo
        halladas.setdefault(titulo, []).extend(re.findall(r"\| \[?e/([^] ]+)", linea))

    # al 30 de junio el período 2023-T2 vence ese mismo día: no está vencido
    assert {t: refs for t, refs in halladas.items() if t} == {
        "Con el plazo cumplido": ["R1"],
        "Vencen hasta el 30 de septiembre de 2023": ["R2@2023-T2", "R6"],
        "Pasó su inicio y no consta que empezaran": ["R8"],
        "Implementadas que esperan verificación": ["R3"],
        "Con prórrogas que no consta quién autorizó": ["R1"],
        "Con el plazo ampliado": ["R1"],
    }
    assert "De 6 recomendaciones que se siguen sin acciones, 1 tiene el plazo cumplido." in informe
    hoja = informe.split("#### R1 · ")[1].split("####")[0]
    assert "- **Plazo:** 15-jun-2023<br>1 prórroga; original: may-2023" in hoja
    assert "- **Quién responde:** Dirección" in hoja
    assert "- **Cómo va:** Vencida hace 15 días<br>Sin plan" in hoja
    de_la_r2 = informe.split("#### R2 · ")[1].split("####")[0]
    assert "2023-T1: Implementada; 2023-T2: Por vencer, Pendiente" in de_la_r2


def test_la_matriz_dice_de_ellas_lo_que_de_una_accion(oficina: Path) -> None:
    matriz = seg("informe", "matriz", "e", en=oficina, hoy=CORTE).salida
    bloque = matriz.split("## Recomendación R6")[1].split("## Recomendación")[0]

    assert "- **Plazo o fecha límite:** 10-ago-2023" in bloque
    assert "- **Comentarios:** 20-may-2023, no determinado: Sin datos." in bloque
    assert "- **Situación:** En plazo" in bloque
    con_acciones = matriz.split("## Recomendación R4")[1].split("## Recomendación")[0]
    assert "**Plazo o fecha límite:**" not in con_acciones


@pytest.mark.parametrize("tipo", ["trimestral", "agenda"])
@pytest.mark.parametrize("formato", ["md", "html"])
def test_no_se_cuentan_como_acciones_en_ningun_informe(
    oficina: Path, tipo: str, formato: str
) -> None:
    texto = seg("informe", tipo, "--formato", formato, en=oficina, hoy=CORTE).salida

    assert "1 acción" in texto
    assert not re.search(r"\b[2-9] acciones", texto)
