"""El `datapackage.json`: qué hay en una carpeta exportada, y de quién es.

Es un Tabular Data Package de Frictionless: qué es cada tabla y cada columna, de qué tipo y a qué lleva.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from seguimiento.exportacion.tablas import Columna, Tabla, Tipo

NOMBRE = "datapackage.json"
PROPIO = "seguimiento"
"""La clave en que se dice de qué cartera salió: la lleva solo el de una carpeta exportada."""
_TIPOS: Mapping[Tipo, Mapping[str, Any]] = {
    Tipo.TEXTO: {"type": "string"},
    Tipo.FECHA: {"type": "date", "format": "%Y-%m-%d"},
    Tipo.ENTERO: {"type": "integer"},
    Tipo.DECIMAL: {"type": "number"},
    Tipo.SI_NO: {"type": "boolean", "trueValues": ["si"], "falseValues": ["no"]},
}


def de(
    tablas: Iterable[Tabla[Any]], separador: str, procedencia: Mapping[str, Any], *, decimal: str
) -> dict[str, Any]:
    """El de unas tablas que se escriben con ese separador y esa coma decimal."""
    return {
        "profile": "tabular-data-package",
        "name": "seguimiento",
        "title": f"Registros de seguimiento al {procedencia['hoy']}",
        PROPIO: procedencia,
        "resources": [_recurso(tabla, separador, decimal) for tabla in tablas],
    }


def _recurso(tabla: Tabla[Any], separador: str, decimal: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": tabla.nombre,
        "title": tabla.titulo,
        "description": tabla.descripcion,
        "path": f"{tabla.nombre}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": separador, "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {
            "fields": [_campo(columna, decimal) for columna in tabla.columnas],
            "missingValues": [""],
            "primaryKey": "clave",
            "foreignKeys": [
                {
                    "fields": columna.nombre,
                    "reference": {"resource": columna.lleva_a, "fields": "clave"},
                }
                for columna in tabla.columnas
                if columna.lleva_a
            ],
        },
    }


def _campo(columna: Columna[Any], decimal: str) -> dict[str, Any]:
    suyo: dict[str, Any] = {"decimalChar": decimal} if columna.tipo is Tipo.DECIMAL else {}
    if columna.valores:
        suyo["constraints"] = {"enum": [*columna.valores]}
    return {
        "name": columna.nombre,
        "title": columna.titulo,
        "description": columna.descripcion,
        **_TIPOS[columna.tipo],
        **suyo,
    }


def lo_escrito_en(carpeta: Path) -> frozenset[str]:
    """Los archivos que se escribieron en la carpeta al exportar, según su descriptor; ninguno si no lo es."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        descrito = json.loads((carpeta / NOMBRE).read_bytes())
        if PROPIO in descrito:
            return frozenset([NOMBRE, *(str(uno["path"]) for uno in descrito["resources"])])
    return frozenset()
