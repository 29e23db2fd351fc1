"""Qué puede decirse en la línea de «seg diagnostico». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="reparar", opciones=("--reparar",), es_bandera=True, que_es="Junta lo que dejó dos versiones y renumera lo que repite un…"),
    Pieza(nombre="fusion", opciones=("--fusion",), es_bandera=True, que_es="Dice a git, en esta copia, que una dato a dato lo que cambien dos…"),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
    Pieza(nombre="si", opciones=("--si",), es_bandera=True, que_es="Confirma lo que cambia o borra algo que ya estaba escrito."),
    Pieza(nombre="json", opciones=("--json",), es_bandera=True, que_es="El resultado en JSON."),
    Pieza(nombre="destino", opciones=("-o", "--salida"), es_archivo=True, que_es="Escribe el resultado en un archivo; «-» es la salida."),
)
