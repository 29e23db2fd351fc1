"""Qué puede decirse en la línea de «seg plantillas». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="nombre", por_omision=""),
    Pieza(nombre="destino", opciones=("-o", "--salida")),
)
