from datetime import date

import pytest

from apoyo.esqueletos import archivo_con, avisos, codigos, otros, revisados

ACCION = """\
- id: "1.1"
  descripcion: Relevar necesidades
  plazo: 2023-12
"""
SERIE = f"{ACCION}  inicio: 2023-01\n  recurrencia: trimestral\n"
SIN_INICIO = f"{ACCION}  recurrencia: trimestral\n"


def _con(accion: str, campos: str) -> str:
    return accion + "".join(f"  {linea}\n" for linea in campos.strip("\n").split("\n"))


# SEG202 · sin evidencia

DOS_ENTRADAS = """
seguimiento:
  - fecha: 2023-05-10
    estado: completada
  - fecha: 2023-06-10
    estado: {estado}
"""


def test_se_mira_la_entrada_que_hoy_vale() -> None:
    reabierta = _con(ACCION, DOS_ENTRADAS.format(estado="en_curso"))
    assert codigos("Accion", reabierta) == []
    assert codigos("Accion", reabierta, date(2023, 6, 9)) == ["SEG202", "SEG203"]


def test_la_completada_sin_evidencia_se_senala_en_su_estado() -> None:
    accion = _con(ACCION, DOS_ENTRADAS.format(estado="completada"))
    mensaje = "la acción «1.1» consta como «completada» y sin ninguna evidencia"
    assert avisos("Accion", accion) == [("SEG202", "completada", mensaje)]


def test_la_evidencia_puede_llegar_en_una_entrada_posterior() -> None:
    campos = DOS_ENTRADAS.format(estado="completada") + "    evidencias: [{titulo: Acta}]\n"
    assert codigos("Accion", _con(ACCION, campos)) == []


def test_una_completada_que_la_verificacion_rechazo_ya_no_lo_esta() -> None:
    campos = """
seguimiento:
  - fecha: 2023-05-10
    estado: completada
verificaciones:
  - fecha: 2023-06-10
    resultado: rechazada
"""
    assert codigos("Accion", _con(ACCION, campos)) == []


def test_lo_cancelado_no_necesita_evidencia() -> None:
    campos = DOS_ENTRADAS.format(estado="cancelada") + "    comentario: Sin fondos.\n"
    assert codigos("Accion", _con(ACCION, campos)) == []


def test_en_una_serie_se_mira_cada_instancia_y_el_cierre() -> None:
    campos = """
seguimiento:
  - fecha: 2023-03-20
    estado: completada
    instancia: 2023-T1
  - fecha: 2023-06-20
    estado: completada
    instancia: 2023-T2
    evidencias: [{titulo: Acta}]
  - fecha: 2023-09-20
    estado: completada
    instancia: 2023-08
  - fecha: 2023-12-20
    estado: completada
"""
    serie = "consta como «completada» y sin ninguna evidencia"
    assert avisos("Accion", _con(SERIE, campos)) == [
        ("SEG202", "completada", f"la instancia «2023-T1» {serie}"),
        ("SEG202", "completada", f"la instancia «2023-08» {serie}"),
        ("SEG202", "completada", f"la acción «1.1» {serie}"),
    ]


def test_de_las_instancias_que_nadie_dio_por_completadas_no_se_pide_evidencia() -> None:
    campos = """
seguimiento:
  - fecha: 2023-03-20
    estado: completada
    instancia: 2023-T1
"""
    hallados = [
        (codigo, mensaje[:22]) for codigo, _, mensaje in avisos("Accion", _con(SERIE, campos))
    ]
    assert hallados == [("SEG202", "la instancia «2023-T1»")]


# SEG204 · comentarios


def test_el_comentario_que_desmiente_senala_tambien_el_estado() -> None:
    campos = """
seguimiento:
  - fecha: 2023-05-10
    estado: en_curso
  - fecha: 2023-06-10
    estado: no_iniciada
    comentario: Se inició la redacción.
"""
    mensaje = "el estado es «no_iniciada» y el comentario dice «Se inició»"
    accion = _con(ACCION, campos)
    assert avisos("Accion", accion) == [("SEG204", "Se inició la redacción.", mensaje)]
    assert otros("Accion", accion) == ["no_iniciada"]


def test_un_comentario_corriente_no_desmiente_nada() -> None:
    campos = """
seguimiento:
  - fecha: 2023-05-10
    estado: en_curso
    comentario: Falta la segunda reunión.
"""
    assert codigos("Accion", _con(ACCION, campos)) == []


# SEG210 · cerrar sin decir por qué


@pytest.mark.parametrize("estado", ["cancelada", "no_aplicable"])
def test_cerrar_sin_haber_hecho_exige_comentario(estado: str) -> None:
    campos = f"""
seguimiento:
  - fecha: 2023-05-10
    estado: {estado}
"""
    mensaje = f"la entrada dice «{estado}» y no explica por qué"
    assert avisos("Accion", _con(ACCION, campos)) == [("SEG210", estado, mensaje)]


def test_el_motivo_del_retraso_no_suple_al_comentario() -> None:
    campos = """
seguimiento:
  - fecha: 2023-05-10
    estado: cancelada
    motivo_retraso: Sin fondos
"""
    assert codigos("Accion", _con(ACCION, campos)) == ["SEG210"]


# SEG213 · instancias

DE_INSTANCIA = """
seguimiento:
  - fecha: 2023-05-10
    estado: en_curso
    instancia: {instancia}
"""


@pytest.mark.parametrize("instancia", ["2023-T1", "2023-T4", "2023-05", "2023-05-10"])
def test_un_periodo_se_nombra_por_su_etiqueta_o_por_una_fecha_de_dentro(instancia: str) -> None:
    assert codigos("Accion", _con(SERIE, DE_INSTANCIA.format(instancia=instancia))) == []


@pytest.mark.parametrize("instancia", ["2022-T4", "2024-T1", "2023", "2023-S1"])
def test_lo_que_no_es_un_periodo_se_senala(instancia: str) -> None:
    accion = _con(SERIE, DE_INSTANCIA.format(instancia=instancia))
    mensaje = f"«{instancia}» no es ningún período de la acción «1.1»"
    assert avisos("Accion", accion) == [("SEG213", instancia, mensaje)]


@pytest.mark.parametrize(
    ("instancia", "ayuda"),
    [
        ("2022-S2", "corrija la instancia, o el inicio y el plazo de la acción"),
        ("2024-T1", "corrija la instancia, o el inicio y el plazo de la acción"),
        ("2023", "nombre un solo período, de «2023-T1» a «2023-T4»"),
        ("2023-S1", "nombre un solo período, de «2023-T1» a «2023-T2»"),
    ],
)
def test_si_el_periodo_no_existe_se_dice_cuales_hay_por_esas_fechas(
    instancia: str, ayuda: str
) -> None:
    ruta, texto = archivo_con("Accion", _con(SERIE, DE_INSTANCIA.format(instancia=instancia)))
    assert [d.sugerencia for d in revisados({ruta: texto})] == [ayuda]


def test_si_solo_un_periodo_toca_esas_fechas_se_propone() -> None:
    accion = ACCION + "  inicio: 2023-07\n  recurrencia: semestral\n"
    ruta, texto = archivo_con("Accion", _con(accion, DE_INSTANCIA.format(instancia="2023")))
    assert [d.sugerencia for d in revisados({ruta: texto})] == ["¿quiso decir «2023-S2»?"]


def test_sin_repeticion_no_hay_instancias() -> None:
    accion = _con(ACCION, DE_INSTANCIA.format(instancia="2023-T2"))
    mensaje = "la acción «1.1» no se repite: no tiene instancia «2023-T2»"
    assert avisos("Accion", accion) == [("SEG213", "2023-T2", mensaje)]


def test_si_la_fuente_no_dice_desde_cuando_lo_anotado_de_un_periodo_cabe_y_se_avisa() -> None:
    """Nadie ha de inventar un inicio para registrar lo que la fuente cuenta."""
    accion = _con(SIN_INICIO, DE_INSTANCIA.format(instancia="2023-T2"))
    [(codigo, _, mensaje)] = avisos("Accion", accion)
    assert codigo == "SEG209"
    assert mensaje.endswith(
        "no dice desde cuándo: se trata como acción única, y lo anotado de «2023-T2» no cuenta"
    )


def test_una_recomendacion_no_tiene_instancias() -> None:
    recomendacion = """\
    - id: R1
      texto: Mejorar la coordinación.
      plazo: 2099-12
      seguimiento:
        - fecha: 2023-05-10
          estado: en_curso
          instancia: 2023-T2
    """
    mensaje = "la recomendación «R1» no se repite: no tiene instancia «2023-T2»"
    assert avisos("Recomendacion", recomendacion) == [("SEG213", "2023-T2", mensaje)]


def test_se_miran_tambien_las_verificaciones_y_las_prorrogas() -> None:
    campos = """
prorrogas:
  - fecha: 2023-03-20
    plazo: 2024-04-15
    motivo: Feriado
    instancia: 2024-T1
seguimiento:
  - fecha: 2023-05-10
    estado: completada
    evidencias: [{titulo: Acta}]
    instancia: 2023-T2
verificaciones:
  - fecha: 2023-06-10
    resultado: verificada
    instancia: 2022-T2
"""
    senalados = [senalado for _, senalado, _ in avisos("Accion", _con(SERIE, campos))]
    assert senalados == ["2024-T1", "2022-T2"]


# SEG214 · verificaciones

VERIFICADA = """
seguimiento:
  - fecha: {entrada}
    estado: completada
    evidencias: [{{titulo: Acta}}]
verificaciones:
  - fecha: {verificacion}
    resultado: verificada
"""


@pytest.mark.parametrize(
    ("entrada", "verificacion", "esperado"),
    [
        ("2023-05-10", "2023-05-10", []),
        ("2023-05-10", "2023-05", []),
        ("2023-05-10", "2023-05-09", ["SEG214"]),
        ("2023-05", "2023-05-10", ["SEG214"]),  # la entrada cuenta desde el día 31
    ],
)
def test_se_verifica_lo_terminado_hasta_ese_dia(
    entrada: str, verificacion: str, esperado: list[str]
) -> None:
    campos = VERIFICADA.format(entrada=entrada, verificacion=verificacion)
    assert codigos("Accion", _con(ACCION, campos)) == esperado


def test_la_verificacion_de_lo_que_no_se_termino_se_senala_en_su_fecha() -> None:
    campos = """
verificaciones:
  - fecha: 2023-06-10
    resultado: verificada
"""
    mensaje = "al «2023-06-10» no había nada terminado que verificar"
    assert avisos("Accion", _con(ACCION, campos)) == [("SEG214", "2023-06-10", mensaje)]


DE_SERIE = """
seguimiento:
  - fecha: 2023-03-20
    estado: completada
    evidencias: [{{titulo: Acta}}]
    {entrada}
verificaciones:
  - fecha: 2023-06-10
    resultado: verificada
    {verificacion}
"""
T1, T2, NINGUNA = "instancia: 2023-T1", "instancia: 2023-T2", "# de la serie"


@pytest.mark.parametrize(
    ("entrada", "verificacion", "esperado"),
    [
        (T1, T1, []),
        (T1, "instancia: 2023-02", []),
        (T1, T2, ["SEG214"]),
        (T1, NINGUNA, ["SEG214"]),
        (NINGUNA, NINGUNA, []),
        (NINGUNA, T1, ["SEG214"]),
        (T1, "instancia: 2024-T1", ["SEG213"]),  # de una instancia que no existe no se dice más
    ],
)
def test_en_una_serie_cada_verificacion_mira_lo_suyo(
    entrada: str, verificacion: str, esperado: list[str]
) -> None:
    campos = DE_SERIE.format(entrada=entrada, verificacion=verificacion)
    assert codigos("Accion", _con(SERIE, campos)) == esperado


def test_sin_inicio_de_la_verificacion_de_una_instancia_solo_se_dice_que_no_cuenta() -> None:
    campos = DE_SERIE.format(entrada=NINGUNA, verificacion=T1)
    assert codigos("Accion", _con(SIN_INICIO, campos)) == ["SEG209"]


# SEG218 · quien verifica

COMPROBADA = """
responsables: [Oficial de Datos, PSU]
lidera: PF UNICEF
seguimiento:
  - fecha: 2023-05-10
    estado: completada
    evidencias: [{titulo: Informe}]
verificaciones:
  - fecha: 2023-06-10
    resultado: verificada
    por: QUIEN
"""


@pytest.mark.parametrize("quien", ["psu", "Oficial de datos", "pf  unicef"])
def test_quien_responde_o_lidera_no_verifica_lo_suyo(quien: str) -> None:
    accion = _con(ACCION, COMPROBADA.replace("QUIEN", quien))
    mensaje = f"la acción «1.1» la verifica «{quien}», que responde de ella o la conduce"
    assert avisos("Accion", accion) == [("SEG218", quien, mensaje)]


COMPROMISO = """\
titulo: Mecanismo de seguimiento
compromisos:
  - id: "3"
    descripcion: Reunir al grupo
    plazo: 2023-12
    inicio: 2023-01
    recurrencia: trimestral
    responsables: [PSU]
    seguimiento:
      - fecha: 2023-05-10
        estado: completada
        instancia: 2023-S1
        evidencias: [{titulo: Acta}]
    verificaciones:
      - fecha: 2023-06-10
        resultado: verificada
        por: PSU
"""


def test_de_un_compromiso_se_habla_en_masculino() -> None:
    suyos = [a for a in avisos("Acuerdo", COMPROMISO) if a[0] in {"SEG213", "SEG218"}]
    assert suyos == [
        ("SEG213", "2023-S1", "«2023-S1» no es ningún período del compromiso «3»"),
        (
            "SEG218",
            "PSU",
            "el compromiso «3» lo verifica «PSU», que responde de él o lo conduce",
        ),
    ]


def test_otro_puede_verificar_y_quien_no_consta_no_se_objeta() -> None:
    assert (
        codigos("Accion", _con(ACCION, COMPROBADA.replace("QUIEN", "Unidad de evaluación"))) == []
    )
    anonima = COMPROBADA.replace("    por: QUIEN\n", "")
    assert codigos("Accion", _con(ACCION, anonima)) == []


def test_una_accion_sin_responsable_ni_quien_la_lidere_la_verifica_cualquiera() -> None:
    sin_nadie = COMPROBADA.replace("responsables: [Oficial de Datos, PSU]\nlidera: PF UNICEF\n", "")
    assert codigos("Accion", _con(ACCION, sin_nadie.replace("QUIEN", "PSU"))) == []


def test_un_alias_es_quien_dice_ser() -> None:
    ruta, texto = archivo_con(
        "Accion", _con(ACCION, COMPROBADA.replace("QUIEN", "Unidad de apoyo"))
    )
    configuracion = "actores:\n  PSU:\n    alias: [Unidad de apoyo]\n"
    hallados = revisados({ruta: texto, "seguimiento.yaml": configuracion})
    assert [d.codigo for d in hallados] == ["SEG218"]
