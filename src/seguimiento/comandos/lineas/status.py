"""Qué puede decirse en la línea de «seg status». Derivado con «make derivados»: no se edita a mano."""

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
    Pieza(nombre="dias", opciones=("--dias",), clase="builtins.int"),
    Pieza(nombre="hasta", opciones=("--hasta",)),
    Pieza(nombre="por", opciones=("--por",), valores=("responsable", "evaluacion", "prioridad", "mes"), clase="seguimiento.comandos.lecturas.status.Agrupacion"),
    Pieza(nombre="detalle", opciones=("--detalle",), es_bandera=True),
    Pieza(nombre="desde", opciones=("--desde",)),
    Pieza(nombre="formato", opciones=("--formato",), valores=("tabla", "json", "csv", "md"), clase="seguimiento.formatos.de_tabla.FormatoDeTabla", por_omision="tabla"),
    Pieza(nombre="json", opciones=("--json",), es_bandera=True),
    Pieza(nombre="destino", opciones=("-o", "--salida")),
    Pieza(nombre="fallar_si", opciones=("--fallar-si",), se_repite=True, valores=("vencidas", "sin-respuesta", "sin-novedad", "sin-evidencia"), clase="seguimiento.comandos.lecturas.status.FallarSi"),
)
