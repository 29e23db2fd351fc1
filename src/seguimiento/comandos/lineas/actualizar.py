"""Qué puede decirse en la línea de «seg actualizar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision=""),
    Pieza(nombre="estado", opciones=("--estado",), por_omision=""),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision=""),
    Pieza(nombre="comentario", opciones=("--comentario",), por_omision=""),
    Pieza(nombre="evidencias", opciones=("--evidencia",), se_repite=True),
    Pieza(nombre="cantidad", opciones=("--cantidad",), por_omision=""),
    Pieza(nombre="avance", opciones=("--avance",), por_omision=""),
    Pieza(nombre="autor", opciones=("--autor",), por_omision=""),
    Pieza(nombre="motivo_retraso", opciones=("--motivo-retraso",), por_omision=""),
    Pieza(nombre="proximo_paso", opciones=("--proximo-paso",), por_omision=""),
    Pieza(nombre="sin_fecha", opciones=("--sin-fecha",), es_bandera=True),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
