"""Qué puede decirse en la línea de «seg nueva reunion». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision="", completador=("referencias", "acuerdo")),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision="", completador=("valores", "acuerdo.Reunion", "fecha"), que_es="Cuándo se celebra o se celebró."),
    Pieza(nombre="estado", opciones=("--estado",), por_omision="", completador=("valores", "acuerdo.Reunion", "estado"), que_es="Qué pasó con ella. [valores: convocada, celebrada, pospuesta, cancelada]"),
    Pieza(nombre="modalidad", opciones=("--modalidad",), por_omision="", completador=("valores", "acuerdo.Reunion", "modalidad"), que_es="Cómo se celebra. [valores: presencial, virtual, hibrida]"),
    Pieza(nombre="lugar", opciones=("--lugar",), por_omision="", completador=("valores", "acuerdo.Reunion", "lugar"), que_es="Dónde."),
    Pieza(nombre="asistentes", opciones=("--asistente",), se_repite=True, completador=("nombres", "actores", "asistentes", "ausentes", "integrantes"), que_es="Instituciones o funciones presentes. [puede repetirse]"),
    Pieza(nombre="ausentes", opciones=("--ausente",), se_repite=True, completador=("nombres", "actores", "asistentes", "ausentes", "integrantes"), que_es="Instituciones o funciones que faltaron. [puede repetirse]"),
    Pieza(nombre="orden_del_dia", opciones=("--punto",), se_repite=True, completador=("valores", "acuerdo.Reunion", "orden_del_dia"), que_es="Puntos que se trataron o se tratarán. [puede repetirse]"),
    Pieza(nombre="resumen", opciones=("--resumen",), por_omision="", completador=("valores", "acuerdo.Reunion", "resumen"), que_es="Qué se habló."),
    Pieza(nombre="decisiones", opciones=("--decision",), se_repite=True, completador=("valores", "acuerdo.Reunion", "decisiones"), que_es="Qué se decidió. [puede repetirse]"),
    Pieza(nombre="documentos", opciones=("--documento",), se_repite=True, completador=("valores", "acuerdo.Reunion", "documentos"), que_es="Actas y materiales. [puede repetirse]"),
    Pieza(nombre="etiquetas", opciones=("--etiqueta",), se_repite=True, completador=("nombres", "", "etiquetas"), que_es="Palabras con que la organización agrupa lo que le conviene mirar junto…"),
    Pieza(nombre="dudas", opciones=("--duda",), se_repite=True, completador=("valores", "acuerdo.Reunion", "dudas"), que_es="Lecturas inciertas de la fuente; salen en los informes y en las…"),
    Pieza(nombre="notas", opciones=("--notas",), por_omision="", completador=("valores", "acuerdo.Reunion", "notas"), que_es="Lo que convenga recordar y no tenga campo."),
    Pieza(nombre="id", opciones=("--id",), por_omision="", completador=("valores", "acuerdo.Reunion", "id"), que_es="Por omisión, reunion- y la fecha."),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
