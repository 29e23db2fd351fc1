"""Qué puede decirse en la línea de «seg enviar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué se enviaría y no envía nada."),
)
