"""Qué puede decirse en la línea de «seg nueva evaluacion». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="nombre", por_omision=""),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="titulo", opciones=("--titulo",), por_omision=""),
    Pieza(nombre="organizacion", opciones=("--organizacion",), por_omision=""),
    Pieza(nombre="tipo", opciones=("--tipo",), por_omision=""),
    Pieza(nombre="agrupada", opciones=("--agrupada",), por_omision=""),
    Pieza(nombre="conduccion", opciones=("--conduccion",), por_omision=""),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision=""),
    Pieza(nombre="numero", opciones=("--numero",), por_omision=""),
    Pieza(nombre="codigos_proyecto", opciones=("--codigo-proyecto",), se_repite=True),
    Pieza(nombre="unidades_administrativas", opciones=("--unidad-administrativa",), se_repite=True),
    Pieza(nombre="region", opciones=("--region",), por_omision=""),
    Pieza(nombre="paises", opciones=("--pais",), se_repite=True),
    Pieza(nombre="responsable", opciones=("--responsable",), por_omision=""),
    Pieza(nombre="comentarios_generales", opciones=("--comentarios-generales",), por_omision=""),
    Pieza(nombre="prioridad_mas_alta", opciones=("--prioridad-mas-alta",), por_omision=""),
    Pieza(nombre="pide_respuesta", opciones=("--pide-respuesta",), por_omision=""),
    Pieza(nombre="fuente__documento", opciones=("--fuente-documento",), por_omision=""),
    Pieza(nombre="fuente__pagina", opciones=("--fuente-pagina",), por_omision=""),
    Pieza(nombre="fuente__url", opciones=("--fuente-url",), por_omision=""),
    Pieza(nombre="etiquetas", opciones=("--etiqueta",), se_repite=True),
    Pieza(nombre="dudas", opciones=("--duda",), se_repite=True),
    Pieza(nombre="notas", opciones=("--notas",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
