"""`seg esquema`: los JSON Schema de los registros."""

from pathlib import Path

import pytest

from apoyo.ejecucion import Resultado, seg
from seguimiento.comandos.esquema import Cual
from seguimiento.formatos.esquema import ESQUEMAS, archivos, en_texto


def test_se_puede_pedir_cada_esquema_y_ninguno_mas() -> None:
    assert [cual.value for cual in Cual] == list(ESQUEMAS)


@pytest.mark.parametrize("cual", ESQUEMAS)
def test_un_esquema_sale_tal_cual_y_sin_necesitar_ningun_registro(
    cual: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert seg("esquema", cual) == Resultado(0, en_texto(cual), "")


def test_sin_decir_cual_se_listan() -> None:
    assert seg("esquema") == Resultado(
        0,
        "  Esquema        Registro       Archivo\n"
        "  evaluacion     Evaluación     evaluacion.schema.json\n"
        "  practica       Ficha          practica.schema.json\n"
        "  acuerdo        Acuerdo        acuerdo.schema.json\n"
        "  configuracion  Configuración  configuracion.schema.json\n",
        "",
    )


def test_en_una_carpeta_se_escriben_todos_y_sustituyen_a_los_que_hubiera(tmp_path: Path) -> None:
    (tmp_path / "acuerdo.schema.json").write_text("viejo", "utf-8")

    escritos = "".join(f"escrito: {tmp_path / nombre}\n" for nombre in archivos())
    assert seg("esquema", "--salida", tmp_path) == Resultado(0, "", escritos)
    assert {ruta.name: ruta.read_text("utf-8") for ruta in tmp_path.iterdir()} == archivos()


def test_en_una_carpeta_puede_escribirse_solo_uno(tmp_path: Path) -> None:
    escrito = tmp_path / "acuerdo.schema.json"
    assert seg("esquema", "acuerdo", "-o", tmp_path) == Resultado(0, "", f"escrito: {escrito}\n")
    assert {ruta.name: ruta.read_text("utf-8") for ruta in tmp_path.iterdir()} == {
        "acuerdo.schema.json": en_texto("acuerdo")
    }


@pytest.mark.parametrize("destino", ["no-existe", "archivo"])
def test_si_la_salida_no_es_una_carpeta_se_dice(destino: str, tmp_path: Path) -> None:
    (tmp_path / "archivo").write_text("", "utf-8")
    salida = tmp_path / destino

    assert seg("esquema", "--salida", salida) == Resultado(
        2, "", f"error: «{salida}» no es una carpeta\n  créela antes o indique otra\n"
    )


def test_un_esquema_que_no_existe_es_un_error_de_uso() -> None:
    resultado = seg("esquema", "evaluasion")

    assert (resultado.codigo, resultado.salida) == (2, "")
    assert "¿quiso decir «evaluacion»?" in resultado.errores
