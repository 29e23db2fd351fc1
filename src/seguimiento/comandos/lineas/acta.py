"""Qué puede decirse en la línea de «seg acta». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision="", completador=("referencias", "reunión")),
    Pieza(nombre="decisiones", opciones=("--decision",), se_repite=True, que_es="Solo esa decisión. [puede repetirse]"),
    Pieza(nombre="plazo", opciones=("--plazo",), por_omision="", completador=("valores", "accion.Accion", "plazo"), que_es="Fecha a la que la unidad responsable se comprometió; con solo mes vale…"),
    Pieza(nombre="responsables", opciones=("--responsable",), se_repite=True, completador=("nombres", "actores", "responsables", "lidera", "acompanan"), que_es="Funciones o unidades que responden de que se haga; la primera es la…"),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
