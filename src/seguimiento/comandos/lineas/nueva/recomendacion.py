"""Qué puede decirse en la línea de «seg nueva recomendacion». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision=""),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="texto", opciones=("--texto",), por_omision=""),
    Pieza(nombre="id", opciones=("--id",), por_omision=""),
    Pieza(nombre="prioridad", opciones=("--prioridad",), por_omision=""),
    Pieza(nombre="dirigida_a", opciones=("--dirigida-a",), se_repite=True),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision=""),
    Pieza(nombre="conclusiones", opciones=("--conclusion",), se_repite=True),
    Pieza(nombre="clase", opciones=("--clase",), por_omision=""),
    Pieza(nombre="causa", opciones=("--causa",), por_omision=""),
    Pieza(nombre="temas", opciones=("--tema",), se_repite=True),
    Pieza(nombre="criterios_cad", opciones=("--criterio-cad",), se_repite=True),
    Pieza(nombre="opciones_de_respuesta", opciones=("--opcion-de-respuesta",), se_repite=True),
    Pieza(nombre="observaciones", opciones=("--observacion",), se_repite=True),
    Pieza(nombre="practicas", opciones=("--practica",), se_repite=True),
    Pieza(nombre="fuente__documento", opciones=("--fuente-documento",), por_omision=""),
    Pieza(nombre="fuente__pagina", opciones=("--fuente-pagina",), por_omision=""),
    Pieza(nombre="fuente__url", opciones=("--fuente-url",), por_omision=""),
    Pieza(nombre="unidades_administrativas", opciones=("--unidad-administrativa",), se_repite=True),
    Pieza(nombre="plazo", opciones=("--plazo",), por_omision=""),
    Pieza(nombre="sin_plazo", opciones=("--sin-plazo",), por_omision=""),
    Pieza(nombre="inicio", opciones=("--inicio",), por_omision=""),
    Pieza(nombre="responsables", opciones=("--responsable",), se_repite=True),
    Pieza(nombre="lidera", opciones=("--lidera",), por_omision=""),
    Pieza(nombre="acompanan", opciones=("--acompana",), se_repite=True),
    Pieza(nombre="meta", opciones=("--meta",), se_repite=True),
    Pieza(nombre="recurrencia", opciones=("--recurrencia",), por_omision=""),
    Pieza(nombre="etiquetas", opciones=("--etiqueta",), se_repite=True),
    Pieza(nombre="dudas", opciones=("--duda",), se_repite=True),
    Pieza(nombre="notas", opciones=("--notas",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
