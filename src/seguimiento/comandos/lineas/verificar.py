"""Qué puede decirse en la línea de «seg verificar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision="", completador=("referencias", "acción", "compromiso", "recomendación")),
    Pieza(nombre="resultado", opciones=("--resultado",), por_omision="", completador=("valores", "accion.Verificacion", "resultado"), que_es="Qué se concluyó. Una rechazada reabre la acción. [valores: verificada…"),
    Pieza(nombre="por", opciones=("--por",), por_omision="", completador=("valores", "accion.Verificacion", "por"), que_es="Función de quien comprueba."),
    Pieza(nombre="nota", opciones=("--nota",), por_omision="", completador=("valores", "accion.Verificacion", "nota"), que_es="Observaciones de la comprobación."),
    Pieza(nombre="eficaz", opciones=("--eficaz",), por_omision="", completador=("valores", "accion.Verificacion", "eficaz"), que_es="Si lo hecho resolvió lo que se buscaba, además de haberse hecho…"),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision="", completador=("valores", "accion.Verificacion", "fecha"), que_es="Cuándo se comprobó; se refiere a la última entrada terminal con esa…"),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
