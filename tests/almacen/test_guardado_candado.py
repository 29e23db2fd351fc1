"""El candado: uno cada vez, con espera, y libre en cuanto muere quien lo tenía."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from apoyo.muertes import ANTES, contenidos, preparar, restos
from seguimiento.almacen.guardado import candado, guardar
from seguimiento.errores import ArchivoOcupado, ErrorDeDisco

RUTA = "data/evaluaciones/b.yaml"
CAMBIO = (RUTA, b"titulo: viejo\n", b"titulo: nuevo\n")
QUIEN_LO_TIENE = """
import pathlib, sys
from seguimiento.almacen.guardado import candado

with candado(pathlib.Path(sys.argv[1])):
    print("ya", flush=True)
    sys.stdin.read()
"""
QUIEN_ANADE = """
import os, pathlib, sys
from seguimiento.errores import ArchivoCambiado
from seguimiento.almacen.guardado import guardar

os.fsync = lambda descriptor: None
raiz, ruta, quien = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
hechas = 0
while hechas < 100:
    antes = (raiz / ruta).read_bytes()
    try:
        guardar(raiz, [(ruta, antes, antes + f"- {quien} {hechas}\\n".encode())])
    except ArchivoCambiado:
        continue
    hechas += 1
"""


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    carpeta = tmp_path / "registros"
    preparar(carpeta)
    return carpeta


@contextmanager
def tomado_por_otro(raiz: Path) -> Iterator["subprocess.Popen[str]"]:
    """Mientras dure, el candado lo tiene otro proceso."""
    orden = [sys.executable, "-c", QUIEN_LO_TIENE, str(raiz)]
    with subprocess.Popen(
        orden, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as otro:
        assert otro.stdout is not None
        assert otro.stdout.readline() == "ya\n"
        yield otro
        otro.kill()


def test_si_lo_tiene_otro_se_espera_y_se_dice_quien(raiz: Path) -> None:
    with tomado_por_otro(raiz) as otro:
        with pytest.raises(ArchivoOcupado) as lanzado:
            guardar(raiz, [CAMBIO], espera=0.05)

        assert (
            lanzado.value.mensaje
            == f"otro proceso ({otro.pid}) está escribiendo en estos registros"
        )
        assert lanzado.value.ayuda == "espere a que termine y repita la orden"
        assert lanzado.value.codigo_de_salida == 4
        assert (contenidos(raiz), restos(raiz)) == (ANTES, set())


def test_si_muere_quien_lo_tenia_queda_libre_y_no_queda_el_archivo(raiz: Path) -> None:
    with tomado_por_otro(raiz) as otro:
        otro.kill()
        otro.wait()
    assert (raiz / ".git/seguimiento.candado").read_text("ascii") == str(otro.pid)

    guardar(raiz, [CAMBIO], espera=0)

    assert (raiz / RUTA).read_bytes() == CAMBIO[2]
    assert not (raiz / ".git/seguimiento.candado").exists()


def test_quien_no_tiene_git_y_quien_lo_tiene_se_esperan(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    with tomado_por_otro(raiz):
        monkeypatch.undo()

        with pytest.raises(ArchivoOcupado), candado(raiz, espera=0):
            pass


def test_quien_espera_lo_toma_en_cuanto_lo_sueltan(raiz: Path) -> None:
    with tomado_por_otro(raiz) as otro:
        hecho = threading.Thread(target=guardar, args=(raiz, [CAMBIO]))
        hecho.start()
        assert otro.stdin is not None
        otro.stdin.close()
        otro.wait()
        hecho.join()

    assert (raiz / RUTA).read_bytes() == CAMBIO[2]


def test_si_aun_no_se_sabe_quien_lo_tiene_se_dice_lo_que_se_sabe(raiz: Path) -> None:
    with tomado_por_otro(raiz):
        (raiz / ".git/seguimiento.candado").write_bytes(b"")

        with pytest.raises(ArchivoOcupado) as lanzado, candado(raiz, espera=0):
            pass

    assert lanzado.value.mensaje == "otro proceso está escribiendo en estos registros"


def test_quien_ya_lo_tiene_puede_guardar_dentro(raiz: Path) -> None:
    with candado(raiz) as sitio:
        guardar(raiz, [CAMBIO], espera=0)

        assert sitio.candado.read_text("ascii") == str(os.getpid())

    assert (raiz / RUTA).read_bytes() == CAMBIO[2]
    assert not sitio.candado.exists()


def test_otro_hilo_del_mismo_proceso_no_lo_tiene(raiz: Path) -> None:
    lanzados = []

    def intentar() -> None:
        try:
            guardar(raiz, [CAMBIO], espera=0)
        except ArchivoOcupado as error:
            lanzados.append(error.mensaje)

    with candado(raiz):
        hilo = threading.Thread(target=intentar)
        hilo.start()
        hilo.join()

    assert lanzados == [f"otro proceso ({os.getpid()}) está escribiendo en estos registros"]


def test_si_lo_borraron_mientras_se_tomaba_se_toma_el_que_hay(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruta = raiz / ".git/seguimiento.candado"
    veces: list[int] = []
    de_verdad = os.fstat

    def fstat(descriptor: int) -> os.stat_result:
        datos = de_verdad(descriptor)
        if not veces and ruta.exists() and os.path.samestat(datos, ruta.stat()):
            veces.append(1)
            ruta.unlink()  # como hace, al soltarlo, quien lo tenía
        return datos

    monkeypatch.setattr(os, "fstat", fstat)

    guardar(raiz, [CAMBIO])

    assert veces == [1]
    assert (raiz / RUTA).read_bytes() == CAMBIO[2]
    assert not ruta.exists()


def test_quien_puede_escribir_en_la_carpeta_puede_usar_el_candado(raiz: Path) -> None:
    (raiz / ".git").chmod(0o770)

    with candado(raiz) as sitio:
        assert sitio.candado.stat().st_mode & 0o777 == 0o660


def test_un_candado_que_es_un_enlace_no_se_sigue(raiz: Path) -> None:
    (raiz.parent / "ajeno").write_text("intacto", "utf-8")
    (raiz / ".git/seguimiento.candado").symlink_to(raiz.parent / "ajeno")

    with pytest.raises(ErrorDeDisco) as lanzado:
        guardar(raiz, [CAMBIO])

    assert lanzado.value.mensaje.endswith("es un enlace simbólico y no se escribe en él")
    assert (raiz.parent / "ajeno").read_text("utf-8") == "intacto"
    assert contenidos(raiz) == ANTES


def test_dos_procesos_que_anaden_cien_lineas_cada_uno_dejan_doscientas(raiz: Path) -> None:
    (raiz / RUTA).write_bytes(b"")
    ordenes = [[sys.executable, "-c", QUIEN_ANADE, str(raiz), RUTA, quien] for quien in "ab"]

    procesos = [subprocess.Popen(orden) for orden in ordenes]
    for proceso in procesos:
        proceso.wait()

    assert [proceso.returncode for proceso in procesos] == [0, 0]
    esperadas = {f"- {quien} {numero}" for quien in "ab" for numero in range(100)}
    lineas = (raiz / RUTA).read_text("ascii").splitlines()
    assert (len(lineas), {*lineas}) == (200, esperadas)
    assert [linea for linea in lineas if linea.startswith("- a")] == [
        f"- a {numero}" for numero in range(100)
    ]
    assert restos(raiz) == set()
