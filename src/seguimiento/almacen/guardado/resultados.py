"""Escribir sin dejar nunca un archivo a medias."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from seguimiento.almacen import sistema
from seguimiento.almacen.guardado.diario import nombre_de_temporal
from seguimiento.almacen.guardado.fallos import (
    ENLACE,
    NOMBRE_QUE_NO_SIRVE,
    fallo_de_disco,
    rechazo,
)
from seguimiento.errores import ErrorDeDisco


def escribir_nuevo(destino: Path, contenido: bytes) -> None:
    """Escribe un resultado entero o no escribe nada; si el archivo existía, lo sustituye.

    Lanza `ErrorDeDisco` si la carpeta no existe, el destino es un enlace o el sistema no deja escribir.
    """
    escribir_nuevos([(destino, contenido)])


Contenido = bytes | Iterable[bytes]
"""Lo que se escribe en un archivo, entero o a trozos."""


def escribir_nuevos(resultados: Iterable[tuple[Path, Contenido]]) -> list[Path]:
    """Escribe varios resultados y da cuáles: no se pone ninguno hasta tener enteros todos.

    Se piden de uno en uno y trozo a trozo, y lo que lance quien los da deja todo como estaba. El primero se
    pone el último: si habla de los demás, cuando se vea estarán. Lanza lo mismo que `escribir_nuevo`.
    """
    preparados: dict[Path, Path] = {}
    try:
        for destino, contenido in resultados:
            temporal = destino.parent / nombre_de_temporal()
            preparados[destino] = temporal
            _preparar(temporal, destino, contenido)
        for destino, temporal in reversed(preparados.items()):
            _poner(temporal, destino)
    except BaseException:  # también una interrupción: no queda ningún temporal
        for temporal in preparados.values():
            with suppress(OSError):
                sistema.quitar(None, str(temporal))
        raise
    return [*preparados]


def _preparar(temporal: Path, destino: Path, contenido: Contenido) -> None:
    if sistema.es_enlace(destino):
        # sustituirlo rompería el enlace, y /dev/stdout es uno
        raise rechazo(ENLACE, str(destino))
    if not sistema.admite_nombre(destino.name):
        raise rechazo(NOMBRE_QUE_NO_SIRVE, str(destino))
    try:
        habia = destino.stat() if destino.exists() else None
        with sistema.nuevo(str(temporal), reservado=habia is not None) as descriptor:
            for trozo in (contenido,) if isinstance(contenido, bytes) else contenido:
                sistema.escribir(descriptor, trozo)
            if habia is not None:
                sistema.dar_el_modo(descriptor, habia)
            sistema.asentar(descriptor)
    except OSError as error:
        raise _no_se_puede(destino, error) from error


def _poner(temporal: Path, destino: Path) -> None:
    try:
        sistema.sustituir(None, str(temporal), str(destino))
    except OSError as error:
        raise _no_se_puede(destino, error) from error


def _no_se_puede(destino: Path, error: OSError) -> ErrorDeDisco:
    if isinstance(error, FileNotFoundError):
        return ErrorDeDisco(f"la carpeta de «{destino}» no existe", "créela o elija otra")
    if isinstance(error, PermissionError) and not isinstance(error, sistema.LoTieneOtro):
        return ErrorDeDisco(f"no hay permiso para escribir «{destino}»", "elija otra carpeta")
    if isinstance(error, IsADirectoryError):
        return ErrorDeDisco(f"«{destino}» es una carpeta", "indique un nombre de archivo")
    return fallo_de_disco(str(destino), error)
