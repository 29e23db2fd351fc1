"""Qué exige de cada informe quien ha de leerlo: los esquemas de las normas y el contrato de GitLab."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.protocols import Validator
from junitparser import JUnitXml, TestSuite
from xmlschema import XMLSchema

_AJENOS = Path(__file__).parent / "esquemas_ajenos"
_LINEA = {"type": "integer", "minimum": 1}
_PUNTO = {
    "type": "object",
    "required": ["line", "column"],
    "properties": {"line": _LINEA, "column": _LINEA},
    "additionalProperties": False,
}

SARIF = Draft7Validator(json.loads((_AJENOS / "sarif-2.1.0.json").read_text("utf-8")))
# lo que dice el manual de GitLab; el primer hallazgo que no lo cumpla hace que descarte los demás
GITLAB = Draft7Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string"},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines", "positions"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^/]"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": _LINEA, "end": _LINEA},
                        },
                        "positions": {
                            "type": "object",
                            "required": ["begin", "end"],
                            "properties": {"begin": _PUNTO, "end": _PUNTO},
                        },
                    },
                },
            },
            "additionalProperties": False,
        },
    }
)
_JUNIT = XMLSchema(_AJENOS / "junit-10.xsd")


def reparos(norma: Validator, leido: list[Any] | dict[str, Any]) -> list[str]:
    """Dónde y en qué incumple una norma un informe ya leído; ninguno si la cumple."""
    return [f"{error.json_path}: {error.message}" for error in norma.iter_errors(leido)]


def reparos_de_junit(escrito: str) -> list[str]:
    """En qué incumple un informe el esquema de JUnit, o qué cuenta declara que no es la que hay."""
    leido = leido_de_junit(escrito)
    declaradas = _cuentas(leido)
    leido.update_statistics()  # type: ignore[no-untyped-call]
    contadas = _cuentas(leido)
    # «file» no está en el esquema de Jenkins, que lo pasa por alto; GitLab y pytest lo usan
    sin_archivo = re.sub(r'(<testcase [^>]*) file="[^"]*"', r"\1", escrito)
    faltas = [str(error) for error in _JUNIT.iter_errors(sin_archivo)]
    return faltas + [
        f"declara {declarada} y hay {contada}"
        for declarada, contada in zip(declaradas, contadas, strict=True)
        if declarada != contada
    ]


def leido_de_junit(escrito: str) -> JUnitXml:
    """Las suites como las lee otro programa."""
    leido = JUnitXml.fromstring(escrito.encode())
    if not isinstance(leido, JUnitXml):
        raise TypeError("la raíz no es <testsuites>")
    return leido


def _cuentas(leido: JUnitXml) -> list[tuple[int, int, int, int]]:
    """Casos, fallos, errores y omitidos del informe y de cada suite, según dicen ellos."""
    grupos: Sequence[JUnitXml | TestSuite] = [leido, *leido]
    return [(g.tests, g.failures, g.errors, g.skipped or 0) for g in grupos]
