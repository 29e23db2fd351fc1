"""`make windows`: las pruebas de leer, calcular, editar y guardar, con el Python de Windows.

En Windows se pasan con el Python que ejecute este guion; en otro sistema, con el de python.org y Wine.
Lo que Wine no puede ensenar se omite con su motivo: `tests/apoyo/omitidas.py`.
"""

import argparse
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from packaging.requirements import Requirement

import bajo_wine
import piezas

CARPETAS = ("almacen", "documento", "repositorio", "modelo", "analisis", "reglas", "comandos")
PARA_PROBAR = (
    *("hypothesis", "jsonschema", "junitparser", "markdown-it-py", "pytest", "pyyaml"),
    *("packaging", "xmlschema"),
)
_SIN_ESCRIBIR = ("-p", "no:cacheprovider")
_SUYAS = ("src", "tests", "docs", "windows")


def python_de_windows(obra: Path) -> Path:
    """El Python de Windows con las bibliotecas de seg y de sus pruebas; seg, el de esta copia."""
    de_que = sha256(b"".join(f.read_bytes() for f in _DE_QUE_DEPENDE)).hexdigest()
    # otro si algo cambia, y entero o nada: el que había puede estar en uso
    carpeta = obra / f"python-{de_que[:12]}"
    if not carpeta.exists():
        with tempfile.TemporaryDirectory(dir=obra) as aparte:
            nueva = piezas.interprete(Path(aparte) / "python")
            pedidas = [*piezas.del_programa(), *map(Requirement, PARA_PROBAR)]
            for rueda in piezas.ruedas(pedidas, Path(aparte) / "ruedas"):
                piezas.instalar(rueda, nueva / "Lib")
            nueva.rename(carpeta)
    # sustituye a PYTHONPATH, que este Python no mira, y así llega a los procesos que se ejecuten
    rutas = ["python311.zip", ".", "Lib", *(bajo_wine.ruta(piezas.PROYECTO / s) for s in _SUYAS)]
    (carpeta / "python311._pth").write_text("".join(f"{una}\n" for una in rutas), "utf-8")
    return carpeta / "python.exe"


_DE_QUE_DEPENDE = (
    *(piezas.INTERPRETE, piezas.VERSIONES, piezas.PROYECTO / "pyproject.toml"),
    *(Path(piezas.__file__), Path(__file__)),
)


def probar(obra: Path, opciones: list[str]) -> int:
    """El código de salida de pytest."""
    pruebas = opciones or [f"tests/{carpeta}" for carpeta in CARPETAS]
    orden = ("-X", "utf8", "-B", "-u", "-m", "pytest", "-q", *_SIN_ESCRIBIR, *pruebas)
    if sys.platform == "win32":
        return subprocess.run([sys.executable, *orden], cwd=piezas.PROYECTO, check=False).returncode
    with bajo_wine.wine(obra) as windows:
        return windows.ensenar(python_de_windows(obra), *orden, en=piezas.PROYECTO)


def principal() -> int:
    """Termina como pytest o, si falta algo, con 2 y diciéndolo."""
    linea = argparse.ArgumentParser(
        description=__doc__, epilog="Lo demás es para pytest, en lugar de las carpetas de siempre."
    )
    linea.add_argument("--obra", type=Path, default=piezas.PROYECTO / "build" / "windows")
    pedido, resto = linea.parse_known_args()
    try:
        return probar(pedido.obra.resolve(), resto)
    except piezas.FaltaUnaPieza as falta:
        print(f"error: {falta}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(principal())
