"""Lo que comparten las acciones y los compromisos, que son el mismo registro."""

from collections.abc import Callable
from typing import Annotated

from seguimiento.comandos.apuntes import Anotacion
from seguimiento.comandos.completado import ACTORES
from seguimiento.comandos.del_modelo import del_campo
from seguimiento.comandos.registrar import Leido

Descripcion = Annotated[str, del_campo("accion.Accion.descripcion", "--descripcion")]
Plazo = Annotated[str, del_campo("accion.Accion.plazo", "--plazo")]
Inicio = Annotated[str, del_campo("accion.Accion.inicio", "--inicio")]
Responsables = Annotated[
    list[str] | None,
    del_campo("accion.Accion.responsables", "--responsable", se_nombra_en=ACTORES),
]
Lidera = Annotated[str, del_campo("accion.Accion.lidera", "--lidera", se_nombra_en=ACTORES)]
Acompanan = Annotated[
    list[str] | None, del_campo("accion.Accion.acompanan", "--acompana", se_nombra_en=ACTORES)
]
Meta = Annotated[list[str] | None, del_campo("accion.Accion.meta", "--meta")]
EnRecurrencia = Annotated[str, del_campo("accion.Accion.recurrencia", "--recurrencia")]
Codigo = Annotated[str, del_campo("accion.Accion.id", "--id")]

EXIGIDOS = ("descripcion",)
PREGUNTADOS = ("plazo", "responsables")


def despues_de(nueva: str) -> Callable[[Anotacion, Leido], str]:
    """Qué se dice de la acción o el compromiso una vez guardado."""

    def despues(una: Anotacion, leido: Leido) -> str:
        ref = f"{una.elemento.ref.partition('/')[0]}/{leido['id']}"
        return f"{nueva} «{ref}». Lo que pase se anota con «seg actualizar {ref}»."

    return despues
