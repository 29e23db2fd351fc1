"""Lo que el programa pide a la máquina en que está: sus bibliotecas, su carpeta, su fecha y su zona."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from apoyo.carteras import PROYECTO, escribir
from apoyo.ejecucion import Resultado, minimo, proceso, seg
from apoyo.una_evaluacion import con_acciones
from seguimiento.documento import leer
from seguimiento.errores import SinAnalizadorRapido

PROGRAMA = tomllib.loads((PROYECTO / "pyproject.toml").read_text("utf-8"))["project"]


def test_el_analizador_en_c_se_pide_por_su_nombre_y_no_por_un_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pedidas = {una.name: una for una in map(Requirement, PROGRAMA["dependencies"])}
    yaml, analizador = pedidas["ruamel.yaml"], pedidas["ruamel.yaml.clib"]
    # las que no lo traen, o lo piden con un extra que no existe en todas
    assert not [v for v in ("0.18.10", "0.18.16", "0.19.0") if yaml.specifier.contains(v)]
    assert not analizador.specifier.contains("0.2.14")
    assert (yaml.extras, analizador.marker) == (set(), None)
    monkeypatch.setitem(sys.modules, "ruamel.yaml.cyaml", None)
    with pytest.raises(SinAnalizadorRapido) as hallado:
        leer(b"a: b")
    assert hallado.value.ayuda == f"instálela con: pip install '{analizador}'"


def test_la_carpeta_actual_que_ya_no_esta_se_dice(tmp_path: Path) -> None:
    """Un cambio de rama de git se la lleva mientras se está en ella."""
    se_va = tmp_path / "se-va"
    programa = (
        "import os, sys; os.chdir(sys.argv[1]); os.rmdir(sys.argv.pop(1));"
        "from seguimiento.comandos.puerta import principal; sys.exit(principal())"
    )
    for orden in (["status"], ["iniciar", "nueva"], ["validar", "data"], ["informe", "agenda"]):
        se_va.mkdir()
        hecha = subprocess.run(
            [sys.executable, "-c", programa, str(se_va), *orden],
            capture_output=True,
            text=True,
            check=False,
            env=minimo(),
            stdin=subprocess.DEVNULL,
        )
        assert Resultado(hecha.returncode, hecha.stdout, hecha.stderr) == Resultado(
            3, "", "error: la carpeta actual ya no existe\n  vaya a otra y repita la orden\n"
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("hoy", "periodo"),
    [("1990-01-01", ""), ("2100-12-31", ""), ("2100-12-31", "2100-T4")],
)
def test_en_la_primera_y_en_la_ultima_fecha_hay_informe(
    hoy: str, periodo: str, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path, con_acciones())
    pedido = ("--periodo", periodo) if periodo else ()
    assert seg("informe", "trimestral", *pedido, en=raiz, hoy=hoy).codigo == 0


@pytest.mark.parametrize("zona", ["XXX+25", "Nope/Zone"])
def test_la_zona_que_no_existe_no_pasa_por_otra(zona: str, tmp_path: Path) -> None:
    visto = proceso("-C", escribir(tmp_path, con_acciones()), "status", entorno={"TZ": zona})
    assert (visto.codigo, visto.salida) == (2, "")
    assert f"«{zona}», que es lo que dice TZ, no es ninguna zona horaria" in visto.errores
