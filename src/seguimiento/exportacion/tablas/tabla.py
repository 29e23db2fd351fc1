"""Qué es una tabla: sus columnas, con lo que significan, sus filas y a qué otras llevan."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Any, Generic, TypeVar

F = TypeVar("F")
Valor = str | int | bool | None
"""Lo que cabe en una celda; una fecha va como AAAA-MM-DD."""


class Tipo(Enum):
    """Qué hay en las celdas de una columna."""

    TEXTO = "texto"
    FECHA = "fecha"
    ENTERO = "entero"
    DECIMAL = "decimal"
    """Como se escribió, con punto: así no lo tuerce ninguna coma flotante."""
    SI_NO = "sí o no"


@dataclass(frozen=True, slots=True)
class Renglon(Generic[F]):
    """Una fila: de qué es, cómo se distingue y de qué otras filas es parte."""

    clave: str
    dato: F
    partes_de: Mapping[str, str] = field(default_factory=dict)
    """Por el nombre de cada tabla, la clave de la fila suya de que es parte."""


@dataclass(frozen=True, slots=True)
class Columna(Generic[F]):
    """Algo que se dice de cada fila."""

    nombre: str
    titulo: str
    descripcion: str
    tipo: Tipo
    valor: Callable[[Renglon[F]], object]
    """Un valor del dominio, que cada tabla pone llano."""
    lleva_a: str = ""
    """El nombre de la tabla cuya clave lleva; vacío si no es de ninguna."""
    se_busca: bool = False
    """Si es un texto en que se busca."""
    valores: tuple[str, ...] = ()
    """Los códigos que puede llevar, si son contados."""


@dataclass(frozen=True, slots=True)
class Tabla(Generic[F]):
    """Las filas de una clase y lo que se dice de cada una."""

    nombre: str
    titulo: str
    descripcion: str
    columnas: tuple[Columna[F], ...]
    filas: Sequence[Renglon[F]]

    @property
    def nombres(self) -> tuple[str, ...]:
        """Los de las columnas, en su orden."""
        return tuple(columna.nombre for columna in self.columnas)

    def valores(self, llano: Callable[[object], Valor]) -> Iterator[list[Valor]]:
        """Los de cada fila, en el orden de las columnas."""
        for fila in self.filas:
            yield [llano(columna.valor(fila)) for columna in self.columnas]


def con_claves(  # noqa: PLR0913 — lo que es una tabla
    nombre: str,
    titulo: str,
    descripcion: str,
    columnas: Iterable[Columna[Any]],
    filas: Sequence[Renglon[Any]],
    *,
    partes_de: Mapping[str, str] = MappingProxyType({}),
) -> Tabla[Any]:
    """La tabla, con su clave y las de aquello de que es parte delante; la primera de dos iguales se queda.

    `partes_de` dice, por el nombre de cada tabla de que es parte, el nombre de su columna.
    """
    clave: Columna[Any] = Columna(
        "clave",
        "Clave",
        "Lo que distingue la fila de las demás de su tabla: la referencia y, si se repite, su orden.",
        Tipo.TEXTO,
        lambda r: r.clave,
    )
    llaves = [_llave(tabla, columna) for tabla, columna in partes_de.items()]
    todas = {columna.nombre: columna for columna in reversed([clave, *llaves, *columnas])}
    en_orden = tuple(dict.fromkeys(c.nombre for c in (clave, *llaves, *columnas)))
    return Tabla(nombre, titulo, descripcion, tuple(todas[uno] for uno in en_orden), filas)


def _llave(tabla: str, columna: str) -> Columna[Any]:
    return Columna(
        columna,
        columna.replace("_", " ").capitalize(),
        f"La clave de la fila de «{tabla}» de que es parte.",
        Tipo.TEXTO,
        lambda r: r.partes_de.get(tabla),
        lleva_a=tabla,
    )
