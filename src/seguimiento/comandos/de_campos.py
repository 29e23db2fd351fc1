"""Órdenes que registran algo nuevo: sus opciones son los campos que el modelo dice que se dan así."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any

from seguimiento.comandos.del_modelo import DENTRO, del_campo

if TYPE_CHECKING:
    from seguimiento.campos import Campo
    from seguimiento.modelo.tipos import Registro

Funcion = Callable[..., Any]
CON_SU_ORDEN = frozenset({"respuesta", "seguimiento", "verificaciones", "prorrogas"})
"""Lo que se anota después, con una orden propia."""


def con_campos(registro: str, *antes: str) -> Callable[[Funcion], Funcion]:
    """Hace que una orden tenga además una opción por cada campo del registro, y de los de dentro.

    Primero las de esos campos y después las demás, como en el modelo; la de su código, al final. No la
    tienen lo que lleva referencia propia ni lo que se anota con otra orden. El modelo tarda en
    importarse: las opciones se ponen cuando se construye la orden.
    """
    return con_mas_opciones(lambda: _opciones(registro, antes))


def con_mas_opciones(
    cuales: Callable[[], Iterable[Parameter]], *, delante: bool = False
) -> Callable[[Funcion], Funcion]:
    """Hace que una orden tenga además esas opciones, que no se calculan hasta construirla.

    Van ante las suyas o, si no se dice, ante la última.
    """

    def marcada(funcion: Funcion) -> Funcion:
        funcion.mas_opciones = cuales, delante  # type: ignore[attr-defined]
        return funcion

    return marcada


def completa(funcion: Funcion) -> Funcion:
    """La función de una orden con las demás opciones que pide; ella misma si no pide ninguna.

    Los valores no le llegan: se toman de la línea, por el nombre del parámetro.
    """
    if not hasattr(funcion, "mas_opciones"):
        return funcion
    propios = signature(funcion).parameters

    @wraps(funcion)
    def con_mas(**dichos: object) -> object:
        return funcion(**{nombre: dichos[nombre] for nombre in propios})

    cuales, delante = funcion.mas_opciones
    suyos = [*propios.values()]
    argumentos = [uno for uno in suyos if uno.kind is not Parameter.KEYWORD_ONLY]
    hasta = len(argumentos) if delante else len(suyos) - 1
    todos = [*suyos[:hasta], *cuales(), *suyos[hasta:]]
    con_mas.__signature__ = signature(funcion).replace(parameters=todos)  # type: ignore[attr-defined]
    con_mas.__annotations__ = {uno.name: uno.annotation for uno in todos}
    return con_mas


def _opciones(registro: str, antes: tuple[str, ...]) -> Iterator[Parameter]:
    from seguimiento.campos import campos
    from seguimiento.comandos.completado import registro_de

    def orden(campo: "Campo") -> tuple[bool, int]:
        en_su_sitio = antes.index(campo.clave) if campo.clave in antes else len(antes)
        return campo.clave == "id" and "id" not in antes, en_su_sitio

    vistos = set[str]()
    for modelo in _con_los_suyos(registro_de(registro)):
        for campo in sorted(campos(modelo), key=orden):
            if (
                campo.clave not in vistos
                and not campo.elementos
                and campo.clave not in CON_SU_ORDEN
            ):
                vistos.add(campo.clave)
                yield from _del_campo(campo, ())


def _con_los_suyos(modelo: "type[Registro]") -> "Iterator[type[Registro]]":
    """El modelo y, si es lo común a varios, cada uno de ellos."""
    from seguimiento.elementos import MODELOS

    yield modelo
    for modelos in MODELOS.values():
        yield from (uno for uno in modelos if issubclass(uno, modelo) and uno is not modelo)


def _del_campo(campo: "Campo", delante: tuple[str, ...]) -> Iterator[Parameter]:
    """La opción de un campo o, si es un registro, la de cada uno de los suyos."""
    from seguimiento.campos import campos

    aqui = (*delante, campo.clave)
    if campo.registro is not None and not campo.es_lista:
        for suyo in campos(campo.registro):
            yield from _del_campo(suyo, aqui)
        return
    propia = campo.opcion if not delante else None
    largos = [*aqui[:-1], singular(campo.clave) if campo.es_lista else campo.clave]
    nombre = propia.nombre if propia else f"--{'-'.join(largos).replace('_', '-')}"
    declarada = del_campo(
        f"{campo.modelo.__module__.rpartition('.')[2]}.{campo.modelo.__name__}.{campo.clave}",
        nombre,
        se_nombra_en=propia.se_nombra_en if propia else (),
        declarados_en=propia.declarados_en if propia else "",
    )
    tipo, sin_decir = (list[str] | None, None) if campo.es_lista else (str, "")
    yield Parameter(
        DENTRO.join(aqui),
        Parameter.KEYWORD_ONLY,
        default=sin_decir,
        annotation=Annotated[tipo, declarada],
    )


def singular(clave: str) -> str:
    """La clave de una lista, para nombrar uno de sus elementos: `codigo_proyecto`."""
    return "_".join(map(_en_singular, clave.split("_")))


def _en_singular(palabra: str) -> str:
    for plural, suyo in (("iones", "ion"), ("ores", "or"), ("dades", "dad"), ("aises", "ais")):
        if palabra.endswith(plural):
            return palabra.removesuffix(plural) + suyo
    return palabra.removesuffix("s") if len(palabra) > _LETRAS_DE_SIGLA else palabra


_LETRAS_DE_SIGLA = 3
"""Con tan pocas, la «s» final es parte del nombre: `ods`."""
