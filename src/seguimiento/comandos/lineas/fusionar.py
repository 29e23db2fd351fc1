"""Qué puede decirse en la línea de «seg fusionar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="base", obligatoria=True),
    Pieza(nombre="nuestro", obligatoria=True),
    Pieza(nombre="suyo", obligatoria=True),
    Pieza(nombre="ruta", opciones=("--ruta",), por_omision=""),
    Pieza(nombre="marcas", opciones=("--marcas",), clase="builtins.int", por_omision="7"),
)
