"""Qué puede decirse en la línea de «seg responder». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision="", completador=("referencias", "recomendación")),
    Pieza(nombre="decision", opciones=("--decision",), por_omision="", completador=("valores", "evaluacion.Respuesta", "decision"), que_es="Aceptar, aceptar en parte o rechazar; sin ella, la decisión no consta…"),
    Pieza(nombre="justificacion", opciones=("--justificacion",), por_omision="", completador=("valores", "evaluacion.Respuesta", "justificacion"), que_es="Por qué se rechaza o se acepta solo en parte."),
    Pieza(nombre="alcance", opciones=("--alcance",), por_omision="", completador=("valores", "evaluacion.Respuesta", "alcance"), que_es="Qué parte se acepta."),
    Pieza(nombre="plan", opciones=("--plan",), por_omision="", completador=("valores", "evaluacion.Respuesta", "plan"), que_es="Lo que se hará, cuando no se desglosa en acciones."),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision="", completador=("valores", "evaluacion.Respuesta", "fecha"), que_es="Cuándo se respondió. Una respuesta sin fecha cuenta siempre."),
    Pieza(nombre="por", opciones=("--por",), por_omision="", completador=("nombres", "actores", "responsables", "lidera", "acompanan", "dirigida_a"), que_es="Función o unidad que contesta, si no es aquella a quien se dirige."),
    Pieza(nombre="situacion", opciones=("--situacion",), por_omision="", completador=("valores", "evaluacion.Respuesta", "situacion"), que_es="Si está aprobada; sin ella, se entiende que sí. Un borrador aún no es…"),
    Pieza(nombre="partes", opciones=("--parte",), se_repite=True, que_es="Lo que se decide de una parte, «a: aceptada: por qué». [puede repetirse]"),
    Pieza(nombre="sin_fecha", opciones=("--sin-fecha",), es_bandera=True, que_es="No anota ninguna fecha: la fuente no la dice."),
    Pieza(nombre="si", opciones=("--si",), es_bandera=True, que_es="Confirma lo que cambia o borra algo que ya estaba escrito."),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
