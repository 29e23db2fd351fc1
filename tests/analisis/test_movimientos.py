import json
from datetime import date, timedelta
from functools import cache
from textwrap import dedent, indent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo import HOY, cartera_con, cartera_de, dia, evaluacion_con
from apoyo.cartera_de_doce import ARCHIVOS, CIFRAS, CORTES
from apoyo.cartera_de_doce import Saldo as SaldoAMano
from seguimiento.analisis.fotografia import fotografiar
from seguimiento.analisis.movimientos import Movimientos, Saldo, movimientos
from seguimiento.fechas import UN_DIA, Periodo, leer_periodo
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.cartera import Cartera
from seguimiento.vocabularios import Decision, EstadoDeAccion, ResultadoDeVerificacion


@cache
def _doce() -> Cartera:
    return cartera_con(dict(ARCHIVOS))


def _en(corte: date) -> Movimientos:
    return movimientos(_doce(), leer_periodo(CIFRAS[corte].periodo), corte)


def _como_a_mano(saldo: Saldo) -> SaldoAMano:
    return SaldoAMano(
        inicio=saldo.abiertas_al_inicio,
        nuevas=saldo.nuevas,
        reabiertas=saldo.reabiertas,
        cerradas=saldo.cerradas,
        final=saldo.abiertas_al_final,
    )


@pytest.mark.parametrize("corte", CORTES, ids=str)
def test_el_saldo_es_el_calculado_a_mano(corte: date) -> None:
    hallados, cifras = _en(corte), CIFRAS[corte]
    assert _como_a_mano(hallados.saldo_de_acciones) == cifras.acciones
    assert _como_a_mano(hallados.saldo_de_recomendaciones) == cifras.de_recomendaciones


@pytest.mark.parametrize("corte", CORTES, ids=str)
@pytest.mark.parametrize("lista", ["completadas", "vencidas", "fuera_del_saldo"])
def test_cada_lista_de_acciones_es_la_calculada_a_mano(corte: date, lista: str) -> None:
    assert getattr(_en(corte), lista) == getattr(CIFRAS[corte], lista)


@pytest.mark.parametrize("corte", CORTES, ids=str)
def test_las_que_acaban_en_cada_estado_terminal_son_las_calculadas_a_mano(corte: date) -> None:
    hallados, cifras = _en(corte), CIFRAS[corte]
    assert hallados.cierres == {
        EstadoDeAccion.COMPLETADA: cifras.completadas,
        EstadoDeAccion.CANCELADA: cifras.canceladas,
        EstadoDeAccion.NO_APLICABLE: cifras.no_aplicables,
    }
    assert hallados.cerradas_sin_hacerse == (*cifras.canceladas, *cifras.no_aplicables)


@pytest.mark.parametrize("corte", CORTES, ids=str)
def test_las_prorrogas_llevan_su_plazo_de_antes_y_sus_dias(corte: date) -> None:
    halladas = tuple(
        (p.ref, str(p.antes), str(p.despues), p.dias, p.acumulados) for p in _en(corte).prorrogadas
    )
    assert halladas == CIFRAS[corte].prorrogadas


@pytest.mark.parametrize("corte", CORTES, ids=str)
def test_las_verificaciones_y_las_respuestas_son_las_del_periodo(corte: date) -> None:
    hallados, cifras = _en(corte), CIFRAS[corte]
    verificaciones = tuple((v.ref, v.verificacion.resultado.value) for v in hallados.verificaciones)
    assert verificaciones == cifras.verificaciones
    assert tuple(r.ref for r in hallados.respuestas) == cifras.respuestas


# Qué cae en el período ----------------------------------------------------------------------------------


def _de(evaluacion: str, periodo: str = "2023-T1", corte: date = HOY) -> Movimientos:
    return movimientos(cartera_de(evaluacion), leer_periodo(periodo), corte)


def _de_accion(campos: str, periodo: str = "2023-T1", corte: date = HOY) -> Movimientos:
    accion = f'- id: "1.1"\n  descripcion: Convocar\n{indent(dedent(campos), "  ")}'
    return _de(evaluacion_con(accion), periodo, corte)


def test_el_periodo_va_de_su_primer_dia_al_ultimo_y_se_corta_en_el_corte() -> None:
    entero, a_medias = _de_accion("", "2023-T1"), _de_accion("", "2023-T2")
    assert (entero.desde, entero.hasta) == (dia("2023-01-01"), dia("2023-03-31"))
    assert (a_medias.desde, a_medias.hasta) == (dia("2023-04-01"), HOY)


def test_en_un_periodo_que_empieza_tras_el_corte_no_se_ha_movido_nada() -> None:
    hallados = _de_accion("seguimiento: [{fecha: 2023-07-01, estado: completada}]", "2023-T3")
    abierta = ("e/1.1",)
    assert hallados.saldo_de_acciones == Saldo(abierta, (), (), (), abierta)
    assert (hallados.completadas, hallados.vencidas, hallados.prorrogadas) == ((), (), ())


@pytest.mark.parametrize(
    ("fecha", "completadas"),
    [
        ("2022-12-31", ()),
        ("2023-01-01", ("e/1.1",)),
        ("2023-03-31", ("e/1.1",)),
        ("2023-03", ("e/1.1",)),
        ("2023-04-01", ()),
    ],
)
def test_cuentan_el_primer_dia_y_el_ultimo_y_no_los_de_al_lado(
    fecha: str, completadas: tuple[str, ...]
) -> None:
    hallados = _de_accion(f"seguimiento: [{{fecha: {fecha}, estado: completada}}]")
    assert hallados.completadas == completadas


@pytest.mark.parametrize(
    ("campos", "vencidas"),
    [
        pytest.param("plazo: 2022-12-30", (), id="ya estaba vencida la víspera"),
        pytest.param(
            "plazo: 2022-12-31", ("e/1.1",), id="venció la víspera y es vencida desde el 1"
        ),
        pytest.param("plazo: 2023-03-30", ("e/1.1",), id="venció el penúltimo día"),
        pytest.param("plazo: 2023-03-31", (), id="vence el último día"),
        pytest.param(
            """
            plazo: 2023-01
            seguimiento: [{fecha: 2023-02-10, estado: completada}]
            """,
            (),
            id="venció y se completó",
        ),
        pytest.param(
            """
            plazo: 2022-06
            prorrogas: [{fecha: 2023-01-10, plazo: 2023-02}]
            """,
            ("e/1.1",),
            id="lo estaba, se prorrogó y volvió a vencer",
        ),
        pytest.param(
            """
            plazo: 2022-06
            prorrogas: [{fecha: 2023-01-10, plazo: 2022-09}]
            """,
            (),
            id="prorrogada a un plazo ya pasado",
        ),
        pytest.param(
            """
            plazo: 2022-06
            prorrogas: [{fecha: 2023-01-10, plazo: 2022-12-31}]
            """,
            ("e/1.1",),
            id="prorrogada hasta la víspera",
        ),
        pytest.param(
            """
            plazo: 2022-06
            seguimiento:
              - {fecha: 2022-05-01, estado: completada}
              - {fecha: 2023-02-01, estado: en_curso}
            """,
            ("e/1.1",),
            id="reabierta con el plazo pasado",
        ),
    ],
)
def test_vencieron_en_el_periodo_las_que_al_final_lo_estan_y_antes_no(
    campos: str, vencidas: tuple[str, ...]
) -> None:
    assert _de_accion(campos).vencidas == vencidas


def test_lo_nuevo_que_llega_vencido_vencio_en_el_periodo() -> None:
    yaml = evaluacion_con('- {id: "1.1", descripcion: Convocar, plazo: 2022-06}')
    hallados = _de(f"fecha: 2023-02\n{yaml}")
    assert (hallados.saldo_de_acciones.nuevas, hallados.vencidas) == (("e/1.1",), ("e/1.1",))


@pytest.mark.parametrize(
    ("entradas", "fuera"),
    [
        pytest.param("2023-02-01 completada", (), id="se cerró: está en el saldo"),
        pytest.param(
            "2023-02-01 completada, 2023-03-01 en_curso", ("e/1.1",), id="se cerró y se reabrió"
        ),
        pytest.param(
            "2022-06-01 completada, 2023-02-01 en_curso, 2023-03-01 completada",
            ("e/1.1",),
            id="se reabrió y se cerró",
        ),
        pytest.param(
            "2022-06-01 completada, 2023-02-01 cancelada",
            ("e/1.1",),
            id="sigue cerrada de otro modo",
        ),
        pytest.param(
            "2022-06-01 completada, 2023-02-01 completada", (), id="se añadió una evidencia"
        ),
        pytest.param("2022-06-01 completada, 2023-02-01 en_curso", (), id="se reabrió"),
        pytest.param("2023-02-01 en_curso", (), id="avanzó"),
    ],
)
def test_lo_que_el_saldo_no_muestra_se_nombra_aparte(entradas: str, fuera: tuple[str, ...]) -> None:
    lineas = [
        f"  - {{fecha: {fecha}, estado: {estado}, comentario: Nota}}"
        for fecha, estado in (entrada.split() for entrada in entradas.split(", "))
    ]
    assert _de_accion("\n".join(["seguimiento:", *lineas])).fuera_del_saldo == fuera


def test_lo_cerrado_y_reabierto_el_dia_que_se_crea_tambien_se_nombra() -> None:
    accion = """
    - id: "1.1"
      descripcion: Convocar
      seguimiento:
        - {fecha: 2023-02-01, estado: completada}
        - {fecha: 2023-03-01, estado: en_curso}
    """
    hallados = _de(f"fecha: 2023-02-01\n{evaluacion_con(accion)}")
    assert hallados.saldo_de_acciones == Saldo((), ("e/1.1",), (), (), ("e/1.1",))
    assert hallados.fuera_del_saldo == ("e/1.1",)


# Prórrogas y verificaciones -----------------------------------------------------------------------


def test_los_dias_prorrogados_se_acumulan_desde_el_plazo_original() -> None:
    hallados = _de_accion("""
        plazo: 2022-10
        prorrogas:
          - {fecha: 2022-11-01, plazo: 2022-12, motivo: Cambio de equipo}
          - {fecha: 2023-02-01, plazo: 2023-05, autorizada_por: Jefatura}
          - {fecha: 2023-01-10, plazo: 2023-03-31}
          - {fecha: 2023-04-10, plazo: 2024}
    """)
    resumidas = [(str(p.antes), str(p.despues), p.dias, p.acumulados) for p in hallados.prorrogadas]
    assert resumidas == [("2022-12", "2023-03-31", 90, 151), ("2023-03-31", "2023-05", 61, 212)]
    assert [p.prorroga.autorizada_por for p in hallados.prorrogadas] == [None, "Jefatura"]


@pytest.mark.parametrize(
    ("fecha", "cuantas"),
    [("2022-12-31", 0), ("2023-01-01", 1), ("2023-03-31", 1), ("2023-04-01", 0)],
)
def test_lo_anotado_el_ultimo_dia_es_del_periodo_y_lo_de_la_vispera_no(
    fecha: str, cuantas: int
) -> None:
    hallados = _de_accion(f"""
        plazo: 2022-10
        prorrogas: [{{fecha: {fecha}, plazo: 2024}}]
        verificaciones: [{{fecha: {fecha}, resultado: verificada}}]
    """)
    assert (len(hallados.prorrogadas), len(hallados.verificaciones)) == (cuantas, cuantas)


def test_adelantar_el_plazo_resta_dias() -> None:
    hallados = _de_accion("plazo: 2023-06\nprorrogas: [{fecha: 2023-01-10, plazo: 2023-05}]")
    assert [(p.dias, p.acumulados) for p in hallados.prorrogadas] == [(-30, -30)]


def test_sin_plazo_original_no_se_sabe_cuantos_dias_se_lleva() -> None:
    hallados = _de_accion("prorrogas: [{fecha: 2023-01-10, plazo: 2023-05}]")
    [prorrogada] = hallados.prorrogadas
    assert (prorrogada.antes, prorrogada.dias, prorrogada.acumulados) == (None, None, None)


SERIE = """
    inicio: 2022-10
    plazo: 2023-09
    recurrencia: trimestral
    prorrogas:
      - {fecha: 2023-01-05, plazo: 2023-01-31, instancia: 2022-T4}
      - {fecha: 2023-02-05, plazo: 2023-02-28, instancia: 2022-12}
      - {fecha: 2023-02-10, plazo: 2023-12}
      - {fecha: 2023-03-01, plazo: 2024, instancia: 2019-T1}
    verificaciones:
      - {fecha: 2023-03-10, resultado: rechazada, instancia: 2022-11-30}
      - {fecha: 2023-03-20, resultado: verificada}
      - {fecha: 2023-03-25, resultado: verificada, instancia: 2023-T1}
"""


def test_la_prorroga_de_una_instancia_parte_del_fin_de_su_periodo() -> None:
    hallados = _de_accion(SERIE)
    assert [(p.ref, str(p.antes), p.dias, p.acumulados) for p in hallados.prorrogadas] == [
        ("e/1.1@2022-T4", "2022-12-31", 31, 31),
        ("e/1.1@2022-T4", "2023-01-31", 28, 59),
        ("e/1.1", "2023-09", 92, 92),
        ("e/1.1@2019-T1", "None", None, None),
    ]


def test_la_verificacion_de_una_instancia_lleva_su_instancia() -> None:
    hallados = _de_accion(SERIE)
    assert [v.ref for v in hallados.verificaciones] == ["e/1.1@2022-T4", "e/1.1", "e/1.1@2023-T1"]
    assert [v.ref for v in hallados.rechazadas] == ["e/1.1@2022-T4"]


def test_las_verificaciones_de_una_recomendacion_tambien_estan() -> None:
    hallados = _de("""
        titulo: Evaluación
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Coordinar
            seguimiento: [{fecha: 2023-01-10, estado: implementada}]
            verificaciones:
              - {fecha: 2022-12-31, resultado: verificada}
              - {fecha: 2023-02-01, resultado: rechazada}
          - id: R2
            texto: Publicar
            respuesta: {decision: aceptada, fecha: 2023-01}
          - id: R3
            texto: Difundir
            respuesta: {decision: aceptada}
    """)
    assert [(v.ref, v.rechaza) for v in hallados.verificaciones] == [("e/R1", True)]
    assert [r.ref for r in hallados.respuestas] == ["e/R2"]


# Propiedades --------------------------------------------------------------------------------------

PRIMERO = date(2022, 11, 1)
FECHAS = st.one_of(
    st.dates(PRIMERO, date(2024, 1, 31)).map(date.isoformat),
    st.sampled_from(["2022-12", "2023-02", "2023-T1", "2023-S1", "2023"]),
)
ESTADOS = st.sampled_from([estado.value for estado in EstadoDeAccion])
RESULTADOS = st.sampled_from([resultado.value for resultado in ResultadoDeVerificacion])
ACCIONES = st.fixed_dictionaries(
    {
        "seguimiento": st.lists(
            st.fixed_dictionaries({"fecha": FECHAS, "estado": ESTADOS}), max_size=5
        ),
        "verificaciones": st.lists(
            st.fixed_dictionaries({"fecha": FECHAS, "resultado": RESULTADOS}), max_size=3
        ),
        "prorrogas": st.lists(
            st.fixed_dictionaries({"fecha": FECHAS, "plazo": FECHAS}), max_size=2
        ),
    },
    optional={"plazo": FECHAS},
)
RECOMENDACIONES = st.fixed_dictionaries(
    {"acciones": st.lists(ACCIONES, max_size=3)},
    optional={
        "fecha": FECHAS,
        "respuesta": st.fixed_dictionaries(
            {"decision": st.sampled_from([decision.value for decision in Decision])},
            optional={"fecha": FECHAS},
        ),
    },
)
EVALUACIONES = st.fixed_dictionaries(
    {"recomendaciones": st.lists(RECOMENDACIONES, min_size=1, max_size=3)},
    optional={"fecha": FECHAS},
)
PERIODOS = st.sampled_from(
    [leer_periodo(p) for p in ("2022-T4", "2023-T1", "2023-02", "2023-S1", "2023", "2023-T4")]
)
CORTES_AL_AZAR = st.dates(PRIMERO, date(2024, 3, 31))


@st.composite
def carteras(elegir: st.DrawFn) -> Cartera:
    """Una evaluación cualquiera, en JSON, que también es YAML, con todo bien numerado."""
    evaluacion: dict[str, Any] = elegir(EVALUACIONES)
    for n, recomendacion in enumerate(evaluacion["recomendaciones"], 1):
        recomendacion |= {"id": f"R{n}", "texto": "Coordinar"}
        for m, accion in enumerate(recomendacion["acciones"], 1):
            accion |= {"id": f"{n}.{m}", "descripcion": "Convocar"}
    return cartera_de(json.dumps({"titulo": "Evaluación", "organizacion": "OIM", **evaluacion}))


def _cuadra(saldo: Saldo) -> None:
    entra = [*saldo.abiertas_al_inicio, *saldo.nuevas, *saldo.reabiertas]
    assert len(entra) == len(set(entra))
    assert set(saldo.cerradas) <= set(entra)
    assert set(entra) - set(saldo.cerradas) == set(saldo.abiertas_al_final)
    assert len(entra) - len(saldo.cerradas) == len(saldo.abiertas_al_final)


@given(carteras(), PERIODOS, CORTES_AL_AZAR)
def test_abiertas_mas_nuevas_mas_reabiertas_menos_cerradas_son_las_abiertas_al_final(
    cartera: Cartera, periodo: Periodo, corte: date
) -> None:
    hallados = movimientos(cartera, periodo, corte)
    _cuadra(hallados.saldo_de_acciones)
    _cuadra(hallados.saldo_de_recomendaciones)
    cerradas = [*hallados.completadas, *hallados.cerradas_sin_hacerse]
    assert sorted(cerradas) == sorted(hallados.saldo_de_acciones.cerradas)


@given(carteras(), PERIODOS, CORTES_AL_AZAR)
def test_un_periodo_empieza_como_acabo_el_anterior(
    cartera: Cartera, periodo: Periodo, corte: date
) -> None:
    primero, segundo = (movimientos(cartera, p, corte) for p in (periodo, periodo.siguiente()))
    final = primero.saldo_de_acciones.abiertas_al_final
    assert segundo.saldo_de_acciones.abiertas_al_inicio == final
    recomendaciones = primero.saldo_de_recomendaciones.abiertas_al_final
    assert segundo.saldo_de_recomendaciones.abiertas_al_inicio == recomendaciones


@given(carteras(), PERIODOS, CORTES_AL_AZAR)
def test_un_periodo_acabado_dice_lo_mismo_se_pregunte_cuando_se_pregunte(
    cartera: Cartera, periodo: Periodo, corte: date
) -> None:
    el_ultimo_dia = movimientos(cartera, periodo, periodo.hasta)
    assert movimientos(cartera, periodo, max(corte, periodo.hasta)) == el_ultimo_dia


@given(carteras())
def test_en_trimestres_seguidos_nada_es_nuevo_dos_veces_y_lo_que_hay_lo_fue(
    cartera: Cartera,
) -> None:
    periodos_seguidos = [leer_periodo("2022-T1")]
    while len(periodos_seguidos) < 12:
        periodos_seguidos.append(periodos_seguidos[-1].siguiente())
    todos = [movimientos(cartera, p, p.hasta) for p in periodos_seguidos]
    vispera = fotografiar(cartera, periodos_seguidos[0].desde - UN_DIA)
    ultima = fotografiar(cartera, periodos_seguidos[-1].hasta)
    for habia, hay, nuevas in (
        (vispera.acciones, ultima.acciones, [m.saldo_de_acciones.nuevas for m in todos]),
        (
            vispera.recomendaciones,
            ultima.recomendaciones,
            [m.saldo_de_recomendaciones.nuevas for m in todos],
        ),
    ):
        una_vez = [ref for refs in nuevas for ref in refs]
        assert sorted([*(x.ref for x in habia), *una_vez]) == sorted(x.ref for x in hay)


def _cerrada(accion: Accion, hoy: date) -> EstadoDeAccion | None:
    """El estado en que está cerrada, visto por las malas: en qué quedó lo último que se anotó."""
    anotado = [
        *((e.fecha.ultimo_dia, 0, n, e.estado) for n, e in enumerate(accion.seguimiento)),
        *((v.fecha.ultimo_dia, 1, n, v.resultado) for n, v in enumerate(accion.verificaciones)),
    ]
    declarado, rechazado = EstadoDeAccion.NO_INICIADA, False
    for _, _, _, dicho in sorted(nota for nota in anotado if nota[0] <= hoy):
        if isinstance(dicho, EstadoDeAccion):
            declarado, rechazado = dicho, False
        else:
            rechazado = dicho is ResultadoDeVerificacion.RECHAZADA
    return declarado if declarado.terminal and not rechazado else None


@given(carteras(), PERIODOS, CORTES_AL_AZAR)
def test_lo_que_se_nombra_aparte_es_lo_que_se_ve_mirando_dia_a_dia(
    cartera: Cartera, periodo: Periodo, corte: date
) -> None:
    hallados = movimientos(cartera, periodo, corte)
    cuantos = (hallados.hasta - hallados.desde).days + 1
    dias = [hallados.desde + timedelta(days=n) for n in range(cuantos)]
    esperadas = []
    for a in fotografiar(cartera, hallados.hasta).acciones:
        antes = _cerrada(a.situada.accion, hallados.desde - UN_DIA)
        camino = [antes, *(_cerrada(a.situada.accion, d) for d in dias)]
        assert a.abierta is (camino[-1] is None)
        if antes is None and camino[-1] is None:
            se_movio = any(camino)
        else:
            se_movio = None in camino or antes is not camino[-1]
        if (antes is None) is (camino[-1] is None) and se_movio:
            esperadas.append(a.ref)
    assert tuple(esperadas) == hallados.fuera_del_saldo
