"""El `datapackage.json`: qué hay en una carpeta exportada, y de quién es."""

import json
from contextlib import suppress
from pathlib import Path

NOMBRE = "datapackage.json"
PROPIO = "seguimiento"
"""La clave en que se dice de qué cartera salió: la lleva solo el de una carpeta exportada."""


def lo_escrito_en(carpeta: Path) -> frozenset[str]:
    """Los archivos que se escribieron en la carpeta al exportar, según su descriptor; ninguno si no lo es."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        descrito = json.loads((carpeta / NOMBRE).read_bytes())
        if PROPIO in descrito:
            return frozenset([NOMBRE, *(str(uno["path"]) for uno in descrito["resources"])])
    return frozenset()
