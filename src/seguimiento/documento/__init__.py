"""Texto YAML ⇄ datos y posiciones. Lo único del programa que sabe qué es YAML."""

from seguimiento.documento.arbol import Dato, Lista, Mapa
from seguimiento.documento.documento import Documento, Lectura, leer

__all__ = ["Dato", "Documento", "Lectura", "Lista", "Mapa", "leer"]
