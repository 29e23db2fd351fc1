"""Qué existe a una fecha, y qué se dice de lo que no."""

from datetime import date, timedelta

import pytest

from apoyo import HOY, cartera_con, cartera_de, dia, evaluacion_con
from apoyo.cartera_de_doce import ARCHIVOS
from seguimiento.analisis.existencia import cortar, existente
from seguimiento.analisis.posteriores import Posterior, posteriores
from seguimiento.elementos import elementos
from seguimiento.modelo.cartera import Cartera

EVALUACION = """
titulo: Evaluación
organizacion: OIM
recomendaciones:
  - id: R0
    texto: Ordenar
    fecha: 2024-01
    acciones:
      - {id: "0.1", descripcion: Revisar}
  - id: R1
    texto: Coordinar
    acciones:
      - {id: "1.1", descripcion: Convocar}
"""
ACUERDO = """
titulo: Mesa
compromisos:
  - {id: c1, descripcion: Compartir}
"""
FICHA = "tipo: buena_practica\ntitulo: Protocolos\nhallazgo: Sirven.\n"


def _refs(cartera: Cartera) -> list[str]:
    return [e.ref for archivado in cartera.registros() for e in elementos(archivado)]


def _existe_desde(cartera: Cartera, ref: str, desde: str) -> None:
    """Que exista ese día y no la víspera, y que esa víspera esté en la otra parte."""
    alta = dia(desde)
    antes, despues = cortar(cartera, alta - timedelta(days=1)), cortar(cartera, alta)
    assert (ref in _refs(antes.existente), ref in _refs(antes.posterior)) == (False, True)
    assert (ref in _refs(despues.existente), ref in _refs(despues.posterior)) == (True, False)


@pytest.mark.parametrize(
    ("escrita", "desde"),
    [
        ("2023", "2023-01-01"),
        ("2023-S2", "2023-07-01"),
        ("2023-T2", "2023-04-01"),
        ("2023-05", "2023-05-01"),
        ("2023-05-10", "2023-05-10"),
    ],
)
def test_lo_fechado_existe_desde_el_primer_dia_de_su_fecha(escrita: str, desde: str) -> None:
    cartera = cartera_con(
        {
            "data/evaluaciones/e.yaml": f"titulo: E\norganizacion: O\nfecha: {escrita}\n",
            "data/evaluaciones/f.yaml": EVALUACION.replace("2024-01", escrita),
            "data/practicas/BP1_ME.yaml": f"{FICHA}fecha: {escrita}\n",
            "data/acuerdos/a.yaml": f"{ACUERDO}vigencia: {{desde: {escrita}}}\n",
            "data/acuerdos/b.yaml": f"{ACUERDO}"
            f"reuniones: [{{id: r, fecha: {escrita}, estado: celebrada}}]\n",
        }
    )
    for ref in ("e", "f/R0", "f/0.1", "BP1_ME", "a", "a/c1", "b/r"):
        _existe_desde(cartera, ref, desde)


@pytest.mark.parametrize(
    ("campos", "desde"),
    [
        ("", None),
        ("estado: vigente\naprobacion: {fecha: 2023-05}", "2023-05-01"),
        ("estado: vigente\naprobacion: {fecha: 2023-05, situacion: aprobada}", "2023-05-01"),
        ("estado: propuesto\naprobacion: {fecha: 2023-05, situacion: prevista}", None),
        ("estado: propuesto\naprobacion: {fecha: 2023-05}", None),
        ("estado: propuesto\nvigencia: {desde: 2023-05}", None),
        ("aprobacion: {fecha: 2023-05}\nvigencia: {desde: 2023-07}", "2023-05-01"),
        ("aprobacion: {fecha: 2023-09}\nvigencia: {desde: 2023-07}", "2023-07-01"),
        (
            "aprobacion: {fecha: 2023-05, situacion: prevista}\nvigencia: {desde: 2023-07}",
            "2023-07-01",
        ),
        ("grupo_de_seguimiento: {constitucion: 2023-05, situacion: constituido}", None),
        ("reuniones: [{fecha: 2023-05-01, estado: celebrada}]", None),
        ("vigencia: {hasta: 2023-05}", None),
    ],
)
def test_un_acuerdo_existe_desde_su_aprobacion_o_su_vigencia(
    campos: str, desde: str | None
) -> None:
    cartera = cartera_de(acuerdo=f"{ACUERDO}{campos}\n")
    if desde is None:
        assert _refs(existente(cartera, date(1999, 1, 1)))[:2] == ["a", "a/c1"]
    else:
        _existe_desde(cartera, "a/c1", desde)


@pytest.mark.parametrize(
    ("reunion", "existe"),
    [
        ("estado: celebrada", False),
        ("resumen: Se habló", False),
        ("estado: convocada", True),
        ("orden_del_dia: [Uno]", True),
        ("estado: pospuesta", True),
        ("estado: cancelada", True),
    ],
)
def test_la_reunion_por_celebrarse_existe_ya_como_convocatoria(
    reunion: str, *, existe: bool
) -> None:
    acuerdo = f"{ACUERDO}reuniones: [{{id: r, fecha: 2023-05-10, {reunion}}}]\n"
    assert ("a/r" in _refs(existente(cartera_de(acuerdo=acuerdo), HOY))) is existe


def test_una_ficha_que_dice_que_no_consta_su_fecha_existe_siempre() -> None:
    cartera = cartera_con({"data/practicas/BP1_ME.yaml": f"{FICHA}fecha: no_registra\n"})
    assert _refs(existente(cartera, date(1999, 1, 1))) == ["BP1_ME"]


def test_lo_que_queda_sigue_en_su_sitio_del_archivo() -> None:
    cartera = cartera_de(EVALUACION)
    cortada = cortar(cartera, HOY)
    enteras = {e.ref: e.lugar for archivado in cartera.registros() for e in elementos(archivado)}
    for parte in cortada:
        lugares = {r.ref: r.lugar for r in parte.recomendaciones()}
        lugares |= {a.ref: a.lugar for a in parte.acciones()}
        assert lugares == {ref: enteras[ref] for ref in lugares}
    assert [s.ref for s in cortada.existente.acciones()] == ["e/1.1"]
    assert [s.ref for s in cortada.posterior.acciones()] == ["e/0.1"]


def test_lo_que_existe_entero_es_lo_mismo_y_no_una_copia() -> None:
    cartera = cartera_con(dict(ARCHIVOS))
    cortada = existente(cartera, date(2024, 12, 31))
    assert all(a is b for a, b in zip(cartera.registros(), cortada.registros(), strict=True))


# Lo posterior ------------------------------------------------------------------------------------


def _posteriores(cartera: Cartera, cuando: date) -> tuple[Posterior, ...]:
    return posteriores(cortar(cartera, cuando), cuando)


def test_va_de_lo_mas_proximo_a_lo_mas_lejano() -> None:
    hallado = _posteriores(cartera_con(dict(ARCHIVOS)), dia("2023-08-10"))
    assert [(p.clase.value, p.ref, str(p.fecha)) for p in hallado] == [
        ("respuesta", "radios/R3", "2023-09-01"),
        ("entrada", "radios/R3", "2023-09-10"),
        ("entrada", "caminos/2.2", "2023-09-28"),
        ("prórroga", "radios/1.2", "2023-10-02"),
        ("entrada", "caminos/2.2", "2023-10-05"),
        ("prórroga", "radios/1.2", "2023-11-20"),
        ("entrada", "radios/R3", "2023-11"),
        ("entrada", "puertos/1.1", "2024-01-15"),
    ]


def test_de_lo_que_no_existia_se_dice_una_vez_con_lo_que_contiene() -> None:
    hallado = _posteriores(cartera_con(dict(ARCHIVOS)), dia("2023-03-31"))
    [radios] = [p for p in hallado if p.es_elemento]
    assert (radios.ref, str(radios.fecha)) == ("radios", "2023-T2")
    assert radios.contiene == ("radios/R1", "radios/1.1", "radios/1.2", "radios/R2", "radios/R3")
    assert not [p for p in hallado if p.ref.startswith("radios/")]


def test_de_una_evaluacion_que_existia_se_dice_solo_la_recomendacion_que_no() -> None:
    [hallado] = _posteriores(cartera_de(EVALUACION), HOY)
    assert (hallado.clase.value, hallado.ref, hallado.contiene) == (
        "recomendación",
        "e/R0",
        ("e/0.1",),
    )


def test_una_fecha_parcial_que_acaba_tras_el_corte_aun_no_cuenta() -> None:
    cartera = cartera_de(
        evaluacion_con(
            '- {id: "1.1", descripcion: C, seguimiento: [{fecha: 2023-04, estado: en_curso}]}'
        )
    )
    assert [p.ref for p in _posteriores(cartera, HOY)] == ["e/1.1"]
    assert _posteriores(cartera, dia("2023-04-30")) == ()


def test_lo_de_los_compromisos_tambien_se_avisa() -> None:
    hallado = _posteriores(cartera_con(dict(ARCHIVOS)), dia("2023-06-30"))
    assert "mesa/c1" in [p.ref for p in hallado]
