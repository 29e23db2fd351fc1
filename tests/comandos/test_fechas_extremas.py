"""Ninguna fecha que se admite hace fallar al programa: ni de corte, ni de un período, ni en los registros."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apoyo.ejecucion import proceso, seg
from apoyo.esfuerzo import ejemplos
from apoyo.historias import GIT
from seguimiento.fechas import Precision, leer_periodo, periodo_que_contiene

EXTREMAS = ("1990", "1990-01", "1990-01-01", "1990-S1", "2100", "2100-T4", "2100-12", "2100-12-31")
ORDENES: Sequence[str] = (
    *("status", "status --json", "status --por responsable", "status --dias 3650"),
    *("lista evaluaciones", "lista recomendaciones", "lista acciones --json", "lista acuerdos"),
    *("buscar algo", "ver e", "ver e/1", "ver e/2", "ver m/c1", "historial e", "historial m"),
    *("indicadores --tendencia", "validar"),
    # sin git, lo que dice es que falta
    *(["diagnostico"] if GIT else []),
    *("informe trimestral", "informe agenda", "informe catalogo", "informe matriz e"),
    *("informe responsable U", "informe acta m/r", "informe matriz e --formato html"),
    *(f"informe trimestral --periodo {p}" for p in ("1990", "1990-T1", "2100", "2100-12")),
)


def _con(fecha: str, dia: str) -> dict[str, str]:
    accion = (
        f"descripcion: d, plazo: {fecha}, inicio: {fecha}, responsables: [U],"
        f" prorrogas: [{{fecha: {fecha}, plazo: {fecha}}}],"
        f" verificaciones: [{{fecha: {fecha}, resultado: rechazada}}]"
    )
    return {
        "seguimiento.yaml": "dias_por_vencer: 3650\ndias_sin_novedad: 3650\n"
        "plazo_respuesta_dias: 3650\n",
        "data/evaluaciones/e.yaml": f"titulo: T\norganizacion: O\nfecha: {fecha}\nrecomendaciones:\n"
        f"  - id: R1\n    texto: algo\n    fecha: {fecha}\n"
        f"    respuesta: {{decision: aceptada, fecha: {fecha}}}\n    acciones:\n"
        f'      - {{id: "1", {accion}, seguimiento: [{{fecha: {dia}, estado: completada}}]}}\n'
        f'      - {{id: "2", {accion}, recurrencia: mensual,'
        f" seguimiento: [{{fecha: {dia}, estado: en_curso, instancia: {fecha}}}]}}\n"
        "  - {id: R2, texto: otra}\n",
        "data/acuerdos/m.yaml": f"titulo: M\nvigencia: {{desde: {fecha}, hasta: {fecha}}}\n"
        f"compromisos:\n  - {{id: c1, {accion}}}\nreuniones:\n"
        f"  - {{id: r, fecha: {dia}, decisiones: [{{texto: t}}]}}\n",
        "data/practicas/LA1_AH.yaml": "tipo: leccion_aprendida\ntitulo: T\nhallazgo: h\n",
    }


@cache
def _raiz(base: Path, fecha: str) -> Path:
    dia = fecha if fecha.count("-") > 1 else f"{fecha[:4]}-06-15"
    for ruta, texto in _con(fecha, dia).items():
        destino = base / fecha / ruta
        destino.parent.mkdir(parents=True, exist_ok=True)
        destino.write_text(texto, encoding="utf-8")
    return base / fecha


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("extremas")


@pytest.mark.parametrize("orden", ORDENES)
@pytest.mark.parametrize("hoy", ["1990-01-01", "2100-12-31"])
def test_en_los_dos_extremos_toda_orden_responde(orden: str, hoy: str, base: Path) -> None:
    for fecha in ("1990", "2100-12-31"):
        dicho = seg(*orden.split(), en=_raiz(base, fecha), hoy=hoy)
        assert dicho.codigo in {0, 1, 2}, (fecha, dicho)


DIAS = st.sampled_from(["1990-01-01", "1990-03-31", "1992-02-29", "2100-10-01", "2100-12-31"]) | (
    st.dates(date(1990, 1, 1), date(2100, 12, 31)).map(date.isoformat)
)


@settings(max_examples=ejemplos(400, 10), deadline=None)
@given(st.sampled_from(ORDENES), DIAS, st.sampled_from(EXTREMAS), st.integers(0, 10**25))
def test_con_cualquier_fecha_ninguna_orden_falla(
    base: Path, orden: str, hoy: str, fecha: str, dias: int
) -> None:
    escrita = orden.split()
    if orden == "status":
        escrita += ["--dias", str(dias)]
    dicho = seg(*escrita, en=_raiz(base, fecha), hoy=hoy)
    assert dicho.codigo in {0, 1, 2}, dicho
    assert "el programa falló" not in dicho.salida + dicho.errores


@pytest.mark.parametrize("dias", ["0", "36500", "999999999", "9" * 25])
def test_un_margen_de_dias_desmedido_se_atiende_o_se_niega(dias: str, base: Path) -> None:
    for orden in ("status", "lista acciones", "informe trimestral", "informe agenda"):
        dicho = seg(*orden.split(), "--dias", dias, en=_raiz(base, "2100"), hoy="2100-12-31")
        assert dicho.codigo in {0, 2}, (orden, dicho)


def test_los_vecinos_de_los_periodos_extremos_tambien_existen() -> None:
    assert str(leer_periodo("1990-T1").anterior()) == "1989-T4"
    assert str(leer_periodo("2100").siguiente()) == "2101"
    vecino = periodo_que_contiene(date(2101, 5, 1), Precision.SEMESTRE)
    assert (vecino.desde, vecino.hasta) == (date(2101, 1, 1), date(2101, 6, 30))


# --- la zona


@pytest.mark.parametrize("zona", ["XXX+25", "XXX+24", "Nope/Zone", "América/Lima", "X", "/nada"])
def test_una_zona_que_no_existe_no_pasa_por_otra(zona: str, base: Path) -> None:
    dicho = proceso("-C", _raiz(base, "1990"), "status", entorno={"TZ": zona})

    assert dicho.codigo == 2
    assert f"«{zona}», que es lo que dice TZ, no es ninguna zona horaria" in dicho.errores


@pytest.mark.parametrize("zona", ["", "UTC0", "<-05>5", "EST5EDT,M3.2.0,M11.1.0", "XXX-13:45"])
def test_las_zonas_que_dicen_su_diferencia_valen(zona: str, base: Path) -> None:
    assert proceso("-C", _raiz(base, "1990"), "status", entorno={"TZ": zona}).codigo == 0
