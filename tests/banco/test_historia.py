"""La historia del banco: siempre los mismos commits, y en el disco lo que había a la mitad."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from apoyo.ejecucion import seg
from apoyo.historias import con_git, git

pytestmark = con_git

PROYECTO = Path(__file__).resolve().parents[2]
MITAD = date(2024, 3, 31)
COMMITS = 20


@pytest.fixture(scope="module")
def historia(tmp_path_factory: pytest.TempPathFactory) -> Path:
    carpeta = tmp_path_factory.mktemp("historia") / "raiz"
    for orden in (["generador.py", "4", carpeta], ["historia.py", carpeta, str(COMMITS)]):
        guion, *argumentos = map(str, orden)
        mandato = [sys.executable, f"banco/{guion}", *argumentos]
        subprocess.run(mandato, cwd=PROYECTO, check=True, capture_output=True)
    return carpeta


def test_hay_un_commit_por_dia_y_la_mitad_es_la_de_la_fecha_de_corte(historia: Path) -> None:
    dias = git(historia, "log", "--reverse", "--format=%cs").split()
    primero = MITAD - timedelta(days=COMMITS // 2)
    assert dias == [str(primero + timedelta(days=n)) for n in range(COMMITS)]


def test_cada_commit_cambia_un_archivo(historia: Path) -> None:
    cambios = git(historia, "log", "--reverse", "--name-only", "--format=").split()
    registros = [*historia.rglob("*.yaml")]
    assert len(cambios) == len(registros) + COMMITS - 1


def test_en_el_disco_esta_lo_que_habia_ese_dia(historia: Path) -> None:
    for orden in (("validar",), ("indicadores",), ("lista", "acciones")):
        con_al = seg("--al", MITAD, *orden, en=historia, hoy="")
        en_disco = seg(*orden, en=historia, hoy=str(MITAD))
        assert con_al.codigo == en_disco.codigo
        assert con_al.salida.replace(f"seg --al {MITAD} ", "seg ").endswith(en_disco.salida)
