"""Qué puede decirse en la línea de «seg status». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="evaluacion", opciones=("--evaluacion",), completador=("referencias", "evaluación"), que_es="Solo lo de esa evaluación."),
    Pieza(nombre="acuerdo", opciones=("--acuerdo",), completador=("referencias", "acuerdo"), que_es="Solo lo de ese acuerdo."),
    Pieza(nombre="responsable", opciones=("--responsable",), se_repite=True, completador=("nombres", "actores", "responsables", "lidera", "acompanan"), que_es="Solo aquello en que responde, lidera o acompaña. [puede repetirse]"),
    Pieza(nombre="dirigida_a", opciones=("--dirigida-a",), completador=("nombres", "actores", "dirigida_a"), que_es="Solo lo de recomendaciones dirigidas a alguien."),
    Pieza(nombre="prioridad", opciones=("--prioridad",), valores=("1", "2", "3", "alta", "media", "baja"), clase="seguimiento.comandos.filtrado.PrioridadPedida", que_es="Solo las de esa prioridad."),
    Pieza(nombre="unidad", opciones=("--unidad",), se_repite=True, completador=("nombres", "", "unidades_administrativas"), que_es="Solo lo que lleva eso en «Unidades administrativas», o es parte de algo…"),
    Pieza(nombre="etiqueta", opciones=("--etiqueta",), se_repite=True, completador=("nombres", "", "etiquetas"), que_es="Solo lo que lleva eso en «Etiquetas», o es parte de algo que lo lleva…"),
    Pieza(nombre="clase", opciones=("--clase",), se_repite=True, completador=("nombres", "clases", "clase"), que_es="Solo lo que lleva eso en «Clase», o es parte de algo que lo lleva…"),
    Pieza(nombre="situacion", opciones=("--situacion",), se_repite=True, valores=("vencida", "por_vencer", "en_plazo", "sin_plazo", "cerrada"), clase="seguimiento.vocabularios.evaluaciones.SituacionDeAccion", completador=("de_vocabulario", "evaluaciones.SituacionDeAccion"), que_es="Solo las que están en esa situación. [puede repetirse]"),
    Pieza(nombre="dias", opciones=("--dias",), clase="builtins.int", que_es="Días de aviso de «por vencer». [desde 0 hasta 3650]"),
    Pieza(nombre="hasta", opciones=("--hasta",), que_es="Aviso hasta ese día (la próxima reunión)."),
    Pieza(nombre="por", opciones=("--por",), valores=("responsable", "evaluacion", "prioridad", "mes"), clase="seguimiento.comandos.lecturas.status.Agrupacion", que_es="Agrupa las acciones."),
    Pieza(nombre="detalle", opciones=("--detalle",), es_bandera=True, que_es="Con plazos, responsables y última novedad."),
    Pieza(nombre="desde", opciones=("--desde",), completador=("principios",), que_es="Qué cambió desde ese día, el final de ese período, ese commit o la…"),
    Pieza(nombre="formato", opciones=("--formato",), valores=("tabla", "json", "csv", "md"), clase="seguimiento.formatos.de_tabla.FormatoDeTabla", por_omision="tabla", que_es="Cómo se muestra. [por omisión: tabla]"),
    Pieza(nombre="json", opciones=("--json",), es_bandera=True, que_es="Atajo de «--formato json»."),
    Pieza(nombre="destino", opciones=("-o", "--salida"), es_archivo=True, que_es="Escribe el resultado en un archivo; «-» es la salida."),
    Pieza(nombre="fallar_si", opciones=("--fallar-si",), se_repite=True, valores=("vencidas", "sin-respuesta", "sin-novedad", "sin-evidencia"), clase="seguimiento.comandos.lecturas.status.FallarSi", que_es="Termina con código 1 si hay alguna. [puede repetirse]"),
)
