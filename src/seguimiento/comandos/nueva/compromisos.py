"""Lo que comparten las acciones y los compromisos, que son el mismo registro."""

from typing import Annotated

from seguimiento.comandos.completado import ACTORES
from seguimiento.comandos.del_modelo import Dichos, del_campo

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


def dichos_de(  # noqa: PLR0913 — uno por opción
    *,
    descripcion: str,
    id: str,
    plazo: str,
    inicio: str,
    responsables: list[str] | None,
    lidera: str,
    acompanan: list[str] | None,
    meta: list[str] | None,
    recurrencia: str,
) -> Dichos:
    """Lo que se dijo, por la clave a la que va."""
    return {
        "descripcion": descripcion,
        "id": id,
        "plazo": plazo,
        "inicio": inicio,
        "responsables": responsables or [],
        "lidera": lidera,
        "acompanan": acompanan or [],
        "meta": meta or [],
        "recurrencia": recurrencia,
    }
