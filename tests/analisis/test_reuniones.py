import pytest

from apoyo import HOY, acuerdo_de, dia
from seguimiento.analisis.reuniones import SituacionDeAcuerdo, situar_acuerdo
from seguimiento.modelo.cartera import reuniones_de

TRIMESTRAL = "estado: vigente\nperiodicidad: trimestral\n"
CONSTITUIDO = "grupo_de_seguimiento: {situacion: constituido, constitucion: 2023-01-10}\n"


def _dias(campos: str, hoy: str = "2023-04-15") -> int | None:
    return situar_acuerdo(acuerdo_de(campos), dia(hoy)).dias_sin_reunion


def _ultima_y_proxima(reuniones: str, hoy: str = "2023-04-15") -> tuple[str | None, str | None]:
    situacion = situar_acuerdo(acuerdo_de(f"reuniones: {reuniones}"), dia(hoy))
    return (
        situacion.ultima.reunion.codigo if situacion.ultima else None,
        situacion.proxima.reunion.codigo if situacion.proxima else None,
    )


def test_todo_lo_que_se_sabe_de_un_acuerdo_que_se_reune_tarde() -> None:
    acuerdo = acuerdo_de("""
        estado: vigente
        periodicidad: trimestral
        reuniones:
          - {fecha: 2022-09-01, estado: celebrada}
          - fecha: 2022-12-05
            estado: celebrada
            decisiones:
              - {texto: Adelantar el taller, compromiso: '1', efecto: modifica}
              - {texto: Invitar a la academia}
          - {fecha: 2023-03-05, estado: pospuesta}
          - {fecha: 2023-05-10, estado: convocada}
        compromisos: [{id: '1', descripcion: Organizar un taller}]
    """)
    _, diciembre, _, mayo = reuniones_de(acuerdo)
    assert situar_acuerdo(acuerdo, HOY) == SituacionDeAcuerdo(
        acuerdo=acuerdo,
        ultima=diciembre,
        proxima=mayo,
        dias_sin_reunion=41,
        decisiones_sin_compromiso=((diciembre, diciembre.reunion.decisiones[1]),),
    )


def test_de_un_acuerdo_propuesto_no_se_espera_ninguna_reunion() -> None:
    propuesto = acuerdo_de("""
        estado: propuesto
        periodicidad: trimestral
        aprobacion: {fecha: 2016-11, situacion: prevista}
        grupo_de_seguimiento: {situacion: propuesto, constitucion: 2017-T1}
        compromisos: [{id: '1', descripcion: Definir los actores}]
    """)
    assert situar_acuerdo(propuesto, HOY) == SituacionDeAcuerdo(propuesto, None, None, None, ())


@pytest.mark.parametrize("estado", ["propuesto", "suspendido", "concluido"])
def test_solo_se_exigen_reuniones_a_lo_aprobado_o_vigente(estado: str) -> None:
    assert _dias(f"estado: {estado}\nperiodicidad: mensual\n{CONSTITUIDO}") is None


@pytest.mark.parametrize("estado", ["aprobado", "vigente"])
def test_un_grupo_trimestral_que_no_se_ha_reunido_va_tarde(estado: str) -> None:
    campos = f"estado: {estado}\nperiodicidad: trimestral\n{CONSTITUIDO}"
    assert _dias(campos, "2023-04-10") is None
    assert _dias(campos, "2023-04-11") == 1


def test_sin_estado_sin_periodicidad_o_sin_fecha_de_que_partir_no_va_tarde() -> None:
    assert _dias(f"periodicidad: mensual\n{CONSTITUIDO}") is None
    assert _dias(f"estado: vigente\n{CONSTITUIDO}") is None
    assert _dias(TRIMESTRAL) is None
    assert _dias(f"{TRIMESTRAL}grupo_de_seguimiento: {{situacion: constituido}}") is None


@pytest.mark.parametrize(
    ("periodicidad", "ultimo_dia_a_tiempo"),
    [
        ("semanal", "2023-02-07"),
        ("mensual", "2023-02-28"),
        ("bimestral", "2023-03-31"),
        ("trimestral", "2023-04-30"),
        ("cuatrimestral", "2023-05-31"),
        ("semestral", "2023-07-31"),
        ("anual", "2024-01-31"),
    ],
)
def test_la_siguiente_reunion_se_espera_a_un_periodo_de_la_ultima(
    periodicidad: str, ultimo_dia_a_tiempo: str
) -> None:
    campos = f"""
        estado: vigente
        periodicidad: {periodicidad}
        reuniones: [{{fecha: 2023-01-31, estado: celebrada}}]
    """
    acuerdo, limite = acuerdo_de(campos), dia(ultimo_dia_a_tiempo)
    assert situar_acuerdo(acuerdo, limite).dias_sin_reunion is None
    tarde = dia("2024-03-01")
    assert situar_acuerdo(acuerdo, tarde).dias_sin_reunion == (tarde - limite).days


def test_de_una_reunion_con_solo_mes_se_cuenta_desde_su_ultimo_dia() -> None:
    campos = f"{TRIMESTRAL}reuniones: [{{fecha: 2023-01, estado: celebrada}}]"
    assert (_dias(campos, "2023-04-30"), _dias(campos, "2023-05-01")) == (None, 1)


@pytest.mark.parametrize(
    ("arranque", "hoy_va_un_dia_tarde"),
    [
        ("vigencia: {desde: 2023-01-10, hasta: 2024}", "2023-04-11"),
        ("vigencia: {desde: 2023-01}", "2023-04-02"),
        ("aprobacion: {fecha: 2023-01, situacion: aprobada}", "2023-05-01"),
        ("grupo_de_seguimiento: {constitucion: 2023-01}", "2023-05-01"),
        (f"vigencia: {{desde: 2022}}\naprobacion: {{fecha: 2022-06}}\n{CONSTITUIDO}", "2023-04-11"),
    ],
)
def test_sin_reuniones_se_cuenta_desde_lo_mas_tardio_entre_grupo_vigencia_y_aprobacion(
    arranque: str, hoy_va_un_dia_tarde: str
) -> None:
    assert _dias(f"{TRIMESTRAL}{arranque}", hoy_va_un_dia_tarde) == 1


@pytest.mark.parametrize(
    ("reuniones", "esperadas"),
    [
        pytest.param("[]", (None, None), id="ninguna"),
        pytest.param(
            "[{fecha: 2023-04-15, estado: celebrada}]",
            ("reunion-2023-04-15", None),
            id="la celebrada hoy es la última",
        ),
        pytest.param(
            "[{fecha: 2023-04-15, estado: convocada}]",
            (None, "reunion-2023-04-15"),
            id="la convocada para hoy es la próxima",
        ),
        pytest.param(
            "[{fecha: 2023-04-14, estado: convocada}]",
            (None, None),
            id="la convocada que pasó no consta que se celebrara",
        ),
        pytest.param(
            "[{fecha: 2023-04-16, estado: celebrada}]",
            (None, None),
            id="la celebrada en el futuro aún no cuenta",
        ),
        pytest.param(
            "[{fecha: 2023-05, estado: pospuesta}, {fecha: 2023-06, estado: cancelada}]",
            (None, None),
            id="ni pospuestas ni canceladas se esperan",
        ),
        pytest.param(
            "[{fecha: 2023-06-01, estado: convocada}, {id: mayo, fecha: 2023-05, estado: convocada}]",
            (None, "mayo"),
            id="la próxima es la primera, aunque no esté en orden",
        ),
        pytest.param(
            "[{fecha: 2023-03-01, estado: celebrada}, {fecha: 2023-01-01, estado: celebrada}]",
            ("reunion-2023-03-01", None),
            id="la última es la más reciente",
        ),
        pytest.param(
            "[{fecha: 2023-03, estado: celebrada}, {fecha: 2023-03-10, estado: celebrada}]",
            ("reunion-2023-03", None),
            id="la de un mes es posterior a la de un día de ese mes",
        ),
        pytest.param(
            "[{fecha: 2023-04, resumen: Se revisó el plan}]",
            (None, "reunion-2023-04"),
            id="sin estado, la de este mes aún no consta que se celebrara",
        ),
        pytest.param(
            "[{fecha: 2023-04, estado: convocada}]",
            (None, "reunion-2023-04"),
            id="la de este mes aún puede celebrarse",
        ),
        pytest.param(
            "[{fecha: 2023-03-01, resumen: Se revisó el plan}]",
            ("reunion-2023-03-01", None),
            id="sin estado y con resumen se celebró",
        ),
        pytest.param(
            "[{fecha: 2023-03-01, decisiones: [{texto: Invitar a la academia}]}]",
            ("reunion-2023-03-01", None),
            id="sin estado y con decisiones se celebró",
        ),
        pytest.param(
            "[{fecha: 2023-03-01}]",
            (None, None),
            id="sin estado ni nada no consta que se celebrara",
        ),
        pytest.param(
            "[{fecha: 2023-05-01}]",
            (None, "reunion-2023-05-01"),
            id="sin estado y futura se espera",
        ),
        pytest.param(
            "[{fecha: 2023-04-15, resumen: Se revisó el plan}]",
            ("reunion-2023-04-15", None),
            id="la de hoy con resumen ya no se espera",
        ),
    ],
)
def test_la_ultima_es_la_celebrada_y_la_proxima_la_que_se_espera(
    reuniones: str, esperadas: tuple[str | None, str | None]
) -> None:
    assert _ultima_y_proxima(reuniones) == esperadas


def test_las_decisiones_de_una_reunion_que_no_se_ha_celebrado_no_se_recogen() -> None:
    acuerdo = acuerdo_de("""
        reuniones:
          - fecha: 2023-05-10
            estado: convocada
            decisiones: [{texto: Invitar a la academia}]
    """)
    assert situar_acuerdo(acuerdo, HOY).decisiones_sin_compromiso == ()
