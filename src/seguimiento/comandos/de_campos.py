"""Órdenes que registran algo nuevo: sus opciones son los campos que el modelo dice que se dan así."""

from collections.abc import Callable, Iterator
from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any

from seguimiento.comandos.del_modelo import del_campo

if TYPE_CHECKING:
    from seguimiento.campos import Campo

Funcion = Callable[..., Any]


def con_campos(registro: str, *antes: str) -> Callable[[Funcion], Funcion]:
    """Hace que una orden tenga además una opción por cada campo del registro que lleva `Opcion`.

    Primero las de esos campos y después las demás, como en el modelo; la de su código, al final. El
    modelo tarda en importarse: las opciones se ponen cuando se construye la orden.
    """

    def marcada(funcion: Funcion) -> Funcion:
        funcion.opciones_de = registro, antes  # type: ignore[attr-defined]
        return funcion

    return marcada


def completa(funcion: Funcion) -> Funcion:
    """La función de una orden con las opciones de los campos que pide; ella misma si no pide ninguno.

    Los valores no le llegan: quien registra los toma de la línea, por el nombre del campo.
    """
    if not hasattr(funcion, "opciones_de"):
        return funcion
    registro, antes = funcion.opciones_de
    propios = signature(funcion).parameters

    @wraps(funcion)
    def con_mas(**dichos: object) -> object:
        return funcion(**{nombre: dichos[nombre] for nombre in propios})

    *primeros, ultimo = propios.values()
    todos = [*primeros, *_opciones(registro, antes), ultimo]
    con_mas.__signature__ = signature(funcion).replace(parameters=todos)  # type: ignore[attr-defined]
    con_mas.__annotations__ = {uno.name: uno.annotation for uno in todos}
    return con_mas


def _opciones(registro: str, antes: tuple[str, ...]) -> Iterator[Parameter]:
    from seguimiento.campos import campos
    from seguimiento.comandos.completado import registro_de

    def orden(campo: "Campo") -> tuple[bool, int]:
        en_su_sitio = antes.index(campo.clave) if campo.clave in antes else len(antes)
        return campo.clave == "id" and "id" not in antes, en_su_sitio

    for campo in sorted(campos(registro_de(registro)), key=orden):
        if campo.opcion is not None:
            declarada = del_campo(
                f"{registro}.{campo.clave}",
                campo.opcion.nombre,
                se_nombra_en=campo.opcion.se_nombra_en,
            )
            tipo, sin_decir = (list[str] | None, None) if campo.es_lista else (str, "")
            yield Parameter(
                campo.clave,
                Parameter.KEYWORD_ONLY,
                default=sin_decir,
                annotation=Annotated[tipo, declarada],
            )
