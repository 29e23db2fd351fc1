"""Qué puede decirse en la línea de «seg indicadores». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="evaluacion", opciones=("--evaluacion",)),
    Pieza(nombre="acuerdo", opciones=("--acuerdo",)),
    Pieza(nombre="responsable", opciones=("--responsable",), se_repite=True),
    Pieza(nombre="dirigida_a", opciones=("--dirigida-a",)),
    Pieza(nombre="prioridad", opciones=("--prioridad",), valores=("1", "2", "3", "alta", "media", "baja"), clase="seguimiento.comandos.filtrado.PrioridadPedida"),
    Pieza(nombre="unidad", opciones=("--unidad",), se_repite=True),
    Pieza(nombre="etiqueta", opciones=("--etiqueta",), se_repite=True),
    Pieza(nombre="clase", opciones=("--clase",), se_repite=True),
    Pieza(nombre="situacion", opciones=("--situacion",), se_repite=True, valores=("vencida", "por_vencer", "en_plazo", "sin_plazo", "cerrada"), clase="seguimiento.vocabularios.evaluaciones.SituacionDeAccion"),
    Pieza(nombre="periodo", opciones=("--periodo",), por_omision=""),
    Pieza(nombre="tendencia", opciones=("--tendencia",), es_bandera=True),
    Pieza(nombre="ids", opciones=("--ids",), es_bandera=True),
    Pieza(nombre="formato", opciones=("--formato",), valores=("tabla", "json", "csv", "md"), clase="seguimiento.formatos.de_tabla.FormatoDeTabla", por_omision="tabla"),
    Pieza(nombre="json", opciones=("--json",), es_bandera=True),
    Pieza(nombre="destino", opciones=("-o", "--salida")),
)
