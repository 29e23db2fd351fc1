"""Qué puede decirse en la línea de «seg recortar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="rutas", se_repite=True, es_archivo=True),
    Pieza(nombre="base", opciones=("--base",), que_es="Recorta lo que cambia desde esa rama o commit; si no, desde lo último…"),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
    Pieza(nombre="comprobar", opciones=("--comprobar",), es_bandera=True, que_es="No escribe nada; código 1 si algo puede recortarse."),
)
