"""Lo que un árbol disperso («sparse-checkout») dejó fuera de la carpeta, sin preguntárselo a git.

`ls-files` lo diría, pero ejecuta lo que pida la configuración del repositorio. Está en su índice.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path

from seguimiento.almacen.git.repositorio import arbol_de, carpeta_de_git
from seguimiento.errores import ErrorDeGit

_CABECERA = struct.Struct(">4sII")
_ANTES_DE_LA_IDENTIDAD = 40
_EXTENDIDAS = _FUERA_DE_LA_CARPETA = 0x4000
_CON_EXTENDIDAS, _CON_PREFIJOS = 3, 4
"""Desde qué versión del índice hay marcas de más, y cuál no repite lo que una ruta comparte con la anterior."""


def dejados_fuera(raiz: Path) -> tuple[str, ...]:
    """Los archivos y carpetas que están en git y no en la carpeta, desde la raíz; una carpeta acaba en `/`.

    Ninguno si el árbol no es disperso, que se sabe sin leer el índice, o si el índice no se entiende.
    """
    raiz = raiz.resolve()
    arbol = arbol_de(raiz)
    if arbol is None:
        return ()
    try:
        carpeta = carpeta_de_git(arbol)
        if not os.path.isfile(carpeta / "info" / "sparse-checkout"):  # noqa: PTH113 — Path.is_file lanza si falta permiso
            return ()
        rutas = [*_rutas_de_fuera((carpeta / "index").read_bytes())]
    except (ErrorDeGit, OSError, struct.error, IndexError, ValueError):
        return ()
    prefijo = "" if raiz == arbol else f"{raiz.relative_to(arbol).as_posix()}/"
    return tuple(r.removeprefix(prefijo) for r in rutas if r.startswith(prefijo))


def _rutas_de_fuera(indice: bytes) -> Iterator[str]:
    import hashlib

    marca, version, cuantas = _CABECERA.unpack_from(indice)
    if marca != b"DIRC":
        raise ValueError
    cifras = 32 if hashlib.sha256(indice[:-32]).digest() == indice[-32:] else 20
    donde, ruta = _CABECERA.size, b""
    for _ in range(cuantas):
        principio = donde
        donde += _ANTES_DE_LA_IDENTIDAD + cifras
        (marcas,) = struct.unpack_from(">H", indice, donde)
        donde += 2
        fuera = 0
        if version >= _CON_EXTENDIDAS and marcas & _EXTENDIDAS:
            (extendidas,) = struct.unpack_from(">H", indice, donde)
            fuera = extendidas & _FUERA_DE_LA_CARPETA
            donde += 2
        sobran = 0
        if version == _CON_PREFIJOS:
            sobran, donde = _numero(indice, donde)
        fin = indice.index(b"\0", donde)
        ruta = (ruta[: len(ruta) - sobran] if version == _CON_PREFIJOS else b"") + indice[donde:fin]
        # cada entrada ocupa un múltiplo de ocho, con uno a ocho ceros detrás de la ruta
        donde = fin + 1 if version == _CON_PREFIJOS else principio + (fin - principio + 8) // 8 * 8
        if fuera:
            yield ruta.decode("utf-8", "surrogateescape")


def _numero(indice: bytes, donde: int) -> tuple[int, int]:
    """Un número de largo variable, y dónde sigue."""
    valor = indice[donde] & 0x7F
    while indice[donde] & 0x80:
        donde += 1
        valor = ((valor + 1) << 7) | (indice[donde] & 0x7F)
    return valor, donde + 1
