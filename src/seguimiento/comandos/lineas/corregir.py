"""Qué puede decirse en la línea de «seg corregir». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", obligatoria=True),
    Pieza(nombre="campo", obligatoria=True),
    Pieza(nombre="valor", se_repite=True),
    Pieza(nombre="anadir", opciones=("--anadir",), se_repite=True),
    Pieza(nombre="quitar", opciones=("--quitar",), se_repite=True),
    Pieza(nombre="borrar", opciones=("--borrar",), es_bandera=True),
    Pieza(nombre="si", opciones=("--si",), es_bandera=True),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
