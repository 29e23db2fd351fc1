"""Qué puede decirse en la línea de «seg fusionar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="base", obligatoria=True),
    Pieza(nombre="nuestro", obligatoria=True),
    Pieza(nombre="suyo", obligatoria=True),
    Pieza(nombre="ruta", opciones=("--ruta",), por_omision="", es_archivo=True, que_es="Cómo se llama el registro; si no, como NUESTRO."),
    Pieza(nombre="marcas", opciones=("--marcas",), clase="builtins.int", por_omision="7", que_es="Cuántos signos lleva cada marca de lo que queda por decidir. [por…"),
)
