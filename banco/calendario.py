"""Meses contados de corrido, para sumar y restar sin salirse del calendario."""

from random import Random


def mes(cual: int) -> str:
    """El mes escrito `AAAA-MM`; 0 es enero del año 0."""
    return f"{cual // 12:04d}-{cual % 12 + 1:02d}"


def dia(azar: Random, cual: int) -> str:
    """Un día cualquiera de ese mes; nunca pasa del 28, que todos tienen."""
    return f"{mes(cual)}-{azar.randint(1, 28):02d}"


def trimestre(cual: int) -> str:
    """El trimestre en que cae el mes, escrito `AAAA-Tn`."""
    return f"{cual // 12:04d}-T{cual % 12 // 3 + 1}"
