"""Lo que cuesta ejecutar un programa una vez: procesador, memoria y, aparte, reloj.

El procesador es el del proceso y el de todos los que crea. En una máquina compartida los segundos sueltos no dicen
nada, ni siquiera esos: solo se miran en razón de los de otro programa ejecutado a la vez, por turnos (`rondas`).
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread, Timer
from time import perf_counter, time_ns
from typing import IO

from camino import Camino

_ENTORNO = {
    "PATH": os.environ.get("PATH", os.defpath),
    "HOME": os.environ.get("HOME", os.devnull),
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
    # en una terminal, lo que no cabe se quedaría esperando a que alguien lo leyera
    "PAGER": "cat",
    # con la siembra fija, dos ejecuciones recorren los conjuntos en el mismo orden
    "PYTHONHASHSEED": "0",
    # en frío, mientras la orden no diga otra cosa
    "SEG_SIN_CACHE": "1",
}
_VUELTA = b"\n# vuelta "
_PLAZO = 3600.0
"""Segundos tras los que una orden no va a terminar: solo evita quedarse esperando."""
_FINAL = 2000
"""Cuántos bytes de lo último que escribió se dicen de la que falla."""


class OrdenFallida(RuntimeError):
    """La orden que se medía no terminó como debía, o no pudo prepararse: no hay nada que medir.

    El motivo puede publicarse; el detalle lleva rutas y lo que dijeron otros programas.
    """

    def __init__(self, motivo: str, detalle: str = "") -> None:
        super().__init__(f"{motivo}: {detalle}" if detalle else motivo)
        self.motivo = motivo


@dataclass(frozen=True, slots=True)
class Orden:
    """Un programa con sus argumentos y en qué condiciones se ejecuta."""

    argumentos: tuple[str, ...]
    codigos: frozenset[int] = frozenset({0})
    """Con cuáles puede terminar."""
    en: Path | None = None
    """Desde qué carpeta."""
    entorno: tuple[tuple[str, str], ...] = ()
    """Las variables que se añaden a las de siempre."""
    en_terminal: bool = False
    """Con una pseudoterminal por entrada y salidas, en vez de tuberías."""
    cache: Path | None = None
    """En qué carpeta se recuerda lo leído; si no se dice, nada se recuerda."""
    un_nucleo: bool = False
    """Con un solo núcleo a su alcance: quien reparte el trabajo entre procesos no lo reparte."""
    camino: bool = False
    """Si se mide además su camino crítico (`camino`)."""
    cambia: Path | None = None
    """El archivo que cambia justo antes de ejecutarla, cada vez de otra manera."""
    dice: str = ""
    """Lo que ha de aparecer en lo que escribe: sin ello, no hizo lo que se quería medir."""
    cuenta: str = ""
    """Qué renglones de lo que escribe se cuentan: los que llevan esto."""

    @property
    def todo_el_entorno(self) -> Mapping[str, str]:
        """Con el que se ejecuta."""
        lo_recordado = {}
        if self.cache is not None:
            lo_recordado = {"SEG_SIN_CACHE": "", "XDG_CACHE_HOME": str(self.cache)}
        return {**_ENTORNO, **lo_recordado, **dict(self.entorno)}

    @property
    def dicha(self) -> str:
        """Como se escribiría, y en qué se distingue de otra igual."""
        condiciones = [
            *(f"{nombre}={valor}" for nombre, valor in self.entorno),
            *(["en terminal"] if self.en_terminal else []),
            *(["con lo recordado"] if self.cache else []),
            *(["con un núcleo"] if self.un_nucleo else []),
            *(["con su camino crítico"] if self.camino else []),
            *(["con un archivo cambiado"] if self.cambia else []),
            *([f"contando {self.cuenta}"] if self.cuenta else []),
        ]
        desde = [f"en {self.en}"] if self.en else []
        return " ".join([*self.argumentos, *(f"[{una}]" for una in desde + condiciones)])


@dataclass(frozen=True, slots=True)
class Gasto:
    """Lo que costó ejecutar una orden una vez."""

    procesador: float
    """Segundos de procesador, propios, del sistema y de los procesos que creó."""
    camino: float
    """Los de su camino crítico; si no se pidió medirlo, los de procesador."""
    reloj: float
    """Segundos que pasaron: con otros programas a la vez no dicen nada."""
    memoria: float
    """Memoria residente máxima de su mayor proceso, en MB."""
    hallados: int
    """Cuántos renglones escribió de los que se cuentan."""


def ejecutar(orden: Orden) -> Gasto:
    """Ejecuta la orden y da lo que costó. Lanza `OrdenFallida` si no termina o no dice lo que debe."""
    if orden.cambia is not None:
        _cambiar(orden.cambia)
    with TemporaryFile() as recogido:
        gasto, codigo = _ejecutar(orden, recogido.fileno())
        dicho, hallados = _buscado(orden, recogido)
        if codigo not in orden.codigos or not dicho:
            fallo = f"una orden terminó con código {codigo}" if dicho else "no dijo lo que debía"
            raise OrdenFallida(fallo, f"{orden.dicha}\n{_final_de(recogido)}")
    return replace(gasto, hallados=hallados)


def _buscado(orden: Orden, salida: IO[bytes]) -> tuple[bool, int]:
    """Si dice lo que debía y cuántos renglones hay de los que se cuentan."""
    # sin leerla entera: lo que ocupe este proceso se cuenta en lo que ocupa el que mide
    debe, cuenta = orden.dice.encode(), orden.cuenta.encode()
    dicho, hallados = not debe, 0
    salida.seek(0)
    for renglon in salida if debe or cuenta else ():
        dicho = dicho or debe in renglon
        hallados += bool(cuenta) and cuenta in renglon
    return dicho, hallados


def _final_de(salida: IO[bytes]) -> str:
    salida.seek(max(0, salida.seek(0, os.SEEK_END) - _FINAL))
    return salida.read().decode("utf-8", "replace")


def _ejecutar(orden: Orden, recogido: int) -> tuple[Gasto, int]:
    """Lo que costó y el código; lo que escribe queda en ese archivo."""
    extremo, propio = os.openpty() if orden.en_terminal else os.pipe()
    recogedor = Thread(target=_vaciar, args=(extremo, recogido))
    recogedor.start()
    comienzo = perf_counter()
    try:
        proceso = _empezar(orden, propio)
        with Camino(proceso.pid if orden.camino else None) as camino, _con_su_final(proceso.pid):
            # wait4, y no wait, porque da el gasto de este hijo y no el de todos
            _, estado, usado = os.wait4(proceso.pid, 0)
            segundos = perf_counter() - comienzo
    finally:
        os.close(propio)
        recogedor.join()
        os.close(extremo)
    proceso.returncode = os.waitstatus_to_exitcode(estado)
    procesador = usado.ru_utime + usado.ru_stime
    critico = camino.segundos(procesador) if orden.camino else procesador
    return Gasto(procesador, critico, segundos, usado.ru_maxrss / 1024, 0), proceso.returncode


def _empezar(orden: Orden, propio: int) -> subprocess.Popen[bytes]:
    try:
        with _nucleos(orden):
            return subprocess.Popen(
                orden.argumentos,
                cwd=orden.en,
                env=orden.todo_el_entorno,
                stdin=propio if orden.en_terminal else subprocess.DEVNULL,
                stdout=propio,
                stderr=propio,
                start_new_session=True,
            )
    except OSError as error:
        detalle = f"{orden.dicha}: {error.strerror}"
        raise OrdenFallida("una orden no pudo empezar", detalle) from error


@contextmanager
def _con_su_final(pid: int) -> Iterator[None]:
    """Al que no acaba, o cuando se corta la medida, se le mata con todos los que creó: nadie se queda esperando."""
    plazo = Timer(_PLAZO, _matar, (pid,))
    plazo.start()
    try:
        yield
    except BaseException:
        _matar(pid)
        raise
    finally:
        plazo.cancel()


def _matar(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _vaciar(extremo: int, recogido: int) -> None:
    """Lee hasta el final para que el hijo nunca espere a que alguien lea."""
    try:
        while trozo := os.read(extremo, 1 << 16):
            os.write(recogido, trozo)
    except OSError:
        # una pseudoterminal no se acaba: da un error cuando nadie la tiene abierta
        return


@contextmanager
def _nucleos(orden: Orden) -> Iterator[None]:
    """Mientras se crea el proceso, que los hereda: uno, o los que haya."""
    todos = os.sched_getaffinity(0)
    if orden.un_nucleo:
        os.sched_setaffinity(0, {min(todos)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, todos)


def _cambiar(archivo: Path) -> None:
    """Le pone al final un comentario distinto cada vez, en el sitio del anterior."""
    antes = archivo.read_bytes().partition(_VUELTA)[0]
    archivo.write_bytes(b"%b%b%d\n" % (antes, _VUELTA, time_ns()))


def de_python(*argumentos: str) -> tuple[str, ...]:
    """Los argumentos de una orden que ejecuta este mismo Python."""
    return sys.executable, *argumentos
