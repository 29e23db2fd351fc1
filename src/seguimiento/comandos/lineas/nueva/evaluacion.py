"""Qué puede decirse en la línea de «seg nueva evaluacion». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="nombre", por_omision=""),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="titulo", opciones=("--titulo",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "titulo"), que_es="Título oficial."),
    Pieza(nombre="organizacion", opciones=("--organizacion",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "organizacion"), que_es="Quién la encargó."),
    Pieza(nombre="tipo", opciones=("--tipo",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "tipo"), que_es="Momento o alcance. [valores: inicial, medio_termino, final, ex_post…"),
    Pieza(nombre="agrupada", opciones=("--agrupada",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "agrupada"), que_es="Si abarca varias intervenciones."),
    Pieza(nombre="conduccion", opciones=("--conduccion",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "conduccion"), que_es="Quién la condujo. [valores: independiente, interna, autoevaluacion…"),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "fecha"), que_es="De cuándo es."),
    Pieza(nombre="numero", opciones=("--numero",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "numero"), que_es="Número de registro en la organización."),
    Pieza(nombre="codigos_proyecto", opciones=("--codigo-proyecto",), se_repite=True, completador=("valores", "evaluacion.Evaluacion", "codigos_proyecto"), que_es="Intervenciones evaluadas. [puede repetirse]"),
    Pieza(nombre="unidades_administrativas", opciones=("--unidad-administrativa",), se_repite=True, completador=("valores", "evaluacion.Evaluacion", "unidades_administrativas"), que_es="Unidades a cuyo cargo está. [puede repetirse]"),
    Pieza(nombre="region", opciones=("--region",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "region"), que_es="Región que abarca."),
    Pieza(nombre="paises", opciones=("--pais",), se_repite=True, completador=("valores", "evaluacion.Evaluacion", "paises"), que_es="Países que abarca, por su código ISO 3166-1 alfa-3. [puede repetirse]"),
    Pieza(nombre="responsable", opciones=("--responsable",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "responsable"), que_es="Función de quien completa la matriz."),
    Pieza(nombre="comentarios_generales", opciones=("--comentarios-generales",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "comentarios_generales"), que_es="Sobre el proceso de evaluación."),
    Pieza(nombre="prioridad_mas_alta", opciones=("--prioridad-mas-alta",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "prioridad_mas_alta"), que_es="1 o 3, si difiere de la configuración."),
    Pieza(nombre="pide_respuesta", opciones=("--pide-respuesta",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "pide_respuesta"), que_es="«no», si por su naturaleza no espera respuesta gerencial: un examen…"),
    Pieza(nombre="fuente__documento", opciones=("--fuente-documento",), por_omision="", completador=("valores", "comunes.FuenteDocumental", "documento"), que_es="Título del documento de origen."),
    Pieza(nombre="fuente__pagina", opciones=("--fuente-pagina",), por_omision="", completador=("valores", "comunes.FuenteDocumental", "pagina"), que_es="Página o sección."),
    Pieza(nombre="fuente__url", opciones=("--fuente-url",), por_omision="", completador=("valores", "comunes.FuenteDocumental", "url"), que_es="Dirección en que puede consultarse."),
    Pieza(nombre="etiquetas", opciones=("--etiqueta",), se_repite=True, completador=("nombres", "", "etiquetas"), que_es="Palabras con que la organización agrupa lo que le conviene mirar junto…"),
    Pieza(nombre="dudas", opciones=("--duda",), se_repite=True, completador=("valores", "evaluacion.Evaluacion", "dudas"), que_es="Lecturas inciertas de la fuente; salen en los informes y en las…"),
    Pieza(nombre="notas", opciones=("--notas",), por_omision="", completador=("valores", "evaluacion.Evaluacion", "notas"), que_es="Lo que convenga recordar y no tenga campo."),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
