"""Qué puede decirse en la línea de «seg exportar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="formato", valores=("csv", "sqlite", "ics", "xlsx", "docx", "pdf", "json"), por_omision=""),
    Pieza(nombre="que", se_repite=True),
    Pieza(nombre="evaluacion", opciones=("--evaluacion",)),
    Pieza(nombre="acuerdo", opciones=("--acuerdo",)),
    Pieza(nombre="responsable", opciones=("--responsable",), se_repite=True),
    Pieza(nombre="dirigida_a", opciones=("--dirigida-a",)),
    Pieza(nombre="prioridad", opciones=("--prioridad",), valores=("1", "2", "3", "alta", "media", "baja"), clase="seguimiento.comandos.filtrado.PrioridadPedida"),
    Pieza(nombre="unidad", opciones=("--unidad",), se_repite=True),
    Pieza(nombre="etiqueta", opciones=("--etiqueta",), se_repite=True),
    Pieza(nombre="clase", opciones=("--clase",), se_repite=True),
    Pieza(nombre="situacion", opciones=("--situacion",), se_repite=True, valores=("vencida", "por_vencer", "en_plazo", "sin_plazo", "cerrada"), clase="seguimiento.vocabularios.evaluaciones.SituacionDeAccion"),
    Pieza(nombre="dias", opciones=("--dias",), clase="builtins.int"),
    Pieza(nombre="hasta", opciones=("--hasta",)),
    Pieza(nombre="separador", opciones=("--separador",), valores=(",", ";"), clase="seguimiento.comandos.exportar.Separador", por_omision=","),
    Pieza(nombre="periodo", opciones=("--periodo",), por_omision=""),
    Pieza(nombre="sobre", opciones=("--sobre",)),
    Pieza(nombre="pisar", opciones=("--pisar",), es_bandera=True),
    Pieza(nombre="si", opciones=("--si",), es_bandera=True),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True),
    Pieza(nombre="destino", opciones=("-o", "--salida")),
)
