"""Las opciones que filtran, declaradas una vez para todas las órdenes, y lo que con ellas se pide.

Las de un campo salen del modelo, de los que se marcan con `Filtra`: TAB, la ayuda y lo que se busca.
"""

from collections.abc import Callable, Iterator
from inspect import Parameter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from seguimiento.comandos import filtrado, opciones
from seguimiento.comandos.completado import completando, nombres
from seguimiento.comandos.de_campos import con_mas_opciones
from seguimiento.comandos.de_typer import Contexto

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.campos import Campo

Funcion = Callable[..., Any]

_PROPIOS = {
    "evaluacion": opciones.DeEvaluacion,
    "acuerdo": opciones.DeAcuerdo,
    "responsable": opciones.Responsable,
    "dirigida_a": opciones.DirigidaA,
    "prioridad": opciones.Prioridad,
    "situacion": opciones.Situaciones,
}
"""Los filtros que no son los de un campo, por el nombre de su parámetro."""
_DE_AVISO = {"dias": opciones.Dias, "hasta": opciones.Hasta}
"""Los que dicen con cuántos días se avisa."""


def con_filtros(*, con_aviso: bool = True) -> Callable[[Funcion], Funcion]:
    """Hace que una orden tenga además todos los filtros; con `pedido` se lee lo que con ellos se pide."""
    return con_mas_opciones(lambda: _parametros(con_aviso=con_aviso), delante=True)


def _parametros(*, con_aviso: bool) -> Iterator[Parameter]:
    for nombre, anotado in (_PROPIOS | (_DE_AVISO if con_aviso else {})).items():
        yield _parametro(nombre, anotado)
        if nombre == "prioridad":
            yield from (
                _parametro(suyo, _opcion(campo)) for suyo, campo in filtrado.de_campos().items()
            )


def _parametro(nombre: str, anotado: object) -> Parameter:
    return Parameter(nombre, Parameter.KEYWORD_ONLY, default=None, annotation=anotado)


def _opcion(campo: "Campo") -> object:
    """La opción con que se filtra por un campo."""
    declarados_en = campo.opcion.declarados_en if campo.opcion else ""
    nombre = campo.filtra.nombre if campo.filtra else ""
    declarada = completando(
        typer.Option(
            nombre,
            metavar="TEXTO",
            help=f"Solo lo que lleva eso en «{campo.rotulo}», o es parte de algo que lo lleva.",
        ),
        nombres(declarados_en, campo.clave),
    )
    return Annotated[list[str] | None, declarada]


def comprobar(
    contexto: Contexto, orden: str, de_cada_una: "Mapping[str, Callable[[], Sequence[str]]]"
) -> None:
    """Que ningún filtro se pida en vano a esa orden, como `filtrado.comprobar`."""
    suyos = {*_PROPIOS, *_DE_AVISO, *filtrado.de_campos()}
    dichos = {nombre: dicho for nombre, dicho in contexto.params.items() if nombre in suyos}
    filtrado.comprobar(dichos, orden, de_cada_una)


def pedido(contexto: Contexto) -> "Filtro":
    """Lo que se pide ver, según se escribió. Lanza `ErrorDeUso`."""
    return filtrado.pedido(contexto.obj, contexto.params)
