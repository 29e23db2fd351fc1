"""Una recomendación sin acciones se sigue por su plazo y su bitácora, y no se cuenta como acción."""

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
    }


def test_status_muestra_las_abiertas_de_mas_a_menos_retraso(raiz: Path) -> None:
    lineas = seg("status", en=raiz, hoy=CORTE).salida.splitlines()
    inicio = lineas.index("Recomendaciones que se siguen sin acciones (5)")
    codigos = [palabra for linea in lineas[inicio : inicio + 15] for palabra in linea.split()]

    assert [c for c in codigos if c in DE_PAPEL] == ["R1", "R9", "R5", "R2", "R6"]


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
        "vencida hace 31 días, sin plan, con respuesta"
        in seg("ver", "e/R1", en=raiz, hoy=CORTE).salida
    )
    propio = seg("ver", "e/R5", "--json", en=raiz, hoy=CORTE).json["seguimiento_propio"]
    assert propio["ultima_novedad"]["estado"] == "no_determinado"
    assert "seguimiento_propio" not in seg("ver", "e/R7", "--json", en=raiz, hoy=CORTE).json
