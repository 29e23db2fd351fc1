"""Vocabularios de lo que se dice de un archivo ajeno para leerlo."""

from seguimiento.vocabularios.base import Vocabulario, rasgos
from seguimiento.vocabularios.elementos import ClaseDeElemento


class OrdenDeFechas(Vocabulario):
    """Qué va delante en una fecha escrita con cifras."""

    dia_delante: bool
    """Si va el día."""

    DIA_MES = "dia-mes", "Día y mes", "31/12/2024 es fin de año.", rasgos(dia_delante=True)
    MES_DIA = "mes-dia", "Mes y día", "12/31/2024 es fin de año.", rasgos(dia_delante=False)


class TipoDeImportacion(Vocabulario):
    """Qué registro sale del archivo."""

    clase: ClaseDeElemento
    """De qué clase es el registro."""

    EVALUACION = (
        "evaluacion",
        "Evaluación",
        "Una evaluación con sus recomendaciones.",
        rasgos(clase=ClaseDeElemento.EVALUACION),
    )
    ACUERDO = (
        "acuerdo",
        "Acuerdo",
        "Un acuerdo con sus compromisos, como lo que decide una junta.",
        rasgos(clase=ClaseDeElemento.ACUERDO),
    )
