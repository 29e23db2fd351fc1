"""Qué puede decirse en la línea de «seg verificar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision=""),
    Pieza(nombre="resultado", opciones=("--resultado",), por_omision=""),
    Pieza(nombre="por", opciones=("--por",), por_omision=""),
    Pieza(nombre="nota", opciones=("--nota",), por_omision=""),
    Pieza(nombre="eficaz", opciones=("--eficaz",), por_omision=""),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision=""),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
