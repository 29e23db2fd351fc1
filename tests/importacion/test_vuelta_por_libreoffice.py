"""Cada muestra dice lo mismo después de pasar por LibreOffice y volver.

Es aparte porque lo abre: `SEG_OFICINA=1 pytest tests/importacion/test_vuelta_por_libreoffice.py`.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from apoyo.matrices import en_llano, esperado_de, opciones_de
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.lectores import leer

pytestmark = pytest.mark.skipif(
    os.environ.get("SEG_OFICINA") != "1" or not shutil.which("soffice"),
    reason="abre LibreOffice: se pide con SEG_OFICINA=1",
)

MUESTRAS = Path(__file__).parent / "muestras"
VUELTAS = [
    pytest.param("docx", ["odt", "docx"], id="docx→odt→docx"),
    pytest.param("xlsx", ["ods", "xlsx"], id="xlsx→ods→xlsx"),
    pytest.param("xlsx", ["ods"], id="xlsx→ods"),
    pytest.param("xlsx", ["xls"], id="xlsx→xls"),
]


@pytest.mark.parametrize(("de", "por"), VUELTAS)
def test_los_hechos_son_los_mismos(de: str, por: list[str], tmp_path: Path) -> None:
    archivos = sorted(MUESTRAS.glob(f"*.{de}"))
    for paso in por:
        archivos = _convertidos(archivos, paso, tmp_path)

    leidos, esperados = {}, {}
    for archivo in archivos:
        esperado = dict(esperado_de(MUESTRAS / f"{archivo.stem}.esperado.yaml"))
        opciones = opciones_de(esperado.pop("opciones", {}))
        hechos = en_llano(interpretar(leer(archivo), opciones))
        elementos = ("recomendaciones", "compromisos")
        leidos[archivo.stem] = [hechos.get(cual) for cual in elementos]
        esperados[archivo.stem] = [esperado.get(cual) for cual in elementos]
    assert leidos == esperados


def _convertidos(archivos: list[Path], formato: str, carpeta: Path) -> list[Path]:
    """Los mismos, en otro formato, con un perfil propio para no chocar con quien lo tenga abierto."""
    destino = carpeta / formato
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{carpeta}/perfil", "--headless"),
            *("--convert-to", formato, "--outdir", str(destino), *map(str, archivos)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return [destino / f"{archivo.stem}.{formato}" for archivo in archivos]
