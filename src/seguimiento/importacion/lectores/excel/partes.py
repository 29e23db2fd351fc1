"""Lo que un libro guarda fuera de sus hojas y openpyxl no da: comentarios hilados y dibujos."""

import re
import zipfile
from collections.abc import Mapping

_HILADOS = "/threadedComment"
_DIBUJO = re.compile(r"xl/drawings/[^/]+\.xml", re.IGNORECASE)
_DE_CASILLAS = "xl/ctrlprops/"
_CON_TEXTO = re.compile(rb"<(?:\w+:)?t(?: [^>]*)?>\s*[^<\s]")


def comentarios_hilados(abierto: zipfile.ZipFile, parte: str) -> Mapping[str, str]:
    """Por celda, lo que dice cada comentario de su hilo, uno por línea; sin quién lo dijo.

    El programa que no los conoce ve en su lugar una nota que pide otra versión de Excel.
    """
    from openpyxl.packaging.relationship import get_dependents, get_rels_path
    from openpyxl.xml.functions import fromstring

    relaciones: str = get_rels_path(parte)  # type: ignore[no-untyped-call]
    if relaciones not in abierto.namelist():
        return {}
    hilos: dict[str, list[str]] = {}
    for relacion in get_dependents(abierto, relaciones):
        if (relacion.Type or "").endswith(_HILADOS) and relacion.target in abierto.namelist():
            for comentario in fromstring(abierto.read(relacion.target)):
                texto = "".join(comentario.itertext()).strip()
                hilos.setdefault(comentario.get("ref", ""), []).append(texto)
    return {celda: "\n".join(textos) for celda, textos in hilos.items()}


def con_texto_dibujado(abierto: zipfile.ZipFile) -> bool:
    """Si en algún dibujo hay letras."""
    return any(
        _CON_TEXTO.search(abierto.read(nombre))
        for nombre in abierto.namelist()
        if _DIBUJO.fullmatch(nombre)
    )


def con_casillas_dibujadas(abierto: zipfile.ZipFile) -> bool:
    """Si hay controles de formulario, que no están en ninguna celda."""
    return any(nombre.lower().startswith(_DE_CASILLAS) for nombre in abierto.namelist())
