"""Cuánto ocupa un texto en la pantalla y cómo se reparte en líneas."""

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

from seguimiento.piezas import SEPARADOR

_TONOS_DE_PIEL = range(0x1F3FB, 0x1F400)
"""Se dibujan encima del emoji que los precede."""
_JUNTURAS = ("-/_@", ".")
"""Tras qué signos puede cortarse una palabra más larga que la línea, mejor los primeros: «/1.2» es un código."""
_COLOR = "\x1b\\[[0-9;]*m"
_SIN_ANCHO = ("Mn", "Me", "Cf")
_LLANO = re.compile("[\0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*")
"""Lo que ocupa una columna por letra: casi todo lo que se escribe en español."""


def ancho(texto: str) -> int:
    """Columnas que ocupa: dos por ideograma o emoji y ninguna por tilde suelta ni por el color."""
    if "\x1b" in texto:
        texto = re.sub(_COLOR, "", texto)
    return len(texto) if _LLANO.fullmatch(texto) else sum(map(_ancho, texto))


def _ancho(letra: str) -> int:
    if category(letra) in _SIN_ANCHO or ord(letra) in _TONOS_DE_PIEL:
        return 0
    return 2 if east_asian_width(letra) in ("W", "F") else 1


def envuelto(texto: str, columnas: int, sangria: int = 0) -> list[str]:
    """El texto en líneas que no pasan de ese ancho.

    Lo que continúa entra `sangria` columnas más que el principio. Los elementos separados por « · »
    no se parten si caben en una línea; una palabra que no cabe en ninguna se corta.
    """
    if ancho(texto) <= columnas:
        return [texto]
    principio = texto[: len(texto) - len(texto.lstrip(" "))]
    continuacion = principio + " " * sangria
    lineas = [principio]
    vacia = True
    for trozo in _trozos(texto, max(columnas - len(continuacion), 1)):
        candidata = lineas[-1] + trozo if vacia else f"{lineas[-1]} {trozo}"
        if vacia or ancho(candidata) <= columnas:
            lineas[-1] = candidata
        else:
            lineas.append(continuacion + trozo)
        vacia = False
    return lineas


def recortadas(lineas: list[str], maximo: int, columnas: int) -> list[str]:
    """Las primeras líneas; si faltan otras, la última acaba en «…» sin pasar del ancho."""
    if len(lineas) <= maximo:
        return lineas
    *primeras, ultima = lineas[:maximo]
    while ancho(ultima) > columnas - 1:
        ultima = ultima.rpartition(" ")[0] or ultima[:-1]
    return [*primeras, ultima.rstrip(" ,;:.") + "…"]


def por_el_medio(nombre: str, columnas: int) -> str:
    """El nombre en esas columnas: si no cabe, cómo empieza y cómo acaba, que es lo que distingue."""
    if ancho(nombre) <= columnas:
        return nombre
    primera, *otras = nombre.split()
    while otras and ancho(f"{primera}… {' '.join(otras)}") > columnas:
        otras = otras[1:]
    if otras:
        return f"{primera}… {' '.join(otras)}"
    final = f"… {nombre.rsplit(maxsplit=1)[-1]}"
    return final if ancho(final) <= columnas else recortadas([nombre, ""], 1, columnas)[0]


def _trozos(texto: str, columnas: int) -> Iterator[str]:
    """Lo que no se parte al cambiar de línea."""
    elementos = texto.strip(" ").split(SEPARADOR)
    for indice, elemento in enumerate(elementos):
        cerrado = elemento + (SEPARADOR.rstrip() if indice < len(elementos) - 1 else "")
        if len(elementos) > 1 and ancho(cerrado) <= columnas:
            yield cerrado
        else:
            for palabra in filter(None, cerrado.split(" ")):
                yield from _cortada(palabra, columnas)


def _cortada(palabra: str, columnas: int) -> Iterator[str]:
    if ancho(palabra) <= columnas:
        yield palabra
        return
    pedazo = ""
    for letra in palabra:
        if pedazo and ancho(pedazo) + _ancho(letra) > columnas:
            # un identificador se corta tras un guion o una barra, no en medio de un nombre
            hallados = (max(map(pedazo.rfind, signos)) + 1 for signos in _JUNTURAS)
            donde = next(filter(None, hallados), len(pedazo))
            yield pedazo[:donde]
            pedazo = pedazo[donde:]
        pedazo += letra
    yield pedazo
