"""La lista de familias de reglas: la única que hay que tocar para añadir una."""

from functools import cache
from importlib import import_module

FAMILIAS = (
    *("identidad", "repeticiones", "plazos", "bitacoras", "cronologia", "respuestas", "fichas"),
    *("acuerdos", "historia", "retiradas", "cierres", "recomendaciones", "guardia"),
)


@cache
def registrar() -> None:
    """Importa todas las familias, que al hacerlo se registran. Repetirlo no hace nada."""
    for familia in FAMILIAS:
        import_module(f"seguimiento.reglas.{familia}")
