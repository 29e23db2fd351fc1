"""El contrato de `seg status --json`: la envoltura, cada clave y cada tipo."""

import json
from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import PROYECTO, RICA
from apoyo.ejecucion import proceso, seg
from apoyo.formas import (
    ACUERDO,
    CUENTAS,
    ENVOLTURA,
    FILA,
    O_NULO,
    POSTERIOR,
    SEGUIDA,
    SIN_RESPUESTA,
    faltas,
)


def acciones(objeto: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {fila["ref"]: fila for fila in objeto["acciones"]}


@pytest.mark.parametrize("hoy", ["2023-04-15", "2023-12-31"])
@pytest.mark.parametrize("repositorio", ["el proyecto", "la cartera rica"])
def test_cada_clave_del_contrato_esta_y_es_de_su_tipo(
    repositorio: str, hoy: str, rica: Path
) -> None:
    raiz = PROYECTO if repositorio == "el proyecto" else rica
    objeto = seg("status", "--json", en=raiz, hoy=hoy).json
    resumen = dict.fromkeys({*CUENTAS, *objeto["resumen"]}, int)
    propias = {
        "resumen": resumen,
        "acciones": [FILA],
        "recomendaciones_sin_acciones": [SEGUIDA],
        "sin_respuesta": [SIN_RESPUESTA],
        "acuerdos": [ACUERDO],
        "posterior_al_corte": [POSTERIOR],
        "sin_guardar": (int, O_NULO),
        "sin_enviar": (int, O_NULO),
    }
    assert faltas(objeto, ENVOLTURA | propias) == []


def test_el_resumen_de_la_cartera_rica(rica: Path) -> None:
    assert seg("status", "--json", en=rica).json["resumen"] == {
        "evaluaciones": 1,
        "recomendaciones": 3,
        "acuerdos": 2,
        "acciones": 10,
        "acciones_distintas": 9,
        "vencidas": 2,
        "por_vencer": 2,
        "en_plazo": 2,
        "sin_plazo": 1,
        "cerradas": 3,
        "vencidas_distintas": 2,
        "por_vencer_distintas": 1,
        "en_plazo_distintas": 2,
        "sin_plazo_distintas": 1,
        "cerradas_distintas": 3,
        "completadas": 2,
        "canceladas": 1,
        "no_aplicables": 0,
        "no_iniciadas": 3,
        "en_curso": 4,
        "sin_seguimiento": 3,
        "sin_novedad": 3,
        "prorrogadas": 1,
        "por_verificar": 1,
        "sin_evidencia": 1,
        "debian_empezar": 1,
        # la 2.5 es la misma que la 2.1, que no lleva ninguna de sus marcas
        "sin_seguimiento_distintas": 3,
        "sin_novedad_distintas": 3,
        "prorrogadas_distintas": 1,
        "por_verificar_distintas": 1,
        "sin_evidencia_distintas": 1,
        "debian_empezar_distintas": 1,
        "sin_respuesta": 1,
        "sin_respuesta_que_no_se_espera": 0,
        "recomendaciones_sin_acciones": 0,
        "recomendaciones_sin_acciones_vencidas": 0,
        "recomendaciones_sin_acciones_por_vencer": 0,
        "recomendaciones_sin_acciones_en_plazo": 0,
        "recomendaciones_sin_acciones_sin_plazo": 0,
        "recomendaciones_sin_acciones_cerradas": 0,
        "recomendaciones_sin_acciones_sin_seguimiento": 0,
        "recomendaciones_sin_acciones_sin_novedad": 0,
        "recomendaciones_sin_acciones_prorrogadas": 0,
        "recomendaciones_sin_acciones_por_verificar": 0,
        "recomendaciones_sin_acciones_sin_evidencia": 0,
        "recomendaciones_sin_acciones_debian_empezar": 0,
        "instancias_de_recomendaciones_sin_acciones_cumplidas": 0,
        "instancias_de_recomendaciones_sin_acciones_exigibles": 0,
        "compromisos": 3,
        "compromisos_propuestos": 1,
        "compromisos_vencidos": 1,
        "compromisos_abiertos_sin_novedad": 0,
        "compromisos_completados_sin_evidencia": 0,
        "instancias_cumplidas": 1,
        "instancias_exigibles": 3,
        "instancias_de_compromisos_cumplidas": 0,
        "instancias_de_compromisos_exigibles": 0,
    }


def test_una_accion_entera(rica: Path) -> None:
    objeto = seg("status", "--responsable", "psu", "--json", en=rica).json
    assert acciones(objeto)["final-2022/1.1"] == {
        "ref": "final-2022/1.1",
        "evaluacion": "final-2022",
        "recomendacion": "R1",
        "id": "1.1",
        "instancia": None,
        "descripcion": "Convocar a los puntos focales",
        "prioridad": 1,
        "responsables": ["Jefatura de misión"],
        "lidera": "UNICEF",
        "acompanan": ["PSU", "CEPAL"],
        "sin_plazo": None,
        "fondos": None,
        "etiquetas": [],
        "papeles": ["acompaña"],
        "plazo": "2023-02",
        "plazo_original": "2022-11",
        "vence": "2023-02-28",
        "estado": "en_curso",
        "estado_declarado": "en_curso",
        "verificacion": "sin_evidencia",
        "situacion": "vencida",
        "exigible": True,
        "marcas": ["prorrogada"],
        "prorrogas": 2,
        "dias_de_retraso": 46,
        "ultima_novedad": {
            "fecha": "2023-03-28",
            "estado": "en_curso",
            "comentario": "Convocatoria enviada",
            "avance": None,
        },
        "avance": None,
        "periodos": None,
        "misma_que": None,
        "archivo": "data/evaluaciones/final-2022.yaml",
        "linea": 11,
    }


def test_una_verificacion_rechazada_reabre_lo_declarado(rica: Path) -> None:
    fila = acciones(seg("status", "--json", en=rica).json)["final-2022/1.2"]
    claves = ("estado", "estado_declarado", "verificacion", "situacion", "dias_de_retraso")
    assert [fila[clave] for clave in claves] == [
        "en_curso",
        "completada",
        "rechazada",
        "vencida",
        15,
    ]


def test_las_instancias_van_como_filas_con_su_periodo(rica: Path) -> None:
    objeto = seg("status", "--json", en=rica).json
    claves = ("instancia", "estado", "situacion", "vence")
    series = [fila for fila in objeto["acciones"] if fila["id"] == "2.2"]
    assert [[fila[clave] for clave in claves] for fila in series] == [
        ["2022-T4", "no_iniciada", "vencida", "2022-12-31"],
        ["2023-T1", "no_iniciada", "vencida", "2023-03-31"],
        ["2022-T3", "completada", "cerrada", "2022-09-30"],
        ["2023-T2", "no_iniciada", "en_plazo", "2023-06-30"],
        [None, "en_curso", "en_plazo", "2023-12-31"],
    ]
    assert series[-1]["periodos"] == {"cumplidos": 1, "exigibles": 3}


def test_lo_cuantificado_dice_cuanto_y_de_que(rica: Path) -> None:
    fila = acciones(seg("status", "--json", en=rica).json)["final-2022/2.1"]
    assert fila["avance"] == {"hecho": 2, "meta": 4, "unidad": "talleres"}


def test_misma_que_se_dice_con_la_referencia_completa(rica: Path) -> None:
    filas = acciones(seg("status", "--json", en=rica).json)
    assert {ref for ref, fila in filas.items() if fila["misma_que"]} == {"final-2022/2.5"}
    assert filas["final-2022/2.5"]["misma_que"] == "final-2022/2.1"


def test_las_filas_van_por_urgencia_y_lo_propuesto_al_final(rica: Path) -> None:
    objeto = seg("status", "--json", en=rica).json
    retrasos = [(fila["ref"], fila["dias_de_retraso"]) for fila in objeto["acciones"]]
    assert [fila for fila in retrasos if fila[1]] == [
        ("final-2022/2.2@2022-T4", 105),
        ("mesa/c1", 74),
        ("final-2022/1.1", 46),
        ("final-2022/1.2", 15),
        ("final-2022/2.2@2023-T1", 15),
        ("propuesta/p1", 1170),
    ]
    assert retrasos[-1] == ("propuesta/p1", 1170)


def test_los_acuerdos_dicen_sus_reuniones_y_lo_que_nadie_recogio(rica: Path) -> None:
    assert seg("status", "--json", en=rica).json["acuerdos"] == [
        {
            "ref": "mesa",
            "titulo": "Mesa de coordinación",
            "estado": "vigente",
            "periodicidad": "trimestral",
            "ultima_reunion": "2022-10-05",
            "proxima_reunion": "2023-05-10",
            "dias_sin_reunion": 100,
            "decisiones_sin_compromiso": [
                {
                    "reunion": "mesa/reunion-2022-10-05",
                    "id": "d2",
                    "texto": "Invitar a la academia",
                    "archivo": "data/acuerdos/mesa.yaml",
                    "linea": 14,
                }
            ],
            "archivo": "data/acuerdos/mesa.yaml",
            "linea": 1,
        },
        {
            "ref": "propuesta",
            "titulo": "Propuesta de mecanismo",
            "estado": "propuesto",
            "periodicidad": None,
            "ultima_reunion": None,
            "proxima_reunion": None,
            "dias_sin_reunion": None,
            "decisiones_sin_compromiso": [],
            "archivo": "data/acuerdos/propuesta.yaml",
            "linea": 1,
        },
    ]


def test_las_recomendaciones_sin_respuesta_llevan_los_dias_desde_la_evaluacion(rica: Path) -> None:
    assert seg("status", "--json", en=rica).json["sin_respuesta"] == [
        {
            "ref": "final-2022/R2",
            "evaluacion": "final-2022",
            "id": "R2",
            "texto": "Sostener los talleres",
            "prioridad": 2,
            "dirigida_a": ["Oficina de país"],
            "dias": 289,
            "archivo": "data/evaluaciones/final-2022.yaml",
            "linea": 45,
        }
    ]


def test_la_linea_y_el_archivo_de_cada_fila_llevan_a_su_id(rica: Path) -> None:
    for fila in seg("status", "--json", en=rica).json["acciones"]:
        lineas = (rica / fila["archivo"]).read_text("utf-8").splitlines()
        assert f"id: {fila['id']}" in lineas[fila["linea"] - 1].replace('"', "")


def test_sin_git_no_hay_commit_ni_se_sabe_si_hay_cambios(rica: Path) -> None:
    objeto = seg("status", "--json", en=rica).json
    assert (objeto["commit"], objeto["modificado"]) == (None, None)


def test_json_es_atajo_de_formato_json_y_gana_al_otro(rica: Path) -> None:
    ordenes = (["--json"], ["--formato", "json"], ["--formato", "csv", "--json"])
    salidas = {seg("status", *opciones, en=rica).salida for opciones in ordenes}
    assert len(salidas) == 1


def test_los_mismos_bytes_con_otra_zona_otro_idioma_y_otra_semilla(rica: Path) -> None:
    entornos = (
        {"TZ": "UTC", "PYTHONHASHSEED": "0"},
        {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Guayaquil", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
    )
    for formato in ("json", "tabla"):
        orden = ("-C", rica, "--hoy", "2023-04-15", "status", "--formato", formato)
        assert len({proceso(*orden, entorno=entorno).salida for entorno in entornos}) == 1


def test_un_repositorio_vacio_da_cuentas_a_cero(tmp_path: Path) -> None:
    (tmp_path / "seguimiento.yaml").write_text("organizacion: OIM\n", "utf-8")
    visto = seg("status", "--json", en=tmp_path)
    assert visto.codigo == 0
    assert set(visto.json["resumen"].values()) == {0}
    assert [visto.json[clave] for clave in ("acciones", "sin_respuesta", "acuerdos")] == [
        [],
        [],
        [],
    ]


def test_la_cartera_rica_se_lee_sin_nada_que_objetar(rica: Path) -> None:
    objeto = json.loads(seg("status", "--json", en=rica).salida)
    assert objeto["diagnosticos"] == []
    assert objeto["archivos"] == {
        "leidos": len(RICA) - 1,
        "en_parte": [],
        "ilegibles": [],
        "no_evaluables": [],
        "no_leidos": [],
        "repetidos": [],
    }
