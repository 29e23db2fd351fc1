"""Escribir sin dejar nunca un archivo a medias."""

import os
import tempfile
from pathlib import Path

from seguimiento.almacen.guardado.fallos import enlace_simbolico, fallo_de_disco
from seguimiento.errores import ErrorDeDisco


def escribir_nuevo(destino: Path, texto: str) -> None:
    """Escribe un resultado entero o no escribe nada; si el archivo existía, lo sustituye.

    Lanza `ErrorDeDisco` si la carpeta no existe, el destino es un enlace o el sistema no deja escribir.
    """
    if destino.is_symlink():
        # sustituirlo rompería el enlace, y /dev/stdout es uno
        raise enlace_simbolico(str(destino))
    try:
        descriptor, temporal = tempfile.mkstemp(dir=destino.parent, prefix=".seg-")
    except OSError as error:
        raise _no_se_puede(destino, error) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as archivo:
            archivo.write(texto)
            archivo.flush()
            os.fsync(archivo.fileno())
        Path(temporal).chmod(_modo(destino))
        Path(temporal).replace(destino)
    except BaseException as error:  # también una interrupción: no queda ningún temporal
        Path(temporal).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _no_se_puede(destino, error) from error
        raise


def _modo(destino: Path) -> int:
    """El modo que tenía el archivo o, si es nuevo, el que manda la máscara del usuario."""
    if destino.exists():
        return destino.stat().st_mode & 0o777
    mascara = os.umask(0)
    os.umask(mascara)
    return 0o666 & ~mascara


def _no_se_puede(destino: Path, error: OSError) -> ErrorDeDisco:
    if isinstance(error, FileNotFoundError):
        return ErrorDeDisco(f"la carpeta de «{destino}» no existe", "créela o elija otra")
    if isinstance(error, PermissionError):
        return ErrorDeDisco(f"no hay permiso para escribir «{destino}»", "elija otra carpeta")
    if isinstance(error, IsADirectoryError):
        return ErrorDeDisco(f"«{destino}» es una carpeta", "indique un nombre de archivo")
    return fallo_de_disco(str(destino), error)
