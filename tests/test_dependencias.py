"""Las dependencias se piden por su nombre, y con lo más antiguo que se admite también se prueba."""

import re
import tomllib

from packaging.requirements import Requirement

from apoyo.carteras import PROYECTO

DECLARADO = tomllib.loads((PROYECTO / "pyproject.toml").read_text("utf-8"))["project"]
DE_LOS_EXTRAS = (una for extra in DECLARADO["optional-dependencies"].values() for una in extra)
PEDIDAS = {r.name: r for r in map(Requirement, [*DECLARADO["dependencies"], *DE_LOS_EXTRAS])}


def fijadas(nombre: str) -> dict[str, str]:
    lineas = (PROYECTO / nombre).read_text("utf-8").splitlines()
    return dict(linea.split("==") for linea in lineas if "==" in linea)


def test_cada_limite_inferior_es_la_version_con_que_se_prueba_lo_mas_antiguo() -> None:
    minimas = {
        nombre: next(limite.version for limite in pedida.specifier if limite.operator == ">=")
        for nombre, pedida in PEDIDAS.items()
    }
    antiguas = fijadas("constraints-minimas.txt")
    assert antiguas.keys() == minimas.keys()
    for nombre, version in antiguas.items():
        # «2.11» y «2.11.0» son la misma
        assert re.sub(r"(\.0)+$", "", version) == re.sub(r"(\.0)+$", "", minimas[nombre])
        assert PEDIDAS[nombre].specifier.contains(version)


def test_nada_se_pide_por_un_extra() -> None:
    # pip solo avisa de que un extra no existe, y lo que traía no se instala
    assert {nombre: r.extras for nombre, r in PEDIDAS.items() if r.extras} == {}


def test_lo_que_se_usa_al_desarrollar_es_de_lo_que_se_admite() -> None:
    actuales = {nombre.lower(): version for nombre, version in fijadas("constraints.txt").items()}
    assert all(r.specifier.contains(actuales[nombre]) for nombre, r in PEDIDAS.items())


def test_la_integracion_prueba_los_dos_extremos() -> None:
    pasos = (PROYECTO / ".ci" / "run").read_text("utf-8")
    assert "make minimas" in pasos
    assert "make maximas" in pasos
    assert "-c constraints-minimas.txt" in (PROYECTO / "Makefile").read_text("utf-8")
