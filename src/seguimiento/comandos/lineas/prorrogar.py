"""Qué puede decirse en la línea de «seg prorrogar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision=""),
    Pieza(nombre="plazo", opciones=("--plazo",), por_omision=""),
    Pieza(nombre="motivo", opciones=("--motivo",), por_omision=""),
    Pieza(nombre="autorizada_por", opciones=("--autorizada-por",), por_omision=""),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision=""),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
