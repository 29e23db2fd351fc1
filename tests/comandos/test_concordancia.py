"""Lo que se dice de algo contado vale para uno y para muchos."""

import ast
import re
from pathlib import Path

import pytest

import seguimiento

FUENTES = Path(seguimiento.__file__).parent
MANDATO = re.compile(r"\b\w*[áéíóú]\w*[ae]n?(?:los|las)\b|\b\w+[aei]r(?:los|las)\b")
"""«guárdelos», «tráigalas», «guardarlos»: concuerdan con lo contado y no pueden escribirse fijos."""


def _fijos(texto: str) -> list[str]:
    """Las frases que cuentan algo y le hablan de «los» sea cual sea la cuenta."""
    return [
        ast.unparse(nodo)
        for nodo in ast.walk(ast.parse(texto))
        if isinstance(nodo, ast.JoinedStr)
        and any(isinstance(n, ast.Name) and n.id == "cuenta" for n in ast.walk(nodo))
        and any(isinstance(n, ast.Constant) and MANDATO.search(str(n.value)) for n in nodo.values)
    ]


@pytest.mark.parametrize("planta", ["comandos", "formatos", "almacen", "repositorio", "informes"])
def test_ninguna_frase_que_cuenta_algo_supone_que_son_varios(planta: str) -> None:
    modulos = sorted((FUENTES / planta).rglob("*.py"))
    assert [(m.name, f) for m in modulos for f in _fijos(m.read_text("utf-8"))] == []


def test_el_buscador_ve_las_que_lo_suponen_y_no_las_demas() -> None:
    assert _fijos("""f"hay {cuenta(n, 'cambio')} sin guardar: guárdelos con «seg guardar»" """)
    assert _fijos("""f"{cuenta(n, 'línea')}: revísenlas" """)
    assert not _fijos("""f"hay {cuenta(n, 'título')}: {guardelo}, en los modelos" """)
    assert not _fijos("""f"{cuantos} registros: guárdelos" """)
