from datetime import date

import pytest

from apoyo.esqueletos import avisos, codigos, otros

ACCION = """\
- id: "1.1"
  descripcion: Celebrar cuatro talleres
  plazo: 2023-12
"""
RECOMENDACION = """\
- id: R1
  texto: Mejorar la coordinación.
  plazo: 2099-12
"""


def _con(elemento: str, campos: str) -> str:
    return elemento + "".join(f"  {linea}\n" for linea in campos.strip("\n").split("\n"))


def _entradas(*fechas: str, estado: str = "en_curso") -> str:
    return "seguimiento:\n" + "\n".join(f"  - fecha: {f}\n    estado: {estado}" for f in fechas)


# SEG203 · el futuro


def test_se_senala_cada_anotacion_futura_con_su_nombre() -> None:
    campos = """
prorrogas:
  - fecha: 2023-06-10
    plazo: 2024-06
    motivo: Cambio de equipo
seguimiento:
  - fecha: 2023-06-11
    estado: completada
    evidencias: [{titulo: Acta}]
verificaciones:
  - fecha: 2023-06-12
    resultado: verificada
"""
    accion = _con(ACCION, campos)
    assert avisos("Accion", accion, date(2023, 6, 9)) == [
        ("SEG203", f, f"{nombre} tiene fecha «{f}», posterior a hoy («2023-06-09»)")
        for f, nombre in (
            ("2023-06-10", "la prórroga"),
            ("2023-06-11", "la entrada"),
            ("2023-06-12", "la verificación"),
        )
    ]
    assert codigos("Accion", accion, date(2023, 6, 12)) == []


@pytest.mark.parametrize(
    ("fecha", "esperado"),
    [
        ("2023-06-09", []),
        ("2023-06", ["SEG226"]),
        ("2023", ["SEG226"]),
        ("2023-05", []),
        ("2023-06-10", ["SEG203"]),
    ],
)
def test_una_fecha_parcial_solo_es_futura_si_lo_es_su_primer_dia(
    fecha: str, esperado: list[str]
) -> None:
    assert codigos("Accion", _con(ACCION, _entradas(fecha)), date(2023, 6, 9)) == esperado


def test_se_mira_tambien_la_bitacora_de_una_recomendacion() -> None:
    campos = _con(RECOMENDACION, _entradas("2023-06-10"))
    assert codigos("Recomendacion", campos, date(2023, 6, 9)) == ["SEG203"]


# SEG207 · cerrar antes de la evaluación


@pytest.mark.parametrize(
    ("fecha", "esperado"),
    [("2021-12-31", ["SEG207"]), ("2021", ["SEG207"]), ("2022", []), ("2022-01-01", [])],
)
def test_nada_se_cierra_antes_de_la_evaluacion_de_2022(fecha: str, esperado: list[str]) -> None:
    campos = _entradas(fecha, estado="completada") + "\n    evidencias: [{titulo: Acta}]"
    assert codigos("Accion", _con(ACCION, campos)) == esperado


def test_el_cierre_prematuro_senala_la_fecha_de_la_evaluacion() -> None:
    accion = _con(
        ACCION, _entradas("2021-12", estado="cancelada") + "\n    comentario: Sin fondos."
    )
    mensaje = "se da por «cancelada» («2021-12») antes de la evaluación («2022»)"
    assert avisos("Accion", accion) == [("SEG207", "2021-12", mensaje)]
    assert otros("Accion", accion) == ["2022"]


def test_antes_de_la_evaluacion_si_puede_haber_avances() -> None:
    assert codigos("Accion", _con(ACCION, _entradas("2021-12-31"))) == []


@pytest.mark.parametrize(
    ("estado", "esperado"),
    [
        # y se dice además que no hay con qué probarlo, o que no consta por qué
        ("implementada", ["SEG202", "SEG207"]),
        ("no_se_implementara", ["SEG207", "SEG210"]),
        ("implementada_parcialmente", []),
        ("pendiente", []),
    ],
)
def test_una_recomendacion_se_cierra_al_implementarla_o_desistir(
    estado: str, esperado: list[str]
) -> None:
    recomendacion = _con(RECOMENDACION, _entradas("2021-12-31", estado=estado))
    assert sorted(codigos("Recomendacion", recomendacion)) == esperado


def test_un_compromiso_no_depende_de_ninguna_evaluacion() -> None:
    acuerdo = """\
    titulo: Mecanismo de seguimiento
    compromisos:
      - id: "1"
        descripcion: Aprobar el plan
        plazo: 2016-11
        seguimiento:
          - fecha: 2016-10
            estado: cancelada
            comentario: Se unió a otro.
    """
    assert codigos("Acuerdo", acuerdo) == []


# SEG215 · cantidades


def _cantidades(*pares: tuple[str, int | None]) -> str:
    lineas = []
    for fecha, cantidad in pares:
        lineas.append(f"  - fecha: {fecha}\n    estado: en_curso")
        lineas += [] if cantidad is None else [f"    cantidad: {cantidad}"]
    return _con(ACCION, "\n".join(["seguimiento:", *lineas]))


def test_una_cantidad_puede_subir_o_quedarse_igual() -> None:
    accion = _cantidades(("2023-01-10", 0), ("2023-02-10", 2), ("2023-03-10", 2))
    assert codigos("Accion", accion) == []


def test_la_cantidad_que_baja_senala_la_anterior_aunque_entre_ambas_haya_entradas_sin_ella() -> (
    None
):
    accion = _cantidades(("2023-01-10", 3), ("2023-02-10", None), ("2023-03-10", 1))
    mensaje = "la cantidad acumulada baja de «3» a «1»"
    assert avisos("Accion", accion) == [("SEG215", "1", mensaje)]
    assert otros("Accion", accion) == ["3"]


def test_tras_una_bajada_se_compara_con_lo_ultimo_anotado() -> None:
    accion = _cantidades(("2023-01-10", 5), ("2023-02-10", 3), ("2023-03-10", 4))
    assert codigos("Accion", accion) == ["SEG215"]


def test_las_cantidades_se_comparan_por_fecha_y_no_por_sitio() -> None:
    accion = _cantidades(("2023-03-10", 5), ("2023-01-10", 2))
    assert codigos("Accion", accion) == ["SEG216"]


def test_se_miran_tambien_las_cantidades_de_una_recomendacion() -> None:
    campos = """
seguimiento:
  - fecha: 2023-01-10
    estado: en_curso
    cantidad: 2
  - fecha: 2023-02-10
    estado: en_curso
    cantidad: 1
"""
    assert codigos("Recomendacion", _con(RECOMENDACION, campos)) == ["SEG215"]


# SEG216 · orden


def test_la_entrada_fuera_de_sitio_senala_la_posterior_que_la_precede() -> None:
    accion = _con(ACCION, _entradas("2023-01-10", "2023-05-10", "2023-03-10", "2023-04-10"))
    detras = "va detrás de otra posterior («2023-05-10»)"
    assert avisos("Accion", accion) == [
        ("SEG216", "2023-03-10", f"esta entrada («2023-03-10») {detras}"),
        ("SEG216", "2023-04-10", f"esta entrada («2023-04-10») {detras}"),
    ]
    assert otros("Accion", accion) == ["2023-05-10", "2023-05-10"]


@pytest.mark.parametrize(
    "fechas",
    [
        ("2023-03-10", "2023-03-10"),
        ("2023-03", "2023-03-10"),
        ("2023-03-10", "2023-03"),
        ("2023-03-10", "2023-04"),
    ],
)
def test_las_que_pudieron_ir_en_ese_orden_no_se_objetan(fechas: tuple[str, str]) -> None:
    assert codigos("Accion", _con(ACCION, _entradas(*fechas))) == []
