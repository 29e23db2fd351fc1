"""Lo que escribe una plantilla, a trozos: nunca hace falta tenerlo todo a la vez."""

import re
from collections.abc import Iterable, Iterator

from seguimiento.informes.plantillas.proteccion import sin_marcas

TROZO = 1 << 16
"""Cuántas letras se juntan: Jinja da cada dato aparte, y son muy pocas para escribirlas solas."""
_HUECOS = re.compile(r"\n{3,}")
"""Las líneas en blanco de más que dejan los bloques vacíos; un dato nunca trae saltos en Markdown."""


def juntados(pedazos: Iterable[str]) -> Iterator[str]:
    """Lo mismo, en pedazos de un tamaño que merezca la pena."""
    esperan: list[str] = []
    letras = 0
    for pedazo in pedazos:
        esperan.append(pedazo)
        letras += len(pedazo)
        if letras >= TROZO:
            yield "".join(esperan)
            esperan, letras = [], 0
    yield "".join(esperan)


def en_limpio(pedazos: Iterable[str]) -> Iterator[str]:
    """El Markdown sin huecos ni marcas, por líneas enteras: de ellas depende lo que queda."""
    resto = ""
    for pedazo in pedazos:
        resto += pedazo
        # los saltos del final esperan: lo que siga puede empezar por otro
        acaba = len(resto[: resto.rfind("\n") + 1].rstrip("\n"))
        yield _limpio(resto[:acaba])
        resto = resto[acaba:]
    yield _limpio(resto)


def _limpio(lineas: str) -> str:
    return sin_marcas(_HUECOS.sub("\n\n", lineas))
