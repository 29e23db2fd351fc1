"""Donde el sistema no da firmas, como en Windows, lo recordado vale por lo que dice cada archivo: se lee y no se analiza."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from apoyo.cache import mismo_largo
from apoyo.carteras import MESA, RICA, escribir
from apoyo.ejecucion import seg
from apoyo.lecturas import Lectura, lecturas
from seguimiento.almacen import sistema
from seguimiento.almacen.sistema import windows
from seguimiento.repositorio import recuerdos
from seguimiento.repositorio.vistazos import guardados

CARTERAS: Mapping[str, Mapping[str, str]] = {
    "rica": RICA,
    "con erratas": {**RICA, "data/evaluaciones/rota.yaml": "titulo: [sin cerrar\n"},
}
SIN_ANALIZAR: tuple[Lectura, ...] = (("status",), ("status", "--json"), ("validar",))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SEG_SIN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for quien in (sistema, recuerdos, guardados):
        monkeypatch.setattr(quien, "firma_del_archivo", windows.firma_del_archivo)
    monkeypatch.setattr(sistema, "entradas_con_firma", windows.entradas_con_firma)
    return tmp_path / "cache" / "seguimiento" / "lecturas.sqlite"


@pytest.mark.parametrize("cartera", CARTERAS)
@pytest.mark.parametrize(
    "orden", lecturas("cambios", "diagnostico", "exportar", "plantillas"), ids=" ".join
)
def test_se_dice_lo_mismo_sin_cache_en_frio_y_con_ella(
    orden: Lectura, cartera: str, tmp_path: Path, cache: Path
) -> None:
    raiz = escribir(tmp_path / "r", CARTERAS[cartera])

    sin_ella = seg("--sin-cache", *orden, en=raiz)
    en_frio, con_ella = (seg(*orden, en=raiz) for _ in range(2))

    assert cache.exists()
    assert (en_frio, con_ella) == (sin_ella, sin_ella)


@pytest.mark.parametrize("orden", [*SIN_ANALIZAR, ("ver", "mesa"), ("buscar", "mesa")])
def test_un_cambio_del_mismo_largo_y_la_misma_fecha_se_ve(orden: Lectura, tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "r", RICA)
    for _ in range(2):
        seg(*orden, en=raiz)
    mismo_largo(raiz / MESA)

    assert seg(*orden, en=raiz) == seg("--sin-cache", *orden, en=raiz)


@pytest.mark.parametrize("orden", SIN_ANALIZAR, ids=" ".join)
def test_lo_que_dice_lo_mismo_no_se_analiza(
    orden: Lectura, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "r", RICA)
    esperado = seg(*orden, en=raiz)
    monkeypatch.setattr("seguimiento.repositorio.lectura.leer", None)

    assert seg(*orden, en=raiz) == esperado
