"""Lo que una orden declara de cada uno de sus parámetros, y cómo se leen los que no son texto.

typer también los leería, pero rechaza en inglés y de lo que rechaza no guarda más que la frase. A él
se le da nuestro lector (`parser=`), y de la misma declaración sale lo que dice la ayuda.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

import typer

from seguimiento.redaccion import el_mismo, quiso_decir

if TYPE_CHECKING:
    from typer.models import ParameterInfo

    from seguimiento.comandos.completado import Completador


class ValorNoValido(typer.BadParameter):
    """Un valor que no vale: por qué, con él dentro, y qué pudo querer decirse (puede ser vacío).

    Desciende de la de typer para que él le ponga al lado el parámetro.
    """

    def __init__(self, motivo: str, sugerencia: str = "") -> None:
        super().__init__(motivo)
        self.sugerencia = sugerencia


@dataclass(frozen=True, slots=True)
class Declarado:
    """Un argumento o una opción, tal como lo declara la función de su orden."""

    tipo: type
    """El de cada valor: los de `int | None` y de `list[int]` son enteros."""
    info: "ParameterInfo"
    """Lo que se dio a `typer.Option` o a `typer.Argument`."""

    @property
    def rotulo(self) -> str:
        """Lo que ocupa el lugar del valor en la ayuda: `ENTERO`, `tabla|json`."""
        return "|".join(self.admitidos) or ("ENTERO" if self.tipo is int else "TEXTO")

    @property
    def admitidos(self) -> list[str]:
        """Los valores de una lista cerrada, como se escriben en la línea; ninguno si no lo es."""
        return [*self.validos]

    @property
    def completar(self) -> "Completador | None":
        """Lo que sabe completarlo, si se dijo con `completando`."""
        return getattr(self.info, "completador", None)

    @property
    def explicados(self) -> Sequence[tuple[str, str, str]]:
        """Cada valor de un argumento, con qué lo sigue y qué es, si se dijo con `explicando`."""
        return getattr(self.info, "explicados", ())

    @property
    def validos(self) -> Mapping[str, Sequence[str]]:
        """Los valores de una lista cerrada y, de cada uno, el rótulo con que también se dice."""
        if self.explicados:
            return {valor: () for valor, *_ in self.explicados}
        return {str(uno.value): (getattr(uno, "rotulo", ""),) for uno in self._cerrada}

    @property
    def _cerrada(self) -> Iterable[Enum]:
        return self.tipo if issubclass(self.tipo, Enum) else ()

    @property
    def intervalo(self) -> str:
        """Los límites de un número, que valen («desde 1 hasta 5»); vacío si no tiene."""
        limites = (("desde", self.info.min), ("hasta", self.info.max))
        return " ".join(f"{palabra} {limite}" for palabra, limite in limites if limite is not None)

    def leer(self, valor: Any) -> object:  # noqa: ANN401 — texto o, si es el de por omisión, ya leído
        """El valor que se escribió. Lanza `ValorNoValido`."""
        return self._numero(valor) if self.tipo is int else self._de_la_lista(valor)

    def _numero(self, valor: Any) -> int:  # noqa: ANN401
        try:
            numero = int(valor)
        except ValueError:
            raise ValorNoValido(f"«{valor}» no es un número entero") from None
        desde, hasta = self.info.min, self.info.max
        if (desde is not None and numero < desde) or (hasta is not None and numero > hasta):
            raise ValorNoValido(f"«{valor}» queda fuera del intervalo: {self.intervalo}")
        return numero

    def _de_la_lista(self, valor: Any) -> object:  # noqa: ANN401
        try:
            return self.tipo(el_mismo(str(valor), self.validos) or valor)
        except ValueError:
            validos = self.admitidos
            motivo = f"«{valor}» no está entre los valores: {', '.join(validos)}"
            raise ValorNoValido(motivo, self._donde_esta(str(valor))) from None

    def _donde_esta(self, valor: str) -> str:
        """Qué se quiso decir: el valor en que eso sale o, si no, el que más se le parece."""
        en = el_mismo(valor, {str(v.value): getattr(v, "contiene", ()) for v in self._cerrada})
        return f"¿quiso decir «{en}»?" if en else quiso_decir(valor, self.admitidos)


def declarados(funcion: Callable[..., Any] | None) -> Mapping[str, Declarado]:
    """Los parámetros que la función de una orden lee de la línea, por su nombre."""
    return {
        nombre: Declarado(_de_cada_valor(get_args(anotado)[0]), anotado.__metadata__[0])
        for nombre, anotado in getattr(funcion, "__annotations__", {}).items()
        if get_origin(anotado) is Annotated
    }


def explicando(argumento: Any, valores: Sequence[tuple[str, str, str]]) -> Any:  # noqa: ANN401 — así lo declara typer
    """El argumento, con lo que sigue a cada valor que puede tener y qué es: su ayuda les da una fila."""
    argumento.explicados = valores
    return argumento


def con_lectores(funcion: Callable[..., Any]) -> Callable[..., Any]:
    """La función, con un lector nuestro en lo que typer leería con los suyos."""
    for uno in declarados(funcion).values():
        if uno.tipo is int or issubclass(uno.tipo, Enum):
            uno.info.parser = uno.leer
    return funcion


def _de_cada_valor(anotado: Any) -> type:  # noqa: ANN401 — una anotación
    """El tipo de lo que se escribe una vez: de `list[int] | None`, `int`."""
    dentro = [parte for parte in get_args(anotado) if parte is not NoneType]
    return _de_cada_valor(dentro[0]) if dentro else anotado
