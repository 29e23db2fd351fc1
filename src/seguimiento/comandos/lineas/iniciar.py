"""Qué puede decirse en la línea de «seg iniciar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="carpeta"),
    Pieza(nombre="organizacion", opciones=("--organizacion",), por_omision=""),
    Pieza(nombre="zona_horaria", opciones=("--zona-horaria",), por_omision=""),
    Pieza(nombre="ci", opciones=("--ci",), valores=("github", "gitlab"), clase="seguimiento.comandos.iniciar.Plataforma"),
    Pieza(nombre="fusion", opciones=("--fusion",), es_bandera=True),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
