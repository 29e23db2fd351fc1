"""Una historia de mentira, siempre la misma: `python banco/historia.py CARPETA N`.

Hace de una cartera ya escrita un repositorio de git con N commits, uno por día: el primero trae todos los archivos y
los demás cambian uno cada uno. El de la mitad es del día de `MITAD`, y los archivos quedan en el disco como estaban
entonces: lo mismo puede leerse de las dos maneras.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from situaciones import CORTE

MITAD = datetime.combine(CORTE, time(12), UTC)
_SALTO = 7
"""De cuántos en cuántos se recorren los archivos: que los cambios seguidos no sean de vecinos."""


def commits(archivos: Mapping[str, bytes], cuantos: int) -> Iterator[bytes]:
    """Lo que hay que decirle a `git fast-import`."""
    ahora = {**archivos}
    rutas = sorted(ahora)
    for numero in range(cuantos):
        cuando = int((MITAD + timedelta(days=numero - cuantos // 2)).timestamp())
        yield f"commit refs/heads/main\ncommitter Ana <ana@ejemplo.org> {cuando} +0000\n".encode()
        yield b"data 7\ncambio\n\n"
        for ruta in rutas if numero == 0 else [rutas[numero * _SALTO % len(rutas)]]:
            ahora[ruta] += f"# commit {numero}\n".encode()
            yield f"M 100644 inline {ruta}\ndata {len(ahora[ruta])}\n".encode()
            yield ahora[ruta] + b"\n"
    yield b"done\n"


def guardar(carpeta: Path, cuantos: int) -> None:
    """Guarda la historia y deja la carpeta como estaba a la mitad."""
    archivos = {
        uno.relative_to(carpeta).as_posix(): uno.read_bytes()
        for uno in (carpeta / "data").rglob("*.yaml")
    }
    _git(carpeta, "init", "-q", "-b", "main")
    _git(carpeta, "fast-import", "--quiet", "--done", de=b"".join(commits(archivos, cuantos)))
    # como queda un clon: todo en un paquete
    _git(carpeta, "repack", "-adq")
    # los archivos, los de la mitad; la rama sigue en el último
    _git(carpeta, "checkout", "-q", f"main~{cuantos - 1 - cuantos // 2}", "--", "data")


def _git(carpeta: Path, *orden: str, de: bytes = b"") -> None:
    git = shutil.which("git")
    if git is None:
        sys.exit("el banco de la historia necesita git")
    entorno = {"PATH": os.environ.get("PATH", os.defpath), "HOME": os.devnull}
    subprocess.run([git, *orden], cwd=carpeta, env=entorno, input=de, check=True)


if __name__ == "__main__":
    guardar(Path(sys.argv[1]), int(sys.argv[2]))
