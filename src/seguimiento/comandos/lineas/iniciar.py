"""Qué puede decirse en la línea de «seg iniciar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="carpeta", es_archivo=True),
    Pieza(nombre="organizacion", opciones=("--organizacion",), por_omision="", completador=("valores", "configuracion.Configuracion", "organizacion"), que_es="Nombre que encabeza los informes."),
    Pieza(nombre="zona_horaria", opciones=("--zona-horaria",), por_omision="", completador=("valores", "configuracion.Configuracion", "zona_horaria"), que_es="Zona IANA (America/Guayaquil); por omisión, la del sistema."),
    Pieza(nombre="ci", opciones=("--ci",), valores=("github", "gitlab"), clase="seguimiento.comandos.iniciar.Plataforma", que_es="Añade con qué se comprueban los cambios en esa plataforma."),
    Pieza(nombre="fusion", opciones=("--fusion",), es_bandera=True, que_es="Dice a git, en esta copia, que una dato a dato lo que cambien dos…"),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
