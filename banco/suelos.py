"""Los programas con que se compara `seg`: lo menos que costaría hacer una parte de su trabajo.

`python banco/suelos.py csafeloader CARPETA` analiza los mismos archivos con PyYAML y su extensión en
C, y no hace nada con lo leído. `… celdas CELDAS.json` escribe en un libro de Excel esas celdas, con
XlsxWriter y nada más; las da `… volcar LIBRO.xlsx`, que no se mide.
"""

import json
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


def volcar(libro: Path) -> int:
    """Las celdas de un libro, en un JSON junto a él: cada hoja con sus filas."""
    from openpyxl import load_workbook

    hojas = load_workbook(libro, read_only=True)
    celdas = {hoja.title: [[*fila] for fila in hoja.iter_rows(values_only=True)] for hoja in hojas}
    libro.with_suffix(".json").write_text(json.dumps(celdas, default=str), "utf-8")
    return 0


def celdas(volcadas: Path) -> int:
    """Escribe las celdas de un JSON en un libro, fila a fila y sin dar forma a nada."""
    from xlsxwriter import Workbook

    hojas = json.loads(volcadas.read_text("utf-8"))
    libro = Workbook(volcadas.with_suffix(".suelo.xlsx"), {"constant_memory": True})
    for nombre, filas in hojas.items():
        hoja = libro.add_worksheet(nombre)
        for numero, fila in enumerate(filas):
            for columna, valor in enumerate(fila):
                if isinstance(valor, str):
                    hoja.write_string(numero, columna, valor)
                elif valor is not None:
                    hoja.write_number(numero, columna, valor)
    libro.close()
    return 0


if __name__ == "__main__":
    SUELOS = {"csafeloader": csafeloader, "volcar": volcar, "celdas": celdas}
    sys.exit(SUELOS[sys.argv[1]](Path(sys.argv[2])))
