"""Un error en un archivo que estaba bien, como los que comete quien edita a mano."""

import re
from collections.abc import Callable, Mapping

_PLAZO = re.compile(r"^( +)plazo: .*$", re.MULTILINE)
_TITULO = re.compile(r"^titulo:", re.MULTILINE)
_RENGLON = re.compile(r"^([a-z_]+|  - id):.*$", re.MULTILINE)


def de_contenido(texto: str) -> str:
    """Un plazo que no es una fecha o, si no hay plazos, una clave que sobra.

    Ninguna impide leer lo demás: las dos obligan a convertir el registro por segunda vez.
    """
    if _PLAZO.search(texto):
        return _PLAZO.sub(r"\1plazo: noviembre de 2022", texto, count=1)
    return _TITULO.sub("prioridat: alta\ntitulo:", texto, count=1)


def de_sintaxis(texto: str) -> str:
    """Una comilla que no se cierra, pasada la mitad del archivo."""
    renglones = list(_RENGLON.finditer(texto))
    mitad = renglones[len(renglones) * 2 // 3]
    return f'{texto[: mitad.start()]}{mitad[1]}: "sin cerrar\n{texto[mitad.end() + 1 :]}'


ERRATAS: Mapping[str, Callable[[str], str]] = {"contenido": de_contenido, "sintaxis": de_sintaxis}
