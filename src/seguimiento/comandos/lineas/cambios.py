"""Qué puede decirse en la línea de «seg cambios». Derivado con «make derivados»: no se edita a mano."""

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
    Pieza(nombre="desde", opciones=("--desde",), por_omision="reunion"),
    Pieza(nombre="final", opciones=("--hasta",)),
    Pieza(nombre="detalle", opciones=("--detalle",), es_bandera=True),
    Pieza(nombre="formato", opciones=("--formato",), valores=("texto", "md", "json"), clase="seguimiento.comandos.cambios.FormatoDeCambios", por_omision="texto"),
    Pieza(nombre="json", opciones=("--json",), es_bandera=True),
    Pieza(nombre="destino", opciones=("-o", "--salida")),
)
