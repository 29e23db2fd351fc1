"""Qué puede decirse en la línea de «seg nueva accion». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision=""),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="descripcion", opciones=("--descripcion",), por_omision=""),
    Pieza(nombre="plazo", opciones=("--plazo",), por_omision=""),
    Pieza(nombre="sin_plazo", opciones=("--sin-plazo",), por_omision=""),
    Pieza(nombre="inicio", opciones=("--inicio",), por_omision=""),
    Pieza(nombre="responsables", opciones=("--responsable",), se_repite=True),
    Pieza(nombre="lidera", opciones=("--lidera",), por_omision=""),
    Pieza(nombre="acompanan", opciones=("--acompana",), se_repite=True),
    Pieza(nombre="meta", opciones=("--meta",), se_repite=True),
    Pieza(nombre="recurrencia", opciones=("--recurrencia",), por_omision=""),
    Pieza(nombre="fecha_hito", opciones=("--fecha-hito",), por_omision=""),
    Pieza(nombre="fondos__monto", opciones=("--fondos-monto",), por_omision=""),
    Pieza(nombre="fondos__moneda", opciones=("--fondos-moneda",), por_omision=""),
    Pieza(nombre="fondos__disponibles", opciones=("--fondos-disponibles",), por_omision=""),
    Pieza(nombre="misma_que", opciones=("--misma-que",), por_omision=""),
    Pieza(nombre="relacionadas", opciones=("--relacionada",), se_repite=True),
    Pieza(nombre="practicas", opciones=("--practica",), se_repite=True),
    Pieza(nombre="etiquetas", opciones=("--etiqueta",), se_repite=True),
    Pieza(nombre="dudas", opciones=("--duda",), se_repite=True),
    Pieza(nombre="notas", opciones=("--notas",), por_omision=""),
    Pieza(nombre="id", opciones=("--id",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
