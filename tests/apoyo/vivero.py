"""Órdenes que nacen de un proceso que ya lo tiene todo importado: importarlo es casi todo lo que tarda una.

Cada una es un proceso de verdad, con su pantalla, su entorno y sus señales; lo único que comparte con las
demás es haber empezado ya. Lo que depende de empezar —qué se importa, en qué idioma se arranca— no se
prueba con ellas; en `make duro`, ninguna comparte nada.
"""

import json
import os
import signal
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from apoyo.esfuerzo import ENTERO

_MAXIMO = 1 << 16
"""Bytes de una petición: unos argumentos y un entorno pequeño."""


class Nacida:
    """Una orden en marcha, con lo que se le puede hacer a un `Popen`. Nacen de una en una."""

    def __init__(self, vivero: socket.socket) -> None:
        self._vivero = vivero
        self._pid = int(self._dicho())
        self._codigo: int | None = None

    def wait(self, limite: float | None = None) -> int:
        """Su código de salida, como lo da `Popen`. Lanza `TimeoutError` si no llega a tiempo."""
        if self._codigo is None:
            self._vivero.settimeout(limite)
            self._codigo = int(self._dicho())
        return self._codigo

    def acabar(self) -> None:
        """Si no ha terminado, la mata."""
        try:
            self.wait(0.05)
        except TimeoutError:
            os.kill(self._pid, signal.SIGKILL)
            self.wait()

    def _dicho(self) -> bytes:
        return self._vivero.recv(_MAXIMO)


def nacer(
    argumentos: Sequence[str],
    *,
    entorno: Mapping[str, str],
    flujos: tuple[int, int, int],
    espera: float,
    con_teclado: bool,
) -> Nacida:
    """La orden, ya en marcha, con esos descriptores por entrada, salida y errores.

    Empieza en la carpeta de su entorno, PWD, o en esta. Dice su progreso pasados esos segundos. Con teclado, la pantalla de su entrada es la suya, y de ella le
    llega Ctrl-C.
    """
    peticion = json.dumps(
        {
            "argumentos": argumentos,
            "entorno": dict(entorno),
            "espera": espera,
            "con_teclado": con_teclado,
        }
    )
    if ENTERO and _vivero.cache_info().currsize:
        _vivero().close()
        _vivero.cache_clear()
    vivero = _vivero()
    vivero.settimeout(None)
    socket.send_fds(vivero, [peticion.encode()], flujos)
    return Nacida(vivero)


@cache
def _vivero() -> socket.socket:
    """Por donde se le pide a uno, que termina cuando este proceso. Sirve para todas las órdenes."""
    nuestro, suyo = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with suyo:
        suyo.set_inheritable(True)
        os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", "apoyo.vivero", str(suyo.fileno()), str(int(ENTERO))],
            {
                "PATH": os.environ.get("PATH", os.defpath),
                "PYTHONPATH": str(Path(__file__).parents[1]),
                "LC_ALL": "C.UTF-8",
            },
            file_actions=[(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)],
        )
    return nuestro


# ── En el vivero ─────────────────────────────────────────────────────────────


def _atender(pedidos: socket.socket) -> None:
    """Da a luz lo que le piden y dice cómo terminó. En la orden recién nacida, vuelve."""
    while True:
        peticion, flujos, _, _ = socket.recv_fds(pedidos, _MAXIMO, 3)
        if not peticion:
            os._exit(0)
        hija = os.fork()
        if not hija:
            pedidos.close()
            _preparar(flujos, **json.loads(peticion))
            return
        for flujo in flujos:
            os.close(flujo)
        pedidos.send(b"%d" % hija)
        pedidos.send(b"%d" % os.waitstatus_to_exitcode(os.waitpid(hija, 0)[1]))


def _preparar(
    flujos: Sequence[int],
    *,
    argumentos: list[str],
    entorno: dict[str, str],
    espera: float,
    con_teclado: bool,
) -> None:
    """Deja este proceso como si acabara de empezar con esa línea, ese entorno y esos descriptores."""
    import fcntl
    import termios

    from seguimiento.comandos import progreso

    if con_teclado:
        os.setsid()
        # aunque las pruebas se ejecuten sin hacer caso de Ctrl-C (`nohup`)
        fcntl.ioctl(flujos[0], termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for numero, flujo in enumerate(flujos):
        os.dup2(flujo, numero)
        os.close(flujo)
    sys.stdin = open(0, closefd=False, encoding="utf-8")  # noqa: SIM115 — dura lo que la orden
    sys.stdout = open(1, "w", closefd=False, encoding="utf-8")  # noqa: SIM115
    sys.stderr = open(2, "w", 1, closefd=False, encoding="utf-8")  # noqa: SIM115
    os.chdir(entorno.get("PWD", "."))
    os.environ.clear()
    os.environ.update(entorno)
    time.tzset()
    progreso.ESPERA = espera
    sys.argv = ["seg", *argumentos]


def _importarlo_todo() -> None:
    """Lo que cualquier orden importaría; `readline` no, que mira la pantalla al importarse."""
    from importlib import import_module
    from pkgutil import walk_packages

    import seguimiento

    for modulo in walk_packages(seguimiento.__path__, "seguimiento."):
        import_module(modulo.name)
    for ajeno in ("rich.color", "rich.style"):
        import_module(ajeno)


if __name__ == "__main__":
    import gc

    from seguimiento.__main__ import principal

    if sys.argv[2] == "0":
        _importarlo_todo()
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as _pedidos:
        _atender(_pedidos)
    try:
        principal()
    except SystemExit as fin:
        # sin desmontar lo importado, que no es suyo y cuesta más que la orden
        os._exit(int(fin.code or 0))
