"""Sucesiones cuyos elementos se hacen al pedirlos: de miles, en una pantalla caben unas decenas."""

from collections.abc import Callable, Sequence
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

    @overload
    def __getitem__(self, cual: int) -> B: ...
    @overload
    def __getitem__(self, cual: slice) -> Sequence[B]: ...
    def __getitem__(self, cual: int | slice) -> B | Sequence[B]:
        """El elemento de ese puesto o, de un trozo, los suyos, ya traducidos."""
        if isinstance(cual, slice):
            return tuple(map(self._traducir, self._de[cual]))
        return self._traducir(self._de[cual])
