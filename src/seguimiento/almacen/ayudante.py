"""Un proceso que nace de este, hace una parte de su trabajo, la da y muere; solo donde el sistema sabe partirse."""

import os
import pickle
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import BinaryIO, Generic, TypeVar, cast

T = TypeVar("T")


def puede_haberlo() -> bool:
    """Si el sistema sabe partir un proceso en dos (Windows no), hay núcleo para otro y nada lo desaconseja."""
    # con otro hilo en marcha, el que nace podría quedarse con un candado que nadie le abra
    return hasattr(os, "fork") and _nucleos() > 1 and threading.active_count() == 1


def _nucleos() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Ayudante(Generic[T]):
    """El que hace algo entretanto. Al salir de su contexto ya no existe, haya acabado o no."""

    def __init__(self, hacer: Callable[[], T]) -> None:
        self._proceso, self._dado = 0, cast("BinaryIO", BytesIO())
        # si no hay sitio para otro proceso ni para una tubería, se queda en nada
        with suppress(OSError):
            leer, escribir = os.pipe()
            self._dado = open(leer, "rb")  # noqa: PTH123, SIM115 — se cierra al recogerlo
            with open(escribir, "wb") as tuberia:  # noqa: PTH123
                self._proceso = os.fork()
                if not self._proceso:
                    self._dado.close()
                    _hacerlo(hacer, tuberia)

    def __enter__(self) -> "Ayudante[T]":
        return self

    def __exit__(self, *_: object) -> None:
        """Acaba con él, si no había acabado."""
        if self._proceso:
            with suppress(ProcessLookupError):
                os.kill(self._proceso, signal.SIGKILL)
            self._acabado()
        self._dado.close()

    def resultado(self) -> T | None:
        """Lo que hizo; `None` si no llegó a darlo entero. Espera a que acabe."""
        dado = self._dado.read()
        if not dado or not self._acabado():
            return None
        try:
            # lo escribió una copia de este proceso, por una tubería que solo tienen los dos
            return pickle.loads(dado)  # type: ignore[no-any-return]  # noqa: S301
        except (EOFError, pickle.UnpicklingError):
            return None

    def _acabado(self) -> bool:
        """Lo recoge y dice si acabó bien."""
        proceso, self._proceso = self._proceso, 0
        try:
            _, estado = os.waitpid(proceso, 0)
        except ChildProcessError:
            return False  # quien nos ejecuta recoge por su cuenta a los que mueren
        return estado == 0


def _hacerlo(hacer: Callable[[], object], tuberia: BinaryIO) -> None:
    """Lo que hace el proceso que nace: nunca vuelve, ni dice nada fuera de la tubería."""
    estado = 1
    try:
        threading.Thread(target=_morir_si_nadie_lee, args=(tuberia.fileno(),), daemon=True).start()
        pickle.dump(hacer(), tuberia, pickle.HIGHEST_PROTOCOL)
        # no se cierra: lo hará el sistema al acabar, y hasta entonces el otro hilo la mira
        tuberia.flush()
        estado = 0
    except BaseException:  # noqa: BLE001, S110 — lo que aquí falle le pasará, y lo dirá, quien lo repita
        pass
    finally:
        os._exit(estado)


def _morir_si_nadie_lee(tuberia: int) -> None:
    """Si matan a quien lo espera, el que nace lo sabe por su tubería y no le sobrevive: retendría su salida."""
    import select

    nadie_lee = select.poll()
    # sin pedir nada, solo despierta el que al otro lado no quede nadie
    nadie_lee.register(tuberia, 0)
    nadie_lee.poll()
    os._exit(1)
