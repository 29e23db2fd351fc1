"""LibreOffice, que dice cómo ve un archivo y lo guarda como otro."""

import os
import subprocess
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
