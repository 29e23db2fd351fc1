"""Los caracteres que Excel guarda con su número: «_x000D_» es un retorno y «_x005F_x0041_», «_x0041_»."""

import re
import zipfile
from io import BytesIO
from typing import IO

_ESCAPADO = re.compile("_x([0-9A-Fa-f]{4})_")
_COMIDO = re.compile(rb"(_?)x005F_")
"""Lo que openpyxl quita de todo texto, y con ello que lo que sigue no es un escape."""
_CON_TEXTOS = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml", re.IGNORECASE)


def sin_escapes(texto: str) -> str:
    """El texto, con cada carácter que va por su número en su sitio."""
    if "_x" not in texto:
        return texto
    return _ESCAPADO.sub(lambda hallado: chr(int(hallado[1], 16)), texto)


def para_openpyxl(abierto: zipfile.ZipFile) -> IO[bytes]:
    """El libro de modo que openpyxl deje sus escapes como están, para `sin_escapes`; casi siempre, él mismo."""
    cambiadas = {}
    for parte in filter(_CON_TEXTOS.fullmatch, abierto.namelist()):
        contenido = abierto.read(parte)
        if (a_salvo := _COMIDO.sub(_dicho_de_otro_modo, contenido)) != contenido:
            cambiadas[parte] = a_salvo
    if not cambiadas:
        return octetos_de(abierto)
    otro = BytesIO()
    with zipfile.ZipFile(otro, "w") as copia:
        for parte in abierto.namelist():
            copia.writestr(parte, cambiadas.get(parte) or abierto.read(parte))
    return otro


def octetos_de(abierto: zipfile.ZipFile) -> IO[bytes]:
    """El archivo del que se abrió."""
    if abierto.fp is None:
        raise AssertionError("el paquete se cerró antes de leerlo")
    return abierto.fp


def _dicho_de_otro_modo(comido: re.Match[bytes]) -> bytes:
    """Lo mismo, sin el «x005F_» con mayúscula que openpyxl busca."""
    return b"_x005f_" if comido[1] else b"_x0078_005F_"
