import pytest

from apoyo.esqueletos import ACUERDO, EVALUACION, avisos, codigos, otros, revisados, senalado

MINIMA = "titulo: Evaluación final\norganizacion: OIM\n"
MINIMO = "titulo: Mecanismo de seguimiento\n"
PRACTICA = """\
tipo: buena_practica
titulo: Mesa de coordinación
hallazgo: Llegaron a tiempo.
fuente:
  documento: Catálogo
"""


def _codigos(archivos: dict[str, str]) -> list[tuple[str, str]]:
    return [(d.archivo, d.codigo) for d in revisados(archivos)]


def _relacionados(archivos: dict[str, str]) -> list[list[tuple[str, int, int]]]:
    return [[(o.archivo, o.linea, o.columna) for o in d.relacionados] for d in revisados(archivos)]


# SEG101 · nombres


@pytest.mark.parametrize("nombre", ["oim-2022-red-pmm", "a", "2022", "x" * 80])
def test_un_nombre_de_evaluacion_bien_formado(nombre: str) -> None:
    assert revisados({f"data/evaluaciones/{nombre}.yaml": MINIMA}) == ()


@pytest.mark.parametrize("nombre", ["OIM-2022", "red_pmm", "red--pmm", "-red", "año", "x" * 81])
def test_un_nombre_de_evaluacion_mal_formado(nombre: str) -> None:
    [diagnostico] = revisados({f"data/evaluaciones/{nombre}.yaml": MINIMA})
    assert diagnostico.codigo == "SEG101"
    assert diagnostico.mensaje == f"el nombre «{nombre}» no sirve de identificador"
    assert (diagnostico.posicion.linea, diagnostico.posicion.columna) == (1, 1)


@pytest.mark.parametrize("nombre", ["BP1_XX", "BP_ME", "bp1_me", "BP01_ME", "BP1-ME", "mesa"])
def test_un_codigo_de_ficha_mal_formado(nombre: str) -> None:
    [diagnostico] = revisados({f"data/practicas/{nombre}.yaml": PRACTICA})
    assert (diagnostico.codigo, diagnostico.mensaje) == (
        "SEG101",
        f"«{nombre}» no es un código de ficha",
    )


# SEG102 · identificadores internos


def test_un_identificador_repetido_senala_el_primero_sin_distinguir_mayusculas() -> None:
    evaluacion = """\
titulo: Evaluación final
organizacion: OIM
recomendaciones:
  - id: A1
    texto: Mejorar la coordinación.
    acciones:
      - id: a1
        descripcion: Celebrar reuniones.
        plazo: 2023-12
  - id: A1
    texto: Mejorar los registros.
"""
    mensaje = "el identificador «A1» ya está en uso en este archivo"
    assert avisos("Evaluacion", evaluacion) == [
        ("SEG102", "a1", mensaje),
        ("SEG102", "A1", mensaje),
    ]
    assert otros("Evaluacion", evaluacion) == ["A1", "A1"]


def test_compromisos_y_reuniones_comparten_espacio_de_nombres() -> None:
    acuerdo = """\
titulo: Mecanismo de seguimiento
compromisos:
  - id: reunion-2023-05-10
    descripcion: Aprobar el plan
    plazo: 2023-12
reuniones:
  - fecha: 2023-05-10
"""
    assert codigos("Acuerdo", acuerdo) == ["SEG102"]


# SEG103 · archivos repetidos


def test_dos_archivos_con_el_mismo_identificador_se_senalan_uno_a_otro() -> None:
    archivos = {
        "data/acuerdos/red.yaml": MINIMO,
        "data/evaluaciones/red.yaml": MINIMA,
        "data/evaluaciones/2022/red.yaml": MINIMA,
    }
    assert [(d.archivo, d.codigo, d.mensaje) for d in revisados(archivos)] == [
        (
            "data/acuerdos/red.yaml",
            "SEG103",
            (
                "el identificador de este archivo es también el de «data/evaluaciones/2022/red.yaml» "
                "y «data/evaluaciones/red.yaml»"
            ),
        ),
        (
            "data/evaluaciones/2022/red.yaml",
            "SEG103",
            (
                "el identificador de este archivo es también el de «data/acuerdos/red.yaml» "
                "y «data/evaluaciones/red.yaml»"
            ),
        ),
        (
            "data/evaluaciones/red.yaml",
            "SEG103",
            (
                "el identificador de este archivo es también el de «data/acuerdos/red.yaml» "
                "y «data/evaluaciones/2022/red.yaml»"
            ),
        ),
    ]
    assert _relacionados(archivos) == [
        [("data/evaluaciones/2022/red.yaml", 1, 1), ("data/evaluaciones/red.yaml", 1, 1)],
        [("data/acuerdos/red.yaml", 1, 1), ("data/evaluaciones/red.yaml", 1, 1)],
        [("data/acuerdos/red.yaml", 1, 1), ("data/evaluaciones/2022/red.yaml", 1, 1)],
    ]


def test_un_archivo_ilegible_tambien_ocupa_su_identificador() -> None:
    archivos = {"data/acuerdos/red.yaml": "titulo: [", "data/evaluaciones/red.yaml": MINIMA}
    assert _codigos(archivos) == [
        ("data/acuerdos/red.yaml", "SEG103"),
        ("data/acuerdos/red.yaml", "SEG030"),
        ("data/evaluaciones/red.yaml", "SEG103"),
    ]


# SEG104, SEG105 · referencias

CON_ACCION = """\
titulo: Evaluación final
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Mejorar la coordinación.
    acciones:
      - id: "1.1"
        descripcion: Celebrar reuniones.
        plazo: 2023-12
        {referencia}
"""
CON_COMPROMISO = f"""\
{MINIMO}compromisos:
  - id: "2"
    descripcion: Aprobar el plan
    plazo: 2023-12
reuniones:
  - fecha: 2023-05-10
    decisiones:
      - texto: Se aprueba el plan.
        compromiso: "{{referencia}}"
"""


def _con(referencia: str, compromiso: str = "2") -> dict[str, str]:
    return {
        EVALUACION: CON_ACCION.format(referencia=referencia),
        "data/acuerdos/crm-osc.yaml": CON_COMPROMISO.format(referencia=compromiso),
        "data/practicas/BP1_ME.yaml": PRACTICA,
    }


@pytest.mark.parametrize(
    "referencia",
    [
        "misma_que: crm-osc/2",
        "misma_que: CRM-OSC/2",
        "relacionadas: [R1, crm-osc/2, crm-osc/reunion-2023-05-10, ejemplo/R1, crm-osc/2@2023]",
        "practicas: [BP1_ME]",
    ],
)
def test_una_referencia_lleva_a_otro_archivo(referencia: str) -> None:
    assert revisados(_con(referencia)) == ()


def test_una_referencia_rota_senala_el_archivo_en_que_se_busco() -> None:
    [diagnostico] = revisados(_con("misma_que: crm-osc/3"))
    assert (diagnostico.archivo, diagnostico.codigo) == (EVALUACION, "SEG104")
    assert senalado(diagnostico) == "crm-osc/3"
    assert diagnostico.mensaje == (
        "«crm-osc/3» no lleva a ninguna parte: se esperaba una acción o un compromiso"
    )
    assert diagnostico.sugerencia == "¿quiso decir «crm-osc/2»?"
    assert _relacionados(_con("misma_que: crm-osc/3")) == [[("data/acuerdos/crm-osc.yaml", 1, 1)]]


def test_una_referencia_a_un_archivo_que_no_existe_no_tiene_otro_extremo() -> None:
    [diagnostico] = revisados(_con("practicas: [BP2_ME]"))
    assert (diagnostico.codigo, senalado(diagnostico)) == ("SEG104", "BP2_ME]")
    assert (diagnostico.sugerencia, diagnostico.relacionados) == ("¿quiso decir «BP1_ME»?", ())


def test_una_referencia_a_otra_cosa_dice_que_es_y_donde_esta() -> None:
    archivos = _con("misma_que: crm-osc/reunion-2023-05-10")
    [diagnostico] = revisados(archivos)
    assert (diagnostico.archivo, diagnostico.codigo) == (EVALUACION, "SEG105")
    assert diagnostico.mensaje == (
        "«crm-osc/reunion-2023-05-10» es una reunión, y aquí se espera una acción o un compromiso"
    )
    assert _relacionados(archivos) == [[("data/acuerdos/crm-osc.yaml", 1, 1)]]


def test_un_acuerdo_entero_no_es_un_compromiso() -> None:
    [diagnostico] = revisados(_con("misma_que: crm-osc"))
    assert (
        diagnostico.mensaje
        == "«crm-osc» es un acuerdo, y aquí se espera una acción o un compromiso"
    )


def test_la_decision_de_una_reunion_puede_afectar_a_una_accion_de_otro_archivo() -> None:
    assert revisados(_con("# nada", "ejemplo/1.1")) == ()
    assert [d.codigo for d in revisados(_con("# nada", "ejemplo/R1"))] == ["SEG105"]


def test_de_lo_que_no_se_pudo_leer_no_se_dice_que_no_existe() -> None:
    archivos = _con("misma_que: crm-osc/3")
    archivos["data/acuerdos/crm-osc.yaml"] += "  - fecha: mayo\n"
    assert _codigos(archivos) == [("data/acuerdos/crm-osc.yaml", "SEG013")]


# SEG106 · código y tipo


def test_el_codigo_y_el_tipo_dicen_lo_mismo() -> None:
    [diagnostico] = revisados({"data/practicas/LA1_ME.yaml": PRACTICA})
    assert (diagnostico.codigo, senalado(diagnostico)) == ("SEG106", "buena_practica")
    assert diagnostico.mensaje == (
        "el código LA1_ME anuncia «leccion_aprendida» y el tipo es «buena_practica»"
    )


# SEG107 · referencias a sí misma


@pytest.mark.parametrize(
    ("referencia", "texto"),
    [
        ('misma_que: "1.1"', '"1.1"'),
        ("misma_que: ejemplo/1.1", "ejemplo/1.1"),
        ("misma_que: EJEMPLO/1.1", "EJEMPLO/1.1"),
        ("relacionadas: [R1, ejemplo/1.1]", "ejemplo/1.1]"),
    ],
)
def test_una_accion_no_se_refiere_a_si_misma(referencia: str, texto: str) -> None:
    [diagnostico] = revisados(_con(referencia))
    assert (diagnostico.codigo, senalado(diagnostico)) == ("SEG107", texto)


def test_la_misma_cifra_en_otro_archivo_es_otra_accion() -> None:
    archivos = _con("misma_que: otra/1.1")
    archivos["data/evaluaciones/otra.yaml"] = CON_ACCION.format(referencia="# nada")
    assert revisados(archivos) == ()


def test_una_ficha_no_esta_relacionada_consigo() -> None:
    ficha = f"{PRACTICA}relacionadas: [BP2_ME, BP1_ME]\n"
    archivos = {"data/practicas/BP1_ME.yaml": ficha, "data/practicas/BP2_ME.yaml": PRACTICA}
    [diagnostico] = revisados(archivos)
    assert (diagnostico.codigo, senalado(diagnostico)) == ("SEG107", "BP1_ME]")


def test_un_compromiso_tampoco() -> None:
    acuerdo = """\
    titulo: Mecanismo de seguimiento
    compromisos:
      - id: "2"
        descripcion: Aprobar el plan
        plazo: 2023-12
        misma_que: ejemplo/2
    """
    assert [(d.codigo, senalado(d)) for d in revisados({ACUERDO: acuerdo})] == [
        ("SEG107", "ejemplo/2")
    ]


# SEG111 · fichas huérfanas

SIN_ORIGEN = """\
tipo: leccion_aprendida
titulo: Acordar el calendario antes de convocar
hallazgo: Sin calendario común no hubo cuórum.
"""


def _de_ficha(resto: str = "", demas: dict[str, str] | None = None) -> list[tuple[str, str]]:
    return _codigos({"data/practicas/LA1_ME.yaml": SIN_ORIGEN + resto} | (demas or {}))


def test_una_ficha_sin_origen_que_nadie_cita_esta_huerfana() -> None:
    assert _de_ficha() == [("data/practicas/LA1_ME.yaml", "SEG111")]


@pytest.mark.parametrize(
    "resto",
    ["origen: [ejemplo/R1]\n", "relacionadas: [BP1_ME]\n", "fuente:\n  documento: Informe\n"],
)
def test_la_que_dice_de_donde_sale_no_lo_esta(resto: str) -> None:
    assert _de_ficha(resto, _con("# nada")) == []


def test_la_que_alguien_cita_tampoco() -> None:
    cita = CON_ACCION.format(referencia="practicas: [LA1_ME]")
    assert _de_ficha(demas={EVALUACION: cita}) == []


def test_de_lo_que_no_se_pudo_leer_puede_venir_la_cita() -> None:
    dudoso = CON_ACCION.format(referencia="inicio: mañana")
    assert _de_ficha(demas={EVALUACION: dudoso}) == [(EVALUACION, "SEG013")]
