"""Cuántas filas de cada tabla se muestran para que todo quepa en la altura de la pantalla."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from seguimiento.piezas import Bloque, Tabla

Escritas = list[str]
"""Las líneas de un bloque."""


_SIEMPRE = 5
"""Las líneas que tiene la primera tabla por pequeña que sea la pantalla: su título y lo más urgente."""


def encajados(
    bloques: Sequence[Bloque], alto: int, escribir: Callable[[Bloque], Escritas]
) -> list[Escritas]:
    """Las líneas de cada bloque, con tantas filas de las tablas de renglones como dejen sitio.

    Las primeras tablas van antes: de las que no tienen sitio ni para una fila, queda una línea que dice
    cuántas son y con qué orden se ven. De la primera van siempre unas filas, aunque ni así quepa todo.
    """
    partes = [escribir(_plegada(bloque)) for bloque in bloques]
    minimo = _SIEMPRE
    for i, bloque in enumerate(bloques):
        if isinstance(bloque, Tabla) and bloque.renglones:
            partes[i] = []
            # la línea en blanco que la separa de lo anterior también ocupa
            libre = max(alto - altura(partes) - 1, minimo)
            partes[i] = _la_mas_larga(bloque, libre, escribir) or escribir(_plegada(bloque))
            minimo = 0
    return partes


def _plegada(bloque: Bloque) -> Bloque:
    if isinstance(bloque, Tabla) and bloque.renglones:
        return replace(bloque, maximo=0)
    return bloque


def _la_mas_larga(tabla: Tabla, libre: int, escribir: Callable[[Bloque], Escritas]) -> Escritas:
    """Las líneas de la tabla con las más filas que caben; ninguna si no cabe ni una."""
    # una fila nunca ocupa menos de una línea: no hay que probar con más de las que caben
    maximo = min(len(tabla.filas), libre)
    while maximo > 0:
        escritas = escribir(replace(tabla, maximo=maximo))
        if len(escritas) <= libre:
            return escritas
        maximo -= max((len(escritas) - libre) // 2, 1)
    return []


def unidas(partes: Sequence[Escritas]) -> list[str]:
    """Las líneas de todas las partes, con una en blanco entre dos; las de una sola van juntas."""
    lineas: Escritas = []
    antes: Escritas = []
    for parte in filter(None, partes):
        if antes and not (len(antes) == len(parte) == 1):
            lineas.append("")
        lineas += parte
        antes = parte
    return lineas


def altura(partes: Sequence[Escritas]) -> int:
    """Cuántas líneas ocupan, unidas."""
    return len(unidas(partes))
