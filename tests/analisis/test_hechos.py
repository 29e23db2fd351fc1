"""Lo que pasa dentro de un período se dice todo, se vea o no en los extremos."""

from collections.abc import Iterator
from datetime import date
from textwrap import dedent, indent

import pytest

from apoyo import cartera_con, cartera_de, evaluacion_con
from apoyo.cartera_de_doce import ARCHIVOS, CIFRAS
from apoyo.indicadores_de_doce import DE_MAS
from seguimiento.analisis.bitacora import estado_de
from seguimiento.analisis.fotografia import Fotografia, fotografiar
from seguimiento.analisis.hechos import DeQue, Hecho, Paso, hechos, sin_fecha, vencieron
from seguimiento.fechas import UN_DIA, leer_periodo
from seguimiento.modelo.cartera import AccionSituada
from seguimiento.vocabularios import (
    EstadoDeAccion,
    EstadoDeRecomendacion,
    ResultadoDeVerificacion,
)

VISPERA, FIN = date(2022, 12, 31), date(2023, 3, 31)


def _foto(yaml: str) -> Fotografia:
    return fotografiar(cartera_de(yaml), FIN)


def _de_accion(campos: str) -> str:
    return evaluacion_con(f'- id: "1.1"\n  descripcion: Convocar\n{indent(dedent(campos), "  ")}')


def _de_recomendacion(campos: str) -> str:
    propia = indent(dedent(campos), "    ")
    return f"titulo: E\norganizacion: O\nrecomendaciones:\n  - id: R1\n    texto: T\n{propia}\n"


def _breves(yaml: str) -> list[str]:
    return [f"{h.ref} {h.paso.name} {h.estado.value}" for h in hechos(_foto(yaml), VISPERA)]


@pytest.mark.parametrize("corte", DE_MAS, ids=str)
def test_lo_de_dentro_es_lo_contado_a_mano(corte: date) -> None:
    vispera = leer_periodo(CIFRAS[corte].periodo).desde - UN_DIA
    foto = fotografiar(cartera_con(dict(ARCHIVOS)), corte)
    todos = hechos(foto, vispera)

    def refs(suyos: Iterator[Hecho]) -> tuple[str, ...]:
        return tuple(h.ref for h in suyos)

    assert {
        "empezadas": refs(h for h in todos if h.paso is Paso.EMPIEZA),
        "completadas": refs(h for h in todos if h.cumple),
        "sin_hacer": refs(h for h in todos if h.paso is Paso.CIERRA and not h.cumple),
        "reabiertas": refs(h for h in todos if h.paso is Paso.REABRE),
        "otras": refs(h for h in todos if h.es_entrada and h.paso in {Paso.CAMBIA, Paso.SIGUE}),
        "verificaciones": refs(h for h in todos if h.es_verificacion),
    } == DE_MAS[corte].hechos
    assert vencieron(foto, vispera) == DE_MAS[corte].vencieron


# Cada clase de anotación, en cada bitácora --------------------------------------------------------------


def _anotaciones() -> Iterator[tuple[str, str, DeQue]]:
    """Una por cada valor de cada vocabulario y por cada bitácora en que cabe."""
    serie = "inicio: 2022-10\nplazo: 2023-12\nrecurrencia: trimestral\n"
    for estado in EstadoDeAccion:
        entrada = f"{{fecha: 2023-02-01, estado: {estado.value}, comentario: Nota"
        yield f"acción {estado.value}", _de_accion(f"seguimiento: [{entrada}}}]"), DeQue.ACCION
        de_periodo = f"{serie}seguimiento: [{entrada}, instancia: 2023-T1}}]"
        yield f"período {estado.value}", _de_accion(de_periodo), DeQue.PERIODO
    for propio in EstadoDeRecomendacion:
        entrada = f"seguimiento: [{{fecha: 2023-02-01, estado: {propio.value}, comentario: Nota}}]"
        yield f"recomendación {propio.value}", _de_recomendacion(entrada), DeQue.RECOMENDACION
    for resultado in ResultadoDeVerificacion:
        hecha = "fecha: 2022-06-01, estado: completada"
        verificada = f"fecha: 2023-02-01, resultado: {resultado.value}"
        yield (
            f"acción {resultado.value}",
            _de_accion(f"seguimiento: [{{{hecha}}}]\nverificaciones: [{{{verificada}}}]"),
            DeQue.ACCION,
        )
        yield (
            f"período {resultado.value}",
            _de_accion(
                f"{serie}seguimiento: [{{{hecha}, instancia: 2022-T4}}]\n"
                f"verificaciones: [{{{verificada}, instancia: 2022-T4}}]"
            ),
            DeQue.PERIODO,
        )
        yield (
            f"recomendación {resultado.value}",
            _de_recomendacion(
                "seguimiento: [{fecha: 2022-06-01, estado: implementada}]\n"
                f"verificaciones: [{{{verificada}}}]"
            ),
            DeQue.RECOMENDACION,
        )


ANOTACIONES = {nombre: (yaml, de) for nombre, yaml, de in _anotaciones()}


@pytest.mark.parametrize("nombre", ANOTACIONES)
def test_ninguna_anotacion_del_periodo_se_calla(nombre: str) -> None:
    yaml, de = ANOTACIONES[nombre]
    propios = [h for h in hechos(_foto(yaml), VISPERA) if h.propia]
    assert [h.de for h in propios] == [de]


def test_la_entrada_sin_fecha_deja_su_estado_y_no_es_de_ningun_periodo() -> None:
    yaml = _de_accion("""
        seguimiento:
          - {fecha: 2022-12-01, estado: en_curso}
          - {estado: completada, comentario: Hecha}
          - {fecha: 2023-02-01, estado: en_curso}
    """)
    foto = _foto(yaml)
    assert _breves(yaml) == ["e/1.1 REABRE en_curso"]
    assert [(ref, una.comentario) for ref, _, una in sin_fecha(foto)] == [("e/1.1", "Hecha")]


# Lo que cambia con cada una ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entradas", "esperados"),
    [
        ("2023-01-10 en_curso", ["EMPIEZA en_curso"]),
        ("2023-01-10 en_curso, 2023-02-10 en_curso", ["EMPIEZA en_curso", "SIGUE en_curso"]),
        ("2023-01-10 completada", ["CIERRA completada"]),
        (
            "2023-01-10 completada, 2023-02-10 en_curso",
            ["CIERRA completada", "REABRE en_curso"],
        ),
        (
            "2022-06-10 completada, 2023-02-10 cancelada",
            ["CIERRA cancelada"],
        ),
        ("2022-06-10 completada, 2023-02-10 completada", ["SIGUE completada"]),
        ("2022-06-10 en_curso, 2023-02-10 no_iniciada", ["CAMBIA no_iniciada"]),
        (
            "2023-01-10 completada, 2023-01-10 en_curso",
            ["CIERRA completada", "REABRE en_curso"],
        ),
        ("2023-02-10 en_curso, 2023-01-10 completada", ["CIERRA completada", "REABRE en_curso"]),
    ],
)
def test_que_cambia_con_cada_entrada(entradas: str, esperados: list[str]) -> None:
    lineas = [
        f"  - {{fecha: {fecha}, estado: {estado}, comentario: Nota}}"
        for fecha, estado in (entrada.split() for entrada in entradas.split(", "))
    ]
    yaml = _de_accion("\n".join(["seguimiento:", *lineas]))
    assert _breves(yaml) == [f"e/1.1 {esperado}" for esperado in esperados]


def test_la_verificacion_rechazada_reabre_y_la_siguiente_puede_volver_a_cerrar() -> None:
    yaml = _de_accion("""
        seguimiento: [{fecha: 2022-06-01, estado: completada}]
        verificaciones:
          - {fecha: 2023-01-10, resultado: rechazada}
          - {fecha: 2023-02-10, resultado: verificada}
    """)
    assert _breves(yaml) == ["e/1.1 REABRE en_curso", "e/1.1 CIERRA completada"]


def test_la_primera_entrada_de_un_periodo_pone_en_curso_la_accion() -> None:
    yaml = _de_accion("""
        inicio: 2023-01
        plazo: 2023-12
        recurrencia: trimestral
        seguimiento: [{fecha: 2023-03-01, estado: completada, instancia: 2023-T1}]
    """)
    assert _breves(yaml) == ["e/1.1 EMPIEZA en_curso", "e/1.1@2023-T1 CIERRA completada"]
    assert sum(h.es_entrada for h in hechos(_foto(yaml), VISPERA)) == 1


def test_rechazar_lo_que_no_se_dio_por_hecho_no_reabre_nada() -> None:
    yaml = _de_accion("""
        seguimiento: [{fecha: 2023-01-10, estado: en_curso}]
        verificaciones: [{fecha: 2023-02-10, resultado: rechazada}]
    """)
    assert _breves(yaml) == ["e/1.1 EMPIEZA en_curso", "e/1.1 SIGUE en_curso"]


@pytest.mark.parametrize("corte", CIFRAS, ids=str)
def test_el_ultimo_hecho_de_cada_accion_deja_el_estado_que_tiene(corte: date) -> None:
    """El recorrido y `bitacora` son dos cálculos del mismo estado."""
    foto = fotografiar(cartera_con(dict(ARCHIVOS)), corte)
    ultimos = {h.ref: h for h in hechos(foto, date.min) if h.de is DeQue.ACCION}
    for ref, hecho in ultimos.items():
        assert isinstance(hecho.situada, AccionSituada)
        assert hecho.estado is estado_de(hecho.situada.accion, corte).efectivo, ref


@pytest.mark.parametrize(
    ("campos", "vencio"),
    [
        pytest.param("plazo: 2022-12-30", False, id="ya lo estaba"),
        pytest.param("plazo: 2022-12-31", True, id="desde el primer día"),
        pytest.param("plazo: 2023-03-30", True, id="desde el último"),
        pytest.param("plazo: 2023-03-31", False, id="vence el último"),
        pytest.param(
            "plazo: 2023-01\nseguimiento: [{fecha: 2023-02-10, estado: completada}]",
            True,
            id="y se completó después",
        ),
        pytest.param(
            "plazo: 2023-01\nseguimiento: [{fecha: 2023-01-10, estado: completada}]",
            False,
            id="se completó antes",
        ),
        pytest.param(
            "plazo: 2023-01\nprorrogas: [{fecha: 2023-02-10, plazo: 2023-12}]",
            True,
            id="y se prorrogó tarde",
        ),
        pytest.param(
            "plazo: 2023-01\nprorrogas: [{fecha: 2023-01-31, plazo: 2023-12}]",
            False,
            id="se prorrogó a tiempo",
        ),
        pytest.param(
            "plazo: 2023-12\nprorrogas: [{fecha: 2023-02-10, plazo: 2023-01}]",
            True,
            id="se adelantó a un día pasado",
        ),
        pytest.param(
            """
            plazo: 2022-06
            seguimiento:
              - {fecha: 2022-05-01, estado: completada}
              - {fecha: 2023-02-01, estado: en_curso}
            """,
            True,
            id="se reabrió con el plazo pasado",
        ),
    ],
)
def test_vencieron_las_que_algun_dia_pasaron_a_estarlo(campos: str, *, vencio: bool) -> None:
    assert vencieron(_foto(_de_accion(campos)), VISPERA) == (("e/1.1",) if vencio else ())
