"""Qué puede decirse en la línea de «seg recortar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="rutas", se_repite=True),
    Pieza(nombre="base", opciones=("--base",)),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
    Pieza(nombre="comprobar", opciones=("--comprobar",), es_bandera=True),
)
