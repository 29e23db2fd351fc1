"""Texto YAML ⇄ datos y posiciones. Lo único del programa que sabe qué es YAML."""

from seguimiento.documento.arbol import Dato, Lista, Mapa
from seguimiento.documento.documento import Documento, Lectura, leer
from seguimiento.documento.faltas import FaltaDeForma

__all__ = ["Dato", "Documento", "FaltaDeForma", "Lectura", "Lista", "Mapa", "leer"]
