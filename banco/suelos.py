"""Los programas con que se compara `seg`: lo menos que costaría hacer una parte de su trabajo.

`python banco/suelos.py csafeloader CARPETA` analiza los mismos archivos con PyYAML y su extensión en
C, y no hace nada con lo leído.
"""

import sys
from pathlib import Path

SIN_MEDIR = 3
AVISO_SIN_PYYAML = (
    "El banco compara con PyYAML, que el programa no usa y que no está instalado (o lo está sin su"
    " extensión en C). Instálelo en este mismo entorno: pip install pyyaml"
)


def csafeloader(raiz: Path) -> int:
    """Analiza con CSafeLoader todos los archivos de `data/` y da el código de salida."""
    try:
        from yaml import CSafeLoader, load  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        print(AVISO_SIN_PYYAML, file=sys.stderr)
        return SIN_MEDIR
    for archivo in sorted((raiz / "data").rglob("*.yaml")):
        load(archivo.read_bytes(), Loader=CSafeLoader)
    return 0


if __name__ == "__main__":
    SUELOS = {"csafeloader": csafeloader}
    sys.exit(SUELOS[sys.argv[1]](Path(sys.argv[2])))
