"""Nombres de archivo que traerán problemas: copias de sincronización, gemelos, imposibles en Windows."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import (
    COPIA_DE_SINCRONIZACION,
    EXTENSION_AJENA,
    NOMBRE_EXTRANO,
    NOMBRE_NO_PORTABLE,
    NOMBRES_GEMELOS,
)
from seguimiento.lugares import PRINCIPIO
from seguimiento.redaccion import enumeracion
from seguimiento.repositorio.fuentes import EXTENSION

_COPIA = re.compile(
    r"(?: \([0-9]+\)| - [Cc]op(?:ia|y)(?: ?\([0-9]+\))?| copy(?: [0-9]+)?"
    r"|[ _.-]\(?[^/]*(?:[Cc]onflicted copy|[Cc]opia en conflicto|sync-conflict)[^/]*)\.yaml$"
)
_RESERVADOS = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_IMPOSIBLES = re.compile(r'[<>:"|?*\\]|[ .]$')
_NO_SON_REGISTROS = frozenset({".gitkeep"})


def faltas_de_nombre(ruta: str) -> Iterator[Falta]:
    """Las faltas de un nombre por sí solo. `ruta` es la apta para mostrarse."""
    nombre = ruta.rpartition("/")[2]
    if not nombre.endswith(EXTENSION):
        if nombre not in _NO_SON_REGISTROS:
            ayuda = "cámbiele la extensión a «.yaml»" if nombre.endswith(".yml") else "sáquelo de aquí"
            yield Falta(EXTENSION_AJENA, PRINCIPIO, "no termina en «.yaml» y no se lee", ayuda)
        return
    if _COPIA.search(nombre):
        mensaje = "parece una copia de un conflicto de sincronización"
        yield Falta(COPIA_DE_SINCRONIZACION, PRINCIPIO, mensaje, "decida cuál vale y borre la otra")
    if "\\x" in nombre or "U+" in nombre:
        mensaje = "el nombre lleva caracteres que no se ven o que no son texto"
        yield Falta(NOMBRE_EXTRANO, PRINCIPIO, mensaje, "use letras, cifras y guiones")
    elif _RESERVADOS.fullmatch(nombre) or _IMPOSIBLES.search(nombre):
        mensaje = f"el nombre «{nombre}» no sirve en Windows"
        yield Falta(NOMBRE_NO_PORTABLE, PRINCIPIO, mensaje, "use letras, cifras y guiones")


def gemelos(rutas: Iterable[str]) -> Iterator[tuple[str, Falta]]:
    """Las rutas que en otro sistema serían la misma, con su falta: mayúsculas o forma de las tildes."""
    vistas: dict[str, list[str]] = {}
    for ruta in rutas:
        vistas.setdefault(normalize("NFC", ruta).casefold(), []).append(ruta)
    for iguales in vistas.values():
        if len(iguales) > 1:
            for ruta in iguales:
                otras = enumeracion(f"«{otra}»" for otra in iguales if otra != ruta)
                mensaje = f"en otros sistemas es el mismo archivo que {otras}"
                yield ruta, Falta(NOMBRES_GEMELOS, PRINCIPIO, mensaje, "renombre uno")
