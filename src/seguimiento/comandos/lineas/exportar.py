"""Qué puede decirse en la línea de «seg exportar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="formato", valores=("csv", "sqlite", "ics", "xlsx", "docx", "pdf", "json"), por_omision="", completador=("formatos_de_exportacion",)),
    Pieza(nombre="que", se_repite=True, completador=("argumento_de_exportacion",)),
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
    Pieza(nombre="separador", opciones=("--separador",), valores=(",", ";"), clase="seguimiento.comandos.exportar.Separador", por_omision=",", que_es="Del csv: qué separa las celdas; en Excel en español, «;». [por omisión…"),
    Pieza(nombre="periodo", opciones=("--periodo",), por_omision="", que_es="Del informe que es de un período: trimestre, semestre, mes o año."),
    Pieza(nombre="sobre", opciones=("--sobre",), es_archivo=True, que_es="La matriz .docx o .xlsx de la oficina: solo cambian sus celdas de…"),
    Pieza(nombre="pisar", opciones=("--pisar",), es_bandera=True, que_es="Con «--sobre»: también las celdas que dicen algo que no está en los…"),
    Pieza(nombre="si", opciones=("--si",), es_bandera=True, que_es="Con «--sobre»: confirma que se escriba en el propio archivo."),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
    Pieza(nombre="destino", opciones=("-o", "--salida"), es_archivo=True, que_es="El archivo o, si el formato es de varios, la carpeta en que se escribe."),
)
