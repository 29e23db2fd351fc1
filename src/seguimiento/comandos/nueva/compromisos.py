"""Lo que comparten las acciones y los compromisos, que son el mismo registro."""

from collections.abc import Callable

from seguimiento.comandos.apuntes import Anotacion
from seguimiento.comandos.registrar import Leido

EXIGIDOS = ("descripcion",)
PREGUNTADOS = ("plazo", "responsables")


def despues_de(nueva: str) -> Callable[[Anotacion, Leido], str]:
    """Qué se dice de la acción o el compromiso una vez guardado."""

    def despues(una: Anotacion, leido: Leido) -> str:
        ref = f"{una.elemento.ref.partition('/')[0]}/{leido['id']}"
        return f"{nueva} «{ref}». Lo que pase se anota con «seg actualizar {ref}»."

    return despues
