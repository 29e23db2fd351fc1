"""Qué puede decirse en la línea de «seg recordatorios». Derivado con «make derivados»: no se edita a mano."""

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
    Pieza(nombre="carpeta", opciones=("-o", "--salida"), es_archivo=True, que_es="Dónde se escriben; sin ella, se muestra a quién se escribiría."),
    Pieza(nombre="formato", opciones=("--formato",), valores=("eml", "md"), clase="seguimiento.exportacion.recordatorios.formas.Forma", que_es="Un correo o, para un chat, Markdown, que sin «-o» va por la salida."),
    Pieza(nombre="con_libro", opciones=("--con-libro",), es_bandera=True, que_es="Adjunta al correo un Excel con sus filas, para que lo devuelva relleno."),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra a quién se escribiría y no escribe nada."),
)
