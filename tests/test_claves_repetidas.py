"""Una clave que se repite en un diccionario escrito a mano tapa a la anterior, y nadie lo dice."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from seguimiento.comandos import grupos as todos
from seguimiento.comandos import nueva
from seguimiento.comandos.grupos import Grupos

RAIZ = Path(__file__).parent.parent


def repetidas(texto: str) -> list[str]:
    """Las claves que un mismo diccionario lleva más de una vez, en cualquier sitio del texto."""
    return [
        clave
        for nodo in ast.walk(ast.parse(texto))
        if isinstance(nodo, ast.Dict)
        for clave, veces in Counter(ast.unparse(k) for k in nodo.keys if k is not None).items()
        if veces > 1
    ]


@pytest.mark.parametrize("carpeta", ["src", "docs", "banco"])
def test_ningun_diccionario_escrito_repite_una_clave(carpeta: str) -> None:
    modulos = sorted((RAIZ / carpeta).rglob("*.py"))
    assert modulos
    hay = {m.relative_to(RAIZ).as_posix(): repetidas(m.read_text("utf-8")) for m in modulos}
    assert {modulo: claves for modulo, claves in hay.items() if claves} == {}


@pytest.mark.parametrize("grupos", [todos.GRUPOS, nueva.GRUPOS], ids=["seg", "nueva"])
def test_cada_orden_esta_en_un_solo_grupo(grupos: Grupos) -> None:
    nombres = [nombre for suyas in grupos.values() for nombre in suyas]
    assert [nombre for nombre, veces in Counter(nombres).items() if veces > 1] == []
    assert [grupo for grupo, suyas in grupos.items() if not suyas] == []


@pytest.mark.parametrize(
    ("texto", "claves"),
    [
        ('{"Compartir": {"a": ()}, "Compartir": {"b": ()}}', ["'Compartir'"]),
        ('{"x": {"a": 1, "a": 1}}', ["'a'"]),
        ("total({Clase.UNA: 1, Clase.UNA: 2})", ["Clase.UNA"]),
        ('{**a, **b, "x": {"a": 1}, "y": {"a": 2}}', []),
    ],
)
def test_el_buscador_las_ve_a_cualquier_hondura(texto: str, claves: list[str]) -> None:
    assert repetidas(texto) == claves
