"""Los octetos de un archivo, si su nombre es de los que se leen y no ocupa de más."""

from collections.abc import Iterator
from pathlib import Path

from seguimiento.almacen.sistema import abierto
from seguimiento.importacion.lectores.rechazo import desmesurado, no_admitido

MEBI = 1 << 20
OCTETOS = 50 * MEBI
"""Lo que puede ocupar."""
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""Cómo empiezan los de las versiones antiguas, y los que llevan contraseña."""
COMO_DOCX = "ábralo en Word o en LibreOffice y guárdelo como «Documento de Word (.docx)»"
COMO_XLSX = "ábralo en Excel o en LibreOffice y guárdelo como «Libro de Excel (.xlsx)»"
COPIAR_LA_MATRIZ = "copie a otro archivo solo la matriz"
_ANTIGUO = "no se lee: es de una versión antigua de Word"
_CON_MACROS = "no se lee: puede llevar macros"
_PLANTILLA = "no se lee: es una plantilla"
_NO_SE_LEEN = {
    ".doc": (_ANTIGUO, COMO_DOCX),
    ".dot": (_ANTIGUO, COMO_DOCX),
    ".docm": (_CON_MACROS, COMO_DOCX),
    ".dotm": (_CON_MACROS, COMO_DOCX),
    ".dotx": (_PLANTILLA, COMO_DOCX),
    ".odt": ("no se lee: es de OpenDocument", COMO_DOCX),
    ".rtf": ("no se lee: es de texto enriquecido", COMO_DOCX),
    ".pdf": ("no se lee: un PDF no guarda qué es una tabla", "pida el documento del que salió"),
    ".xlsm": (_CON_MACROS, COMO_XLSX),
    ".xltm": (_CON_MACROS, COMO_XLSX),
    ".xltx": (_PLANTILLA, COMO_XLSX),
}
"""Los que se rechazan por su nombre: por qué y cómo traerlos."""


def octetos(ruta: Path) -> bytes:
    """El contenido de un archivo corriente y no vacío, de `OCTETOS` como mucho.

    Lanza `ArchivoRechazado` si no lo es, y también si su nombre es de los que no se leen.
    """
    if motivo := _NO_SE_LEEN.get(ruta.suffix.lower()):
        raise no_admitido(ruta, *motivo)
    try:
        # el almacén no sigue enlaces; quien importa sí puede dar uno
        with abierto(ruta.resolve()) as archivo:
            if not archivo.corriente:
                raise no_admitido(ruta, "no es un archivo corriente")
            contenido = _acotado(ruta, archivo.trozos())
    except IsADirectoryError as error:
        raise no_admitido(ruta, "es una carpeta", "dé un archivo de los que contiene") from error
    except FileNotFoundError as error:
        raise no_admitido(ruta, "no existe", "compruebe el nombre y la carpeta") from error
    except PermissionError as error:
        ayuda = "ciérrelo si está abierto en otro programa, o pida permiso para leerlo"
        raise no_admitido(ruta, "no se deja leer", ayuda) from error
    except OSError as error:
        raise no_admitido(ruta, f"no se pudo leer (error {error.errno})") from error
    if not contenido:
        raise no_admitido(ruta, "está vacío", "pida que se lo envíen otra vez")
    return contenido


def _acotado(ruta: Path, trozos: Iterator[bytes]) -> bytes:
    contenido = bytearray()
    for trozo in trozos:
        contenido += trozo
        if len(contenido) > OCTETOS:
            raise desmesurado(ruta, f"ocupa más de {OCTETOS // MEBI} MB", COPIAR_LA_MATRIZ)
    return bytes(contenido)
