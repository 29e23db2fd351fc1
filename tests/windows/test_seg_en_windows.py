"""El zip de Windows, extraído y usado con Wine: da lo mismo que seg en este sistema.

Es aparte porque baja el Python de Windows y necesita Wine: `make windows-zip`.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

import bajo_wine
from apoyo.carteras import EJEMPLOS, PROYECTO
from apoyo.ejecucion import minimo
from apoyo.rendidos import DE_EJEMPLOS
from paquete import NOMBRE, comprimir, reunir
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme

pytestmark = pytest.mark.skipif(
    os.environ.get("SEG_WINDOWS") != "1",
    reason="necesita Wine y baja el Python de Windows: se pide con SEG_WINDOWS=1",
)
OBRA = Path(os.environ.get("SEG_WINDOWS_OBRA") or PROYECTO / "build" / "windows")
EXTRAIDO = "Carpeta de Íñigo (M&E)"
REGISTROS = "Diálogo social"
"""En las dos rutas hay lo que estropea un guion de cmd. Un «%» no, porque el cmd de Wine lo pierde."""
CORTE = ("--hoy", "2026-01-12")
"""Sin la carpeta, que al sugerir una orden se entrecomilla como la entiende cada intérprete."""
ACCION = "retorno-2024/2.1"
REGISTRO = "data/evaluaciones/retorno-2024.yaml"
ANOTAR = (*CORTE, "actualizar", ACCION, "--estado", "en_curso", "--fecha", "2026-01-10")
CADA_UNO = 4


@dataclass(frozen=True, slots=True)
class Extraido:
    """El zip, ya en una carpeta."""

    windows: bajo_wine.Wine
    carpeta: Path

    def seg(self, *orden: str, en: Path) -> subprocess.CompletedProcess[bytes]:
        return self.windows.ejecutar(
            bajo_wine.ruta(self.carpeta / "seg.cmd"), *orden, en=en, entorno={"SEG_SIN_CACHE": "1"}
        )


@pytest.fixture(scope="module")
def carpeta(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lo que se reparte, antes de comprimirlo."""
    return reunir(tmp_path_factory.mktemp("carpeta"))


@pytest.fixture(scope="module")
def extraido(carpeta: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Extraido]:
    lugar = tmp_path_factory.mktemp("windows") / EXTRAIDO
    with zipfile.ZipFile(comprimir(carpeta, lugar.with_suffix(".zip"))) as paquete:
        paquete.extractall(lugar)
    with bajo_wine.wine(OBRA) as windows:
        yield Extraido(windows, lugar / NOMBRE)


@pytest.fixture
def aqui(tmp_path: Path) -> Path:
    """La carpeta de trabajo de quien usa seg en este sistema, con una copia de los registros."""
    return _con_registros(tmp_path / "aqui")


@pytest.fixture
def alli(tmp_path: Path) -> Path:
    """La de quien lo usa en Windows, con otra."""
    return _con_registros(tmp_path / "allí")


def _con_registros(carpeta: Path) -> Path:
    return shutil.copytree(EJEMPLOS, carpeta / REGISTROS)


def _seg(*orden: str, en: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "seguimiento", *orden],
        cwd=en,
        # en ese Windows no hay git, y se dice
        env=minimo() | {"PATH": os.devnull},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def _dicho(hecho: subprocess.CompletedProcess[bytes]) -> tuple[int, bytes, bytes]:
    return hecho.returncode, hecho.stdout, hecho.stderr


def _bytes(carpeta: Path) -> dict[str, bytes]:
    """Lo que hay en ella, salvo lo que se anota para deshacer, que lleva nombres al azar."""
    return {
        archivo.relative_to(carpeta).as_posix(): archivo.read_bytes()
        for archivo in sorted(carpeta.rglob("*"))
        if archivo.is_file() and not archivo.name.startswith(".seguimiento.")
    }


@pytest.mark.parametrize(
    "orden",
    [
        "--version",
        "status",
        "status --json",
        "status --detalle --por responsable",
        "status --responsable no-hay-nadie",
        "lista acciones --formato csv",
        "ver retorno-2024/2.1",
        "validar",
        "validar --formato sarif",
        "indicadores",
        "regla SEG201",
        "stauts",
    ],
)
def test_dice_los_mismos_bytes(extraido: Extraido, aqui: Path, alli: Path, orden: str) -> None:
    partes = (*CORTE, *orden.split())
    assert _dicho(extraido.seg(*partes, en=alli)) == _dicho(_seg(*partes, en=aqui))


@pytest.mark.parametrize("formato", FormatoDeInforme)
def test_escribe_los_mismos_informes(
    extraido: Extraido, aqui: Path, alli: Path, formato: FormatoDeInforme
) -> None:
    for tipo in TIPOS:
        de_que = [DE_EJEMPLOS[tipo]] if tipo in DE_EJEMPLOS else []
        partes = (*CORTE, "informe", tipo, *de_que, "-o", f"{tipo}.{formato.value}")
        assert _dicho(extraido.seg(*partes, en=alli)) == _dicho(_seg(*partes, en=aqui))
    hechos = _bytes(alli)
    assert hechos == _bytes(aqui)
    assert {f"{tipo}.{formato.value}" for tipo in TIPOS} <= hechos.keys()


def test_guarda_los_mismos_bytes(extraido: Extraido, aqui: Path, alli: Path) -> None:
    partes = (*ANOTAR, "--comentario", "Se acordó con la «Unidad de Género» & otras (3)")
    assert _dicho(extraido.seg(*partes, en=alli)) == _dicho(_seg(*partes, en=aqui))
    assert _bytes(alli) == _bytes(aqui)
    assert _bytes(alli) != _bytes(EJEMPLOS)


def test_un_registro_con_los_finales_de_linea_de_windows_los_conserva(
    extraido: Extraido, aqui: Path, alli: Path
) -> None:
    for carpeta in (aqui, alli):
        registro = carpeta / REGISTRO
        registro.write_bytes(registro.read_bytes().replace(b"\n", b"\r\n"))
    partes = (*ANOTAR, "--comentario", "Se acordó")
    assert _dicho(extraido.seg(*partes, en=alli)) == _dicho(_seg(*partes, en=aqui))
    guardado = (alli / REGISTRO).read_bytes()
    assert guardado == (aqui / REGISTRO).read_bytes()
    assert guardado.count(b"\n") == guardado.count(b"\r\n")


def test_dos_que_escriben_a_la_vez_no_pierden_nada(extraido: Extraido, alli: Path) -> None:
    def anotar(quien: str) -> list[int]:
        return [
            extraido.seg(*ANOTAR, "--comentario", f"{quien}{vez}", en=alli).returncode
            for vez in range(CADA_UNO)
        ]

    with ThreadPoolExecutor(2) as dos:
        codigos = [codigo for suyos in dos.map(anotar, "ab") for codigo in suyos]
    assert codigos == [0] * 2 * CADA_UNO
    escrito = (alli / REGISTRO).read_text("utf-8")
    assert {f"{quien}{vez}" for quien in "ab" for vez in range(CADA_UNO)} <= {*escrito.split()}


def test_un_archivo_abierto_en_otro_programa_no_se_toca_y_se_dice(
    extraido: Extraido, aqui: Path, alli: Path
) -> None:
    partes = (*ANOTAR, "--comentario", "Se acordó")
    # como lo abren Excel o el editor: los demás pueden leerlo, pero no sustituirlo
    quien_lo_tiene = (
        "import sys; abierto = open(sys.argv[1], 'r+b'); print('ya', flush=True); input()"
    )
    python = bajo_wine.ruta(extraido.carpeta / "python" / "python.exe")
    antes = _bytes(alli)
    with subprocess.Popen(
        ["wine", python, "-c", quien_lo_tiene, bajo_wine.ruta(alli / REGISTRO)],
        env=extraido.windows.entorno,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as otro:
        assert otro.stdout is not None
        assert otro.stdout.readline().strip() == b"ya"
        hecho = extraido.seg(*partes, en=alli)
        otro.communicate(b"\n")
    assert hecho.returncode == 4, hecho
    assert "lo tiene abierto otro programa" in hecho.stderr.decode("utf-8")
    assert _bytes(alli) == antes
    # y en cuanto lo suelta, se guarda
    assert _dicho(extraido.seg(*partes, en=alli)) == _dicho(_seg(*partes, en=aqui))


def test_no_se_reparte_lo_que_solo_necesita_wine(carpeta: Path) -> None:
    bibliotecas = {archivo.name.lower() for archivo in carpeta.rglob("*.dll")}
    assert "python311.dll" in bibliotecas
    assert "bcryptprimitives.dll" not in bibliotecas


def test_lo_construido_dos_veces_es_lo_mismo_y_no_dice_donde_se_hizo(
    carpeta: Path, tmp_path: Path
) -> None:
    # otra vez desde el principio, en otra carpeta
    de_nuevo = reunir(tmp_path / "otra vez")
    hechos = [comprimir(una, tmp_path / f"{una.name}.zip") for una in (carpeta, de_nuevo)]
    assert hechos[0].read_bytes() == hechos[1].read_bytes()
    donde = {str(lugar).encode() for lugar in (PROYECTO, tmp_path, carpeta, sys.prefix)}
    for nombre, contenido in _bytes(carpeta).items():
        assert not any(uno in contenido for uno in donde), nombre
