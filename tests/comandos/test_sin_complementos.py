"""pydantic no busca complementos entre lo instalado cuando quien lo usa es el programa."""

import subprocess
import sys
from pathlib import Path

import pytest

from apoyo.ejecucion import LIMITE, minimo

SIN_ELLOS = (
    "from seguimiento.comandos.sin_complementos import sin_complementos\nsin_complementos()\n"
)


def dicho(guion: str, *argumentos: str) -> str:
    """Lo que escribe ese guion en un proceso que no había importado nada."""
    terminado = subprocess.run(
        [sys.executable, "-c", guion, *argumentos],
        capture_output=True,
        check=True,
        env=minimo(),
        timeout=LIMITE,
        # sin pasar por el programa, los finales de línea son los del sistema
        text=True,
        encoding="utf-8",
    )
    return terminado.stdout


@pytest.mark.parametrize(("antes", "se_buscan"), [(SIN_ELLOS, False), ("", True)])
def test_solo_se_buscan_si_no_se_pide_que_no(antes: str, se_buscan: bool, rica: Path) -> None:  # noqa: FBT001 — es el caso
    guion = (
        f"import sys\n{antes}"
        "from seguimiento.comandos.puerta import principal\n"
        "assert principal(sys.argv[1:]) == 0\n"
        "print('', 'importlib.metadata' in sys.modules)\n"
    )
    visto = dicho(guion, "-C", str(rica), "--hoy", "2023-04-15", "status", "--detalle")
    assert visto.endswith(f" {se_buscan}\n")
    assert "final-2022" in visto


def test_lo_demas_que_pydantic_pida_de_ahi_lo_da_el_suyo() -> None:
    guion = (
        f"{SIN_ELLOS}"
        "from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP\n"
        "from pydantic.plugin import _loader\n"
        "print(PYDANTIC_ENTRY_POINT_GROUP, _loader.__file__.endswith('_loader.py'))\n"
    )
    assert dicho(guion) == "pydantic True\n"
