"""Qué puede decirse en la línea de cada orden. Derivado con «make derivados»: no se edita a mano."""
