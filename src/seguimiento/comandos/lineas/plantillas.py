"""Qué puede decirse en la línea de «seg plantillas». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="nombre", por_omision="", completador=("plantillas",)),
    Pieza(nombre="destino", opciones=("-o", "--salida"), es_archivo=True, que_es="Escribe el resultado en un archivo; «-» es la salida."),
)
