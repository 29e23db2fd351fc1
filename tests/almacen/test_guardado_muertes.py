"""Matar a quien escribe en cada paso: con el diario no se rompe nada; sin él, sí."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

MUERTES = Path(__file__).parents[1] / "apoyo/muertes.py"


SANO = {"archivos_a_medias": 0, "lotes_a_medias": 0, "restos": 0, "sin_vuelta": 0}


def balance(*opciones: str) -> tuple[int, dict[str, int], dict[str, int]]:
    """El código de salida, lo que se contó y en qué pasos. En otro proceso, que es el que se bifurca."""
    orden = [sys.executable, str(MUERTES), "--sin-asentar", *opciones]
    fin = subprocess.run(orden, check=False, capture_output=True, encoding="utf-8")
    assert fin.stderr == ""
    cuentas = json.loads(fin.stdout)
    pasos = cuentas.pop("por_paso")
    assert sum(pasos.values()) == cuentas["muertes"]
    return fin.returncode, cuentas, pasos


def test_muerto_en_cada_paso_de_un_lote_de_cinco_archivos_no_rompe_nada() -> None:
    codigo, cuentas, pasos = balance("--pasos", "simple")

    assert cuentas.pop("muertes") >= 24
    assert (codigo, cuentas) == (0, SANO)
    assert {*pasos} == {
        "crear el borrador",
        "crear un temporal",
        "escribir el borrador",
        "escribir un temporal",
        "dar el modo a un temporal",
        "crear la carpeta",
        "asentar el borrador",
        "asentar un temporal",
        "asentar la carpeta",
        "decidir",
        "sustituir",
        "quitar un temporal",
        "quitar el diario",
        "recordar",
    }


def test_muerto_en_cada_paso_de_deshacer_queda_hecho_o_deshecho_del_todo() -> None:
    codigo, cuentas, pasos = balance("--pasos", "simple", "--escritor", "deshaciendo")

    assert cuentas.pop("muertes") >= 20
    assert (codigo, cuentas) == (0, SANO)
    assert {"decidir", "sustituir", "recordar"} <= {*pasos}


def test_muerto_al_azar_tambien_mientras_se_recupera_no_rompe_nada() -> None:
    codigo, cuentas, pasos = balance("60")
    assert balance("20", "--escritor", "deshaciendo")[0] == 0

    assert (codigo, cuentas) == (0, {"muertes": 60, **SANO})
    assert {paso.startswith("al recuperar, ") for paso in pasos} == {False, True}


@pytest.mark.parametrize(
    ("escritor", "roto"),
    [("de-uno-en-uno", {"lotes_a_medias", "restos"}), ("en-su-sitio", {"archivos_a_medias"})],
)
def test_sin_diario_el_mismo_recuento_ve_lo_que_se_rompe(escritor: str, roto: set[str]) -> None:
    codigo, cuentas, _ = balance("--pasos", "simple", "--escritor", escritor)

    assert codigo == 1
    assert roto <= {que for que, veces in cuentas.items() if veces}
