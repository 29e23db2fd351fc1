"""Qué puede decirse en la línea de «seg importar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="archivos", se_repite=True, obligatoria=True),
    Pieza(nombre="tipo", opciones=("--tipo",), valores=("evaluacion", "acuerdo"), clase="seguimiento.vocabularios.importacion.TipoDeImportacion"),
    Pieza(nombre="en", opciones=("--en",), por_omision=""),
    Pieza(nombre="columna", opciones=("--columna",), se_repite=True),
    Pieza(nombre="fechas", opciones=("--fechas",), valores=("dia-mes", "mes-dia"), clase="seguimiento.vocabularios.importacion.OrdenDeFechas"),
    Pieza(nombre="mapeo", opciones=("--mapeo",)),
    Pieza(nombre="titulo", opciones=("--titulo",), por_omision=""),
    Pieza(nombre="organizacion", opciones=("--organizacion",), por_omision=""),
    Pieza(nombre="conflictos", opciones=("--conflictos",), valores=("archivo", "registro"), clase="seguimiento.comandos.obra_de_importacion.Conflictos"),
    Pieza(nombre="estricto", opciones=("--estricto",), es_bandera=True),
    Pieza(nombre="si", opciones=("--si",), es_bandera=True),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision=""),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
)
