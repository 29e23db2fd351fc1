"""Sucesiones cuyos elementos se hacen al pedirlos: de miles, en una pantalla caben unas decenas."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

A = TypeVar("A")
B = TypeVar("B")


class Traducidas(Sequence[B]):
    """Los elementos de otra sucesión, cada uno traducido cada vez que se pide."""

    def __init__(self, de: Sequence[A], traducir: Callable[[A], B]) -> None:
        self._de = de
        self._traducir = traducir

    def __len__(self) -> int:
        return len(self._de)

    def __iter__(self) -> Iterator[B]:
        return map(self._traducir, self._de)

    @overload
    def __getitem__(self, cual: int) -> B: ...
    @overload
    def __getitem__(self, cual: slice) -> Sequence[B]: ...
    def __getitem__(self, cual: int | slice) -> B | Sequence[B]:
        """El elemento de ese puesto o, de un trozo, los suyos, ya traducidos."""
        if isinstance(cual, slice):
            return tuple(map(self._traducir, self._de[cual]))
        return self._traducir(self._de[cual])


class Asomadas(Sequence[B]):
    """Las primeras de una sucesión de la que se sabe cuántas son. Lanza `IndexError` si se pide otra."""

    def __init__(self, primeras: Sequence[B], cuantas: int) -> None:
        self._primeras = primeras
        self._cuantas = cuantas

    def __len__(self) -> int:
        return self._cuantas

    def __iter__(self) -> Iterator[B]:
        return iter(self[:])

    @overload
    def __getitem__(self, cual: int) -> B: ...
    @overload
    def __getitem__(self, cual: slice) -> Sequence[B]: ...
    def __getitem__(self, cual: int | slice) -> B | Sequence[B]:
        """El elemento de ese puesto, o los de un trozo."""
        pedidos = range(self._cuantas)[cual]
        ultimo = pedidos if isinstance(pedidos, int) else max(pedidos, default=-1)
        if ultimo >= len(self._primeras):
            raise IndexError(f"de {self._cuantas} solo asoman {len(self._primeras)}")
        return self._primeras[cual]
