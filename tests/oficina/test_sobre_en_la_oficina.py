"""Lo escrito sobre el archivo de la oficina, ante LibreOffice: se abre y se ve igual fuera de esas celdas."""

import csv
import subprocess
from pathlib import Path

import pytest

from apoyo.archivos_ricos import REGISTRO, documento_rico, libro_rico
from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.libreoffice import convertido, se_pide
from apoyo.papel import programa

pytestmark = se_pide
CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
"""Separado por comas y en UTF-8."""


@pytest.fixture(params=[libro_rico, documento_rico], ids=["libro", "documento"])
def archivos(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """El original y el escrito."""
    raiz = escribir(
        tmp_path / "registros",
        {"seguimiento.yaml": "organizacion: OIM\n", "data/evaluaciones/actas.yaml": REGISTRO},
    )
    original = request.param(tmp_path)
    salida = tmp_path / f"escrita{original.suffix}"
    hecho = seg("exportar", "--sobre", original, "-o", salida, en=raiz, hoy="2024-06-01")
    assert hecho.codigo == 0
    return original, salida


def _paginas(archivo: Path, carpeta: Path) -> list[Path]:
    papel = convertido(archivo, "pdf", carpeta)
    orden = [programa("pdftoppm"), "-r", "60", "-png", str(papel), str(carpeta / "pagina")]
    subprocess.run(orden, check=True, timeout=120)
    return sorted(carpeta.glob("pagina*.png"))


def _celdas(archivo: Path, carpeta: Path) -> list[str]:
    """Lo que LibreOffice ve en el archivo: de un libro, sus celdas; de un documento, sus párrafos."""
    if archivo.suffix == ".docx":
        return convertido(archivo, "txt:Text", carpeta).read_text("utf-8-sig").splitlines()
    escrito = convertido(archivo, CSV, carpeta).read_text("utf-8-sig").splitlines()
    return [celda for fila in csv.reader(escrito) for celda in fila]


def test_libreoffice_ve_lo_nuevo_y_lo_demas_igual(
    archivos: tuple[Path, Path], tmp_path: Path
) -> None:
    antes, despues = (_celdas(uno, tmp_path / f"p{n}") for n, uno in enumerate(archivos))
    distintas = [(a, b) for a, b in zip(antes, despues, strict=True) if a != b]
    assert distintas == [
        ("En curso", "Completada"),
        ("", "2023-10-31: Listo en octubre"),
        ("2024-01-15", "2024-06-30"),
        ("No iniciada", "En curso"),
        ("x", "2024-02-01: =Falta imprimir & <encuadernar>"),
    ]


def test_se_ve_en_las_mismas_paginas_y_con_las_mismas_imagenes(
    archivos: tuple[Path, Path], tmp_path: Path
) -> None:
    paginas = [_paginas(uno, tmp_path / f"v{n}") for n, uno in enumerate(archivos)]
    assert len(paginas[0]) == len(paginas[1])
    cuantas = []
    for n in range(2):
        papel = next((tmp_path / f"v{n}").glob("*.pdf"))
        lista = subprocess.run(
            [programa("pdfimages"), "-list", papel], check=True, capture_output=True, timeout=60
        )
        cuantas.append(len(lista.stdout.splitlines()))
    assert cuantas[0] == cuantas[1]
