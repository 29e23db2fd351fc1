"""Las piezas de seg en Windows, bajadas en cualquier sistema: su Python y las bibliotecas que pide."""

import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from email.parser import Parser
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

PROYECTO = Path(__file__).resolve().parents[1]
INTERPRETE = PROYECTO / "windows" / "python.txt"
VERSIONES = PROYECTO / "constraints.txt"
EXTRAS = ("oficina", "calamine")
"""Lo que lee y escribe Word y Excel. El de PDF no: pide bibliotecas que no vienen de pip."""
_PIP = (sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check")
_PARA_WINDOWS = (
    *("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"),
    "--only-binary=:all:",
)
_EN_WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
    # ninguna se pide por un extra suyo
    "extra": "",
}
_QUE_SE_INSTALA = {"purelib", "platlib"}
"""De lo que una rueda trae aparte, lo que va con los módulos."""


class FaltaUnaPieza(Exception):
    """Algo que se necesita no está, o no es lo que se esperaba."""


def interprete(en: Path) -> Path:
    """La carpeta del Python de Windows, tal como viene: la firma vale para lo que no se toca."""
    with tempfile.TemporaryDirectory() as aparte:
        # con su suma delante, pip no ejecuta nada de lo que baja hasta haberla comprobado
        fuente = ("--no-deps", "--no-binary", ":all:", "--require-hashes", "-r", INTERPRETE)
        _ejecutar(*_PIP, *fuente, "--dest", aparte)
        (bajado,) = Path(aparte).glob("*.tar.gz")
        with tarfile.open(bajado) as paquete:
            paquete.extractall(aparte, filter="data")
        (dentro,) = Path(aparte).glob("*/*/*/data.zip")
        _desempaquetar(dentro, en, _sin_la_primera_carpeta)
    return en


def del_programa() -> list[Requirement]:
    """Las bibliotecas que pide seg, con lo que lee y escribe archivos de la oficina."""
    declarado = tomllib.loads((PROYECTO / "pyproject.toml").read_text("utf-8"))["project"]
    suyas = [uno for extra in EXTRAS for uno in declarado["optional-dependencies"][extra]]
    return [Requirement(uno) for uno in (*declarado["dependencies"], *suyas)]


def ruedas(pedidas: Iterable[Requirement], en: Path) -> list[Path]:
    """Esas bibliotecas y todas las que ellas piden en Windows, con las versiones de constraints.txt.

    No se deja a pip que las busque: mira lo que piden en el sistema en que él se ejecuta.
    """
    fijadas = {canonicalize_name(v.partition("==")[0]): v for v in _versiones()}
    en.mkdir(parents=True, exist_ok=True)
    vistas: set[NormalizedName] = set()
    pendientes = set(_nombres(pedidas))
    while pendientes:
        if sin_fijar := sorted(pendientes - fijadas.keys()):
            raise FaltaUnaPieza(f"en constraints.txt no consta la versión de {sin_fijar}")
        _ejecutar(
            *(*_PIP, "--no-deps", *_PARA_WINDOWS, "--dest", en),
            *(fijadas[nombre] for nombre in sorted(pendientes)),
        )
        vistas |= pendientes
        pendientes = {n for rueda in en.glob("*.whl") for n in _nombres(_pide(rueda))} - vistas
    return sorted(en.glob("*.whl"))


def rueda_de_seg(en: Path) -> Path:
    """La de este proyecto, tal como está ahora."""
    _ejecutar(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", en, PROYECTO)
    return en / f"seguimiento-{version('seguimiento')}-py3-none-any.whl"


def instalar(rueda: Path, en: Path) -> None:
    """Pone los módulos de una rueda, sin los guiones, que llevan la ruta del Python que los instala."""
    _desempaquetar(rueda, en, _de_una_rueda)


def metadatos(rueda: Path) -> dict[str, list[str]]:
    """Lo que la rueda dice de sí, con todos los valores de cada campo."""
    with zipfile.ZipFile(rueda) as abierta:
        (nombre,) = (n for n in abierta.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", n))
        leidos = Parser().parsestr(abierta.read(nombre).decode("utf-8"))
    return {campo: leidos.get_all(campo, []) for campo in leidos}


def _versiones() -> list[str]:
    return [linea for linea in VERSIONES.read_text("utf-8").splitlines() if "==" in linea]


def _pide(rueda: Path) -> Iterator[Requirement]:
    return map(Requirement, metadatos(rueda).get("Requires-Dist", []))


def _nombres(pedidas: Iterable[Requirement]) -> Iterator[NormalizedName]:
    """Los de las que hacen falta en Windows."""
    for una in pedidas:
        if una.marker is None or una.marker.evaluate(_EN_WINDOWS):
            yield canonicalize_name(una.name)


def _sin_la_primera_carpeta(nombre: str) -> str:
    return nombre.partition("/")[2]


def _de_una_rueda(nombre: str) -> str:
    carpeta, _, resto = nombre.partition("/")
    if not carpeta.endswith(".data"):
        return nombre
    clase, _, dentro = resto.partition("/")
    return dentro if clase in _QUE_SE_INSTALA else ""


def _desempaquetar(paquete: Path, en: Path, donde: Callable[[str], str]) -> None:
    with zipfile.ZipFile(paquete) as abierto:
        for nombre in abierto.namelist():
            destino = donde(nombre)
            if not destino or nombre.endswith("/"):
                continue
            if ".." in PurePosixPath(destino).parts:
                raise FaltaUnaPieza(f"«{paquete.name}» se sale de su carpeta: {nombre}")
            (en / destino).parent.mkdir(parents=True, exist_ok=True)
            with abierto.open(nombre) as origen, (en / destino).open("wb") as copia:
                shutil.copyfileobj(origen, copia)


def _ejecutar(*orden: object) -> None:
    subprocess.run([str(parte) for parte in orden], check=True)
