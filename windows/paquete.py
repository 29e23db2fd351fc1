"""`make windows-zip`: una carpeta con el Python de Windows, las bibliotecas y seg, que corre sin instalarse.

Los mismos archivos dan los mismos bytes: van por orden de nombre, con una fecha fija y sin lo que Python
deja al ejecutarse.
"""

import argparse
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import piezas

NOMBRE = "seg-windows"
PORTADA = ("LEAME.txt", "seg.cmd")
RUTAS = ("python311.zip", ".", "..\\bibliotecas")
"""Dónde mira este Python, y en ningún sitio más: ni las variables ni las carpetas de quien lo usa."""
_FECHA = (1980, 1, 1, 0, 0, 0)
"""La primera que cabe en un zip."""
_DE_TODOS = 0o644 << 16
_UNIX = 3
_LICENCIA = re.compile(r"[^/]+\.dist-info/(.+/)?(licen[cs]|copying)[^/]*", re.IGNORECASE)
_INTERPRETE = "Python 3.11, PSF-2.0: python\\LICENSE.txt"


def reunir(carpeta: Path) -> Path:
    """Esa carpeta, con todo lo que se reparte."""
    piezas.interprete(carpeta / "python")
    _escribir(carpeta / "python" / "python311._pth", "\n".join((*RUTAS, "")))
    with tempfile.TemporaryDirectory() as aparte:
        ruedas = piezas.ruedas(piezas.del_programa(), Path(aparte))
        ruedas.append(piezas.rueda_de_seg(Path(aparte)))
        for rueda in ruedas:
            piezas.instalar(rueda, carpeta / "bibliotecas")
        _escribir(carpeta / "LICENCIAS.txt", licencias(ruedas))
    for nombre in PORTADA:
        _escribir(carpeta / nombre, Path(__file__).with_name(nombre).read_text("utf-8"))
    return carpeta


def licencias(ruedas: Iterable[Path]) -> str:
    """La de cada cosa y dónde está su texto. Lanza `FaltaUnaPieza` si una biblioteca no lo trae."""
    suyas = sorted(map(_licencia, ruedas), key=str.lower)
    return "\n".join(
        ("Con qué licencia se reparte cada cosa, y su texto.", "", _INTERPRETE, *suyas, "")
    )


def comprimir(carpeta: Path, en: Path) -> Path:
    """El zip de esa carpeta, que al extraerse deja una sola."""
    # por su nombre tal como queda dentro: el de la carpeta no decide nada
    archivos = {f.relative_to(carpeta).as_posix(): f for f in carpeta.rglob("*") if f.is_file()}
    with zipfile.ZipFile(en, "w") as paquete:
        for nombre in sorted(archivos):
            if "__pycache__" in nombre:
                continue
            entrada = zipfile.ZipInfo(f"{NOMBRE}/{nombre}", _FECHA)
            entrada.create_system, entrada.external_attr = _UNIX, _DE_TODOS
            paquete.writestr(entrada, archivos[nombre].read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return en


def _licencia(rueda: Path) -> str:
    dicho = piezas.metadatos(rueda)
    with zipfile.ZipFile(rueda) as abierta:
        textos = [n for n in abierta.namelist() if _LICENCIA.fullmatch(n)]
    (nombre, version), *_ = zip(dicho["Name"], dicho["Version"], strict=True)
    if not textos:
        raise piezas.FaltaUnaPieza(f"{nombre} {version} no trae su licencia")
    cual, *_ = (
        *dicho.get("License-Expression", []),
        *dicho.get("License", []),
        *(c.rpartition(" :: ")[2] for c in dicho.get("Classifier", []) if c.startswith("License")),
        "véase su texto",
    )
    donde = f"bibliotecas/{textos[0].rpartition('/')[0]}".replace("/", "\\")
    return f"{nombre} {version}, {cual}: {donde}"


def _escribir(ruta: Path, texto: str) -> None:
    """Como lo espera cualquier programa de Windows: el Bloc de notas antiguo no ve los finales de línea de Unix."""
    ruta.write_text(texto, "utf-8-sig" if ruta.suffix == ".txt" else "utf-8", newline="\r\n")


def principal() -> int:
    """Dice qué zip ha hecho, cuánto ocupa y su suma."""
    linea = argparse.ArgumentParser(description=__doc__)
    linea.add_argument("--en", type=Path, default=piezas.PROYECTO / "dist", help="en qué carpeta")
    en = linea.parse_args().en
    en.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory() as aparte:
            hecho = comprimir(reunir(Path(aparte)), en / f"{NOMBRE}.zip")
    except piezas.FaltaUnaPieza as falta:
        print(f"error: {falta}", file=sys.stderr)
        return 2
    suma = sha256(hecho.read_bytes()).hexdigest()
    print(f"{hecho}\n{hecho.stat().st_size / 2**20:.1f} MiB  sha256 {suma}")
    return 0


if __name__ == "__main__":
    sys.exit(principal())
