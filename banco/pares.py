"""Los programas de la misma familia con que se compara, cada uno en su entorno, y sus datos.

`pares.txt` fija sus versiones. El entorno se crea la primera vez; si no puede crearse, las filas de ese programa dicen
que no pudieron medirse. `python banco/pares.py doorstop|todoman N CARPETA` escribe los datos.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from random import Random

from azar import ocurre
from calendario import dia
from medir import OrdenFallida
from prosa import Largo, frase, texto
from situaciones import CERRADA, MES_DEL_CORTE, proporciones

VERSIONES = Path(__file__).with_name("pares.txt")
_PACIENCIA = 600
"""Segundos tras los que una instalación que no termina se da por imposible."""


def de_su_entorno(par: str, programa: str, entornos: Path) -> str:
    """La ruta de un programa, en el entorno virtual de su par. Lanza `OrdenFallida` si no puede instalarse."""
    entorno = entornos / f"{par}-{sha256(VERSIONES.read_bytes()).hexdigest()[:8]}"
    hecho = entorno / "hecho"
    if not hecho.exists():
        shutil.rmtree(entorno, ignore_errors=True)
        print(f"instalando {par} en su entorno…", file=sys.stderr)
        _ejecutar(par, sys.executable, "-m", "venv", str(entorno))
        opciones = ("--quiet", "--disable-pip-version-check", "--retries", "1")
        pip = (str(entorno / "bin" / "python"), "-m", "pip", "install", *opciones)
        _ejecutar(par, *pip, "-c", str(VERSIONES), par)
        hecho.touch()
    return str(entorno / "bin" / programa)


def _ejecutar(par: str, *orden: str) -> None:
    try:
        subprocess.run(orden, check=True, capture_output=True, text=True, timeout=_PACIENCIA)
    except (OSError, subprocess.SubprocessError) as error:
        dicho = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1:]
        raise OrdenFallida(f"{par} no pudo instalarse", "".join(dicho)) from error


def requisitos(cuantos: int) -> Iterator[tuple[str, str]]:
    """Los archivos de un documento de doorstop."""
    ajustes = "settings:\n  digits: 5\n  itemformat: yaml\n  prefix: REQ\n  sep: ''\n"
    yield "requisitos/.doorstop.yml", ajustes
    for numero in range(1, cuantos + 1):
        largo = texto(Random(f"requisito {numero}"), Largo(200, 82, 71, 407))
        suyo = (
            f"active: true\nderived: false\nheader: ''\nlevel: 1.{numero // 100}.{numero % 100}\n"
        )
        resto = f"links: []\nnormative: true\nref: ''\nreviewed: null\ntext: |\n  {largo}\n"
        yield f"requisitos/REQ{numero:05d}.yml", suyo + resto


def tareas(cuantas: int) -> Iterator[tuple[str, str]]:
    """Los archivos de una agenda de todoman: de cada cien tareas, tantas hechas como acciones cerradas hay."""
    ajustes = {
        "path": "lista",
        "cache_path": "recordado.sqlite3",
        "date_format": "%Y-%m-%d",
        "time_format": "%H:%M",
    }
    donde = "from pathlib import Path\nAQUI = Path(__file__).parent\n"
    rutas = [f"{n} = str(AQUI / {v!r})\n" for n, v in ajustes.items() if n.endswith("path")]
    demas = [f"{n} = {v!r}\n" for n, v in ajustes.items() if not n.endswith("path")]
    yield "ajustes.py", donde + "".join([*rutas, *demas])
    hechas = round(100 * proporciones()[CERRADA])
    for numero in range(cuantas):
        azar = Random(f"tarea {numero}")
        vence = dia(azar, MES_DEL_CORTE + azar.randint(-12, 12)).replace("-", "")
        estado = "COMPLETED" if ocurre(azar, hechas, de=100) else "NEEDS-ACTION"
        renglones = (
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//banco//ES", "BEGIN:VTODO"),
            *(f"UID:{numero}@banco", "DTSTAMP:20240331T000000Z", f"SUMMARY:{frase(azar, 70)}"),
            *(f"DUE;VALUE=DATE:{vence}", f"STATUS:{estado}", "END:VTODO", "END:VCALENDAR"),
        )
        yield f"lista/{numero}.ics", "".join(f"{renglon}\r\n" for renglon in renglones)


DATOS: dict[str, Callable[[int], Iterator[tuple[str, str]]]] = {
    "doorstop": requisitos,
    "todoman": tareas,
}


def escribir(par: str, cuantos: int, carpeta: Path) -> None:
    """Escribe los datos de un par."""
    for ruta, contenido in DATOS[par](cuantos):
        destino = carpeta / ruta
        destino.parent.mkdir(parents=True, exist_ok=True)
        destino.write_bytes(contenido.encode())
    if par == "doorstop":
        # no trabaja fuera de un repositorio
        subprocess.run(["git", "init", "-q", str(carpeta)], check=True)


if __name__ == "__main__":
    escribir(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
