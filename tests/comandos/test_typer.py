"""De typer se usa lo público; y con qué versiones se ha visto que basta.

Con la 0.28 pasan todas las pruebas. Con la 0.26.0, la 0.27.3 y la 0.29.2 se compararon byte a byte la ayuda y los
errores de uso, y con la primera y la última se pasaron además las pruebas de la línea de órdenes; con las demás,
unas órdenes de muestra. Con la 0.29 fallan, y solo ellas, las que exigen no importar pydantic: lo importa para leer
cualquier línea, y tardan el doble la ayuda de una orden y las que no son de las que más se repiten. Por eso, y solo por
eso, no se admite.
"""

import ast
import tomllib
from collections.abc import Iterator

import pytest
import typer

from apoyo.carteras import PROYECTO
from seguimiento.comandos.de_typer import UsoRechazado

ADMITIDAS = ("0.26.0", "0.26.8", "0.27.0", "0.27.3", "0.28.0")
"""Probadas y dentro de lo que admite el paquete: la primera que trae su propio click es la 0.26."""
LENTAS = ("0.29.0", "0.29.2")
"""Probadas y fuera: funcionan, pero hacen esperar."""


def test_el_paquete_admite_las_versiones_probadas_que_no_hacen_esperar() -> None:
    paquete = tomllib.loads((PROYECTO / "pyproject.toml").read_text("utf-8"))["project"]
    (pedida,) = (una for una in paquete["dependencies"] if una.startswith("typer"))
    assert pedida == f"typer>={ADMITIDAS[0].removesuffix('.0')},<{LENTAS[0].removesuffix('.0')}"


def test_la_instalada_es_una_de_las_probadas() -> None:
    if typer.__version__ not in ADMITIDAS + LENTAS:
        pytest.skip(f"no se había probado con typer {typer.__version__}: añádala si todo pasa")


def test_la_clase_de_los_errores_de_uso_es_la_de_typer() -> None:
    assert UsoRechazado.__name__ == "UsageError"
    assert issubclass(typer.BadParameter, UsoRechazado)


def test_al_ejecutar_no_se_importa_nada_de_lo_que_typer_lleva_dentro() -> None:
    de_dentro = {
        (ruta.name, modulo)
        for ruta in (PROYECTO / "src").rglob("*.py")
        for modulo in _importados(ast.parse(ruta.read_text("utf-8")))
        if modulo.startswith("typer._") or modulo.partition(".")[0] == "click"
    }
    assert de_dentro == set()


def _importados(nodo: ast.AST) -> Iterator[str]:
    """Los módulos que se importan, sin los que solo se nombran para comprobar los tipos."""
    if isinstance(nodo, ast.Import):
        yield from (uno.name for uno in nodo.names)
    if isinstance(nodo, ast.ImportFrom):
        yield from (f"{nodo.module}.{uno.name}" for uno in nodo.names)
    hijos = [*ast.iter_child_nodes(nodo)]
    if isinstance(nodo, ast.If) and ast.unparse(nodo.test) == "TYPE_CHECKING":
        hijos = [*nodo.orelse]
    for hijo in hijos:
        yield from _importados(hijo)
