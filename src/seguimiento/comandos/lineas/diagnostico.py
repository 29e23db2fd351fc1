"""Qué puede decirse en la línea de «seg diagnostico». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="reparar", opciones=("--reparar",), es_bandera=True),
    Pieza(nombre="fusion", opciones=("--fusion",), es_bandera=True),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
    Pieza(nombre="si", opciones=("--si",), es_bandera=True),
    Pieza(nombre="json", opciones=("--json",), es_bandera=True),
    Pieza(nombre="destino", opciones=("-o", "--salida")),
)
