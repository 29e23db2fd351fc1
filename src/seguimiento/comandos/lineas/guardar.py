"""Qué puede decirse en la línea de «seg guardar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="mensaje", por_omision=""),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo guarda aunque traiga errores, y deja el motivo con lo guardado."),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué se guardaría y no guarda nada."),
)
