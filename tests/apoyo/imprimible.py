"""Qué se ve al escribirlo: lo que imprime una letra, un espacio o une un emoji; nada que mande."""

from unicodedata import category

ENLAZADORES = "\u200c\u200d"


def imprimible(texto: str) -> bool:
    """Si todo en el texto se ve o es un espacio; un espacio duro lo es."""
    return all(
        letra.isprintable() or category(letra) == "Zs" or letra in ENLAZADORES for letra in texto
    )
