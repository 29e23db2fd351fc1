"""SEG75x · Importación: lo que al volver el libro que se exportó ha de mirar una persona."""

from seguimiento.diagnosticos.catalogo import Severidad, definir

_AMBITO = "Importación"

OTRO_LIBRO = definir(
    "SEG751",
    Severidad.ERROR,
    """Una hoja del libro se exportó con otra versión, o ha perdido sus columnas ocultas.

    Sin ellas no se sabe qué cambió desde entonces: expórtelo otra vez y pase a él los cambios.
    """,
    _AMBITO,
)
CELDA_QUE_NO_CABE = definir(
    "SEG752",
    Severidad.ERROR,
    """Una celda del libro dice algo que en el registro no cabe.

    No es una fecha, no está en el vocabulario, o no es cosa que se cambie ahí: corríjala o devuélvale lo
    que decía.
    """,
    _AMBITO,
)
FALTA_ALGO = definir(
    "SEG753",
    Severidad.ERROR,
    """A lo que se anota en una fila del libro le falta algo.

    Un plazo nuevo pide su motivo; una verificación, su resultado y quién comprobó; una fila nueva, de qué
    es y qué se hará.
    """,
    _AMBITO,
)
SE_QUITARIA = definir(
    "SEG754",
    Severidad.ERROR,
    """Una celda del libro se vació, y con ello se quitaría un dato del registro.

    Puede ser un descuido: con `--si` se quita.
    """,
    _AMBITO,
)
NO_SE_EDITA = definir(
    "SEG755",
    Severidad.ADVERTENCIA,
    """En el libro se cambió algo que ahí no se edita, y no se lee.

    Lo gris se calcula, o da nombre a la fila; en algunas hojas no se añaden filas.
    """,
    _AMBITO,
)
