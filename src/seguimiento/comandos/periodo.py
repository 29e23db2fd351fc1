"""El período que se pide en una opción, leído y ya empezado."""

from datetime import date
from typing import TYPE_CHECKING

from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.fechas import Periodo


def leer(texto: str) -> "Periodo | None":
    """El período que se escribió; `None` si no se pide. Lanza `ErrorDeUso` si no lo es."""
    from seguimiento.fechas import FechaNoValida, leer_periodo

    if not texto:
        return None
    try:
        return leer_periodo(texto)
    except FechaNoValida as error:
        ayuda = error.quiza or "por ejemplo: 2023-T4"
        raise ErrorDeUso(f"«{texto}» no es un período: {error}", ayuda) from None


def ya_empezado(texto: str, hoy: date) -> "Periodo | None":
    """El que se escribió, si ya empezó ese día. Lanza `ErrorDeUso` si no."""
    periodo = leer(texto)
    if periodo is not None and periodo.desde > hoy:
        mensaje = f"el período {periodo} aún no ha empezado el {hoy.isoformat()}"
        raise ErrorDeUso(mensaje, "pida otro, o mire a otra fecha con «--hoy»")
    return periodo
