"""SEG8xx · Plantillas: lo que está mal en la que escribió alguien de la organización."""

from seguimiento.diagnosticos.catalogo import Severidad, definir

SINTAXIS_DE_PLANTILLA = definir(
    "SEG801",
    Severidad.ERROR,
    """La plantilla no se entiende.

    Falta cerrar un bloque, sobra un signo o se nombra una etiqueta o un filtro que no existe.
    """,
    ambito="Plantilla",
)

DATO_INDEFINIDO = definir(
    "SEG802",
    Severidad.ERROR,
    """La plantilla nombra un dato que la vista no tiene.

    Un hueco en blanco se leería como «no hay»: por eso no se escribe el informe.
    """,
    ambito="Plantilla",
)

PROHIBIDO_EN_PLANTILLA = definir(
    "SEG803",
    Severidad.ERROR,
    """La plantilla intenta algo que no se permite.

    Una plantilla coloca los datos de la vista: no los cambia, no calcula con ellos, no llega a lo que
    hay detrás, no repite sin fin y no los pone donde un texto ajeno podría mandar, como un guion o un
    atributo sin comillas.
    """,
    ambito="Plantilla",
)

PLANTILLA_ILEGIBLE = definir(
    "SEG804",
    Severidad.ERROR,
    """La plantilla no puede leerse.

    No existe, es un enlace, no está en UTF-8, pasa de 1 MiB, lleva algo que no se ve o el sistema no la
    deja abrir.
    """,
    ambito="Plantilla",
)

SAFE_EN_PLANTILLA = definir(
    "SEG805",
    Severidad.ADVERTENCIA,
    """La plantilla pide escribir algo sin proteger con `|safe`, y no se le hace caso.

    Los textos de los registros los escribe cualquiera: siempre se muestran como texto.
    """,
    ambito="Plantilla",
)
