"""LibreOffice, que dice cómo ve un archivo y lo guarda como otro."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from apoyo.papel import programa

se_pide = pytest.mark.skipif(
    os.environ.get("SEG_OFICINA") != "1",
    reason="abre los archivos con LibreOffice: se pide con SEG_OFICINA=1",
)


def convertido(archivo: Path, a_que: str, carpeta: Path, como: str = "") -> Path:
    """El archivo, guardado por LibreOffice en esa carpeta como `odt`, `docx`, `txt:Text`…

    Cómo ha de leerse, si hay que decírselo: `CSV:44,34,76,1`.
    """
    carpeta.mkdir(exist_ok=True)
    # su propia configuración: dos a la vez con la misma no arrancan
    perfil = f"-env:UserInstallation={(carpeta / 'perfil').as_uri()}"
    orden = [programa("soffice"), perfil, "--headless", "--convert-to", a_que]
    orden += [f"--infilter={como}"] if como else []
    subprocess.run(
        [*orden, "--outdir", carpeta, archivo], check=True, capture_output=True, timeout=240
    )
    return carpeta / f"{archivo.stem}.{a_que.partition(':')[0]}"


def tecleado(
    libro: Path, que: Mapping[str, Mapping[str, Mapping[str, str]]], carpeta: Path
) -> Path:
    """El libro tras teclear eso en él con LibreOffice: de cada hoja y fila, el texto de cada columna.

    Se salta la prueba si ningún Python de la máquina tiene `uno`, que es con lo que se le manda.
    """
    if (suyo := _con_uno()) is None:
        pytest.skip("hace falta un Python con «uno» (en Debian, el paquete python3-uno)")
    carpeta.mkdir(exist_ok=True)
    destino = carpeta / libro.name
    guion = Path(__file__).with_name("dentro_de_libreoffice.py")
    hecho = subprocess.run(
        [suyo, guion, libro, destino, carpeta / "perfil"],
        input=json.dumps(que),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert hecho.returncode == 0, hecho.stderr
    return destino


def _con_uno() -> str | None:
    """El que trae LibreOffice, el del sistema o el de la línea: el primero que lo tenga."""
    de_libreoffice = Path(programa("soffice")).resolve().with_name("python")
    for candidato in (de_libreoffice, Path("/usr/bin/python3"), shutil.which("python3")):
        if candidato and Path(candidato).exists():
            prueba = subprocess.run(
                [candidato, "-c", "import uno"], capture_output=True, check=False
            )
            if prueba.returncode == 0:
                return str(candidato)
    return None
