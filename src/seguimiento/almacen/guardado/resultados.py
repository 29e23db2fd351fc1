"""Escribir sin dejar nunca un archivo a medias."""

from contextlib import suppress
from pathlib import Path

from seguimiento.almacen import sistema
from seguimiento.almacen.guardado.diario import nombre_de_temporal
from seguimiento.almacen.guardado.fallos import ENLACE, fallo_de_disco, rechazo
from seguimiento.errores import ErrorDeDisco


def escribir_nuevo(destino: Path, texto: str) -> None:
    """Escribe un resultado entero o no escribe nada; si el archivo existía, lo sustituye.

    Lanza `ErrorDeDisco` si la carpeta no existe, el destino es un enlace o el sistema no deja escribir.
    """
    if destino.is_symlink():
        # sustituirlo rompería el enlace, y /dev/stdout es uno
        raise rechazo(ENLACE, str(destino))
    temporal = destino.parent / nombre_de_temporal()
    try:
        habia = destino.stat() if destino.exists() else None
        with sistema.nuevo(str(temporal), reservado=habia is not None) as descriptor:
            sistema.escribir(descriptor, texto.encode("utf-8"))
            if habia is not None:
                sistema.dar_el_modo(descriptor, habia)
            sistema.asentar(descriptor)
        temporal.replace(destino)
    except BaseException as error:  # también una interrupción: no queda ningún temporal
        with suppress(OSError):
            temporal.unlink()
        if isinstance(error, OSError):
            raise _no_se_puede(destino, error) from error
        raise


def _no_se_puede(destino: Path, error: OSError) -> ErrorDeDisco:
    if isinstance(error, FileNotFoundError):
        return ErrorDeDisco(f"la carpeta de «{destino}» no existe", "créela o elija otra")
    if isinstance(error, PermissionError):
        return ErrorDeDisco(f"no hay permiso para escribir «{destino}»", "elija otra carpeta")
    if isinstance(error, IsADirectoryError):
        return ErrorDeDisco(f"«{destino}» es una carpeta", "indique un nombre de archivo")
    return fallo_de_disco(str(destino), error)
