"""Cada muestra dice lo mismo después de pasar por LibreOffice y volver.

Es aparte porque lo abre: `SEG_OFICINA=1 pytest tests/importacion/test_vuelta_por_libreoffice.py`.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from apoyo.matrices import en_llano, esperado_de, opciones_de
from seguimiento.documento.escritura import Valor
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.lectores import leer

pytestmark = pytest.mark.skipif(
    os.environ.get("SEG_OFICINA") != "1" or not shutil.which("soffice"),
    reason="abre LibreOffice: se pide con SEG_OFICINA=1",
)

MUESTRAS = Path(__file__).parent / "muestras"
SIN_FORMATOS = frozenset({"plazo", "avance", "estado", "notas"})
"""Lo que en un .xls puede decir otra cosa, porque no se ve su formato: SEG734 lo advierte."""
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
        sin = SIN_FORMATOS if archivo.suffix == ".xls" else frozenset()
        leidos[archivo.stem] = [_sin(hechos.get(cual), sin) for cual in elementos]
        esperados[archivo.stem] = [_sin(esperado.get(cual), sin) for cual in elementos]
    assert leidos == esperados


def _sin(valor: Valor, claves: frozenset[str]) -> Valor:
    """El mismo dato, sin esas claves a ninguna profundidad."""
    if isinstance(valor, Mapping):
        return {clave: _sin(suyo, claves) for clave, suyo in valor.items() if clave not in claves}
    if isinstance(valor, Sequence) and not isinstance(valor, str):
        return [_sin(uno, claves) for uno in valor]
    return valor


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
