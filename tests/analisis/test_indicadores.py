import re
from datetime import date
from fractions import Fraction
from functools import cache
from statistics import mean, median
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo import HOY, cartera_con, cartera_de, dia, evaluacion_con
from apoyo.cartera_de_doce import ARCHIVOS, CIFRAS, CORTES, cociente
from apoyo.indicadores_de_doce import DE_MAS
from seguimiento.analisis.fotografia import Dimension, Fotografia, fotografiar
from seguimiento.analisis.indicadores import (
    DEFINICIONES,
    Cociente,
    Dias,
    Grupo,
    Indicador,
    NoEsParte,
    Reparto,
    Unidad,
    Valor,
    indicadores,
    por,
)
from seguimiento.analisis.indicadores.dicho import dicho
from seguimiento.analisis.instancias import cumplidas_y_exigibles
from seguimiento.fechas import UN_DIA, leer_periodo
from seguimiento.modelo.cartera import Cartera

FIN_DE_2023 = date(2023, 12, 31)
ORDEN = (
    "cobertura_de_respuesta",
    "evaluaciones_completas",
    "oportunidad",
    "aceptacion",
    "aceptadas_sin_plan",
    "implementacion",
    "implementacion_verificada",
    "implementacion_de_lo_exigible",
    "implementacion_12_meses",
    "implementacion_24_meses",
    "implementacion_36_meses",
    "implementacion_48_meses",
    "antiguedad",
    "cumplimiento",
    "a_tiempo",
    "retraso_vigente_completadas",
    "retraso_vigente_abiertas",
    "retraso_original_completadas",
    "retraso_original_abiertas",
    "vencidas",
    "vencidas_de_largo_retraso",
    "vencidas_por_tramo",
    "prorrogadas",
    "dias_prorrogados",
    "ritmo",
    "evidencia",
    "verificacion",
    "respaldo",
    "sin_novedad",
    "instancias",
)


@cache
def _doce() -> Cartera:
    return cartera_con(dict(ARCHIVOS))


def _fotografias(corte: date) -> tuple[Fotografia, Fotografia]:
    vispera = leer_periodo(CIFRAS[corte].periodo).desde - UN_DIA
    return fotografiar(_doce(), corte), fotografiar(_doce(), vispera)


def _valores(hallados: tuple[Indicador, ...]) -> dict[str, Valor]:
    return {indicador.clave: indicador.valor for indicador in hallados}


def _de(yaml: str, hoy: date = HOY, configuracion: str = "") -> dict[str, Valor]:
    cartera = cartera_de(yaml, configuracion=configuracion)
    return _valores(indicadores(fotografiar(cartera, hoy)))


def _de_accion(campos: str, hoy: date = HOY) -> dict[str, Valor]:
    return _de(evaluacion_con(f'- id: "1.1"\n  descripcion: Convocar\n{indent(campos, "  ")}'), hoy)


# La cartera de doce ------------------------------------------------------------------------------


@pytest.mark.parametrize("corte", DE_MAS, ids=str)
def test_cada_cociente_es_el_calculado_a_mano(corte: date) -> None:
    hallados = _valores(indicadores(*_fotografias(corte)))
    cocientes = {
        clave: (valor.numerador, valor.denominador)
        for clave, valor in hallados.items()
        if isinstance(valor, Cociente)
    }
    assert cocientes == {**CIFRAS[corte].cocientes, **DE_MAS[corte].cocientes}


@pytest.mark.parametrize("corte", DE_MAS, ids=str)
def test_los_dias_de_cada_cosa_son_los_calculados_a_mano(corte: date) -> None:
    hallados = _valores(indicadores(*_fotografias(corte)))
    dias = {clave: dict(v.dias) for clave, v in hallados.items() if isinstance(v, Dias)}
    assert dias == DE_MAS[corte].dias


@pytest.mark.parametrize("corte", CORTES, ids=str)
def test_lo_completado_tarde_y_lo_abierto_suman_todos_los_retrasos(corte: date) -> None:
    hallados, cifras = _valores(indicadores(*_fotografias(corte))), CIFRAS[corte]
    for cual, esperado in (("vigente", cifras.vigente), ("original", cifras.original)):
        partes = [hallados[f"retraso_{cual}_{cuales}"] for cuales in ("completadas", "abiertas")]
        assert [par for parte in partes if isinstance(parte, Dias) for par in parte.dias] == (
            sorted(esperado.dias.items(), key=lambda par: _abierta(hallados, par[0]))
        )


def _abierta(hallados: dict[str, Valor], ref: str) -> bool:
    abiertas = hallados["sin_novedad"]
    return isinstance(abiertas, Cociente) and ref in abiertas.denominador


@pytest.mark.parametrize("corte", DE_MAS, ids=str)
def test_cada_reparto_es_el_calculado_a_mano(corte: date) -> None:
    hallados = _valores(indicadores(*_fotografias(corte)))
    repartos = {
        clave: tuple(parte.refs for parte in valor.partes)
        for clave, valor in hallados.items()
        if isinstance(valor, Reparto)
    }
    assert repartos == DE_MAS[corte].repartos


@pytest.mark.parametrize("corte", CORTES, ids=str)
def test_el_ritmo_es_lo_cerrado_en_el_periodo(corte: date) -> None:
    ritmo = _valores(indicadores(*_fotografias(corte)))["ritmo"]
    assert isinstance(ritmo, Reparto)
    cifras = CIFRAS[corte]
    assert [parte.nombre for parte in ritmo.partes] == [
        "completadas",
        "canceladas",
        "no aplicables",
    ]
    assert [parte.refs for parte in ritmo.partes] == [
        cifras.completadas,
        cifras.canceladas,
        cifras.no_aplicables,
    ]


@pytest.mark.parametrize("corte", DE_MAS, ids=str)
def test_la_respuesta_sin_fecha_se_cuenta_aparte(corte: date) -> None:
    oportunidad = _valores(indicadores(*_fotografias(corte)))["oportunidad"]
    assert isinstance(oportunidad, Cociente)
    sin_fecha = DE_MAS[corte].sin_fecha
    assert oportunidad.aparte == ((Grupo("sin fecha", sin_fecha),) if sin_fecha else ())


@pytest.mark.parametrize("clave", ORDEN)
def test_el_ejemplo_de_cada_uno_es_lo_que_vale_al_cierre_de_2023(clave: str) -> None:
    """Se escribió a mano; aquí solo se ve que no se haya quedado viejo."""
    [suyo] = [i for i in indicadores(*_fotografias(FIN_DE_2023)) if i.clave == clave]
    sin_espacios = " ".join(DEFINICIONES[clave].ejemplo.split())
    assert sin_espacios.endswith(f"{dicho(suyo)}."), dicho(suyo)


CUMPLIMIENTO_POR = {
    Dimension.EVALUACION: {
        "caminos": "K1.1+ K1.2+ K1.3+ K2.1+ K2.2+ K2.3",
        "puertos": "P1.2+ P2.2",
        "radios": "",
    },
    Dimension.UNIDAD: {
        "Misión Ecuador": "K1.1+ K1.2+ K1.3+ K2.1+ K2.2+ K2.3",
        "Oficina Regional": "P1.2+ P2.2",
    },
    Dimension.RESPONSABLE: {
        "Jefatura de misión": "K1.1+ K1.3+",
        "Oficina de país": "K2.2+",
        "Oficina Regional": "P2.2",
        "Unidad de Apoyo a Programas": "K1.2+ K1.3+ K2.1+ P1.2+",
        "sin responsable": "K2.3",
    },
    Dimension.PRIORIDAD: {
        "prioridad 1 (alta)": "K1.1+ K1.2+ K1.3+ P1.2+",
        "prioridad 2 (media)": "K2.1+ K2.2+ K2.3 P2.2",
        "prioridad 3 (baja)": "",
        "sin prioridad": "",
    },
    Dimension.ANIO: {
        "2021": "K1.1+ K1.2+ K1.3+ K2.1+ K2.2+ K2.3",
        "2023": "P1.2+ P2.2",
    },
}
"""El cumplimiento al cierre de 2023, a mano. La 1.3 es de dos responsables y cuenta en ambos."""
COBERTURA_POR_RESPONSABLE = {
    "Jefatura de misión": "K.R1+ X.R1+",
    "Oficina de país": "K.R2+ P.R1",
    "Oficina Regional": "P.R2+ X.R1+",
    "Unidad de Apoyo a Programas": "K.R1+ K.R2+ P.R1",
    "sin responsable": "K.R2+ K.R3+ X.R2+ X.R3+",
}


def _por(dimension: Dimension, clave: str) -> dict[str, Valor | None]:
    grupos = por(_fotografias(FIN_DE_2023)[0], dimension)
    return {grupo: _valores(hallados).get(clave) for grupo, hallados in grupos.items()}


@pytest.mark.parametrize("dimension", Dimension)
def test_el_cumplimiento_de_cada_grupo_es_el_calculado_a_mano(dimension: Dimension) -> None:
    esperado = {g: Cociente(*cociente(texto)) for g, texto in CUMPLIMIENTO_POR[dimension].items()}
    hallado = _por(dimension, "cumplimiento")
    assert hallado == esperado
    assert list(hallado) == list(esperado)


def test_de_un_responsable_son_las_recomendaciones_de_sus_acciones() -> None:
    esperado = {g: Cociente(*cociente(t)) for g, t in COBERTURA_POR_RESPONSABLE.items()}
    assert _por(Dimension.RESPONSABLE, "cobertura_de_respuesta") == esperado


def test_el_ritmo_de_un_grupo_que_antes_no_existia_es_todo_lo_que_tiene_cerrado() -> None:
    foto = _fotografias(FIN_DE_2023)[0]
    antes = fotografiar(_doce(), date(2022, 12, 31))
    por_evaluacion = por(foto, Dimension.EVALUACION, antes)
    ritmos = {g: _valores(hallados)["ritmo"] for g, hallados in por_evaluacion.items()}
    assert {g: r.refs for g, r in ritmos.items() if isinstance(r, Reparto)} == {
        "caminos": ("caminos/1.2", "caminos/1.3", "caminos/2.1", "caminos/2.2"),
        "puertos": ("puertos/1.2", "puertos/2.1"),
        "radios": ("radios/1.1",),
    }


@pytest.mark.parametrize("corte", CORTES, ids=str)
@pytest.mark.parametrize("dimension", [Dimension.EVALUACION, Dimension.PRIORIDAD, Dimension.ANIO])
def test_donde_cada_cosa_esta_en_un_solo_grupo_los_grupos_suman_el_total(
    dimension: Dimension, corte: date
) -> None:
    foto, vispera = _fotografias(corte)
    por_grupo = [_valores(hallados) for hallados in por(foto, dimension, vispera).values()]
    for clave, total in _valores(indicadores(foto, vispera)).items():
        # una evaluación con recomendaciones de dos prioridades está en dos grupos
        if clave != "evaluaciones_completas":
            partes = [referencias for grupo in por_grupo for referencias in _contadas(grupo[clave])]
            assert sorted(partes) == sorted(_contadas(total)), clave


def _contadas(valor: Valor) -> list[str]:
    match valor:
        case Cociente():
            return [*valor.denominador, *(f"+{ref}" for ref in valor.numerador)]
        case Dias():
            return [f"{ref}={dias}" for ref, dias in valor.dias]
        case Reparto():
            return [f"{parte.nombre}={ref}" for parte in valor.partes for ref in parte.refs]


# Qué es cada cosa ---------------------------------------------------------------------------------


def test_estan_todos_en_su_orden_con_su_titulo_su_unidad_y_su_definicion() -> None:
    assert tuple(DEFINICIONES) == ORDEN
    assert tuple(i.clave for i in indicadores(*_fotografias(FIN_DE_2023))) == ORDEN
    assert len({definicion.titulo for definicion in DEFINICIONES.values()}) == len(ORDEN)
    unidades = {clave: definicion.unidad for clave, definicion in DEFINICIONES.items()}
    assert [c for c in ORDEN if unidades[c] is Unidad.EVALUACIONES] == ["evaluaciones_completas"]
    assert [c for c in ORDEN if unidades[c] is Unidad.INSTANCIAS] == ["instancias"]


@pytest.mark.parametrize("clave", ORDEN)
def test_la_definicion_es_una_sola_frase_entera(clave: str) -> None:
    assert re.fullmatch(r"[A-ZÁÉÍÓÚ][^.]+\.", DEFINICIONES[clave].texto)


def test_la_definicion_es_la_primera_frase_y_no_lo_que_la_explica() -> None:
    assert DEFINICIONES["oportunidad"].texto == (
        "Recomendaciones respondidas dentro del plazo de respuesta entre aquellas cuyo plazo ya pasó."
    )


def test_sin_periodo_no_hay_ritmo_y_sin_plazo_de_respuesta_no_hay_oportunidad() -> None:
    claves = [*_de("titulo: Vacía\norganizacion: OIM\n")]
    assert claves == [c for c in ORDEN if c not in {"ritmo", "oportunidad"}]


def test_sin_nada_que_contar_todo_es_s_d_y_nada_es_cero() -> None:
    for clave, valor in _de("titulo: Vacía\norganizacion: OIM\n").items():
        match valor:
            case Cociente():
                assert (valor.n, valor.d, valor.proporcion) == (0, 0, None), clave
            case Dias():
                assert (valor.dias, valor.media, valor.mediana) == ((), None, None), clave
            case Reparto():
                assert valor.n == 0, clave


def test_la_proporcion_es_exacta() -> None:
    tercio = Cociente(("a",), ("a", "b", "c"))
    assert (tercio.n, tercio.d, tercio.proporcion) == (1, 3, Fraction(1, 3))
    assert Cociente((), ("a",)).proporcion == 0


@pytest.mark.parametrize(
    ("numerador", "denominador"),
    [
        pytest.param(("a", "z"), ("a", "b"), id="uno que no se mira"),
        pytest.param(("a", "a"), ("a", "b"), id="el mismo dos veces"),
        pytest.param(("a",), (), id="nada que mirar"),
    ],
)
def test_un_numerador_que_no_es_parte_de_su_denominador_no_se_admite(
    numerador: tuple[str, ...], denominador: tuple[str, ...]
) -> None:
    with pytest.raises(NoEsParte, match=r"no están en el denominador: [az]"):
        Cociente(numerador, denominador)


@given(st.lists(st.integers(-5000, 5000), min_size=1))
def test_la_media_y_la_mediana_son_las_de_cualquiera(dias: list[int]) -> None:
    suyos = Dias(tuple((f"a/{n}", cuantos) for n, cuantos in enumerate(dias)))
    fracciones = [Fraction(cuantos) for cuantos in dias]
    assert (suyos.media, suyos.mediana) == (mean(fracciones), median(fracciones))


def test_los_que_se_piden_son_los_de_siempre() -> None:
    """Pedir solo algunos no cambia ninguno, ni su orden."""
    foto = fotografiar(_doce(), date(2023, 12, 31))
    todos = indicadores(foto)
    assert indicadores(foto, claves={"vencidas", "cumplimiento"}) == tuple(
        uno for uno in todos if uno.clave in {"vencidas", "cumplimiento"}
    )


def test_la_media_y_la_mediana_son_exactas() -> None:
    retraso = Dias((("a", 1), ("b", 2), ("c", 10), ("d", 3)))
    assert (retraso.n, retraso.media, retraso.mediana) == (4, Fraction(4), Fraction(5, 2))


# Respuesta ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("recomendacion", "hoy", "esperado"),
    [
        pytest.param("respuesta: {fecha: 2023-01-31}", "2023-04-15", (1, 1), id="el último día"),
        pytest.param("respuesta: {fecha: 2023-02-01}", "2023-04-15", (0, 1), id="un día tarde"),
        pytest.param("respuesta: {fecha: 2023-01}", "2023-04-15", (1, 1), id="solo el mes"),
        pytest.param("respuesta: {plan: Coordinar}", "2023-04-15", (0, 0), id="sin fecha"),
        pytest.param("", "2023-04-15", (0, 1), id="sin respuesta"),
        pytest.param("", "2023-01-31", (0, 0), id="su último día no ha pasado"),
        pytest.param("", "2023-02-01", (0, 1), id="acaba de pasar"),
        pytest.param("fecha: 2023-03-17", "2023-04-15", (0, 0), id="fecha propia, sin vencer"),
        pytest.param("fecha: 2022", "2023-04-15", (0, 1), id="fecha propia, vencida"),
    ],
)
def test_la_oportunidad_mira_las_que_ya_agotaron_el_plazo(
    recomendacion: str, hoy: str, esperado: tuple[int, int]
) -> None:
    yaml = f"""
titulo: Evaluación
organizacion: OIM
fecha: 2023-01-01
recomendaciones:
  - id: R1
    texto: Coordinar
    {recomendacion}
"""
    hallada = _de(yaml, dia(hoy), "plazo_respuesta_dias: 30\n")["oportunidad"]
    assert isinstance(hallada, Cociente)
    assert (hallada.n, hallada.d) == esperado


def test_de_una_evaluacion_sin_fecha_no_se_sabe_si_respondio_a_tiempo() -> None:
    hallados = _de(evaluacion_con("[]"), configuracion="plazo_respuesta_dias: 30\n")
    sin_fecha = (Grupo("de evaluaciones sin fecha", ("e/R1",)),)
    assert hallados["oportunidad"] == Cociente((), (), sin_fecha)
    assert hallados["cobertura_de_respuesta"] == Cociente((), ("e/R1",))


# Plazos -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entradas", "verificaciones", "a_tiempo"),
    [
        pytest.param("2023-01-31", "", True, id="el mismo día del plazo"),
        pytest.param("2023-02-01", "", False, id="un día después"),
        pytest.param("2023-01", "", True, id="solo el mes"),
        pytest.param("2023-01-10 2023-03-01", "", True, id="anotada otra vez después"),
        pytest.param("2023-03-01 2023-01-10", "", True, id="aunque la lista no esté en orden"),
        pytest.param("2023-01-10 2023-01-10", "2023-01-10", False, id="rechazada la del mismo día"),
        pytest.param("2023-01-10 2023-03-01", "2023-02-01", False, id="rechazada la primera"),
        pytest.param("2023-01-10 2023-03-01", "2023-01-05", True, id="rechazo anterior"),
        pytest.param("2023-01-10 2023-03-01", "2023-03-01", False, id="rechazada la segunda"),
        pytest.param(
            "2023-01-10 2023-03-01",
            "2023-03-01 verificada:2023-03-20",
            True,
            id="rechazada la segunda y luego verificada",
        ),
        pytest.param(
            "2023-01-10 en_curso:2023-02-01 2023-03-01", "", False, id="reabierta y vuelta a hacer"
        ),
        pytest.param(
            "2023-01-20 en_curso:2023-01-20", "", False, id="a igual fecha vale la última"
        ),
        pytest.param(
            "en_curso:2023-01-20 2023-01-20", "", True, id="a igual fecha vale la última, hecha"
        ),
        pytest.param("2023-05-01", "", False, id="hecha después del corte"),
    ],
)
def test_a_tiempo_cuenta_desde_que_esta_completada_sin_interrupcion(
    entradas: str, verificaciones: str, *, a_tiempo: bool
) -> None:
    lineas = ["plazo: 2023-01", "seguimiento:"]
    for entrada in entradas.split():
        estado, _, fecha = entrada.rpartition(":")
        lineas.append(f"  - {{fecha: {fecha}, estado: {estado or 'completada'}}}")
    lineas += ["verificaciones:"] if verificaciones else []
    for verificacion in verificaciones.split():
        resultado, _, fecha = verificacion.rpartition(":")
        lineas.append(f"  - {{fecha: {fecha}, resultado: {resultado or 'rechazada'}}}")
    hallado = _de_accion("\n".join(lineas))["a_tiempo"]
    assert hallado == Cociente(("e/1.1",) if a_tiempo else (), ("e/1.1",))


@pytest.mark.parametrize(
    ("estado", "cumplimiento", "a_tiempo"),
    [("cancelada", 0, 0), ("no_aplicable", 0, 0), ("completada", 1, 1), ("en_curso", 1, 1)],
)
def test_que_estados_son_exigibles_y_cuales_cuentan_para_el_plazo_original(
    estado: str, cumplimiento: int, a_tiempo: int
) -> None:
    campos = (
        f"plazo: 2023-01\nseguimiento: [{{fecha: 2023-03-01, estado: {estado}, comentario: Nota}}]"
    )
    hallados = _de_accion(campos)
    denominadores = [
        v.d for c in ("cumplimiento", "a_tiempo") if isinstance(v := hallados[c], Cociente)
    ]
    assert denominadores == [cumplimiento, a_tiempo]


@pytest.mark.parametrize(("hoy", "cuantas"), [("2023-01-31", 0), ("2023-02-01", 1)])
def test_el_propio_dia_del_plazo_todavia_no_es_exigible(hoy: str, cuantas: int) -> None:
    hallados = _de_accion("plazo: 2023-01", dia(hoy))
    for clave in ("cumplimiento", "a_tiempo"):
        assert hallados[clave] == Cociente((), ("e/1.1",) * cuantas)


@pytest.mark.parametrize(
    ("prorroga", "vigente", "original"),
    [
        pytest.param("{fecha: 2023-01-20, plazo: 2023-02-20}", 9, 29, id="antes de vencer"),
        pytest.param("{fecha: 2023-02-25, plazo: 2023-03-31}", 0, 29, id="tarde, antes de hacerla"),
        pytest.param("{fecha: 2023-03-10, plazo: 2023-03-31}", 29, 29, id="después de hacerla"),
    ],
)
def test_una_prorroga_concedida_tarde_no_borra_el_retraso(
    prorroga: str, vigente: int, original: int
) -> None:
    hecha = "seguimiento: [{fecha: 2023-03-01, estado: completada}]"
    hallados = _de_accion(f"plazo: 2023-01\nprorrogas: [{prorroga}]\n{hecha}")
    assert hallados["retraso_vigente_completadas"] == Dias((("e/1.1", vigente),) if vigente else ())
    assert hallados["retraso_original_completadas"] == Dias((("e/1.1", original),))
    assert hallados["retraso_vigente_abiertas"] == hallados["retraso_original_abiertas"] == Dias(())


RETRASOS = [clave for clave in ORDEN if clave.startswith("retraso_")]


def test_lo_hecho_el_dia_del_plazo_no_se_retrasa_ni_lo_que_vence_hoy() -> None:
    hecha = "plazo: 2023-01\nseguimiento: [{fecha: 2023-01-31, estado: completada}]"
    for hallados in (_de_accion(hecha), _de_accion("plazo: 2023-01", dia("2023-01-31"))):
        assert all(hallados[clave] == Dias(()) for clave in RETRASOS)


def test_lo_cancelado_no_se_retrasa_y_lo_que_no_tiene_plazo_tampoco() -> None:
    cancelada = "seguimiento: [{fecha: 2023-03-01, estado: cancelada, comentario: No hace falta}]"
    for campos in (f"plazo: 2023-01\n{cancelada}", "lidera: UNICEF"):
        hallados = _de_accion(campos)
        assert all(hallados[clave] == Dias(()) for clave in RETRASOS)


@pytest.mark.parametrize(
    ("hoy", "mas_de_un_anio"), [("2024-01-31", ()), ("2024-02-01", ("e/1.1",))]
)
def test_hace_mas_de_un_anio_es_a_partir_de_366_dias(
    hoy: str, mas_de_un_anio: tuple[str, ...]
) -> None:
    hallados = _de_accion("plazo: 2023-01", dia(hoy))
    assert hallados["vencidas"] == Cociente(("e/1.1",), ("e/1.1",))
    assert hallados["vencidas_de_largo_retraso"] == Cociente(mas_de_un_anio, ("e/1.1",))


def test_lo_completado_sin_fecha_no_es_a_tiempo_ni_tarde_y_se_cuenta_aparte() -> None:
    """Cumple, que es lo que consta; de cuándo, no se sabe nada: ni oportuna ni con retraso."""
    hallados = _de_accion("plazo: 2023-01\nseguimiento: [{estado: completada}]")
    aparte = (Grupo("sin fecha", ("e/1.1",)),)
    assert hallados["cumplimiento"] == Cociente(("e/1.1",), ("e/1.1",))
    assert hallados["a_tiempo"] == Cociente((), (), aparte)
    assert hallados["retraso_vigente_completadas"] == Dias((), aparte)
    assert hallados["retraso_original_completadas"] == Dias((), aparte)


@pytest.mark.parametrize("respuesta", ["aceptada", "rechazada"])
def test_de_una_recomendacion_rechazada_no_se_espera_ninguna_accion(respuesta: str) -> None:
    yaml = f"""
titulo: Evaluación
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Coordinar
    respuesta: {{decision: {respuesta}, justificacion: Otra vía}}
    acciones: [{{id: "1.1", descripcion: Convocar, plazo: 2023-01}}]
"""
    hallados = _de(yaml)
    esperado = Cociente((), ("e/1.1",) if respuesta == "aceptada" else ())
    assert hallados["cumplimiento"] == hallados["a_tiempo"] == esperado


def test_los_tramos_de_retraso_son_los_configurados() -> None:
    yaml = evaluacion_con('- {id: "1.1", descripcion: Convocar, plazo: 2023-01}')
    hallados = _de(yaml, dia("2023-04-15"), "tramos_de_retraso: [60, 15]\n")
    tramos = hallados["vencidas_por_tramo"]
    assert isinstance(tramos, Reparto)
    # de 31-ene a 15-abr, 28 + 31 + 15 = 74
    assert [(parte.nombre, parte.n) for parte in tramos.partes] == [
        ("1–15 días", 0),
        ("16–60 días", 0),
        ("más de 60 días", 1),
    ]
    assert hallados["vencidas_de_largo_retraso"] == Cociente(("e/1.1",), ("e/1.1",))


# Lo que no se mezcla ------------------------------------------------------------------------------


def test_los_compromisos_de_un_acuerdo_no_cuentan_en_ningun_indicador() -> None:
    sin_mesa = {ruta: texto for ruta, texto in ARCHIVOS.items() if "acuerdos" not in ruta}
    foto, vispera = _fotografias(FIN_DE_2023)
    sin_ella = fotografiar(cartera_con(sin_mesa), FIN_DE_2023)
    assert foto.compromisos
    assert indicadores(foto, vispera) == indicadores(sin_ella, vispera)


@pytest.mark.parametrize("corte", CORTES, ids=str)
def test_las_instancias_son_las_que_ya_se_contaban(corte: date) -> None:
    foto = _fotografias(corte)[0]
    cuentas = [cumplidas_y_exigibles(list(a.instancias), corte) for a in foto.acciones]
    hallado = _valores(indicadores(foto))["instancias"]
    assert isinstance(hallado, Cociente)
    assert (hallado.n, hallado.d) == tuple(map(sum, zip(*cuentas, strict=True)))
