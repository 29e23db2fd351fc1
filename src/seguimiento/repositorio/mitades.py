"""El trabajo largo, entre dos procesos: otro, que nace de este, hace la segunda mitad mientras este hace la suya.

Solo donde el sistema sabe partirse en dos (no en Windows) y solo si hay tanto que leer que compensa. Si el
otro muere, o lo matan, quien pidió la mitad la hace: no se pierde ni se repite nada.
"""

import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Generic, NamedTuple, TypeVar

from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Archivo, Fuente

T = TypeVar("T")

COMPENSA = 2_000_000
"""Con cuántos bytes de registros se gana más de lo que cuesta."""


class Mitades(NamedTuple):
    """Los archivos de una fuente, en su orden y sin leer: los que van antes y los que van después."""

    rutas: list[str]
    """Las de todos."""
    primera: deque[Archivo]
    segunda: deque[Archivo]


def en_mitades(fuente: Fuente) -> Mitades | None:
    """Los archivos de la fuente, partidos donde pesan lo mismo; `None` si no compensa o no se puede."""
    if not isinstance(fuente, Directorio) or not hasattr(os, "fork") or _nucleos() == 1:
        return None
    # con otro hilo en marcha, el proceso que nace podría quedarse con un candado que nadie le abra
    if threading.active_count() > 1:
        return None
    archivos = list(fuente.archivos())
    pesos = [fuente.cuanto_ocupa(archivo.ruta) for archivo in archivos]
    total = sum(pesos)
    if total < COMPENSA:
        return None
    corte, llevan = 0, 0
    while llevan < total // 2:
        llevan += pesos[corte]
        corte += 1
    rutas = [archivo.ruta for archivo in archivos]
    return Mitades(rutas, deque(archivos[:corte]), deque(archivos[corte:]))


def _nucleos() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def soltando(archivos: deque[Archivo]) -> Iterator[Archivo]:
    """Los archivos, uno a uno y sin quedarse con ninguno: lo que ya se leyó ocupa."""
    while archivos:
        yield archivos.popleft()


class Ayudante(Generic[T]):
    """Un proceso que nace de este, hace algo, lo da y muere."""

    def __init__(self, hacer: Callable[[], T]) -> None:
        leer, escribir = os.pipe()
        self._proceso = os.fork()
        if not self._proceso:
            os.close(leer)
            _hacerlo(hacer, escribir)
        os.close(escribir)
        self._tuberia = leer

    def __enter__(self) -> "Ayudante[T]":
        return self

    def __exit__(self, *_: object) -> None:
        """Acaba con él, si no había acabado."""
        if self._proceso:
            with suppress(ProcessLookupError):
                os.kill(self._proceso, signal.SIGKILL)
            self._acabado()

    def resultado(self) -> T | None:
        """Lo que hizo; `None` si no llegó a darlo entero. Espera a que acabe."""
        with open(self._tuberia, "rb", closefd=False) as tuberia:
            dado = tuberia.read()
        if not self._acabado():
            return None
        try:
            # lo escribió una copia de este proceso, por una tubería que solo tienen los dos
            return pickle.loads(dado)  # type: ignore[no-any-return]  # noqa: S301
        except (EOFError, pickle.UnpicklingError):
            return None

    def _acabado(self) -> bool:
        """Lo recoge y dice si acabó bien."""
        os.close(self._tuberia)
        proceso, self._proceso = self._proceso, 0
        try:
            _, estado = os.waitpid(proceso, 0)
        except ChildProcessError:
            return False  # quien nos ejecuta recoge por su cuenta a los que mueren
        return estado == 0


def _hacerlo(hacer: Callable[[], T], escribir: int) -> None:
    """Lo que hace el proceso que nace: nunca vuelve, ni dice nada fuera de la tubería."""
    estado = 1
    try:
        with open(escribir, "wb") as tuberia:
            pickle.dump(hacer(), tuberia, pickle.HIGHEST_PROTOCOL)
        estado = 0
    except BaseException:  # noqa: BLE001, S110 — lo que aquí falle le pasará, y lo dirá, quien lo repita
        pass
    finally:
        os._exit(estado)
