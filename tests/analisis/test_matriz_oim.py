"""Los datos del proyecto contra las cuentas hechas a mano sobre los documentos de origen."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from apoyo import dia
from seguimiento.almacen.disco import Directorio
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.panorama import Panorama, panorama
from seguimiento.analisis.seleccion import Filtro
from seguimiento.analisis.situacion import tramo_de_retraso
from seguimiento.modelo.cartera import Cartera
from seguimiento.modelo.configuracion import TRAMOS_DE_RETRASO
from seguimiento.modelo.practica import BuenaPractica, Sostenibilidad
from seguimiento.repositorio import cargar
from seguimiento.vocabularios import NivelDeSostenibilidad, SituacionDeAccion, TipoDeFicha

RAIZ = Path(__file__).parents[2]
MATRIZ = "oim-2022-red-pmm"


@cache
def _cartera() -> Cartera:
    carga = cargar(Directorio(RAIZ))
    assert carga.diagnosticos == ()
    return carga.cartera


def _panorama(hoy: str) -> Panorama:
    return panorama(_cartera(), dia(hoy), Filtro(evaluacion=MATRIZ))


def _en(situacion: SituacionDeAccion, hoy: str) -> list[Fila]:
    return [fila for fila in _panorama(hoy).acciones if fila.situacion.situacion is situacion]


def _vencidas(hoy: str) -> dict[str, int]:
    return {f.situada.accion.id: f.retraso for f in _en(SituacionDeAccion.VENCIDA, hoy)}


def _por_vencer(hoy: str) -> dict[str, date | None]:
    return {f.situada.accion.id: f.situacion.vence for f in _en(SituacionDeAccion.POR_VENCER, hoy)}


def test_la_matriz_tiene_13_recomendaciones_y_22_acciones_que_son_21() -> None:
    resumen = _panorama("2023-04-15").resumen
    claves = ("evaluaciones", "recomendaciones", "acciones", "acciones_distintas")
    assert [resumen[clave] for clave in claves] == [1, 13, 22, 21]


def test_la_12_1_es_la_misma_accion_que_la_4_1_y_las_dos_se_conservan() -> None:
    iguales = {a.accion.id: a.accion.misma_que for a in _cartera().acciones() if a.accion.misma_que}
    assert iguales == {"12.1": "4.1"}


@pytest.mark.parametrize("hoy", ["2023-04-15", "2023-06-30", "2023-07-01", "2023-12-31"])
def test_nadie_ha_respondido_ni_anotado_nada(hoy: str) -> None:
    resumen = _panorama(hoy).resumen
    claves = ("sin_respuesta", "sin_seguimiento", "no_iniciadas", "cerradas", "sin_plazo")
    assert [resumen[clave] for clave in claves] == [13, 22, 22, 0, 0]


def test_al_15_de_abril_de_2023_hay_tres_vencidas_y_dos_por_vencer() -> None:
    assert _vencidas("2023-04-15") == {"1.1": 136, "4.1": 15, "12.1": 15}
    assert _por_vencer("2023-04-15") == {"4.2": date(2023, 4, 30), "5.2": date(2023, 4, 30)}


def test_al_30_de_junio_hay_siete_vencidas_y_las_cuatro_que_vencen_ese_dia_no_lo_estan() -> None:
    ese_dia = date(2023, 6, 30)
    assert _vencidas("2023-06-30") == {
        "1.1": 212,
        "4.1": 91,
        "12.1": 91,
        "4.2": 61,
        "5.2": 61,
        "8.2": 30,
        "9.2": 30,
    }
    assert _por_vencer("2023-06-30") == dict.fromkeys(("4.3", "9.1", "11.1", "13.1"), ese_dia)


def test_al_1_de_julio_hay_once_vencidas_y_una_por_vencer() -> None:
    assert _vencidas("2023-07-01") == {
        "1.1": 213,
        "4.1": 92,
        "12.1": 92,
        "4.2": 62,
        "5.2": 62,
        "8.2": 31,
        "9.2": 31,
        **dict.fromkeys(("4.3", "9.1", "11.1", "13.1"), 1),
    }
    assert _por_vencer("2023-07-01") == {"8.1": date(2023, 7, 31)}


def test_al_cierre_de_2023_estan_vencidas_las_22_en_tramos_de_0_9_12_y_1() -> None:
    retrasos = _vencidas("2023-12-31")
    tramos = Counter(tramo_de_retraso(dias, TRAMOS_DE_RETRASO) for dias in retrasos.values())
    assert len(retrasos) == 22
    assert [tramos[tramo] for tramo in range(4)] == [0, 9, 12, 1]
    assert _por_vencer("2023-12-31") == {}


def test_las_vencidas_salen_de_mas_a_menos_retraso() -> None:
    assert [fila.ref for fila in _panorama("2023-04-15").acciones[:5]] == [
        f"{MATRIZ}/{accion}" for accion in ("1.1", "12.1", "4.1", "4.2", "5.2")
    ]


def test_cada_recomendacion_tiene_la_prioridad_de_la_matriz() -> None:
    por_prioridad: dict[int | None, list[str]] = {}
    for situada in _cartera().recomendaciones():
        if situada.evaluacion.id == MATRIZ:
            recomendacion = situada.recomendacion
            por_prioridad.setdefault(int(recomendacion.prioridad or 0), []).append(recomendacion.id)
    assert por_prioridad == {
        1: ["R3", "R6", "R7", "R8", "R12", "R13"],
        2: ["R1", "R2", "R4", "R5", "R10", "R11"],
        3: ["R9"],
    }


def test_las_recurrentes_no_traen_inicio_y_no_se_les_inventan_instancias() -> None:
    recurrentes = {
        a.accion.id: a.accion.recurrencia.value
        for a in _cartera().acciones()
        if a.accion.recurrencia
    }
    assert recurrentes == {"5.1": "semanal", "10.1": "trimestral", "13.1": "anual"}
    assert [fila.ref for fila in _panorama("2023-12-31").filas if fila.instancia] == []


def test_el_mecanismo_es_una_propuesta_y_no_genera_alertas() -> None:
    hallado = panorama(_cartera(), dia("2023-12-31"), Filtro(acuerdo="crm-osc"))
    [acuerdo] = hallado.acuerdos
    assert (acuerdo.dias_sin_reunion, acuerdo.decisiones_sin_compromiso) == (None, ())
    resumen = hallado.resumen
    assert resumen["compromisos_propuestos"] == resumen["compromisos"] > 0
    assert resumen["compromisos_vencidos"] == 0


# Fichas -----------------------------------------------------------------------------------------


def test_el_catalogo_tiene_34_fichas_de_tres_tipos() -> None:
    tipos = Counter(ficha.registro.tipo for ficha in _cartera().practicas)
    assert tipos == {
        TipoDeFicha.BUENA_PRACTICA: 26,
        TipoDeFicha.LECCION_APRENDIDA: 6,
        TipoDeFicha.LECCION_NO_APRENDIDA: 2,
    }


def test_cada_area_tiene_sus_buenas_practicas_y_sus_lecciones() -> None:
    por_area: dict[str, Counter[str]] = {}
    for ficha in _cartera().practicas:
        por_area.setdefault(ficha.id.partition("_")[2], Counter()).update([ficha.id[:2]])
    assert por_area == {
        "AH": {"BP": 4, "LA": 1},
        "ISE": {"BP": 5, "LA": 2},
        "PC": {"BP": 10},
        "GF": {"BP": 3},
        "ME": {"BP": 2},
        "AF": {"BP": 1, "LA": 2},
        "GN": {"BP": 1, "LA": 1, "LN": 2},
    }


def test_el_tipo_de_cada_ficha_es_el_que_dice_su_codigo() -> None:
    prefijos = {
        TipoDeFicha.BUENA_PRACTICA: "BP",
        TipoDeFicha.LECCION_APRENDIDA: "LA",
        TipoDeFicha.LECCION_NO_APRENDIDA: "LN",
    }
    discrepantes = [f.id for f in _cartera().practicas if f.id[:2] != prefijos[f.registro.tipo]]
    assert discrepantes == []


def test_la_sostenibilidad_es_alta_en_21_buenas_practicas_y_media_en_5() -> None:
    niveles = Counter(
        ficha.registro.sostenibilidad.nivel
        for ficha in _cartera().practicas
        if isinstance(ficha.registro, BuenaPractica)
        and isinstance(ficha.registro.sostenibilidad, Sostenibilidad)
    )
    assert niveles == {NivelDeSostenibilidad.ALTA: 21, NivelDeSostenibilidad.MEDIA: 5}
