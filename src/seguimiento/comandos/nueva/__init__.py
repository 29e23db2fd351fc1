"""`seg nueva`: registrar algo que todavía no está."""

ORDENES = (
    "evaluacion",
    "recomendacion",
    "accion",
    "practica",
    "acuerdo",
    "compromiso",
    "reunion",
)
"""Lo que puede registrarse, en el orden en que se ayuda."""


def nueva() -> None:
    """Registra una evaluación, una recomendación, una acción, una ficha, un acuerdo…

    El código de lo que va dentro de un archivo lo pone el programa: el que sigue al último.
    """
