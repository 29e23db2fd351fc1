"""Qué puede decirse en la línea de «seg actualizar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision="", completador=("referencias", "acción", "compromiso", "recomendación")),
    Pieza(nombre="estado", opciones=("--estado",), por_omision="", completador=("valores", "accion.Seguimiento", "estado"), que_es="Estado que se declara. [valores: no_iniciada, en_curso, completada…"),
    Pieza(nombre="fecha", opciones=("--fecha",), por_omision="", completador=("valores", "accion.Entrada", "fecha"), que_es="Día en que ocurrió lo declarado; si es parcial, cuenta desde su último…"),
    Pieza(nombre="comentario", opciones=("--comentario",), por_omision="", completador=("valores", "accion.Entrada", "comentario"), que_es="Qué se hizo o qué pasó."),
    Pieza(nombre="evidencias", opciones=("--evidencia",), se_repite=True, que_es="La prueba de lo que se declara: su título, su enlace o los dos. [puede…"),
    Pieza(nombre="cantidad", opciones=("--cantidad",), por_omision="", completador=("valores", "accion.Entrada", "cantidad"), que_es="Acumulado a esa fecha, en las unidades de la meta."),
    Pieza(nombre="avance", opciones=("--avance",), por_omision="", completador=("valores", "accion.Entrada", "avance"), que_es="Cuánto se lleva hecho a esa fecha, de 0 a 100 %."),
    Pieza(nombre="autor", opciones=("--autor",), por_omision="", completador=("valores", "accion.Entrada", "autor"), que_es="Función o fuente de quien lo declara."),
    Pieza(nombre="motivo_retraso", opciones=("--motivo-retraso",), por_omision="", completador=("valores", "accion.Entrada", "motivo_retraso"), que_es="Por qué no se llegó a tiempo."),
    Pieza(nombre="proximo_paso", opciones=("--proximo-paso",), por_omision="", completador=("valores", "accion.Entrada", "proximo_paso"), que_es="Qué toca ahora."),
    Pieza(nombre="sin_fecha", opciones=("--sin-fecha",), es_bandera=True, que_es="No anota ninguna fecha: la fuente no la dice."),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
