"""Qué puede decirse en la línea de «seg nueva reunion». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision=""),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision=""),
    Pieza(nombre="estado", opciones=("--estado",), por_omision=""),
    Pieza(nombre="modalidad", opciones=("--modalidad",), por_omision=""),
    Pieza(nombre="lugar", opciones=("--lugar",), por_omision=""),
    Pieza(nombre="asistentes", opciones=("--asistente",), se_repite=True),
    Pieza(nombre="ausentes", opciones=("--ausente",), se_repite=True),
    Pieza(nombre="orden_del_dia", opciones=("--punto",), se_repite=True),
    Pieza(nombre="resumen", opciones=("--resumen",), por_omision=""),
    Pieza(nombre="decisiones", opciones=("--decision",), se_repite=True),
    Pieza(nombre="documentos", opciones=("--documento",), se_repite=True),
    Pieza(nombre="etiquetas", opciones=("--etiqueta",), se_repite=True),
    Pieza(nombre="dudas", opciones=("--duda",), se_repite=True),
    Pieza(nombre="notas", opciones=("--notas",), por_omision=""),
    Pieza(nombre="id", opciones=("--id",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
