"""Lo que de verdad guardan los formularios web de los registros incluidos, con su código, el de npm.

Es aparte porque lo descarga: `SEG_EDITORES=1 pytest tests/editores`. De Decap CMS se usa el módulo que lee y
escribe YAML, tal como lo publica; TinaCMS y Sveltia CMS llaman a una biblioteca, y aquí se la llama con
las mismas opciones.
"""

import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from apoyo.formularios import (
    CAMBIADO,
    EDITORES,
    GUARDADOS,
    NUEVO,
    REGISTRO,
    REGISTROS,
    campo_de_una_linea,
    lineas_del_diff,
    ruta_de,
)
from seguimiento.lugares import Ruta
from seguimiento.repositorio.lectura import clase_de
from seguimiento.repositorio.recorte import recorte

pytestmark = pytest.mark.skipif(
    os.environ.get("SEG_EDITORES") != "1",
    reason="descarga los formularios: se pide con SEG_EDITORES=1",
)
DECAP = "decap-cms-core@3.19.1"
BIBLIOTECAS = ("yaml@1.10.3", "js-yaml@3.15.1", "yaml2@npm:yaml@2.8.1")
"""La de Decap CMS, la de TinaCMS y la de Sveltia CMS."""


@pytest.fixture(scope="module")
def formularios(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Una carpeta con lo que usan los formularios y el guion que los hace guardar."""
    carpeta = tmp_path_factory.mktemp("npm")
    npm = shutil.which("npm")
    assert npm is not None, "hace falta npm"
    subprocess.run([npm, "install", "--no-audit", "--prefix", carpeta, *BIBLIOTECAS], check=True)
    subprocess.run([npm, "pack", DECAP], cwd=carpeta, check=True)
    with tarfile.open(next(carpeta.glob("decap-*.tgz"))) as paquete:
        for nombre, suyo in (("yaml", "decap"), ("helpers", "helpers")):
            modulo = paquete.extractfile(f"package/dist/esm/formats/{nombre}.js")
            assert modulo is not None
            # fuera de un empaquetador, node pide la extensión
            texto = modulo.read().decode().replace("'./helpers'", "'./helpers.mjs'")
            (carpeta / f"{suyo}.mjs").write_text(texto, "utf-8")
    shutil.copy(GUARDADOS / "guardar.mjs", carpeta)
    return carpeta


Encargo = tuple[str, Path, Ruta, str]
"""Con qué formulario, qué registro, qué campo y qué se pone en él."""


def guardar(formularios: Path, encargos: Sequence[Encargo]) -> list[bytes]:
    """Lo que guarda cada uno."""
    pedidos: list[dict[str, Any]] = [
        {
            "editor": editor,
            "entrada": str(registro),
            "salida": str(formularios / f"{n}.yaml"),
            "ruta": ruta,
            "valor": valor,
        }
        for n, (editor, registro, ruta, valor) in enumerate(encargos)
    ]
    node = shutil.which("node")
    assert node is not None, "hace falta node"
    orden = [node, str(formularios / "guardar.mjs")]
    subprocess.run(orden, cwd=formularios, check=True, input=json.dumps(pedidos).encode())
    return [Path(uno["salida"]).read_bytes() for uno in pedidos]


def test_lo_guardado_que_usan_las_demas_pruebas_es_lo_que_guardan(formularios: Path) -> None:
    hechos = guardar(formularios, [(uno, REGISTRO, CAMBIADO, NUEVO) for uno in EDITORES])

    for editor, hecho in zip(EDITORES, hechos, strict=True):
        assert hecho == (GUARDADOS / f"{editor}.yaml").read_bytes(), editor


@pytest.mark.parametrize("editor", EDITORES)
def test_un_campo_de_cualquier_registro_queda_en_dos_lineas_de_diff(
    formularios: Path, editor: str
) -> None:
    valor = "Dicho en el formulario"
    encargos = [(editor, uno, campo_de_una_linea(uno), valor) for uno in REGISTROS]

    for registro, nuevo in zip(REGISTROS, guardar(formularios, encargos), strict=True):
        base, clase = registro.read_bytes(), clase_de(ruta_de(registro))
        hecho = recorte(base, nuevo, clase)
        assert len(lineas_del_diff(base, hecho.despues)) == 2, registro.name
        assert not hecho.torcidos, registro.name
        assert not recorte(base, hecho.despues, clase).se_recorta, registro.name
