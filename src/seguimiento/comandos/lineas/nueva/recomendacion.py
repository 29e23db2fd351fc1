"""Qué puede decirse en la línea de «seg nueva recomendacion». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision="", completador=("referencias", "evaluación")),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="texto", opciones=("--texto",), por_omision="", completador=("valores", "evaluacion.Recomendacion", "texto"), que_es="Qué se recomienda."),
    Pieza(nombre="id", opciones=("--id",), por_omision="", completador=("valores", "evaluacion.Recomendacion", "id"), que_es="Código dentro de la evaluación: R1."),
    Pieza(nombre="prioridad", opciones=("--prioridad",), por_omision="", completador=("valores", "evaluacion.Recomendacion", "prioridad"), que_es="De 1 a 3, donde cuál es la más alta lo dice la configuración; o alta…"),
    Pieza(nombre="dirigida_a", opciones=("--dirigida-a",), se_repite=True, completador=("nombres", "actores", "dirigida_a"), que_es="A quién se dirige. [puede repetirse]"),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision="", completador=("valores", "evaluacion.Recomendacion", "fecha"), que_es="Fecha de la recomendación, si difiere de la de la evaluación."),
    Pieza(nombre="conclusiones", opciones=("--conclusion",), se_repite=True, completador=("valores", "evaluacion.Recomendacion", "conclusiones"), que_es="Conclusiones del informe en que se apoya. [puede repetirse]"),
    Pieza(nombre="clase", opciones=("--clase",), por_omision="", completador=("nombres", "clases", "clase"), que_es="Con qué nombre la clasifica la organización; cuáles hay lo dice la…"),
    Pieza(nombre="causa", opciones=("--causa",), por_omision="", completador=("valores", "evaluacion.Recomendacion", "causa"), que_es="Por qué se da lo que se recomienda corregir."),
    Pieza(nombre="temas", opciones=("--tema",), se_repite=True, completador=("valores", "evaluacion.Recomendacion", "temas"), que_es="Clasificación temática. [puede repetirse]"),
    Pieza(nombre="criterios_cad", opciones=("--criterio-cad",), se_repite=True, completador=("valores", "evaluacion.Recomendacion", "criterios_cad"), que_es="Criterios de evaluación a los que responde. [valores: pertinencia…"),
    Pieza(nombre="opciones_de_respuesta", opciones=("--opcion-de-respuesta",), se_repite=True, completador=("valores", "evaluacion.Recomendacion", "opciones_de_respuesta"), que_es="Decisiones que ofrece el formulario, si no son las tres. [valores…"),
    Pieza(nombre="observaciones", opciones=("--observacion",), se_repite=True, completador=("valores", "evaluacion.Recomendacion", "observaciones"), que_es="Disensos y notas de revisión. [puede repetirse]"),
    Pieza(nombre="practicas", opciones=("--practica",), se_repite=True, completador=("valores", "evaluacion.Recomendacion", "practicas"), que_es="Fichas relacionadas. [puede repetirse]"),
    Pieza(nombre="fuente__documento", opciones=("--fuente-documento",), por_omision="", completador=("valores", "comunes.FuenteDocumental", "documento"), que_es="Título del documento de origen."),
    Pieza(nombre="fuente__pagina", opciones=("--fuente-pagina",), por_omision="", completador=("valores", "comunes.FuenteDocumental", "pagina"), que_es="Página o sección."),
    Pieza(nombre="fuente__url", opciones=("--fuente-url",), por_omision="", completador=("valores", "comunes.FuenteDocumental", "url"), que_es="Dirección en que puede consultarse."),
    Pieza(nombre="unidades_administrativas", opciones=("--unidad-administrativa",), se_repite=True, completador=("valores", "evaluacion.Recomendacion", "unidades_administrativas"), que_es="Unidades a cuyo cargo está. [puede repetirse]"),
    Pieza(nombre="plazo", opciones=("--plazo",), por_omision="", completador=("valores", "evaluacion.Recomendacion", "plazo"), que_es="Fecha a la que la unidad responsable se comprometió; con solo mes vale…"),
    Pieza(nombre="sin_plazo", opciones=("--sin-plazo",), por_omision="", completador=("valores", "evaluacion.Recomendacion", "sin_plazo"), que_es="Por qué no lo tiene, si así lo dice la fuente: «permanente». No es un…"),
    Pieza(nombre="inicio", opciones=("--inicio",), por_omision="", completador=("valores", "evaluacion.Recomendacion", "inicio"), que_es="Desde cuándo debe hacerse; con solo mes vale su primer día. Sin él no…"),
    Pieza(nombre="responsables", opciones=("--responsable",), se_repite=True, completador=("nombres", "actores", "responsables", "lidera", "acompanan"), que_es="Funciones o unidades que responden de que se haga; la primera es la…"),
    Pieza(nombre="lidera", opciones=("--lidera",), por_omision="", completador=("nombres", "actores", "responsables", "lidera", "acompanan"), que_es="Quien conduce de hecho, si no es quien responde."),
    Pieza(nombre="acompanan", opciones=("--acompana",), se_repite=True, completador=("nombres", "actores", "responsables", "lidera", "acompanan"), que_es="Quienes apoyan. [puede repetirse]"),
    Pieza(nombre="meta", opciones=("--meta",), se_repite=True, completador=("valores", "evaluacion.Recomendacion", "meta"), que_es="Cantidades comprometidas. [puede repetirse]"),
    Pieza(nombre="recurrencia", opciones=("--recurrencia",), por_omision="", completador=("valores", "evaluacion.Recomendacion", "recurrencia"), que_es="Cada cuánto se repite. [valores: semanal, mensual, bimestral…"),
    Pieza(nombre="etiquetas", opciones=("--etiqueta",), se_repite=True, completador=("nombres", "", "etiquetas"), que_es="Palabras con que la organización agrupa lo que le conviene mirar junto…"),
    Pieza(nombre="dudas", opciones=("--duda",), se_repite=True, completador=("valores", "evaluacion.Recomendacion", "dudas"), que_es="Lecturas inciertas de la fuente; salen en los informes y en las…"),
    Pieza(nombre="notas", opciones=("--notas",), por_omision="", completador=("valores", "evaluacion.Recomendacion", "notas"), que_es="Lo que convenga recordar y no tenga campo."),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
