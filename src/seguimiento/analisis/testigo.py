"""Un día que, de todo lo que se le pregunta, anota entre qué días se habría contestado lo mismo.

Con él se sabe hasta cuándo vale lo que se calculó un día sin saber cómo se calculó: quien compara un plazo con
la fecha de corte no hace nada distinto, y ninguna regla se escribe otra vez. De lo que no sabe acotar, como
escribir la fecha, supone lo seguro: que solo vale ese día.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from types import (
    GetSetDescriptorType,
    MemberDescriptorType,
    MethodDescriptorType,
    WrapperDescriptorType,
)
from typing import Any, Self, SupportsIndex, TypeVar

C = TypeVar("C")

_PRIMERO, _ULTIMO = date.min.toordinal(), date.max.toordinal()


@dataclass(slots=True)
class Tramo:
    """Los días, ambos incluidos y contados como los cuenta `date.toordinal`, en que vale lo que se contestó."""

    dia: int
    desde: int = _PRIMERO
    hasta: int = _ULTIMO

    def antes_de(self, limite: int) -> bool:
        """Si el día es anterior; los demás del tramo también lo son, o tampoco."""
        if self.dia < limite:
            self.hasta = min(self.hasta, limite - 1)
            return True
        self.desde = max(self.desde, limite)
        return False

    def solo_este(self) -> None:
        """Lo que se contestó puede no valer ningún otro día."""
        self.desde = self.hasta = self.dia


def _lo_demas_solo_ese_dia(clase: type[C]) -> type[C]:
    """La clase, con que todo lo que no se sabe acotar conste que solo vale ese día."""
    for nombre, de_siempre in vars(clase.__bases__[0]).items():
        if nombre in vars(clase) or nombre in _NO_LO_LEEN:
            continue
        if isinstance(de_siempre, MethodDescriptorType | WrapperDescriptorType):
            setattr(clase, nombre, _que_solo_vale_ese_dia(de_siempre))
        elif isinstance(de_siempre, GetSetDescriptorType | MemberDescriptorType):
            setattr(clase, nombre, property(_que_solo_vale_ese_dia(de_siempre.__get__)))
    return clase


_NO_LO_LEEN = frozenset(
    {"__getattribute__", "__setattr__", "__delattr__", "__init__", "__sizeof__", "__dir__"}
)
"""Lo que no mira qué día es."""


def _que_solo_vale_ese_dia(de_siempre: Callable[..., Any]) -> Callable[..., Any]:
    def suyo(self: Any, *argumentos: Any, **nombrados: Any) -> Any:  # noqa: ANN401 — de cualquier clase
        self._tramo.solo_este()
        return de_siempre(self, *argumentos, **nombrados)

    return suyo


def con_su_tramo(dia: date) -> "tuple[DiaTestigo, Tramo]":
    """Ese mismo día, y el tramo en que vale todo lo que con él se calcule."""
    tramo = Tramo(dia.toordinal())
    return DiaTestigo.de(tramo), tramo


@_lo_demas_solo_ese_dia
class DiaTestigo(date):
    """El día de un tramo, o el que dista de él unos días: se mueve cuando se mueve él."""

    _tramo: Tramo
    _dista: int

    @classmethod
    def de(cls, tramo: Tramo, dista: int = 0) -> Self:
        """El que dista esos días del de ese tramo."""
        # el calendario se acaba: más allá no hay día que dar
        plano = date.fromordinal(tramo.dia) + timedelta(dista)
        tramo.antes_de(_ULTIMO - dista + 1)
        tramo.antes_de(_PRIMERO - dista)
        suyo = date.__new__(cls, *plano.timetuple()[:3])
        suyo._tramo, suyo._dista = tramo, dista  # noqa: SLF001 — es él mismo
        return suyo

    def _antes_de(self, otro: date, margen: int = 0) -> bool:
        if isinstance(otro, DiaTestigo) and otro._tramo is self._tramo:  # noqa: SLF001
            return self._dista < otro._dista + margen  # noqa: SLF001
        return self._tramo.antes_de(date.toordinal(otro) + margen - self._dista)

    def __lt__(self, otro: date) -> bool:
        return self._antes_de(otro)

    def __le__(self, otro: date) -> bool:
        return self._antes_de(otro, 1)

    def __gt__(self, otro: date) -> bool:
        return not self._antes_de(otro, 1)

    def __ge__(self, otro: date) -> bool:
        return not self._antes_de(otro)

    def __eq__(self, otro: object) -> bool:
        return isinstance(otro, date) and not self._antes_de(otro) and self._antes_de(otro, 1)

    def __ne__(self, otro: object) -> bool:
        return not self == otro

    def __hash__(self) -> int:
        self._tramo.solo_este()
        return date.__hash__(self)

    def __add__(self, cuanto: timedelta) -> Self:
        return self.de(self._tramo, self._dista + cuanto.days)

    __radd__ = __add__

    def __sub__(self, otro: Any) -> Any:  # noqa: ANN401 — como en `date`: de un día, lo que dista; de unos días, un día
        if isinstance(otro, timedelta):
            return self.de(self._tramo, self._dista - otro.days)
        if isinstance(otro, DiaTestigo) and otro._tramo is self._tramo:
            return timedelta(days=self._dista - otro._dista)
        return LapsoTestigo.de(self._tramo, 1, self._dista - date.toordinal(otro))

    def toordinal(self) -> "DiasTestigo":
        """Los días que hay hasta él, contados como siempre."""
        return DiasTestigo.de(self._tramo, 1, self._dista)

    def replace(self, *partes: SupportsIndex, **nombradas: SupportsIndex) -> date:  # type: ignore[override]
        """Otro día, que ya no se mueve con el del tramo."""
        return self._plano.replace(*partes, **nombradas)

    def __reduce__(self) -> tuple[Any, ...]:
        return date.fromordinal, (self._plano.toordinal(),)

    @property
    def _plano(self) -> date:
        self._tramo.solo_este()
        return date.fromordinal(date.toordinal(self))

    def __rsub__(self, otro: date) -> "LapsoTestigo":
        return LapsoTestigo.de(self._tramo, -1, date.toordinal(otro) - self._dista)


@_lo_demas_solo_ese_dia
class LapsoTestigo(timedelta):
    """Lo que dista un día testigo de otro fijo, o al revés."""

    _tramo: Tramo
    _dias: "DiasTestigo"

    @classmethod
    def de(cls, tramo: Tramo, signo: int, resto: int) -> Self:
        """Los días que hay."""
        dias = DiasTestigo.de(tramo, signo, resto)
        suyo = timedelta.__new__(cls, days=int.__int__(dias))
        suyo._tramo, suyo._dias = tramo, dias  # noqa: SLF001
        return suyo

    @property
    def days(self) -> "DiasTestigo":
        """Cuántos días son."""
        return self._dias


@_lo_demas_solo_ese_dia
class DiasTestigo(int):
    """Un número de días que crece o mengua de uno en uno con el día del tramo."""

    _tramo: Tramo
    _signo: int
    _resto: int

    @classmethod
    def de(cls, tramo: Tramo, signo: int, resto: int) -> Self:
        """`signo` veces el día del tramo, más el resto."""
        suyo = int.__new__(cls, signo * tramo.dia + resto)
        suyo._tramo, suyo._signo, suyo._resto = tramo, signo, resto  # noqa: SLF001
        return suyo

    def _menos_de(self, otro: int, margen: int = 0) -> bool:
        resto = -int.__int__(otro)
        if isinstance(otro, DiasTestigo) and otro._tramo is self._tramo:  # noqa: SLF001
            if otro._signo == self._signo:  # noqa: SLF001
                return self._resto < otro._resto + margen  # noqa: SLF001
            self._tramo.solo_este()
        limite = self._signo * -(self._resto + resto - margen)
        if self._signo > 0:
            return self._tramo.antes_de(limite)
        return not self._tramo.antes_de(limite + 1)

    def __lt__(self, otro: int) -> bool:
        return self._menos_de(otro)

    def __le__(self, otro: int) -> bool:
        return self._menos_de(otro, 1)

    def __gt__(self, otro: int) -> bool:
        return not self._menos_de(otro, 1)

    def __ge__(self, otro: int) -> bool:
        return not self._menos_de(otro)

    def __eq__(self, otro: object) -> bool:
        return isinstance(otro, int) and not self._menos_de(otro) and self._menos_de(otro, 1)

    def __ne__(self, otro: object) -> bool:
        return not self == otro

    def __bool__(self) -> bool:
        return self != 0

    def __neg__(self) -> Self:
        return self.de(self._tramo, -self._signo, -self._resto)

    def __hash__(self) -> int:
        self._tramo.solo_este()
        return int.__hash__(self)
