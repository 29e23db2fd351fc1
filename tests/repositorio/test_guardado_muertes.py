"""Matar a quien escribe en cada paso: con el diario no se rompe nada; sin él, sí."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

MUERTES = Path(__file__).with_name("muertes.py")


def balance(*opciones: str) -> tuple[int, dict[str, int]]:
    """El código de salida y lo que se contó. En otro proceso, que es el que se bifurca."""
    orden = [sys.executable, str(MUERTES), "--sin-asentar", *opciones]
    fin = subprocess.run(orden, check=False, capture_output=True, encoding="utf-8")
    assert fin.stderr == ""
    return fin.returncode, json.loads(fin.stdout)


def test_muerto_en_cada_paso_de_un_lote_de_cinco_archivos_no_rompe_nada() -> None:
    codigo, cuentas = balance("--pasos", "simple")

    muertes = cuentas.pop("muertes")
    assert muertes >= 24
    assert cuentas == {"archivos_a_medias": 0, "lotes_a_medias": 0, "restos": 0}
    assert codigo == 0


def test_muerto_al_azar_tambien_mientras_se_recupera_no_rompe_nada() -> None:
    assert balance("60") == (
        0,
        {"muertes": 60, "archivos_a_medias": 0, "lotes_a_medias": 0, "restos": 0},
    )


@pytest.mark.parametrize(
    ("escritor", "roto"),
    [("de-uno-en-uno", {"lotes_a_medias", "restos"}), ("en-su-sitio", {"archivos_a_medias"})],
)
def test_sin_diario_el_mismo_recuento_ve_lo_que_se_rompe(escritor: str, roto: set[str]) -> None:
    codigo, cuentas = balance("--pasos", "simple", "--escritor", escritor)

    assert codigo == 1
    assert roto <= {que for que, veces in cuentas.items() if veces}
