"""Qué puede decirse en la línea de «seg esquema». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="cual", valores=("evaluacion", "practica", "acuerdo", "configuracion"), clase="seguimiento.comandos.esquema.Cual"),
    Pieza(nombre="salida", opciones=("-o", "--salida"), es_archivo=True, que_es="Escribe en una carpeta el esquema pedido o, si no se pide ninguno…"),
)
