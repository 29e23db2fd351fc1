"""Qué puede decirse en la línea de «seg nueva compromiso». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", por_omision="", completador=("referencias", "acuerdo")),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="descripcion", opciones=("--descripcion",), por_omision="", completador=("valores", "accion.Accion", "descripcion"), que_es="Qué se hará."),
    Pieza(nombre="plazo", opciones=("--plazo",), por_omision="", completador=("valores", "accion.Accion", "plazo"), que_es="Fecha a la que la unidad responsable se comprometió; con solo mes vale…"),
    Pieza(nombre="sin_plazo", opciones=("--sin-plazo",), por_omision="", completador=("valores", "accion.Accion", "sin_plazo"), que_es="Por qué no lo tiene, si así lo dice la fuente: «permanente». No es un…"),
    Pieza(nombre="inicio", opciones=("--inicio",), por_omision="", completador=("valores", "accion.Accion", "inicio"), que_es="Desde cuándo debe hacerse; con solo mes vale su primer día. Sin él no…"),
    Pieza(nombre="responsables", opciones=("--responsable",), se_repite=True, completador=("nombres", "actores", "responsables", "lidera", "acompanan"), que_es="Funciones o unidades que responden de que se haga; la primera es la…"),
    Pieza(nombre="lidera", opciones=("--lidera",), por_omision="", completador=("nombres", "actores", "responsables", "lidera", "acompanan"), que_es="Quien conduce de hecho, si no es quien responde."),
    Pieza(nombre="acompanan", opciones=("--acompana",), se_repite=True, completador=("nombres", "actores", "responsables", "lidera", "acompanan"), que_es="Quienes apoyan. [puede repetirse]"),
    Pieza(nombre="meta", opciones=("--meta",), se_repite=True, completador=("valores", "accion.Accion", "meta"), que_es="Cantidades comprometidas. [puede repetirse]"),
    Pieza(nombre="recurrencia", opciones=("--recurrencia",), por_omision="", completador=("valores", "accion.Accion", "recurrencia"), que_es="Cada cuánto se repite. [valores: semanal, mensual, bimestral…"),
    Pieza(nombre="fecha_hito", opciones=("--fecha-hito",), por_omision="", completador=("valores", "accion.Accion", "fecha_hito"), que_es="Día del acto al que se refiere la acción, si difiere del plazo."),
    Pieza(nombre="fondos__monto", opciones=("--fondos-monto",), por_omision="", completador=("valores", "accion.Fondos", "monto"), que_es="Cuánto hace falta."),
    Pieza(nombre="fondos__moneda", opciones=("--fondos-moneda",), por_omision="", completador=("valores", "accion.Fondos", "moneda"), que_es="En qué moneda, por su código ISO 4217."),
    Pieza(nombre="fondos__disponibles", opciones=("--fondos-disponibles",), por_omision="", completador=("valores", "accion.Fondos", "disponibles"), que_es="Si se cuenta ya con ellos. [valores: si, parcial, no]"),
    Pieza(nombre="misma_que", opciones=("--misma-que",), por_omision="", completador=("valores", "accion.Accion", "misma_que"), que_es="Referencia a la acción de la que esta es repetición bajo otra…"),
    Pieza(nombre="relacionadas", opciones=("--relacionada",), se_repite=True, completador=("valores", "accion.Accion", "relacionadas"), que_es="Referencias a acciones o compromisos que conviene mirar juntos. [puede…"),
    Pieza(nombre="practicas", opciones=("--practica",), se_repite=True, completador=("valores", "accion.Accion", "practicas"), que_es="Fichas que documentan lo que enseñó la acción. [puede repetirse]"),
    Pieza(nombre="etiquetas", opciones=("--etiqueta",), se_repite=True, completador=("nombres", "", "etiquetas"), que_es="Palabras con que la organización agrupa lo que le conviene mirar junto…"),
    Pieza(nombre="dudas", opciones=("--duda",), se_repite=True, completador=("valores", "accion.Accion", "dudas"), que_es="Lecturas inciertas de la fuente; salen en los informes y en las…"),
    Pieza(nombre="notas", opciones=("--notas",), por_omision="", completador=("valores", "accion.Accion", "notas"), que_es="Lo que convenga recordar y no tenga campo."),
    Pieza(nombre="id", opciones=("--id",), por_omision="", completador=("valores", "accion.Accion", "id"), que_es="Código en la matriz (1.1) o en el acuerdo, único en el archivo. Es…"),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
