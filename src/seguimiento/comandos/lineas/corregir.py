"""Qué puede decirse en la línea de «seg corregir». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", obligatoria=True, completador=("lo_que_se_corrige",)),
    Pieza(nombre="campo", obligatoria=True, completador=("campos_de_lo_escrito",)),
    Pieza(nombre="valor", se_repite=True, completador=("valores_de_lo_escrito",)),
    Pieza(nombre="anadir", opciones=("--anadir",), se_repite=True, que_es="Añade uno a una lista. [puede repetirse]"),
    Pieza(nombre="quitar", opciones=("--quitar",), se_repite=True, que_es="Quita uno de una lista, por su número, su fecha, su código o lo que…"),
    Pieza(nombre="borrar", opciones=("--borrar",), es_bandera=True, que_es="Quita el dato: no consta."),
    Pieza(nombre="si", opciones=("--si",), es_bandera=True, que_es="Confirma lo que cambia o borra algo que ya estaba escrito."),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
