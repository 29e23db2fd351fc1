"""Qué puede decirse en la línea de «seg prorrogar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision="", completador=("referencias", "acción", "compromiso", "recomendación")),
    Pieza(nombre="plazo", opciones=("--plazo",), por_omision="", completador=("valores", "accion.Prorroga", "plazo"), que_es="Hasta cuándo vale ahora."),
    Pieza(nombre="motivo", opciones=("--motivo",), por_omision="", completador=("valores", "accion.Prorroga", "motivo"), que_es="Por qué se amplía."),
    Pieza(nombre="autorizada_por", opciones=("--autorizada-por",), por_omision="", completador=("valores", "accion.Prorroga", "autorizada_por"), que_es="Función de quien la concede."),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision="", completador=("valores", "accion.Prorroga", "fecha"), que_es="Cuándo se concedió; concedida tarde no borra el retraso anterior."),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
