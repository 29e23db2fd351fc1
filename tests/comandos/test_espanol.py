"""La ayuda de cada orden, que escribimos nosotros. Entera, está en `docs/referencia/ordenes.md`."""

import re

import pytest
import typer

from apoyo.ejecucion import seg
from apoyo.ingles import INGLES
from apoyo.todas_las_ordenes import TODAS
from seguimiento.comandos.espanol import GrupoEnEspanol, OrdenEnEspanol

_OPCION = re.compile(r"--[a-z][a-z-]*")


def test_cada_orden_es_de_las_que_hablan_espanol() -> None:
    clases = (OrdenEnEspanol, GrupoEnEspanol)
    assert [nombre for nombre, orden in TODAS.items() if not isinstance(orden, clases)] == []


def test_el_buscador_de_ingles_reconoce_la_ayuda_que_typer_da_por_si_solo(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ajena = typer.Typer(add_completion=False, rich_markup_mode=None)
    ajena.command()(lambda: None)
    ajena(["--help"], standalone_mode=False)
    assert {"Usage", "OPTIONS", "Show", "this"} <= set(INGLES.findall(capsys.readouterr().out))


@pytest.mark.parametrize("columnas", [20, 60, 200])
@pytest.mark.parametrize("orden", ["", *TODAS])
def test_la_ayuda_cabe_en_la_pantalla_y_no_parte_ninguna_opcion(
    orden: str, columnas: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ancha = seg(*orden.split(), "--ayuda", hoy="").salida
    monkeypatch.setenv("COLUMNS", str(columnas))
    dicha = seg(*orden.split(), "--ayuda", hoy="").salida
    assert _OPCION.findall(dicha) == _OPCION.findall(ancha)
    # los nombres de una opción y sus valores van en un renglón, quepan o no
    anchos = [
        len(r)
        for r in dicha.splitlines()
        if not r.startswith(("  -", "  seg", "    seg", "    eval"))
    ]
    assert max(anchos) <= max(50, min(columnas, 80) - 2)


def test_la_ayuda_es_la_de_la_orden_aunque_haya_globales_detras() -> None:
    detras = seg("nueva", "accion", "--ayuda", "--depurar", "--hoy", "2023-04-15", hoy="")
    assert detras == seg("nueva", "accion", "--help", hoy="")


def test_tras_los_dos_guiones_una_global_es_un_argumento() -> None:
    visto = seg("status", "--", "--depurar", hoy="")
    assert visto.errores.startswith("error: sobra el argumento «--depurar»\n")
