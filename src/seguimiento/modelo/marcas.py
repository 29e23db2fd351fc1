"""Marcas con que la declaración de un campo dice a dónde más llega."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filtra:
    """Marca los campos por los que se filtra, con el nombre de la opción: `--etiqueta`."""

    nombre: str
    entero: bool = True
    """Si ha de decir justo lo que se busca, y no basta con que lo contenga."""


@dataclass(frozen=True, slots=True)
class EnLasFilas:
    """Marca los campos de una acción que van, con su rótulo, en las listas y en los informes."""
