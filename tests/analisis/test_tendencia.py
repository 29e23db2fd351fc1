from datetime import date
from functools import cache

import pytest

from apoyo import cartera_con, cartera_de
from apoyo.cartera_de_doce import ARCHIVOS, CIFRAS, CORTES, cociente
from seguimiento.analisis.indicadores import Cociente
from seguimiento.analisis.tendencia import Punto, tendencia
from seguimiento.modelo.cartera import Cartera
from seguimiento.vocabularios import EstadoDeAccion, EstadoDerivado, SituacionDeAccion

FIN_DE_2023 = date(2023, 12, 31)


@cache
def _doce() -> Cartera:
    return cartera_con(dict(ARCHIVOS))


def _cuentas(punto: Punto) -> list[dict[str, int]]:
    return [
        {valor.value: n for valor, n in cuentas.items() if n}
        for cuentas in (punto.situaciones, punto.estados, punto.recomendaciones)
    ]


DORMIDA = [
    {"en_plazo": 6},
    {"no_iniciada": 6},
    {"pendiente": 2, "no_se_implementara": 1},
]
"""Caminos, respondida y sin nada anotado; su plazo más próximo es el 31 de octubre de 2022."""
A_MANO = {
    "2022-T1": ("", DORMIDA),
    "2022-T2": ("", DORMIDA),
    # el 31 de octubre queda a 31 días
    "2022-T3": ("", DORMIDA),
    # 1.1 hecha y aún no exigible (vence hoy); 1.2 y 2.3 vencidas; 1.3 vence a los 31 días
    "2022-T4": (
        "K1.2 K2.3",
        [
            {"vencida": 2, "en_plazo": 3, "cerrada": 1},
            {"no_iniciada": 3, "en_curso": 2, "completada": 1},
            {"en_curso": 1, "implementada_parcialmente": 1, "no_se_implementara": 1},
        ],
    ),
    # las cuatro de puertos; radios, vista desde el cierre de 2023, todavía no existe
    "2023-T1": (
        "K1.1+ K1.2+ K2.1 K2.3",
        [
            {"vencida": 2, "por_vencer": 2, "en_plazo": 3, "sin_plazo": 1, "cerrada": 2},
            {"no_iniciada": 5, "en_curso": 3, "completada": 2},
            {
                "sin_respuesta": 1,
                "pendiente": 1,
                "en_curso": 1,
                "implementada_parcialmente": 1,
                "no_se_implementara": 1,
            },
        ],
    ),
    "2023-T2": (
        "K1.1+ K1.2+ K1.3+ K2.1 K2.3 P1.2+ P2.2+",
        [
            dict(CIFRAS[date(2023, 6, 30)].situaciones),
            dict(CIFRAS[date(2023, 6, 30)].estados),
            dict(CIFRAS[date(2023, 6, 30)].recomendaciones),
        ],
    ),
    # K2.2 vence hoy; P2.2 y X1.2 vencieron el 15 (la prórroga de X1.2 es de octubre)
    "2023-T3": (
        "K1.1+ K1.2+ K1.3+ K2.1+ K2.3 P1.2+ P2.2 X1.2",
        [
            {"vencida": 3, "por_vencer": 1, "sin_plazo": 1, "cerrada": 7},
            {"no_iniciada": 2, "en_curso": 3, "completada": 5, "cancelada": 1, "no_aplicable": 1},
            {
                "sin_plan": 1,
                "pendiente": 1,
                "en_curso": 2,
                "implementada_parcialmente": 2,
                "implementada": 1,
                "no_se_implementara": 1,
            },
        ],
    ),
    "2023-T4": (
        "K1.1+ K1.2+ K1.3+ K2.1+ K2.2+ K2.3 P1.2+ P2.2",
        [
            dict(CIFRAS[FIN_DE_2023].situaciones),
            dict(CIFRAS[FIN_DE_2023].estados),
            dict(CIFRAS[FIN_DE_2023].recomendaciones),
        ],
    ),
}
"""El cumplimiento y las cuentas de los ocho trimestres que acaban en 2023, hechos a mano."""


def test_los_ocho_trimestres_son_los_calculados_a_mano() -> None:
    puntos = tendencia(_doce(), FIN_DE_2023)
    hallados = {p.trimestre: (p.cumplimiento, _cuentas(p)) for p in puntos}
    esperados = {t: (Cociente(*cociente(c)), cuentas) for t, (c, cuentas) in A_MANO.items()}
    assert hallados == esperados
    assert list(hallados) == list(esperados)


@pytest.mark.parametrize("corte", CORTES, ids=str)
def test_el_ultimo_punto_es_el_del_corte(corte: date) -> None:
    ultimo, cifras = tendencia(_doce(), corte)[-1], CIFRAS[corte]
    assert (ultimo.trimestre, ultimo.dia) == (cifras.periodo, corte)
    assert _cuentas(ultimo) == [cifras.situaciones, cifras.estados, cifras.recomendaciones]
    assert ultimo.cumplimiento == Cociente(*cifras.cocientes["cumplimiento"])


def test_los_dias_son_los_finales_de_trimestre_y_el_ultimo_el_corte() -> None:
    puntos = tendencia(_doce(), date(2023, 8, 10), trimestres=4)
    assert [(p.trimestre, p.dia.isoformat()) for p in puntos] == [
        ("2022-T4", "2022-12-31"),
        ("2023-T1", "2023-03-31"),
        ("2023-T2", "2023-06-30"),
        ("2023-T3", "2023-08-10"),
    ]


def test_los_trimestres_en_que_no_habia_nada_van_a_cero_y_se_sabe() -> None:
    puntos = tendencia(_doce(), FIN_DE_2023, trimestres=12)
    assert [p.trimestre for p in puntos if p.vacio] == ["2021-T1"]
    assert puntos[0] == Punto(
        trimestre="2021-T1",
        dia=date(2021, 3, 31),
        situaciones=dict.fromkeys(SituacionDeAccion, 0),
        estados=dict.fromkeys(EstadoDeAccion, 0),
        recomendaciones=dict.fromkeys(EstadoDerivado, 0),
        esperan_respuesta=0,
        cumplimiento=Cociente((), ()),
    )


def test_una_evaluacion_con_recomendaciones_y_sin_acciones_no_es_un_trimestre_vacio() -> None:
    yaml = "titulo: E\norganizacion: OIM\nrecomendaciones: [{id: R1, texto: Coordinar}]\n"
    [punto] = tendencia(cartera_de(yaml), FIN_DE_2023, trimestres=1)
    assert (punto.dia, punto.vacio, _cuentas(punto)) == (
        FIN_DE_2023,
        False,
        [{}, {}, {"sin_respuesta": 1}],
    )


def test_puede_mirarse_un_pasado_anterior_al_primer_anio_que_se_admite_escribir() -> None:
    puntos = tendencia(_doce(), date(1990, 2, 15), trimestres=3)
    assert [p.trimestre for p in puntos] == ["1989-T3", "1989-T4", "1990-T1"]
