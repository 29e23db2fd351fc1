"""Qué puede decirse en la línea de «seg». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="raiz", opciones=("-C", "--raiz")),
    Pieza(nombre="hoy", opciones=("--hoy",)),
    Pieza(nombre="al", opciones=("--al",)),
    Pieza(nombre="sin_cache", opciones=("--sin-cache",), es_bandera=True),
    Pieza(nombre="color", opciones=("--color",), valores=("auto", "siempre", "nunca"), clase="seguimiento.comandos.salida.Color", por_omision="auto"),
    Pieza(nombre="depurar", opciones=("--depurar",), es_bandera=True),
    Pieza(nombre="version", opciones=("--version",), es_bandera=True),
)
