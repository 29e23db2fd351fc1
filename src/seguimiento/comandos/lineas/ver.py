"""Qué puede decirse en la línea de «seg ver». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", obligatoria=True, completador=("referencias",)),
    Pieza(nombre="json", opciones=("--json",), es_bandera=True, que_es="El resultado en JSON."),
    Pieza(nombre="destino", opciones=("-o", "--salida"), es_archivo=True, que_es="Escribe el resultado en un archivo; «-» es la salida."),
)
