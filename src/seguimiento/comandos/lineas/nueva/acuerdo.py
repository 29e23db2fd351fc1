"""Qué puede decirse en la línea de «seg nueva acuerdo». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="nombre", por_omision=""),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="titulo", opciones=("--titulo",), por_omision=""),
    Pieza(nombre="marco", opciones=("--marco",), por_omision=""),
    Pieza(nombre="estado", opciones=("--estado",), por_omision=""),
    Pieza(nombre="vigencia__desde", opciones=("--vigencia-desde",), por_omision=""),
    Pieza(nombre="vigencia__hasta", opciones=("--vigencia-hasta",), por_omision=""),
    Pieza(nombre="objetivo", opciones=("--objetivo",), por_omision=""),
    Pieza(nombre="partes", opciones=("--parte",), se_repite=True),
    Pieza(nombre="vinculante", opciones=("--vinculante",), por_omision=""),
    Pieza(nombre="aprobacion__fecha", opciones=("--aprobacion-fecha",), por_omision=""),
    Pieza(nombre="aprobacion__por", opciones=("--aprobacion-por",), por_omision=""),
    Pieza(nombre="aprobacion__situacion", opciones=("--aprobacion-situacion",), por_omision=""),
    Pieza(nombre="grupo_de_seguimiento__integrantes", opciones=("--grupo-de-seguimiento-integrante",), se_repite=True),
    Pieza(nombre="grupo_de_seguimiento__situacion", opciones=("--grupo-de-seguimiento-situacion",), por_omision=""),
    Pieza(nombre="grupo_de_seguimiento__constitucion", opciones=("--grupo-de-seguimiento-constitucion",), por_omision=""),
    Pieza(nombre="periodicidad", opciones=("--periodicidad",), por_omision=""),
    Pieza(nombre="desafios", opciones=("--desafio",), se_repite=True),
    Pieza(nombre="observaciones", opciones=("--observacion",), se_repite=True),
    Pieza(nombre="fuente__documento", opciones=("--fuente-documento",), por_omision=""),
    Pieza(nombre="fuente__pagina", opciones=("--fuente-pagina",), por_omision=""),
    Pieza(nombre="fuente__url", opciones=("--fuente-url",), por_omision=""),
    Pieza(nombre="etiquetas", opciones=("--etiqueta",), se_repite=True),
    Pieza(nombre="dudas", opciones=("--duda",), se_repite=True),
    Pieza(nombre="notas", opciones=("--notas",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
