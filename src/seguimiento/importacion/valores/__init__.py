"""Qué dice cada celda: un estado, una decisión, una fecha, unos nombres."""
