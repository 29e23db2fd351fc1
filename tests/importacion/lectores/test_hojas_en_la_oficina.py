"""Una hoja se lee igual después de pasar por LibreOffice. Necesita tenerlo: `SEG_OFICINA=1`."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from seguimiento.fechas import Precision
from seguimiento.importacion.lectores import leer
from seguimiento.importacion.material import Celda, Material, Tabla

pytestmark = pytest.mark.skipif("SEG_OFICINA" not in os.environ, reason="pide LibreOffice")

MUESTRAS = Path(__file__).parents[1] / "muestras"
LIBROS = sorted(MUESTRAS.glob("*.xlsx"))


def convertido(ruta: Path, clase: str, carpeta: Path) -> Path:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{carpeta}/perfil",
            "--headless",
            "--convert-to",
            clase,
            "--outdir",
            str(carpeta / clase),
            str(ruta),
        ],
        check=True,
        capture_output=True,
        timeout=200,
    )
    return carpeta / clase / f"{ruta.stem}.{clase}"


def dicho(material: Material) -> list[list[list[Celda]]]:
    """Lo que dicen las celdas y dónde; las fórmulas, cada clase las escribe a su modo."""
    return [
        [[de_la_celda(celda) for celda in fila] for fila in tabla.filas]
        for tabla in material.piezas
        if isinstance(tabla, Tabla)
    ]


def de_la_celda(celda: Celda) -> Celda:
    return replace(celda, formula="sí" if celda.formula else "")


@pytest.fixture
def original(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """La muestra, recalculada: openpyxl no guarda lo que dan sus fórmulas."""
    carpeta = tmp_path / "antes"
    carpeta.mkdir()
    return convertido(Path(shutil.copy(request.param, carpeta)), "xlsx", tmp_path)


@pytest.mark.parametrize("clase", ["ods", "xls"])
@pytest.mark.parametrize("original", LIBROS, ids=lambda ruta: ruta.stem, indirect=True)
def test_pasada_a_otra_clase_y_de_vuelta_se_lee_lo_mismo(
    original: Path, clase: str, tmp_path: Path
) -> None:
    antes = dicho(leer(original))
    pasada = convertido(original, clase, tmp_path)
    assert dicho(leer(pasada)) == antes
    assert dicho(leer(convertido(pasada, "xlsx", tmp_path / "vuelta"))) == antes


def test_hay_precisiones_que_comparar() -> None:
    """Si las muestras no trajeran una fecha de solo mes, lo anterior probaría menos."""
    celdas = [
        celda
        for ruta in LIBROS
        for tabla in leer(ruta).piezas
        if isinstance(tabla, Tabla)
        for fila in tabla.filas
        for celda in fila
    ]
    assert any(celda.precision is Precision.MES for celda in celdas)
    assert any(celda.es_porcentaje for celda in celdas)
