"""El TAB que se pulsa al escribir una orden, tal como llega."""

import os
from typing import NamedTuple

from seguimiento.comandos.salida import MINIMO_POSIBLE

COLUMNAS_DE_SIEMPRE = 80
"""Las de una pantalla que no dice cuántas tiene."""
ENTRE_PALABRAS = "\x1f"
"""Lo que separa las palabras de la línea que se completa: ni un salto de línea, que puede ir en una."""


class Tabulador(NamedTuple):
    """Lo que manda el intérprete de órdenes cuando se pulsa TAB: no quiere ejecutar nada."""

    instruccion: str
    """`complete_` y su nombre."""
    palabras: tuple[str, ...]
    """Las de la línea, desde el nombre del programa hasta la que se completa, tal como se ven."""
    enumera: bool
    """Si solo va a mostrar lo que hay, sin tocar la línea."""
    columnas: int
    """Las de la pantalla en que se muestre."""

    @classmethod
    def pulsado(cls) -> "Tabulador | None":
        """El que haya en el entorno; `None` si esto es una orden como las demás."""
        entorno = os.environ
        if not entorno.get("_SEG_COMPLETE"):
            return None
        palabras = tuple(entorno.get("_SEG_PALABRAS", "").split(ENTRE_PALABRAS))
        # con «?» de tipo, bash muestra la lista y nada más
        enumera = entorno.get("_SEG_TIPO") == str(ord("?"))
        dichas = entorno.get("_SEG_COLUMNAS", "")
        columnas = int(dichas) if dichas.isdecimal() and dichas.isascii() else COLUMNAS_DE_SIEMPRE
        return cls(entorno["_SEG_COMPLETE"], palabras, enumera, max(columnas, MINIMO_POSIBLE))
