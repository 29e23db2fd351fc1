import pytest

from apoyo.esqueletos import avisos, codigos, otros, revisados, senalado

ACCION = """\
- id: "1.1"
  descripcion: Relevar necesidades
"""


def _accion(campos: str) -> str:
    return ACCION + "".join(f"  {linea}\n" for linea in campos.strip("\n").split("\n"))


# SEG201 · sin plazo


def test_una_accion_sin_plazo_se_senala_por_su_codigo() -> None:
    mensaje = "la acción «1.1» no tiene plazo y sigue sin cerrar"
    assert avisos("Accion", ACCION) == [("SEG201", '"1.1"', mensaje)]


def test_a_un_compromiso_se_le_llama_compromiso() -> None:
    acuerdo = """\
    titulo: Mecanismo de seguimiento
    compromisos:
      - id: "3"
        descripcion: Aprobar el plan de trabajo
    """
    mensaje = "el compromiso «3» no tiene plazo y sigue sin cerrar"
    assert avisos("Acuerdo", acuerdo) == [("SEG201", '"3"', mensaje)]


def test_lo_cerrado_no_necesita_plazo() -> None:
    campos = """
seguimiento:
  - fecha: 2023-01-10
    estado: no_aplicable
    comentario: La oficina cerró.
"""
    assert codigos("Accion", _accion(campos)) == []


def test_una_completada_que_la_verificacion_rechaza_vuelve_a_necesitar_plazo() -> None:
    campos = """
seguimiento:
  - fecha: 2023-01-10
    estado: completada
    evidencias: [{titulo: Informe}]
verificaciones:
  - fecha: 2023-02-10
    resultado: rechazada
"""
    assert codigos("Accion", _accion(campos)) == ["SEG201"]


def test_una_prorroga_ya_pone_plazo() -> None:
    campos = """
prorrogas:
  - fecha: 2023-01-10
    plazo: 2023-06
    motivo: Sin plazo de origen
"""
    assert codigos("Accion", _accion(campos)) == []


def test_la_prorroga_de_una_instancia_no_pone_plazo_a_la_serie() -> None:
    campos = """
recurrencia: trimestral
prorrogas:
  - fecha: 2023-03-10
    plazo: 2023-04-15
    motivo: Feriado
    instancia: 2023-T1
"""
    assert "SEG201" in codigos("Accion", _accion(campos))


def test_la_que_se_repite_desde_un_inicio_puede_no_terminar() -> None:
    campos = "\ninicio: 2023-01\nrecurrencia: trimestral\n"
    assert codigos("Accion", _accion(campos)) == []


def test_la_que_dice_por_que_no_tiene_plazo_no_lo_ha_olvidado() -> None:
    assert codigos("Accion", _accion("\nsin_plazo: Permanente, según la matriz.\n")) == []


# SEG205, SEG206 · fechas que se contradicen


def test_inicio_y_plazo_del_mismo_mes_no_se_contradicen() -> None:
    assert codigos("Accion", _accion("plazo: 2023-11\ninicio: 2023-11-15")) == []
    assert codigos("Accion", _accion("plazo: 2023-11-15\ninicio: 2023-11")) == []


def test_inicio_posterior_al_plazo_senala_los_dos_extremos() -> None:
    accion = _accion("plazo: 2023-11\ninicio: 2023-12-01")
    mensaje = "el inicio («2023-12-01») es posterior al plazo («2023-11»)"
    assert avisos("Accion", accion) == [("SEG205", "2023-12-01", mensaje)]
    assert otros("Accion", accion) == ["2023-11"]


@pytest.mark.parametrize(("prorroga", "esperado"), [("2024-06", []), ("2023-12", ["SEG205"])])
def test_lo_que_se_prorroga_puede_empezar_despues_del_plazo_original(
    prorroga: str, esperado: list[str]
) -> None:
    """El plazo original se conserva siempre: no contradice a un inicio que se reprogramó con él."""
    campos = f"prorrogas: [{{fecha: 2023-10, plazo: {prorroga}, motivo: x}}]"
    accion = _accion(f"plazo: 2023-11\ninicio: 2024-01\n{campos}")
    assert codigos("Accion", accion) == esperado


@pytest.mark.parametrize("plazo", ["2022-01-01", "2022", "2022-S1", "2023"])
def test_un_plazo_dentro_del_anio_de_la_evaluacion_no_es_anterior_a_ella(plazo: str) -> None:
    assert codigos("Accion", _accion(f"plazo: {plazo}")) == []


def test_plazo_anterior_a_la_evaluacion_senala_la_fecha_de_esta() -> None:
    accion = _accion("plazo: 2021-T4")
    mensaje = "el plazo («2021-T4») es anterior a la evaluación («2022»)"
    assert avisos("Accion", accion) == [("SEG206", "2021-T4", mensaje)]
    assert otros("Accion", accion) == ["2022"]


def test_sin_fecha_de_evaluacion_ningun_plazo_es_anterior() -> None:
    evaluacion = """\
    titulo: Evaluación final
    organizacion: OIM
    recomendaciones:
      - id: R1
        texto: Mejorar la coordinación.
        acciones:
          - id: "1.1"
            descripcion: Relevar necesidades
            plazo: 1999-11
    """
    assert codigos("documento", evaluacion) == []


def test_a_un_compromiso_no_se_le_compara_con_ninguna_evaluacion() -> None:
    acuerdo = """\
    titulo: Mecanismo de seguimiento
    compromisos:
      - id: "1"
        descripcion: Aprobar el plan
        plazo: 1999-11
    """
    assert codigos("Acuerdo", acuerdo) == []


# SEG208 · el acto


def test_el_acto_puede_caer_en_el_mes_del_plazo() -> None:
    assert codigos("Accion", _accion("plazo: 2023-10\nfecha_hito: 2023-10-11")) == []


def test_el_acto_sin_plazo_no_contradice_nada_mas() -> None:
    assert codigos("Accion", _accion("fecha_hito: 2023-10-11")) == ["SEG201"]


PRORROGADA = """
plazo: 2023-06
fecha_hito: {hito}
prorrogas:
  - fecha: 2023-05-10
    plazo: 2023-09
    motivo: Cambio de equipo
"""


def test_el_acto_cabe_en_el_plazo_prorrogado() -> None:
    assert codigos("Accion", _accion(PRORROGADA.format(hito="2023-09-30"))) == []


def test_el_acto_posterior_a_la_prorroga_senala_el_plazo_de_esta() -> None:
    accion = _accion(PRORROGADA.format(hito="2023-10-02"))
    mensaje = "la fecha del acto («2023-10-02») es posterior al plazo («2023-09»)"
    assert avisos("Accion", accion) == [("SEG208", "2023-10-02", mensaje)]
    assert otros("Accion", accion) == ["2023-09"]


def test_la_prorroga_de_una_instancia_no_alarga_el_plazo_del_acto() -> None:
    campos = """
inicio: 2023-01
plazo: 2023-06
recurrencia: trimestral
fecha_hito: 2023-07-10
prorrogas:
  - fecha: 2023-06-10
    plazo: 2023-07-15
    motivo: Feriado
    instancia: 2023-T2
"""
    assert otros("Accion", _accion(campos)) == ["2023-06"]
    assert codigos("Accion", _accion(campos)) == ["SEG208"]


# SEG209 · recurrentes


def test_una_recurrente_sin_inicio_dice_que_no_se_inventan_instancias() -> None:
    evaluacion = _accion("plazo: 2023-12\nrecurrencia: semanal")
    mensaje = (
        "la acción «1.1» se repite («semanal») y no dice desde cuándo: se trata como acción única"
    )
    assert avisos("Accion", evaluacion) == [("SEG209", "semanal", mensaje)]


# SEG211, SEG212 · prórrogas


def _prorrogas(*pares: tuple[str, str], plazo: str = "2022-11") -> str:
    lineas = [
        f"  - fecha: {fecha}\n    plazo: {nuevo}\n    motivo: Cambio de equipo"
        for fecha, nuevo in pares
    ]
    return _accion("\n".join([f"plazo: {plazo}", "prorrogas:", *lineas]))


def test_una_prorroga_tras_otra_amplian_cada_vez() -> None:
    accion = _prorrogas(("2022-11-01", "2023-03"), ("2023-03-01", "2023-06"))
    assert codigos("Accion", accion) == []


def test_pasar_del_dia_al_mes_entero_amplia_y_al_reves_no() -> None:
    assert codigos("Accion", _prorrogas(("2022-11-01", "2022-11"), plazo="2022-11-15")) == []
    acortada = _prorrogas(("2022-11-01", "2022-11-15"))
    mensaje = "la prórroga («2022-11-15») no amplía el plazo que había («2022-11»)"
    assert avisos("Accion", acortada) == [("SEG211", "2022-11-15", mensaje)]
    assert otros("Accion", acortada) == ["2022-11"]


def test_una_prorroga_al_mismo_plazo_no_amplia() -> None:
    assert codigos("Accion", _prorrogas(("2022-11-01", "2022-11-30"))) == ["SEG211"]


def test_cada_prorroga_se_compara_con_la_anterior_y_no_con_el_plazo_original() -> None:
    accion = _prorrogas(("2022-10-01", "2023-06"), ("2022-12-01", "2023-03"))
    mensaje = "la prórroga («2023-03») no amplía el plazo que había («2023-06»)"
    assert avisos("Accion", accion) == [("SEG211", "2023-03", mensaje)]
    assert otros("Accion", accion) == ["2023-06"]


def test_las_prorrogas_en_desorden_solo_se_objetan_por_el_desorden() -> None:
    accion = _prorrogas(("2023-03-01", "2023-06"), ("2022-11-01", "2023-03"))
    mensaje = (
        "esta prórroga se concedió («2022-11-01») antes que otra que la precede en la lista "
        "(«2023-03-01»)"
    )
    assert avisos("Accion", accion) == [("SEG211", "2022-11-01", mensaje)]
    assert otros("Accion", accion) == ["2023-03-01"]


def test_el_desorden_se_mide_con_la_mas_reciente_de_las_que_preceden() -> None:
    accion = _prorrogas(
        ("2023-03-01", "2023-09"), ("2022-11-01", "2023-03"), ("2023-01-01", "2023-06")
    )
    assert codigos("Accion", accion) == ["SEG211", "SEG211"]
    assert otros("Accion", accion) == ["2023-03-01", "2023-03-01"]


def test_dos_prorrogas_que_pudieron_ser_del_mismo_dia_no_estan_en_desorden() -> None:
    accion = _prorrogas(("2023-03-20", "2023-06"), ("2023-03", "2023-09"))
    assert codigos("Accion", accion) == []


def test_sin_plazo_original_la_primera_prorroga_siempre_amplia() -> None:
    campos = """
prorrogas:
  - fecha: 2023-01-10
    plazo: 2023-06
    motivo: Sin plazo de origen
  - fecha: 2023-05-10
    plazo: 2023-06-15
    motivo: Cambio de equipo
"""
    assert otros("Accion", _accion(campos)) == ["2023-06"]


SERIE = """
inicio: 2023-01
plazo: 2023-12
recurrencia: trimestral
prorrogas:
"""
DE_INSTANCIA = """\
  - fecha: 2023-03-20
    plazo: {plazo}
    motivo: Feriado
    instancia: {instancia}
"""


@pytest.mark.parametrize(
    ("plazo", "instancia", "esperado"),
    [
        ("2023-04-15", "2023-T1", []),
        ("2023-03-31", "2023-T1", ["trimestral"]),
        ("2023-03-31", "2023-02", ["trimestral"]),  # nombrada por una fecha de dentro
    ],
)
def test_la_prorroga_de_una_instancia_amplia_el_vencimiento_de_esta(
    plazo: str, instancia: str, esperado: list[str]
) -> None:
    accion = _accion(SERIE + DE_INSTANCIA.format(plazo=plazo, instancia=instancia))
    assert otros("Accion", accion) == esperado


def test_las_prorrogas_de_dos_instancias_no_se_comparan() -> None:
    dos = DE_INSTANCIA.format(plazo="2023-07-15", instancia="2023-T2") + DE_INSTANCIA.format(
        plazo="2023-04-15", instancia="2023-T1"
    )
    assert codigos("Accion", _accion(SERIE + dos)) == []


def test_de_la_prorroga_de_un_periodo_que_no_existe_solo_se_dice_que_no_existe() -> None:
    accion = _accion(SERIE + DE_INSTANCIA.format(plazo="2022-04-15", instancia="2024-T1"))
    assert codigos("Accion", accion) == ["SEG213"]


def test_si_la_accion_no_se_repite_sus_prorrogas_son_todas_suyas() -> None:
    accion = _accion(
        "plazo: 2023-12\nprorrogas:\n" + DE_INSTANCIA.format(plazo="2023-06", instancia="2023-T1")
    )
    assert codigos("Accion", accion) == ["SEG211", "SEG213"]


def test_cada_prorroga_sin_motivo_se_senala_por_su_plazo() -> None:
    campos = """
plazo: 2022-11
prorrogas:
  - fecha: 2022-11-01
    plazo: 2023-03
  - fecha: 2023-03-01
    plazo: 2023-06
    motivo: Cambio de equipo
  - fecha: 2023-06-01
    plazo: 2023-09
"""
    assert avisos("Accion", _accion(campos)) == [
        ("SEG212", "2023-03", "la prórroga hasta «2023-03» no dice su motivo"),
        ("SEG212", "2023-09", "la prórroga hasta «2023-09» no dice su motivo"),
    ]


# los huecos no desplazan lo que se señala


def test_una_accion_que_no_se_pudo_leer_no_desplaza_lo_que_se_dice_de_las_demas() -> None:
    evaluacion = """\
    titulo: Evaluación final
    organizacion: OIM
    fecha: 2022
    recomendaciones:
      - texto: Sin código.
        id: R 1
      - id: R2
        texto: Mejorar la coordinación.
        acciones:
          - id: "2.1"
            descripcion: Relevar necesidades
            plazo: noviembre
          - id: "2.2"
            descripcion: Relevar necesidades
            plazo: 2021-06
          - id: "2.3"
            descripcion: Relevar necesidades
            plazo: 2023-06
            inicio: 2023-07
    """
    diagnosticos = revisados({"data/evaluaciones/ejemplo.yaml": evaluacion})
    assert [(d.codigo, d.posicion.linea, senalado(d)) for d in diagnosticos] == [
        ("SEG017", 6, "R 1"),
        ("SEG013", 12, "noviembre"),
        ("SEG206", 15, "2021-06"),
        ("SEG205", 19, "2023-07"),
    ]
    assert [[(o.linea, o.columna) for o in d.relacionados] for d in diagnosticos] == [
        [],
        [],
        [(3, 8)],
        [(18, 16)],
    ]
