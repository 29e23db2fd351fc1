"""Las clases de cosas que llevan identificador y a las que puede llegarse por él."""

from enum import Enum


class ClaseDeElemento(Enum):
    """Qué es lo que lleva un identificador. El valor es su nombre en prosa."""

    EVALUACION = "evaluación"
    ACUERDO = "acuerdo"
    FICHA = "ficha"
    RECOMENDACION = "recomendación"
    ACCION = "acción"
    COMPROMISO = "compromiso"
    REUNION = "reunión"
