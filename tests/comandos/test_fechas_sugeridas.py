"""Toda fecha que un rechazo propone se admite si se teclea, en cada opción que lleva una."""

import re
from datetime import date
from pathlib import Path

import pytest
from typer.core import TyperOption

from apoyo.ejecucion import seg
from apoyo.historias import con_git, confirmar, iniciar
from apoyo.todas_las_ordenes import TODAS
from seguimiento.comandos.sesion import Sesion

DE_UNA_FECHA = {
    "--hoy": (("status", "--hoy"), "2026-01-15"),
    "--al": (("status", "--al"), "2026-01-15"),
    # lo que se pide es de antes de la fecha de corte o de después
    "--hasta": (("status", "--hasta"), "2023-07-01"),
    "--periodo del informe": (("informe", "trimestral", "--periodo"), "2026-01-15"),
    "--periodo de indicadores": (("indicadores", "--periodo"), "2026-01-15"),
    "--fecha": (
        ("actualizar", "final-2022/1.1", "--estado", "en_curso", "--simular", "--fecha"),
        "2026-01-15",
    ),
    "--plazo": (
        ("nueva", "accion", "final-2022/R3", "--descripcion", "x", "--simular", "--plazo"),
        "2023-07-01",
    ),
    "--inicio": (
        ("nueva", "accion", "final-2022/R3", "--descripcion", "x", "--simular", "--inicio"),
        "2023-07-01",
    ),
    "prorrogar": (
        ("prorrogar", "final-2022/1.1", "--motivo", "x", "--simular", "--plazo"),
        "2022-07-01",
    ),
    "corregir": (("corregir", "final-2022/1.1", "inicio", "--simular"), "2023-07-01"),
}
"""Lo que se teclea delante de la fecha, y a qué día se mira."""
ESCRITAS = (
    *("Q3 2024", "3er trimestre 2024", "2024-t3", "2024-S3", "2024-T5", "2024-13", "2024-00"),
    *("2024-02-30", "31/12/2024", "03/04/2024", "1/2/24", "99/99/2024", "12/2024", "2024.06.01"),
    *("diciembre", "31 de diciembre", "31/12", "el viernes", "a mediados de 2024", "fines de 2024"),
    *("semana 15 de 2024", "2024-W20", "2024-2025", "2024-25", "FY2024", "enero-marzo 2024"),
    *("octubre 2024 - marzo 2025", "ayer", "en seis meses", "permanente", "24", "1850", "s/f"),
)
_SUGERIDA = re.compile(r"[12][0-9]{3}(?:-[0-9STW]+)*")


def sugeridas(errores: str) -> list[str]:
    """Las que se proponen en el remedio de un error; lo que va entre paréntesis las dice en palabras."""
    remedio = errores.partition("error: ")[2].partition("\n")[2]
    return _SUGERIDA.findall(re.sub(r"\([^)]*\)", "", remedio))


@con_git
@pytest.mark.parametrize("opcion", DE_UNA_FECHA)
def test_lo_que_se_sugiere_se_admite(opcion: str, rica: Path) -> None:
    orden, hoy = DE_UNA_FECHA[opcion]
    iniciar(rica)
    confirmar(rica, cuando="2020-01-01T12:00:00+00:00")
    probadas = set[str]()
    for escrita in ESCRITAS:
        visto = seg(*orden, escrita, en=rica, hoy=hoy)
        if visto.codigo == 2:
            probadas.update(sugeridas(visto.errores))
    for una in probadas:
        tecleada = seg(*orden, una, en=rica, hoy=hoy)
        assert tecleada.codigo in {0, 1}, (una, tecleada.errores)
    assert probadas


def test_se_prueban_todas_las_opciones_de_las_ordenes_que_llevan_una_fecha() -> None:
    llevan = {
        max(una.opts)
        for orden in TODAS.values()
        for una in orden.params
        if isinstance(una, TyperOption) and "AAAA" in str(una.metavar)
    }
    assert llevan <= {opcion.partition(" ")[0] for opcion in DE_UNA_FECHA}


# ── Lo que se dice por lo que dista de hoy, o sin su año ─────────────────────

SIN_FIJAR = [
    # a qué día se mira, qué se teclea y, contado a mano, qué se propone
    ("--hoy", "2026-01-15", "ayer", "2026-01-14 14 de enero de 2026"),
    ("--hoy", "2026-01-15", "Anteayer", "2026-01-13 13 de enero de 2026"),
    ("--hoy", "2026-01-15", "hoy", "2026-01-15 15 de enero de 2026"),
    ("--hoy", "2026-01-15", "mañana", "2026-01-16 16 de enero de 2026"),
    # de un día sin año, el último; el 1 de marzo de 2026 aún no ha sido
    ("--hoy", "2026-01-15", "31/12", "2025-12-31 31 de diciembre de 2025"),
    ("--hoy", "2026-01-15", "1 de marzo", "2025-03-01 1 de marzo de 2025"),
    ("--al", "2026-01-15", "ayer", "2026-01-14 14 de enero de 2026"),
    ("--al", "2026-01-15", "31/12", "2025-12-31 31 de diciembre de 2025"),
    # lo que está por venir, el que viene
    ("--hasta", "2023-07-01", "mañana", "2023-07-02 2 de julio de 2023"),
    ("--hasta", "2023-07-01", "31/12", "2023-12-31 31 de diciembre de 2023"),
    ("--hasta", "2023-07-01", "1 de marzo", "2024-03-01 1 de marzo de 2024"),
]


@con_git
@pytest.mark.parametrize("caso", SIN_FIJAR, ids=" ".join)
def test_de_un_dia_sin_fijar_se_propone_el_que_seria(
    caso: tuple[str, str, str, str], rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opcion, hoy, escrita, esperado = caso
    monkeypatch.setenv("SEG_HOY", hoy)
    iniciar(rica)
    confirmar(rica, cuando="2020-01-01T12:00:00+00:00")
    visto = seg("status", opcion, escrita, en=rica, hoy="")
    dia, _, en_palabras = esperado.partition(" ")
    assert (visto.codigo, visto.salida) == (2, "")
    assert f"¿quiso decir «{dia}» ({en_palabras})?" in visto.errores


def test_en_el_entorno_se_cuenta_desde_el_reloj_y_se_propone(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sesion, "_hoy_del_reloj", lambda _: date(2026, 1, 15))
    monkeypatch.setenv("SEG_HOY", "ayer")
    visto = seg("status", en=rica, hoy="")
    assert visto.codigo == 2
    assert "«ayer» no es una fecha para SEG_HOY" in visto.errores
    assert "¿quiso decir «2026-01-14»" in visto.errores


def test_a_lo_que_ha_de_estar_por_venir_no_se_le_propone_un_dia_pasado(rica: Path) -> None:
    visto = seg("status", "--hasta", "ayer", en=rica, hoy="2023-07-01")
    assert visto.codigo == 2
    assert "se escribe AAAA-MM-DD, por ejemplo: 2023-07-01" in visto.errores


def test_lo_que_no_se_parece_a_nada_dice_como_se_escribe(rica: Path) -> None:
    visto = seg("status", "--hoy", "cuando se pueda", en=rica)
    assert visto.codigo == 2
    assert "se escribe AAAA-MM-DD, por ejemplo: 2023-04-15" in visto.errores
