"""Un campo se declara una vez: lo que de él ha de salir en otras partes, sale solo."""

import os
import shutil
import subprocess
import sys
from json import loads
from pathlib import Path

import pytest

import seguimiento
from apoyo.carteras import PROYECTO, escribir

DECLARACION = '''\
    presupuesto: Annotated[
        Texto | None, Field(title="Presupuesto"), Opcion("--presupuesto"), EnLasFilas()
    ] = None
    """Cuánto cuesta."""
'''
DELANTE_DE = "    meta: Annotated[tuple[Meta, ...]"
EVALUACION = """\
titulo: Evaluación
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Coordinar
    acciones:
      - id: "1.1"
        descripcion: Convocar
        plazo: 2023-05
"""


@pytest.fixture(scope="module")
def con_un_campo_mas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Una copia del programa en que a la acción se le declara un campo, y nada más."""
    copia = tmp_path_factory.mktemp("copia")
    programa = Path(seguimiento.__file__).parent
    shutil.copytree(
        programa, copia / "src/seguimiento", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(PROYECTO / "templates", copia / "templates")
    accion = copia / "src/seguimiento/modelo/accion.py"
    texto = accion.read_text("utf-8")
    assert texto.count(DELANTE_DE) == 1
    accion.write_text(texto.replace(DELANTE_DE, DECLARACION + DELANTE_DE), "utf-8")
    return copia


def test_un_campo_llega_a_nueva_a_las_listas_y_a_un_informe(
    con_un_campo_mas: Path, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path, {"data/evaluaciones/e.yaml": EVALUACION})

    def seg(*argumentos: str) -> str:
        orden = [sys.executable, "-m", "seguimiento", "-C", str(raiz), "--hoy", "2023-04-15"]
        entorno = {**os.environ, "PYTHONPATH": str(con_un_campo_mas / "src"), "PYTHONUTF8": "1"}
        fin = subprocess.run(
            [*orden, *argumentos], check=False, capture_output=True, env=entorno, encoding="utf-8"
        )
        assert (fin.returncode, fin.stderr) == (0, "")
        return fin.stdout

    assert "--presupuesto TEXTO Cuánto cuesta." in " ".join(
        seg("nueva", "accion", "--ayuda").split()
    )
    seg(
        *("nueva", "accion", "e/R1", "--descripcion", "Formar"),
        *("--plazo", "2023-06", "--presupuesto", "5.000 USD"),
    )
    filas = loads(seg("lista", "acciones", "--json"))["acciones"]
    assert [(fila["id"], fila["presupuesto"]) for fila in filas] == [
        ("1.1", None),
        ("1.2", "5.000 USD"),
    ]
    cabecera, *lineas = seg("lista", "acciones", "--formato", "csv").splitlines()
    assert "presupuesto" in cabecera.split(",")
    assert [linea.count("5.000 USD") for linea in lineas] == [0, 1]
    assert seg("informe", "matriz", "e").count("Presupuesto: 5.000 USD") == 1
    assert "Presupuesto: 5.000 USD" in seg("status", "--detalle", "--situacion", "en_plazo")
