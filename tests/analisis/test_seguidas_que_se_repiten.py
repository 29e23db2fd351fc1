"""La recomendación que se repite va, período a período, como una acción con las mismas anotaciones."""

from datetime import date
from textwrap import indent

import pytest

from apoyo import cartera_de, dia
from seguimiento.analisis.filas import Fila, con_sus_instancias, fila_de
from seguimiento.analisis.fotografia import fotografiar
from seguimiento.analisis.indicadores import Cociente, indicadores
from seguimiento.analisis.movimientos import Movimientos, entre
from seguimiento.analisis.seguidas import Seguida, seguidas
from seguimiento.analisis.seleccion import Filtro
from seguimiento.fechas import UN_DIA
from seguimiento.vocabularios import EstadoDeRecomendacion

SERIE = "plazo: 2023-12\ninicio: 2023-01\nrecurrencia: trimestral\n"
CASOS = {
    "de un período": "seguimiento: [{fecha: 2023-03-20, estado: HECHA, instancia: 2023-T1}]",
    "solo sin empezar": "seguimiento: [{fecha: 2023-03-20, estado: SIN_EMPEZAR, instancia: 2023-T1}]",
    "sin empezar, con un período empezado": """\
seguimiento:
  - {fecha: 2023-01-10, estado: SIN_EMPEZAR}
  - {fecha: 2023-03-20, estado: en_curso, instancia: 2023-T1}
  - {fecha: 2023-05-02, estado: SIN_EMPEZAR}
""",
    "un período rechazado": """\
seguimiento: [{fecha: 2023-03-20, estado: HECHA, instancia: 2023-T1}]
verificaciones: [{fecha: 2023-05-10, resultado: rechazada, instancia: 2023-T1}]
""",
    "cerrada entera": """\
seguimiento:
  - {fecha: 2023-03-20, estado: HECHA, instancia: 2023-T1}
  - {fecha: 2023-08-01, estado: HECHA}
verificaciones: [{fecha: 2023-08-10, resultado: verificada}]
""",
    "cerrada y reabierta": """\
seguimiento: [{fecha: 2023-05-01, estado: HECHA}]
verificaciones: [{fecha: 2023-05-10, resultado: rechazada}]
""",
    "descartada": "seguimiento: [{fecha: 2023-05-01, estado: DEJADA, comentario: No procede}]",
    "prorrogada en un período": """\
prorrogas: [{fecha: 2023-04-02, plazo: 2023-05-15, instancia: 2023-T1}]
seguimiento: [{fecha: 2023-05-10, estado: HECHA, instancia: 2023-T1}]
""",
    "prorrogada entera": "prorrogas: [{fecha: 2023-04-02, plazo: 2024-03}]",
}
DE_ACCION = {"HECHA": "completada", "SIN_EMPEZAR": "no_iniciada", "DEJADA": "cancelada"}
DE_RECOMENDACION = {
    "HECHA": "implementada",
    "SIN_EMPEZAR": "pendiente",
    "DEJADA": "no_se_implementara",
}
CORTES = ("2023-03-31", "2023-06-30", "2023-08-31", "2024-01-10")
cada_caso = pytest.mark.parametrize("caso", CASOS.values(), ids=CASOS)
cada_corte = pytest.mark.parametrize("corte", CORTES)


def _con(campos: str, palabras: dict[str, str]) -> str:
    for palabra, estado in palabras.items():
        campos = campos.replace(palabra, estado)
    return campos


def _recomendada(campos: str) -> str:
    propio = indent(_con(campos, DE_RECOMENDACION), "    ")
    return f"titulo: E\norganizacion: O\nrecomendaciones:\n  - id: R1\n    texto: T\n{propio}"


def _encargada(campos: str) -> str:
    suyo = indent(_con(campos, DE_ACCION), "        ")
    accion = f'    acciones:\n      - id: "1.1"\n        descripcion: D\n{suyo}'
    return f"titulo: E\norganizacion: O\nrecomendaciones:\n  - id: R1\n    texto: T\n{accion}"


def _seguida(campos: str, corte: date) -> Seguida:
    (una,) = seguidas(cartera_de(_recomendada(campos)), corte, Filtro())
    return una


def _filas(fila: Fila) -> list[tuple[object, ...]]:
    return [
        (una.instancia, una.periodos, *_de_su_plazo(una), una.situacion.estado)
        for una in con_sus_instancias(fila)
    ]


def _de_su_plazo(fila: Fila) -> tuple[object, ...]:
    suya = fila.situacion
    return suya.situacion, suya.plazo, suya.dias_de_retraso, suya.prorrogas, suya.marcas


@cada_caso
@cada_corte
def test_su_fila_y_la_de_cada_periodo_son_las_de_esa_accion(caso: str, corte: str) -> None:
    cartera = cartera_de(_encargada(SERIE + caso))
    margenes = Filtro().margenes(cartera.configuracion)
    (de_accion,) = (fila_de(suya, dia(corte), margenes) for suya in cartera.acciones())
    assert _filas(_seguida(SERIE + caso, dia(corte)).fila) == _filas(de_accion)


@cada_caso
@cada_corte
def test_su_estado_es_el_que_seria_el_de_esa_accion(caso: str, corte: str) -> None:
    suya = _seguida(SERIE + caso, dia(corte))
    if suya.fila.situacion.novedad is None:
        return
    for una in (suya, *suya.periodos):
        estados = [uno.como_accion for uno in EstadoDeRecomendacion if uno.derivado is una.estado]
        assert una.fila.situacion.estado in estados


def _movido(yaml: str, corte: date) -> Movimientos:
    cartera = cartera_de(yaml)
    vispera = date(corte.year, corte.month - (corte.month - 1) % 3, 1) - UN_DIA
    return entre(fotografiar(cartera, vispera), fotografiar(cartera, corte))


def _hechos(movido: Movimientos) -> list[tuple[object, ...]]:
    return [
        (h.ref.partition("@")[2], h.fecha, h.paso, h.estado.como_accion, h.propia)
        for h in movido.hechos
    ]


@cada_caso
@cada_corte
def test_lo_que_pasa_en_un_trimestre_es_lo_que_pasaria_con_esa_accion(
    caso: str, corte: str
) -> None:
    suyo, de_accion = (_movido(de(SERIE + caso), dia(corte)) for de in (_recomendada, _encargada))
    assert _hechos(suyo) == _hechos(de_accion)
    plazos = suyo.plazos_de_recomendaciones
    for propias, suyas in (
        (plazos.prorrogadas, de_accion.prorrogadas),
        (suyo.verificaciones, de_accion.verificaciones),
    ):
        assert [p.ref.partition("@")[2] for p in propias] == [
            s.ref.partition("@")[2] for s in suyas
        ]
    assert len(plazos.vencieron) == len(de_accion.vencieron)


# lo que no tiene una acción: la respuesta y el lugar entre las recomendaciones


def test_la_rechazada_no_reclama_ningun_periodo() -> None:
    rechazo = "respuesta: {decision: rechazada, fecha: 2023-07-10, justificacion: No procede}\n"
    hecho = "seguimiento: [{fecha: 2023-08-20, estado: HECHA, instancia: 2023-T3}]"
    antes = _seguida(rechazo + SERIE + hecho, dia("2023-07-09"))
    despues = _seguida(rechazo + SERIE + hecho, dia("2024-01-10"))
    assert [(u.fila.instancia, u.fila.situacion.situacion.value) for u in antes.periodos] == [
        ("2023-T1", "vencida"),
        ("2023-T2", "vencida"),
        ("2023-T3", "en_plazo"),
    ]
    # los dos que ya habían vencido y el que se hizo de todos modos
    assert [(u.fila.instancia, u.fila.situacion.situacion.value) for u in despues.periodos] == [
        ("2023-T1", "cerrada"),
        ("2023-T2", "cerrada"),
        ("2023-T3", "cerrada"),
    ]
    assert despues.fila.periodos == (1, 3)


def _indicador(clave: str, campos: str, corte: str) -> Cociente:
    foto = fotografiar(
        cartera_de(_recomendada(f"respuesta: {{decision: aceptada}}\n{campos}")), dia(corte)
    )
    valor = next(uno.valor for uno in indicadores(foto) if uno.clave == clave)
    assert isinstance(valor, Cociente)
    return valor


def test_prorrogar_un_periodo_no_mueve_el_plazo_de_la_recomendacion() -> None:
    prorroga = "prorrogas: [{fecha: 2023-10-02, plazo: 2023-10-15, instancia: 2023-T3}]"
    lo_exigible = _indicador("implementacion_de_lo_exigible", SERIE + prorroga, "2023-12-31")
    assert lo_exigible.d == 0
    assert _indicador("implementacion_de_lo_exigible", SERIE + prorroga, "2024-01-01").d == 1


def test_verificar_un_periodo_no_verifica_la_recomendacion() -> None:
    entera = "{fecha: 2023-08-01, estado: HECHA}"
    del_periodo = "{fecha: 2023-09-01, resultado: verificada, instancia: 2023-T1}"
    de_un_periodo = "{fecha: 2023-03-01, estado: HECHA, instancia: 2023-T1}"
    campos = f"{SERIE}seguimiento: [{de_un_periodo}, {entera}]\nverificaciones: [{del_periodo}]"
    verificada = _indicador("implementacion_verificada", campos, "2024-01-10")
    assert (verificada.n, verificada.d) == (0, 1)
