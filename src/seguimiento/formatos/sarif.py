"""SARIF 2.1.0, el formato de OASIS que leen los análisis de código y los editores.

Los apartados que se citan son los de la norma.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from seguimiento import __version__
from seguimiento.diagnosticos import CATALOGO, Definicion, Diagnostico, Relacionado, Severidad
from seguimiento.formatos.identidad import columna_final, huellas
from seguimiento.lugares import uri
from seguimiento.redaccion import visible
from seguimiento.repositorio.repositorio import Recuento
from seguimiento.vocabularios import total

ESQUEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RAIZ = "%SRCROOT%"
"""El nombre por el que los lectores conocen la raíz del repositorio."""
HUELLA = "identidad/v1"
"""GitHub calcula con otro nombre la suya, y avisa si la que encuentra no sale igual."""

_NIVELES = total(
    {
        Severidad.ERROR: "error",
        Severidad.ADVERTENCIA: "warning",
        Severidad.NOTA: "note",
    }
)
_PROBLEMAS = total(
    {
        Severidad.ERROR: "error",
        Severidad.ADVERTENCIA: "warning",
        Severidad.NOTA: "recommendation",
    }
)
_ILEGIBLE = "archivo-ilegible"
_EN_PARTE = "archivo-leido-en-parte"
_NOTIFICACIONES = {
    _ILEGIBLE: "El archivo no pudo leerse y nada de él se ha tenido en cuenta.",
    _EN_PARTE: "El archivo se leyó en parte: lo que tiene errores no se ha tenido en cuenta.",
}


def en_sarif(recuento: Recuento, diagnosticos: Sequence[Diagnostico]) -> str:
    """El informe entero, con una sola ejecución."""
    codigos = sorted({d.codigo for d in diagnosticos})
    indices = {codigo: indice for indice, codigo in enumerate(codigos)}
    ejecucion = {
        "tool": {"driver": _herramienta(codigos)},
        "language": "es",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            RAIZ: {"description": _texto("La raíz del repositorio de registros.")}
        },
        "invocations": [_invocacion(recuento)],
        "results": [
            _resultado(uno, indices[uno.codigo], huella)
            for uno, huella in zip(diagnosticos, huellas(diagnosticos), strict=True)
        ],
    }
    informe = {"$schema": ESQUEMA, "version": "2.1.0", "runs": [ejecucion]}
    return json.dumps(informe, ensure_ascii=False, indent=2) + "\n"


def _herramienta(codigos: Iterable[str]) -> dict[str, Any]:
    return {
        "name": "seguimiento",
        "version": __version__,
        "language": "es",
        "rules": [_regla(CATALOGO[codigo]) for codigo in codigos],
        "notifications": [
            {"id": nombre, "shortDescription": _texto(frase)}
            for nombre, frase in _NOTIFICACIONES.items()
        ],
    }


def _regla(definicion: Definicion) -> dict[str, Any]:
    parrafos = list(_parrafos(definicion))
    return {
        "id": definicion.codigo,
        "name": definicion.titulo.removesuffix("."),
        "shortDescription": _texto(definicion.titulo),
        "fullDescription": _texto("\n\n".join(parrafos)),
        "help": {
            "text": _llano("\n\n".join([*parrafos, *_ejemplos(definicion)])),
            "markdown": _literal("\n\n".join([*parrafos, *_ejemplos(definicion, "```")])),
        },
        "defaultConfiguration": {"level": _NIVELES[definicion.severidad]},
        "properties": {
            "tags": [f"{definicion.codigo[:-2]}xx"],
            "problem.severity": _PROBLEMAS[definicion.severidad],
        },
    }


def _parrafos(definicion: Definicion) -> Iterator[str]:
    """El título y el porqué, con cada párrafo en una línea."""
    yield definicion.titulo
    for parrafo in filter(None, definicion.porque.split("\n\n")):
        yield " ".join(parrafo.split())


def _ejemplos(definicion: Definicion, valla: str = "") -> Iterator[str]:
    for titulo, ejemplo in (("Mal:", definicion.mal), ("Bien:", definicion.bien)):
        if ejemplo:
            yield titulo
            yield f"{valla}yaml\n{ejemplo}{valla}" if valla else ejemplo.rstrip()
    yield f"Más: seg regla {definicion.codigo}"


def _invocacion(recuento: Recuento) -> dict[str, Any]:
    """Cómo fue la ejecución: que los datos estén mal no es que el programa haya fallado."""
    return {
        "executionSuccessful": not recuento.fallos,
        "toolExecutionNotifications": [
            *(_notificacion(_ILEGIBLE, "error", uno) for uno in sorted(recuento.ilegibles)),
            *(_notificacion(_EN_PARTE, "warning", uno) for uno in sorted(recuento.en_parte)),
        ],
    }


def _notificacion(clase: str, nivel: str, archivo: str) -> dict[str, Any]:
    return {
        "descriptor": {"id": clase, "index": list(_NOTIFICACIONES).index(clase)},
        "level": nivel,
        "message": _texto(_NOTIFICACIONES[clase]),
        "locations": [{"physicalLocation": {"artifactLocation": _artefacto(archivo)}}],
    }


def _resultado(diagnostico: Diagnostico, indice: int, huella: str) -> dict[str, Any]:
    resultado = {
        "ruleId": diagnostico.codigo,
        "ruleIndex": indice,
        "level": _NIVELES[diagnostico.severidad],
        "message": {"text": _mensaje(diagnostico)},
        "locations": [{"physicalLocation": _lugar(diagnostico)}],
        "partialFingerprints": {HUELLA: huella},
    }
    if diagnostico.relacionados:
        resultado["relatedLocations"] = [
            _lugar_relacionado(otro, numero)
            for numero, otro in enumerate(diagnostico.relacionados, 1)
        ]
    return resultado


def _mensaje(diagnostico: Diagnostico) -> str:
    """El mensaje, la ayuda y un enlace a cada sitio relacionado, que es como GitHub los muestra."""
    frases = [_llano(visible(diagnostico.mensaje))]
    if diagnostico.sugerencia:
        frases.append(f"Ayuda: {_llano(visible(diagnostico.sugerencia))}")
    enlaces = [
        f"[{_en_enlace(f'{visible(otro.archivo)}:{otro.linea}')}]({numero})"
        for numero, otro in enumerate(diagnostico.relacionados, 1)
    ]
    if enlaces:
        frases.append(f"Véase también: {', '.join(enlaces)}")
    return "\n".join(frases)


def _lugar(diagnostico: Diagnostico) -> dict[str, Any]:
    """El tramo señalado y, si es parte de una línea, también la línea."""
    posicion, fin = diagnostico.posicion, columna_final(diagnostico)
    tramo: dict[str, Any] = {
        "startLine": posicion.linea,
        "startColumn": posicion.columna,
        "endLine": posicion.linea,
        "endColumn": fin,
    }
    lugar: dict[str, Any] = {"artifactLocation": _artefacto(diagnostico.archivo), "region": tramo}
    senalado = diagnostico.extracto[posicion.columna - 1 : fin - 1]
    if senalado:
        tramo["snippet"] = _fragmento(senalado)
    # el contexto ha de ser mayor que lo señalado (3.29.5)
    if len(diagnostico.extracto) > len(senalado):
        linea = {"startLine": posicion.linea, "snippet": _fragmento(diagnostico.extracto)}
        lugar["contextRegion"] = linea
    return lugar


def _lugar_relacionado(otro: Relacionado, numero: int) -> dict[str, Any]:
    return {
        "id": numero,
        "message": _texto("véase también"),
        "physicalLocation": {
            "artifactLocation": _artefacto(otro.archivo),
            "region": {"startLine": otro.linea, "startColumn": otro.columna},
        },
    }


def _artefacto(archivo: str) -> dict[str, str]:
    return {"uri": uri(archivo), "uriBaseId": RAIZ}


def _fragmento(texto: str) -> dict[str, str]:
    return {"text": visible(texto)}


def _texto(frase: str) -> dict[str, str]:
    return {"text": _llano(frase)}


def _llano(texto: str) -> str:
    """Una frase que no puede pasar por un enlace: «[texto](adónde)» lo sería (3.11.6)."""
    return _literal(texto).replace("](", "] (")


def _literal(texto: str) -> str:
    """Las llaves se doblan: sueltas marcan dónde va un argumento (3.11.5)."""
    return texto.replace("{", "{{").replace("}", "}}")


def _en_enlace(texto: str) -> str:
    """El rótulo de un enlace, que no puede cerrarse antes de tiempo (3.11.6)."""
    escapado = _literal(texto).replace("\\", "\\\\")
    return escapado.replace("[", "\\[").replace("]", "\\]")
