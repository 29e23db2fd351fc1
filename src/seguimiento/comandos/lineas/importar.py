"""Qué puede decirse en la línea de «seg importar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="archivos", se_repite=True, obligatoria=True, es_archivo=True),
    Pieza(nombre="tipo", opciones=("--tipo",), valores=("evaluacion", "acuerdo"), clase="seguimiento.vocabularios.importacion.TipoDeImportacion", que_es="Qué sale del archivo; de las decisiones de una junta, un acuerdo."),
    Pieza(nombre="en", opciones=("--en",), por_omision="", completador=("referencias", "evaluación", "acuerdo"), que_es="De qué registro es, si ya está; sin ella se reconoce."),
    Pieza(nombre="columna", opciones=("--columna",), se_repite=True, que_es="Qué dato trae una columna. [puede repetirse]"),
    Pieza(nombre="fechas", opciones=("--fechas",), valores=("dia-mes", "mes-dia"), clase="seguimiento.vocabularios.importacion.OrdenDeFechas", que_es="Qué va delante en las fechas con cifras."),
    Pieza(nombre="mapeo", opciones=("--mapeo",), es_archivo=True, que_es="Lo mismo por escrito: lo da «--simular»."),
    Pieza(nombre="titulo", opciones=("--titulo",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "titulo"), que_es="Título oficial."),
    Pieza(nombre="organizacion", opciones=("--organizacion",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "organizacion"), que_es="Quién la encargó."),
    Pieza(nombre="conflictos", opciones=("--conflictos",), valores=("archivo", "registro"), clase="seguimiento.comandos.obra_de_importacion.Conflictos", que_es="Qué vale si el archivo y el registro se contradicen."),
    Pieza(nombre="estricto", opciones=("--estricto",), es_bandera=True, que_es="No escribe si hay avisos o cambios controlados en Word."),
    Pieza(nombre="si", opciones=("--si",), es_bandera=True, que_es="Confirma lo que se duda: que algo es una corrección, o que se quita lo…"),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
