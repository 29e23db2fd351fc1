"""El camino crítico de un programa que reparte su trabajo entre procesos: lo que tardaría con núcleos de sobra.

Se mira cada poco cuánto procesador ha usado cada uno de sus procesos y se suma lo del que más usó en cada intervalo: lo
que corre a la vez cuenta una vez. Depende mucho menos que el reloj de que haya otros programas en la máquina; con muchos
peca por exceso, porque los que comparten núcleo con ellos dejan de avanzar a la par.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

_CADA = 0.02
"""Segundos entre dos miradas: bastantes turnos del planificador para que quien comparte núcleo avance a la par."""
_NANO = 1e-9


class Camino:
    """Mira, mientras dura su bloque, lo que gasta un proceso y los que crea; sin proceso, nada."""

    def __init__(self, pid: int | None) -> None:
        self._pid = pid
        self._critico = 0.0
        self._visto: dict[int, float] = {}
        self._basta = Event()
        self._mirador = Thread(target=self._mirar)

    def __enter__(self) -> Self:
        if self._pid is not None:
            self._mirador.start()
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._basta.set()
        if self._pid is not None:
            self._mirador.join()

    def segundos(self, de_procesador: float) -> float:
        """El camino crítico de un programa que gastó en total eso; sin lo que no llegó a verse, que es poco."""
        # lo de antes de la primera mirada y lo de después de la última no corría a la par
        return self._critico + max(0.0, de_procesador - sum(self._visto.values()))

    def _mirar(self) -> None:
        while not self._basta.wait(_CADA):
            self._anotar(dict(_gastos(self._pid)) if self._pid is not None else {})

    def _anotar(self, ahora: Mapping[int, float]) -> None:
        """Suma lo del que más gastó desde la mirada anterior."""
        avances = [max(0.0, usado - self._visto.get(pid, 0.0)) for pid, usado in ahora.items()]
        self._critico += max(avances, default=0.0)
        self._visto |= ahora


def _gastos(pid: int) -> Iterator[tuple[int, float]]:
    """Los segundos de procesador de un proceso y de cada uno de los que ha creado y siguen vivos."""
    hilos = Path(f"/proc/{pid}/task")
    try:
        propios = [*hilos.iterdir()]
        yield pid, sum(int((uno / "schedstat").read_text().split()[0]) for uno in propios) * _NANO
        hijos = [int(hijo) for uno in propios for hijo in (uno / "children").read_text().split()]
    except (OSError, ValueError, IndexError):
        # terminó mientras se miraba, o el sistema no lo dice
        return
    for hijo in hijos:
        yield from _gastos(hijo)
