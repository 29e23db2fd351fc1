"""El paquete instalado hace lo mismo que la copia de trabajo."""

import json
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from apoyo.carteras import PROYECTO
from apoyo.ejecucion import minimo
from apoyo.extras import BIBLIOTECAS
from seguimiento import __version__, recursos

pytestmark = pytest.mark.paquete

PARTES = ("src", "templates", "pyproject.toml", "README.md", "LICENSE")
LIMITE = 300


def ejecutar(*orden: object, en: Path) -> str:
    terminado = subprocess.run(
        [str(parte) for parte in orden],
        capture_output=True,
        check=False,
        cwd=en,
        env=minimo() | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "HOME": str(en)},
        text=True,
        timeout=LIMITE,
    )
    assert terminado.returncode == 0, terminado.stdout + terminado.stderr
    return terminado.stdout


@pytest.fixture(scope="module")
def rueda(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El paquete, construido sin red en una copia del proyecto."""
    copia = tmp_path_factory.mktemp("copia")
    sin_restos = shutil.ignore_patterns("__pycache__")
    for parte in PARTES:
        origen = PROYECTO / parte
        if origen.is_dir():
            shutil.copytree(origen, copia / parte, ignore=sin_restos)
        else:
            shutil.copy(origen, copia / parte)
    ejecutar(sys.executable, "-m", "build", "--wheel", "--no-isolation", copia, en=copia)
    (construida,) = (copia / "dist").glob("*.whl")
    return construida


@pytest.fixture(scope="module")
def instalado(rueda: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un entorno con el paquete instalado; sus dependencias son las de este, sin este proyecto."""
    entorno = tmp_path_factory.mktemp("entorno")
    venv.create(entorno)
    python = entorno / "bin" / "python"
    ejecutar(
        *(sys.executable, "-m", "pip", "--python", python, "install"),
        *("--quiet", "--no-index", "--no-deps", rueda),
        en=entorno,
    )
    # un .pth añade la carpeta y no los .pth que haya en ella: la copia de trabajo no se cuela
    de_este = sysconfig.get_path("purelib")
    suya = ejecutar(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", en=entorno
    )
    (Path(suya.strip()) / "dependencias.pth").write_text(f"{de_este}\n", "utf-8")
    return entorno


@pytest.fixture(scope="module")
def lejos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Una carpeta que no tiene nada que ver con el proyecto."""
    return tmp_path_factory.mktemp("lejos")


def test_el_paquete_lleva_el_programa_las_plantillas_y_nada_mas(rueda: Path) -> None:
    with zipfile.ZipFile(rueda) as paquete:
        nombres = paquete.namelist()
    raices = {nombre.split("/")[0] for nombre in nombres}
    assert raices == {"seguimiento", f"seguimiento-{__version__}.dist-info"}
    assert "seguimiento/py.typed" in nombres
    plantillas = {n.removeprefix("seguimiento/templates/") for n in nombres if "/templates/" in n}
    assert plantillas == {
        p.relative_to(PROYECTO / "templates").as_posix()
        for p in (PROYECTO / "templates").rglob("*")
        if p.is_file()
    }
    de_inicio = {n.removeprefix("seguimiento/inicio/") for n in nombres if "/inicio/" in n}
    assert de_inicio == {p.name for p in (PROYECTO / "src/seguimiento/inicio").iterdir()}
    de_python = {nombre for nombre in nombres if nombre.endswith(".py")}
    assert de_python == {
        p.relative_to(PROYECTO / "src").as_posix() for p in (PROYECTO / "src").rglob("*.py")
    }


def test_los_metadatos_dicen_la_version_y_la_licencia(rueda: Path) -> None:
    with zipfile.ZipFile(rueda) as paquete:
        carpeta = f"seguimiento-{__version__}.dist-info"
        metadatos = Parser().parsestr(paquete.read(f"{carpeta}/METADATA").decode())
        entradas = paquete.read(f"{carpeta}/entry_points.txt").decode()
        assert f"{carpeta}/licenses/LICENSE" in paquete.namelist()
    campos = [metadatos[c] for c in ("Name", "Version", "License-Expression", "Requires-Python")]
    assert campos == ["seguimiento", __version__, "MIT", ">=3.11"]
    assert "seg = seguimiento.__main__:principal" in entradas


def test_seg_instalado_dice_lo_mismo_que_la_copia_de_trabajo(instalado: Path, lejos: Path) -> None:
    orden = ("-C", PROYECTO, "--hoy", "2023-04-15", "status", "--json")
    del_paquete = ejecutar(instalado / "bin" / "seg", *orden, en=lejos)
    de_la_copia = ejecutar(sys.executable, "-m", "seguimiento", *orden, en=lejos)
    assert del_paquete == de_la_copia
    assert json.loads(del_paquete)["resumen"]["vencidas"] == 3


def test_el_que_se_ejecuta_es_el_instalado_y_encuentra_sus_plantillas(
    instalado: Path, lejos: Path
) -> None:
    guion = (
        "import seguimiento, seguimiento.recursos as r;"
        "print(seguimiento.__file__); print(r.carpeta_de_plantillas())"
    )
    programa, plantillas = ejecutar(
        instalado / "bin" / "python", "-c", guion, en=lejos
    ).splitlines()
    assert Path(programa).is_relative_to(instalado)
    assert Path(plantillas) == Path(programa).parent / "templates"
    nombres = [{p.name for p in c.iterdir()} for c in (Path(plantillas), PROYECTO / "templates")]
    assert nombres[0] == nombres[1]


def test_el_instalado_empieza_un_repositorio_como_la_copia_de_trabajo(
    instalado: Path, lejos: Path
) -> None:
    escritos = []
    for orden in ([instalado / "bin" / "seg"], [sys.executable, "-m", "seguimiento"]):
        ejecutar(*orden, "iniciar", "nuevo", "--ci", "github", en=lejos)
        nuevo = lejos / "nuevo"
        escritos.append(
            {uno.relative_to(nuevo): uno.read_bytes() for uno in nuevo.rglob("*") if uno.is_file()}
        )
        shutil.rmtree(nuevo)
    assert escritos[0] == escritos[1] != {}


@pytest.mark.parametrize(
    ("orden", "extra"),
    [
        (("importar", "ejemplos/matriz.docx", "--simular"), "oficina"),
        (("exportar", "xlsx", "-o", "cartera.xlsx"), "oficina"),
        (("exportar", "json", "-o", "cartera.json"), ""),
        (("status",), ""),
    ],
    ids=" ".join,
)
def test_sin_los_extras_lo_demas_va_y_lo_suyo_dice_como_traerlos(
    instalado: Path, tmp_path: Path, orden: tuple[str, ...], extra: str
) -> None:
    sin_ellos = f"import sys; sys.modules.update(dict.fromkeys({BIBLIOTECAS}))"
    guion = f"{sin_ellos}; from seguimiento.__main__ import principal; principal()"
    suya = [str(PROYECTO / parte) if parte.startswith("ejemplos") else parte for parte in orden]
    hecho = subprocess.run(
        [instalado / "bin" / "python", "-c", guion, "-C", PROYECTO, "--hoy", "2023-04-15", *suya],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=minimo(),
        text=True,
        timeout=LIMITE,
    )
    como_traerlo = f'instálelo con: python -m pip install "seguimiento[{extra}]"'
    assert (hecho.returncode != 0) is bool(extra), hecho.stderr
    assert (como_traerlo in hecho.stderr) is bool(extra)
    assert "Traceback" not in hecho.stderr


def test_la_copia_de_trabajo_encuentra_las_suyas() -> None:
    assert recursos.carpeta_de_plantillas() == PROYECTO / "templates"


def test_python_m_y_seg_son_la_misma_orden(instalado: Path, lejos: Path) -> None:
    ordenes = ([instalado / "bin" / "seg"], [instalado / "bin" / "python", "-m", "seguimiento"])
    ayudas = {ejecutar(*orden, "--help", en=lejos) for orden in ordenes}
    assert len(ayudas) == 1
