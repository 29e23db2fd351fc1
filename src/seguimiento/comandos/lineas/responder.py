"""Qué puede decirse en la línea de «seg responder». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision=""),
    Pieza(nombre="decision", opciones=("--decision",), por_omision=""),
    Pieza(nombre="justificacion", opciones=("--justificacion",), por_omision=""),
    Pieza(nombre="alcance", opciones=("--alcance",), por_omision=""),
    Pieza(nombre="plan", opciones=("--plan",), por_omision=""),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision=""),
    Pieza(nombre="por", opciones=("--por",), por_omision=""),
    Pieza(nombre="situacion", opciones=("--situacion",), por_omision=""),
    Pieza(nombre="partes", opciones=("--parte",), se_repite=True),
    Pieza(nombre="sin_fecha", opciones=("--sin-fecha",), es_bandera=True),
    Pieza(nombre="si", opciones=("--si",), es_bandera=True),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
