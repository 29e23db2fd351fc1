"""Qué órdenes hay, bajo qué título se ayudan y con qué otros nombres se llaman."""

from collections.abc import Mapping, Sequence

from seguimiento.redaccion import los_mismos

Grupos = Mapping[str, Mapping[str, Sequence[str]]]
"""Las órdenes bajo el título con que se ayudan y, de cada una, los otros nombres que la llaman."""

GRUPOS: Grupos = {
    "Cada día": {
        "status": ("estado", "situacion", "panorama", "pendientes", "resumen", "seguimiento"),
        "ver": ("mostrar", "consultar", "detalle", "abrir", "show"),
        "lista": ("listar", "listado", "list"),
        "buscar": ("busca", "busqueda", "encontrar", "search"),
    },
    "Anotar": {
        "actualizar": (
            "anotar",
            "avance",
            "seguimiento",
            "editar",
            "modificar",
            "cambiar",
            "update",
        ),
        "responder": ("respuesta", "responde", "contestar"),
        "prorrogar": ("prorroga", "ampliar", "ampliacion", "aplazar", "extender", "posponer"),
        "verificar": ("verificacion", "verifica", "comprobar", "revisar"),
        "corregir": ("corrige", "editar", "modificar", "cambiar", "borrar", "eliminar", "quitar"),
        "deshacer": ("deshaz", "revertir", "borrar", "undo"),
    },
    "Registrar": {
        "nueva": ("nuevo", "agregar", "anadir", "crear", "registrar", "alta", "add", "new"),
        "acta": (),
        "importar": ("importa", "importacion", "cargar", "import"),
    },
    "Informes": {
        "informe": ("reporte", "reportar", "informar", "resumen", "report"),
        "indicadores": ("metricas", "estadisticas"),
        "exportar": ("exporta", "exportacion", "descargar", "export"),
        "recordatorios": ("recordatorio", "recordar", "recuerda", "avisar", "reminders"),
    },
    "Historia": {
        "cambios": ("cambio", "diferencias", "movimientos", "diff", "changes"),
        "historial": ("historia", "log", "blame"),
    },
    "Compartir": {
        "guardar": ("guarda", "grabar", "salvar", "commit", "save"),
        "traer": ("trae", "recibir", "bajar", "sincronizar", "pull", "fetch"),
        "enviar": ("envia", "mandar", "subir", "compartir", "publicar", "sincronizar", "push"),
        "recortar": ("recorta", "limpiar"),
        "fusionar": ("fusiona", "unir", "mezclar", "merge"),
    },
    "Mantener": {
        "validar": ("valida", "validacion", "comprobar", "revisar", "check"),
        "regla": ("explicar",),
        "diagnostico": ("diagnosticar", "doctor"),
        "iniciar": ("inicio", "empezar", "init"),
        "plantillas": (),
        "esquema": ("schema",),
        "autocompletado": ("autocompletar", "completar", "completion"),
    },
}
"""Las órdenes, en el orden en que se ayudan.

La de cada nombre es la función que así se llama en el módulo de `comandos` que así se llama. Si el
módulo es un paquete con sus propios `GRUPOS`, es un grupo, y la función dice para qué sirve. Otro nombre
llama a la orden si es de una sola; el que llevan varias solo sirve para sugerirlas.
"""
ORDENES = tuple(nombre for suyas in GRUPOS.values() for nombre in suyas)


def llamadas(escrito: str, grupos: Grupos) -> Sequence[str]:
    """Los nombres de las órdenes a que puede llamarse así, con otras letras o con otro nombre."""
    otros_nombres = {n: otros for suyas in grupos.values() for n, otros in suyas.items()}
    return [escrito] if escrito in otros_nombres else los_mismos(escrito, otros_nombres)
