"""Qué puede decirse en la línea de «seg acta». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision=""),
    Pieza(nombre="decisiones", opciones=("--decision",), se_repite=True),
    Pieza(nombre="plazo", opciones=("--plazo",), por_omision=""),
    Pieza(nombre="responsables", opciones=("--responsable",), se_repite=True),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
