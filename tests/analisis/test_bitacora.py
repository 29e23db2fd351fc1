from datetime import date

import pytest

from apoyo import HOY, dia, recomendacion_de, solo_accion_de
from seguimiento.analisis.bitacora import (
    SIN_ENTRADAS,
    EstadoALaFecha,
    estado_de,
    plazo_vigente,
    prorrogas_concedidas,
    racha,
    ultima,
)
from seguimiento.analisis.instancias import instancias
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeVerificacion

FABRICA = Configuracion()


def _resumen(estado: EstadoALaFecha) -> tuple[str, str, str]:
    return estado.declarado.value, estado.efectivo.value, estado.respaldo.value


def _comentario_de_la_ultima(accion: Accion, hoy: date) -> str | None:
    entrada = ultima(accion.seguimiento, hoy)
    return entrada.comentario if entrada else None


def test_sin_entradas_no_esta_iniciada() -> None:
    assert estado_de(solo_accion_de(), HOY) == SIN_ENTRADAS
    assert _resumen(SIN_ENTRADAS) == ("no_iniciada", "no_iniciada", "sin_evidencia")


def test_el_estado_a_una_fecha_es_el_de_la_ultima_entrada_hasta_ella() -> None:
    accion = solo_accion_de("""
        seguimiento:
          - {fecha: 2023-03-01, estado: en_curso}
          - {fecha: 2023-04-15, estado: completada}
          - {fecha: 2023-04-16, estado: cancelada, comentario: Se rehará en otro proyecto}
    """)
    estados = [
        estado_de(accion, dia(texto)).efectivo
        for texto in ("2023-02-28", "2023-03-01", "2023-04-14", "2023-04-15", "2023-04-16")
    ]
    assert estados == [
        EstadoDeAccion.NO_INICIADA,
        EstadoDeAccion.EN_CURSO,
        EstadoDeAccion.EN_CURSO,
        EstadoDeAccion.COMPLETADA,
        EstadoDeAccion.CANCELADA,
    ]


def test_la_ultima_entrada_es_la_mas_reciente_aunque_la_lista_no_este_en_orden() -> None:
    accion = solo_accion_de("""
        seguimiento:
          - {fecha: 2023-04-01, estado: completada, comentario: acta firmada}
          - {fecha: 2023-02-01, estado: en_curso, comentario: convocatoria enviada}
    """)
    assert _comentario_de_la_ultima(accion, HOY) == "acta firmada"


def test_a_igual_fecha_vale_la_ultima_de_la_lista() -> None:
    accion = solo_accion_de("""
        seguimiento:
          - {fecha: 2023-04-01, estado: completada, comentario: por error}
          - {fecha: 2023-04-01, estado: en_curso, comentario: corregida}
    """)
    assert _comentario_de_la_ultima(accion, HOY) == "corregida"
    assert estado_de(accion, HOY).efectivo is EstadoDeAccion.EN_CURSO


@pytest.mark.parametrize(
    ("escrita", "vispera", "ultimo"),
    [
        ("2023-03", "2023-03-30", "2023-03-31"),
        ("2023-T1", "2023-03-30", "2023-03-31"),
        ("2022", "2022-12-30", "2022-12-31"),
    ],
)
def test_una_entrada_de_fecha_parcial_cuenta_desde_su_ultimo_dia(
    escrita: str, vispera: str, ultimo: str
) -> None:
    accion = solo_accion_de(f"seguimiento: [{{fecha: {escrita}, estado: en_curso}}]")
    assert estado_de(accion, dia(vispera)) == SIN_ENTRADAS
    assert estado_de(accion, dia(ultimo)).entrada == accion.seguimiento[0]


def test_el_mes_entero_es_posterior_a_un_dia_de_ese_mes() -> None:
    accion = solo_accion_de("""
        seguimiento:
          - {fecha: 2023-03, estado: completada}
          - {fecha: 2023-03-20, estado: en_curso}
    """)
    assert estado_de(accion, HOY).efectivo is EstadoDeAccion.COMPLETADA


COMPLETADA = """
    seguimiento:
      - {fecha: 2023-01-10, estado: en_curso}
      - fecha: 2023-03-01
        estado: completada
        evidencias: [{titulo: Acta}]
"""


def test_lo_declarado_con_evidencia_es_autodeclarado() -> None:
    estado = estado_de(solo_accion_de(COMPLETADA), HOY)
    assert _resumen(estado) == ("completada", "completada", "autodeclarada")


def test_lo_declarado_sin_evidencia_no_tiene_respaldo() -> None:
    accion = solo_accion_de("seguimiento: [{fecha: 2023-03-01, estado: completada}]")
    assert _resumen(estado_de(accion, HOY)) == ("completada", "completada", "sin_evidencia")


@pytest.mark.parametrize(
    ("verificaciones", "resumen"),
    [
        pytest.param(
            "{fecha: 2023-03-01, resultado: verificada}",
            ("completada", "completada", "verificada"),
            id="la del mismo día verifica",
        ),
        pytest.param(
            "{fecha: 2023-03-20, resultado: verificada_con_observaciones}",
            ("completada", "completada", "verificada"),
            id="con observaciones también verifica",
        ),
        pytest.param(
            "{fecha: 2023-03-20, resultado: rechazada}",
            ("completada", "en_curso", "rechazada"),
            id="la que rechaza reabre",
        ),
        pytest.param(
            "{fecha: 2023-02-28, resultado: rechazada}",
            ("completada", "completada", "autodeclarada"),
            id="la anterior a la entrada no la juzga",
        ),
        pytest.param(
            "{fecha: 2023-04-16, resultado: rechazada}",
            ("completada", "completada", "autodeclarada"),
            id="la futura no cuenta",
        ),
        pytest.param(
            "{fecha: 2023-04, resultado: rechazada}",
            ("completada", "completada", "autodeclarada"),
            id="la de un mes sin terminar no cuenta",
        ),
        pytest.param(
            "{fecha: 2023-03-10, resultado: rechazada}, {fecha: 2023-04-01, resultado: verificada}",
            ("completada", "completada", "verificada"),
            id="de dos manda la última",
        ),
    ],
)
def test_la_verificacion_se_refiere_a_la_entrada_terminal(
    verificaciones: str, resumen: tuple[str, str, str]
) -> None:
    accion = solo_accion_de(f"{COMPLETADA}    verificaciones: [{verificaciones}]\n")
    assert _resumen(estado_de(accion, HOY)) == resumen


@pytest.mark.parametrize(
    ("entrada", "verificacion", "efectivo"),
    [
        ("2023-03", "2023-03-30", EstadoDeAccion.COMPLETADA),
        ("2023-03", "2023-03-31", EstadoDeAccion.EN_CURSO),
        ("2023-03-20", "2023-03", EstadoDeAccion.EN_CURSO),
    ],
)
def test_con_fechas_parciales_la_verificacion_y_la_entrada_cuentan_desde_su_ultimo_dia(
    entrada: str, verificacion: str, efectivo: EstadoDeAccion
) -> None:
    accion = solo_accion_de(f"""
        seguimiento: [{{fecha: {entrada}, estado: completada}}]
        verificaciones: [{{fecha: {verificacion}, resultado: rechazada}}]
    """)
    assert estado_de(accion, HOY).efectivo is efectivo


def test_lo_rechazado_sigue_en_curso_hasta_que_se_anota_otra_entrada() -> None:
    accion = solo_accion_de("""
        seguimiento:
          - {fecha: 2023-02-01, estado: completada}
          - {fecha: 2023-04-01, estado: completada, evidencias: [{titulo: Acta corregida}]}
        verificaciones: [{fecha: 2023-03-01, resultado: rechazada}]
    """)
    resumenes = [
        _resumen(estado_de(accion, dia(texto)))
        for texto in ("2023-02-28", "2023-03-01", "2023-03-31", "2023-04-01")
    ]
    assert resumenes == [
        ("completada", "completada", "sin_evidencia"),
        ("completada", "en_curso", "rechazada"),
        ("completada", "en_curso", "rechazada"),
        ("completada", "completada", "autodeclarada"),
    ]


def test_verificar_lo_que_no_se_dio_por_terminado_no_cambia_nada() -> None:
    accion = solo_accion_de("""
        seguimiento: [{fecha: 2023-03-01, estado: en_curso}]
        verificaciones: [{fecha: 2023-04-01, resultado: verificada}]
    """)
    assert _resumen(estado_de(accion, HOY)) == ("en_curso", "en_curso", "sin_evidencia")


SERIE = """
    recurrencia: trimestral
    inicio: 2022-10
    seguimiento:
      - {fecha: 2022-12-15, estado: completada, instancia: 2022-T4}
"""


def test_completar_una_instancia_no_cierra_la_serie_pero_la_pone_en_curso() -> None:
    estado = estado_de(solo_accion_de(SERIE), HOY)
    assert _resumen(estado) == ("en_curso", "en_curso", "sin_evidencia")
    assert estado.entrada is None


def test_una_recurrente_sin_inicio_tampoco_se_cierra_con_una_instancia() -> None:
    sin_inicio = SERIE.replace("inicio: 2022-10", "plazo: 2023-12")
    assert estado_de(solo_accion_de(sin_inicio), HOY).efectivo is EstadoDeAccion.EN_CURSO


def test_una_instancia_futura_o_sin_iniciar_no_pone_en_curso_la_serie() -> None:
    accion = solo_accion_de("""
        recurrencia: trimestral
        inicio: 2022-10
        seguimiento:
          - {fecha: 2023-01-10, estado: no_iniciada, instancia: 2023-T1}
          - {fecha: 2023-04-16, estado: completada, instancia: 2023-T1}
    """)
    assert estado_de(accion, HOY).efectivo is EstadoDeAccion.NO_INICIADA
    assert estado_de(accion, dia("2023-04-16")).efectivo is EstadoDeAccion.EN_CURSO


def test_completada_sin_instancia_cierra_la_serie() -> None:
    accion = solo_accion_de(f"{SERIE}      - {{fecha: 2023-04-01, estado: completada}}\n")
    assert _resumen(estado_de(accion, HOY)) == ("completada", "completada", "sin_evidencia")


def test_rechazar_una_instancia_no_reabre_la_serie() -> None:
    accion = solo_accion_de(f"""{SERIE}
      - {{fecha: 2023-04-01, estado: completada}}
    verificaciones:
      - {{fecha: 2023-04-02, resultado: rechazada, instancia: 2022-T4}}
""")
    assert estado_de(accion, HOY).efectivo is EstadoDeAccion.COMPLETADA


def test_en_una_accion_unica_cuenta_todo_lo_anotado() -> None:
    accion = solo_accion_de(
        "seguimiento: [{fecha: 2023-03-01, estado: completada, instancia: 2023-T1}]"
    )
    assert estado_de(accion, HOY).efectivo is EstadoDeAccion.COMPLETADA


PRORROGADA = """
    plazo: 2022-11
    prorrogas:
      - {fecha: 2023-03-10, plazo: 2023-09, motivo: Falta presupuesto}
      - {fecha: 2022-11-15, plazo: 2023-02}
"""


@pytest.mark.parametrize(
    ("hoy", "vigente"),
    [
        ("2022-11-14", "2022-11"),
        ("2022-11-15", "2023-02"),
        ("2023-03-09", "2023-02"),
        ("2023-03-10", "2023-09"),
    ],
)
def test_el_plazo_vigente_es_el_de_la_ultima_prorroga_concedida(hoy: str, vigente: str) -> None:
    accion = solo_accion_de(PRORROGADA)
    assert str(plazo_vigente(accion.plazo, accion.prorrogas, dia(hoy))) == vigente


def test_de_dos_prorrogas_del_mismo_dia_vale_la_ultima_de_la_lista() -> None:
    accion = solo_accion_de("""
        prorrogas:
          - {fecha: 2023-03-10, plazo: 2023-12}
          - {fecha: 2023-03-10, plazo: 2023-06}
    """)
    assert str(plazo_vigente(accion.plazo, accion.prorrogas, HOY)) == "2023-06"


def test_la_prorroga_de_un_mes_es_posterior_a_la_de_un_dia_de_ese_mes() -> None:
    accion = solo_accion_de("""
        prorrogas: [{fecha: 2023-03, plazo: 2023-12}, {fecha: 2023-03-10, plazo: 2023-06}]
    """)
    assert str(plazo_vigente(accion.plazo, accion.prorrogas, HOY)) == "2023-12"


def test_una_prorroga_con_solo_mes_se_concede_su_ultimo_dia() -> None:
    accion = solo_accion_de("prorrogas: [{fecha: 2023-04, plazo: 2023-12}]")
    assert plazo_vigente(accion.plazo, accion.prorrogas, HOY) is None
    assert str(plazo_vigente(accion.plazo, accion.prorrogas, dia("2023-04-30"))) == "2023-12"


def test_las_prorrogas_concedidas_van_de_la_mas_antigua_a_la_mas_reciente() -> None:
    accion = solo_accion_de(PRORROGADA)
    concedidas = prorrogas_concedidas(accion.prorrogas, HOY)
    assert concedidas == [accion.prorrogas[1], accion.prorrogas[0]]
    assert prorrogas_concedidas(accion.prorrogas, dia("2022-11-15")) == [accion.prorrogas[1]]


# Correcciones -------------------------------------------------------------------------------------

CORREGIDA = """
seguimiento:
  - {fecha: 2023-01-10, estado: en_curso, evidencias: [{titulo: Borrador}]}
  - {fecha: 2023-03-20, estado: %(estado)s, comentario: Guia, evidencias: [{titulo: Guía}]}
  - {fecha: 2023-04-05, estado: %(estado)s, comentario: Guía}
%(verificaciones)s
"""


def _corregida(estado: str = "completada", verificaciones: str = "") -> EstadoALaFecha:
    escrita = f"verificaciones: [{verificaciones}]" if verificaciones else ""
    campos = CORREGIDA % {"estado": estado, "verificaciones": escrita}
    return estado_de(solo_accion_de(campos), HOY)


@pytest.mark.parametrize("estado", [e.value for e in EstadoDeAccion if e.terminal])
def test_corregir_una_entrada_terminal_no_retira_su_evidencia(estado: str) -> None:
    hallado = _corregida(estado)
    assert hallado.racha is not None
    assert [e.titulo for e in hallado.racha.evidencias] == ["Guía"]
    assert (hallado.respaldo, hallado.desde) == (
        EstadoDeVerificacion.AUTODECLARADA,
        dia("2023-03-20"),
    )
    assert hallado.entrada is not None
    assert hallado.entrada.comentario == "Guía"


@pytest.mark.parametrize(
    ("verificaciones", "respaldo", "desde"),
    [
        pytest.param(
            "{fecha: 2023-03-20, resultado: verificada}", "verificada", "2023-03-20", id="el día"
        ),
        pytest.param(
            "{fecha: 2023-03-25, resultado: verificada}",
            "verificada",
            "2023-03-20",
            id="entre las dos",
        ),
        pytest.param(
            "{fecha: 2023-04-10, resultado: verificada}", "verificada", "2023-03-20", id="después"
        ),
        pytest.param(
            "{fecha: 2023-03-19, resultado: verificada}",
            "autodeclarada",
            "2023-03-20",
            id="la víspera",
        ),
        pytest.param(
            "{fecha: 2023-03-25, resultado: rechazada}",
            "sin_evidencia",
            "2023-04-05",
            id="rechazada entre las dos",
        ),
        pytest.param(
            "{fecha: 2023-04-05, resultado: rechazada}",
            "rechazada",
            "2023-03-20",
            id="rechazada al corregir",
        ),
        pytest.param(
            "{fecha: 2023-04-10, resultado: rechazada}",
            "rechazada",
            "2023-03-20",
            id="rechazada después",
        ),
        pytest.param(
            "{fecha: 2023-03-25, resultado: rechazada}, {fecha: 2023-03-28, resultado: verificada}",
            "verificada",
            "2023-03-20",
            id="rechazada y luego verificada",
        ),
        pytest.param(
            "{fecha: 2023-03-25, resultado: rechazada}, {fecha: 2023-04-08, resultado: verificada}",
            "verificada",
            "2023-04-05",
            id="rechazada, vuelta a declarar y verificada",
        ),
    ],
)
def test_la_verificacion_vale_desde_que_se_llego_al_estado(
    verificaciones: str, respaldo: str, desde: str
) -> None:
    hallado = _corregida(verificaciones=verificaciones)
    assert (hallado.respaldo.value, hallado.desde) == (respaldo, dia(desde))


def test_lo_que_no_cierra_no_se_corrige_se_vuelve_a_decir() -> None:
    accion = solo_accion_de("""
        seguimiento:
          - {fecha: 2023-01-10, estado: en_curso, evidencias: [{titulo: Borrador}]}
          - {fecha: 2023-02-10, estado: en_curso}
    """)
    assert estado_de(accion, HOY).respaldo is EstadoDeVerificacion.SIN_EVIDENCIA


def test_reabierta_y_vuelta_a_cerrar_hay_que_probarla_otra_vez() -> None:
    accion = solo_accion_de("""
        seguimiento:
          - {fecha: 2023-01-10, estado: completada, evidencias: [{titulo: Acta}]}
          - {fecha: 2023-02-10, estado: en_curso}
          - {fecha: 2023-03-10, estado: completada}
        verificaciones: [{fecha: 2023-01-20, resultado: verificada}]
    """)
    hallado = estado_de(accion, HOY)
    assert (hallado.respaldo, hallado.desde) == (
        EstadoDeVerificacion.SIN_EVIDENCIA,
        dia("2023-03-10"),
    )


def test_la_bitacora_de_una_recomendacion_se_corrige_igual() -> None:
    recomendacion = recomendacion_de("""
        seguimiento:
          - {fecha: 2023-01-10, estado: implementada, evidencias: [{titulo: Acta}]}
          - {fecha: 2023-02-10, estado: implementada, comentario: Con su título}
        verificaciones: [{fecha: 2023-01-20, resultado: verificada}]
    """).recomendacion
    suya = racha(recomendacion.seguimiento, recomendacion.verificaciones, HOY)
    assert suya is not None
    assert [e.titulo for e in suya.evidencias] == ["Acta"]
    assert (suya.verificacion, suya.desde.texto) == (recomendacion.verificaciones[0], "2023-01-10")


def test_corregir_el_cierre_de_una_serie_no_vuelve_a_exigir_sus_periodos() -> None:
    campos = """
        inicio: 2022-01
        plazo: 2022-12
        recurrencia: trimestral
        seguimiento:
          - {fecha: 2022-05-10, estado: completada}
          - {fecha: 2022-11-10, estado: completada, comentario: Con su título}
    """
    halladas = instancias(solo_accion_de(campos), HOY, FABRICA)
    assert [i.periodo.etiqueta for i in halladas] == ["2022-T1"]


def test_corregir_lo_de_una_instancia_no_le_quita_su_evidencia() -> None:
    campos = """
        inicio: 2023-01
        plazo: 2023-03
        recurrencia: trimestral
        seguimiento:
          - {fecha: 2023-02-10, estado: completada, instancia: 2023-T1, evidencias: [{titulo: Acta}]}
          - {fecha: 2023-03-10, estado: completada, instancia: 2023-T1, comentario: Con título}
        verificaciones: [{fecha: 2023-02-20, resultado: verificada, instancia: 2023-T1}]
    """
    [una] = instancias(solo_accion_de(campos), HOY, FABRICA)
    assert [e.titulo for e in una.situacion.evidencias] == ["Acta"]
    assert una.situacion.verificacion is EstadoDeVerificacion.VERIFICADA
