"""Un registro tal como lo lee un programa que solo sabe YAML 1.2: con el esquema «core» de la norma.

Los apartados son los de YAML 1.2.2. La sintaxis la pone ruamel.yaml; qué es número, nulo o lógico se
decide aquí, porque esa biblioteca lo decide a su modo.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Json = Any

_NULO = re.compile(r"null|Null|NULL|~|")
_LOGICO = re.compile(r"(true|True|TRUE)|false|False|FALSE")
_BASES: Mapping[int, re.Pattern[str]] = {
    10: re.compile(r"[-+]?[0-9]+"),
    8: re.compile(r"0o[0-7]+"),
    16: re.compile(r"0x[0-9a-fA-F]+"),
}
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITO = re.compile(r"([-+]?)\.(?:inf|Inf|INF)")
_NO_NUMERO = re.compile(r"\.nan|\.NaN|\.NAN")


def leido(texto: str) -> Json:
    """Los datos del único documento del texto."""
    return _dato(_lector().compose(texto))


@cache
def _lector() -> YAML:
    # crear uno busca sus extensiones en el disco: cuesta más que leer el registro
    return YAML(typ="safe")


def _dato(nodo: Node | None) -> Json:
    match nodo:
        case None:  # un texto sin nada que leer
            return None
        case MappingNode():
            # los nombres de un objeto de JSON son siempre textos
            return {clave.value: _dato(valor) for clave, valor in nodo.value}
        case SequenceNode():
            return [_dato(elemento) for elemento in nodo.value]
        case ScalarNode():
            return nodo.value if nodo.style else escalar(nodo.value)
        case _:
            raise AssertionError(nodo)


def escalar(texto: str) -> Json:
    """Lo que vale un texto sin comillas (10.3.2)."""
    if _NULO.fullmatch(texto):
        return None
    if logico := _LOGICO.fullmatch(texto):
        return logico[1] is not None
    for base, forma in _BASES.items():
        if forma.fullmatch(texto):
            return int(texto, base)
    if _DECIMAL.fullmatch(texto):
        return float(texto)
    if infinito := _INFINITO.fullmatch(texto):
        return float(f"{infinito[1]}inf")
    return float("nan") if _NO_NUMERO.fullmatch(texto) else texto
