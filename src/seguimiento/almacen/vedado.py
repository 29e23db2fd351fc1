"""Dónde no escribe un resultado: donde están los registros y aquello con que se leen."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from seguimiento.almacen.nombres import IMPORTADO, es_reservado
from seguimiento.almacen.raiz import es_raiz
from seguimiento.almacen.sistema import admite_nombre
from seguimiento.almacen.sitios import CONFIGURACION, DATOS
from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import visible

ESQUEMAS = "esquemas"
_DE_GIT = ".git"
_LO_QUE_TIENE_GIT = ("HEAD", "objects", "refs")
_PLANTILLA = ".j2"


@dataclass(frozen=True, slots=True)
class Zona:
    """Un archivo o una carpeta que un resultado no puede ocupar, y qué se guarda ahí."""

    ruta: Path
    que: str
    solo: str = ""
    """Cómo termina el nombre de lo que no se ocupa; vacío si nada de lo que hay dentro."""


def comprobar_nombre(nombre: str) -> None:
    """Lanza `ErrorDeUso` si un archivo no puede llamarse así, aquí o en el Windows de quien lo reciba."""
    if es_reservado(nombre) or not admite_nombre(nombre):
        raise ErrorDeUso(
            f"«{visible(nombre)}» no sirve en Windows como nombre", "use letras, cifras y guiones"
        )


def raices_de(destino: Path) -> Iterator[Path]:
    """Las raíces de repositorio en que cae un destino, siguiendo los enlaces: de fuera no se sabe nada."""
    yield from (carpeta for carpeta in _desde(destino) if es_raiz(carpeta))


def zonas_de(raiz: Path, plantillas: str | None, *, con_esquemas: bool = True) -> list[Zona]:
    """Lo que se guarda en un repositorio; `plantillas` es la carpeta que nombra su configuración."""
    zonas = [Zona(raiz / DATOS, "los registros"), Zona(raiz / CONFIGURACION, "la configuración")]
    zonas.append(Zona(raiz / IMPORTADO, "lo que se importó"))
    if con_esquemas:
        zonas.append(Zona(raiz / ESQUEMAS, "los esquemas"))
    if plantillas is not None:
        # las de la propia raíz se conocen por cómo se llaman: en ella hay mucho más que plantillas
        solo = _PLANTILLA if _mismo(raiz / plantillas, raiz) else ""
        zonas.append(Zona(raiz / plantillas, "las plantillas", solo))
    return zonas


def lo_que_guarda(destino: Path, zonas: Sequence[Zona]) -> str:
    """Qué se guarda donde se quiere escribir («los registros»…); vacío si ahí puede escribirse.

    Se mira adónde lleva el destino de verdad y cómo se llama: hay discos que no distinguen mayúsculas,
    y por un enlace o por otro nombre se llega al mismo sitio. Un enlace duro no hace falta mirarlo: al
    escribir se sustituye el nombre, y el archivo sigue entero con el otro.
    """
    nombre = _plegado(destino.name)
    ocupables = [zona for zona in zonas if nombre.endswith(zona.solo)]
    for ruta in _desde(destino):
        if _es_de_git(ruta):
            return "la historia de git"
        que = next((zona.que for zona in ocupables if _mismo(zona.ruta, ruta)), "")
        if que:
            return que
    # esté donde esté: puede ser la que se pide con «--plantilla»
    return "las plantillas" if nombre.endswith(_PLANTILLA) and destino.exists() else ""


def _desde(destino: Path) -> Iterator[Path]:
    """El destino y las carpetas en que está: tal como se escribió y tal como es tras los enlaces."""
    escrita = Path(os.path.normpath(destino.absolute()))
    for ruta in dict.fromkeys((Path(os.path.realpath(destino)), escrita)):
        yield from (ruta, *ruta.parents)


def _mismo(una: Path, otra: Path) -> bool:
    """Si son el mismo archivo o, si alguno no existe, si se llaman igual en la misma carpeta."""
    try:
        return os.path.samefile(una, otra)  # noqa: PTH121 — Path.samefile es lo mismo y más largo
    except (OSError, ValueError):
        iguales = _plegado(una.name) == _plegado(otra.name)
        return iguales and os.path.realpath(una.parent) == os.path.realpath(otra.parent)


def _es_de_git(ruta: Path) -> bool:
    """Si es la carpeta de git, por su nombre o por lo que tiene: puede estar aparte del árbol."""
    if _plegado(ruta.name) == _DE_GIT:
        return True
    return all(os.path.lexists(ruta / parte) for parte in _LO_QUE_TIENE_GIT)


def _plegado(nombre: str) -> str:
    return normalize("NFC", nombre).casefold()
