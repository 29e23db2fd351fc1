"""Un sistema sin zonas horarias (Windows sin `tzdata`, un contenedor mínimo): se dice eso, no que la zona no existe."""

import sys
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import Resultado, seg

QUE_HACER = "  instale el paquete «tzdata» del sistema, o «pip install tzdata», o indique la fecha con --hoy\n"


@pytest.fixture(autouse=True)
def _sin_zonas(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # también lo que otra prueba trajera de dentro: se hallaría sin pasar por el paquete
    de_tzdata = [nombre for nombre in sys.modules if nombre.startswith("tzdata.")]
    for nombre in ("tzdata", *de_tzdata):
        monkeypatch.setitem(sys.modules, nombre, None)
    de_siempre = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=[])
    zoneinfo.ZoneInfo.clear_cache()
    monkeypatch.delenv("SEG_HOY", raising=False)
    yield
    zoneinfo.reset_tzpath(to=de_siempre)
    zoneinfo.ZoneInfo.clear_cache()


def dicho(zona: str) -> str:
    return (
        f"error: este sistema no tiene las zonas horarias, y no se sabe qué día es en «{zona}»\n"
        f"{QUE_HACER}"
    )


def test_la_de_la_configuracion(tmp_path: Path) -> None:
    escribir(tmp_path, {"seguimiento.yaml": "zona_horaria: America/Guayaquil\n"})
    assert seg("status", en=tmp_path, hoy="") == Resultado(3, "", dicho("America/Guayaquil"))
    assert seg("status", en=tmp_path).codigo == 0  # con --hoy no hace falta ninguna


def test_la_de_tz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    escribir(tmp_path, {"seguimiento.yaml": "organizacion: X\n"})
    monkeypatch.setenv("TZ", "America/Guayaquil")
    assert seg("status", en=tmp_path, hoy="") == Resultado(3, "", dicho("America/Guayaquil"))
    monkeypatch.setenv("TZ", "<-05>5")
    assert seg("status", en=tmp_path, hoy="").codigo == 0


def test_la_que_se_da_al_iniciar(tmp_path: Path) -> None:
    visto = seg("iniciar", tmp_path / "x", "--zona-horaria", "America/Guayaqil")
    assert visto == Resultado(3, "", dicho("America/Guayaqil"))
    assert not (tmp_path / "x").exists()
