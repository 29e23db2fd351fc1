"""Que no haya nunca dos procesos escribiendo a la vez en los mismos registros."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from seguimiento.almacen.guardado.fallos import AlEscribir
from seguimiento.almacen.guardado.sitio import Sitio, sitio_de
from seguimiento.errores import ArchivoOcupado

ESPERA = 10.0
"""Segundos que se espera a que otro termine; guardar cien archivos lleva menos de uno."""
_PAUSA = 0.02
_BANDERAS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
_CIFRAS_DE_UN_PROCESO = 20
_PROPIOS: ContextVar[frozenset[Path]] = ContextVar("_PROPIOS", default=frozenset())
"""Los candados que este mismo hilo ya tiene: pedirlos otra vez no lo hace esperarse a sí mismo."""


@contextmanager
def candado(raiz: Path, espera: float = ESPERA) -> Iterator[Sitio]:
    """Mientras dure, nadie más escribe en esos registros. Se puede pedir dentro de sí mismo.

    Lo guarda el núcleo (`flock`): si el proceso muere, aun por la fuerza, queda libre. Lanza
    `ArchivoOcupado` si pasados `espera` segundos otro lo sigue teniendo.
    """
    sitio = sitio_de(raiz)
    if sitio.candado in _PROPIOS.get():
        yield sitio
        return
    descriptor = _tomado(sitio.candado, time.monotonic() + espera)
    try:
        marca = _PROPIOS.set(_PROPIOS.get() | {sitio.candado})
        try:
            _decir_quien(descriptor, sitio.candado)
            yield sitio
        finally:
            _PROPIOS.reset(marca)
            # se borra con el candado aún puesto: quien estuviera esperando verá que el archivo que
            # abrió ya no es el que hay, y volverá a abrirlo
            with suppress(OSError):
                sitio.candado.unlink()
    finally:
        _soltar(descriptor)


def _tomado(ruta: Path, limite: float) -> int:
    """El descriptor del candado, ya nuestro."""
    while True:
        with AlEscribir(str(ruta)):
            descriptor = os.open(ruta, _BANDERAS, 0o666)
        try:
            with AlEscribir(str(ruta)):
                _esperar(descriptor, limite)
                if _sigue_siendo(descriptor, ruta):
                    return descriptor
        except BaseException:
            _soltar(descriptor)
            raise
        _soltar(descriptor)


def _soltar(descriptor: int) -> None:
    # cerrarlo lo suelta aunque el sistema se queje, y lo escrito en él ya no importa
    with suppress(OSError):
        os.close(descriptor)


def _esperar(descriptor: int, limite: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= limite:
                raise _ocupado(descriptor) from None
            time.sleep(_PAUSA)
        else:
            return


def _sigue_siendo(descriptor: int, ruta: Path) -> bool:
    """Si el archivo que se cerró con candado es el que los demás encontrarán en esa ruta."""
    try:
        return os.path.samestat(os.fstat(descriptor), ruta.lstat())
    except FileNotFoundError:
        return False


def _decir_quien(descriptor: int, ruta: Path) -> None:
    with AlEscribir(str(ruta)):
        # quien puede escribir en la carpeta debe poder usar el candado que otro dejó al morir
        with suppress(PermissionError):
            os.fchmod(descriptor, ruta.parent.stat().st_mode & 0o666)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)


def _ocupado(descriptor: int) -> ArchivoOcupado:
    proceso = os.pread(descriptor, _CIFRAS_DE_UN_PROCESO, 0).decode("ascii", "replace")
    quien = f"otro proceso ({proceso})" if proceso.isdigit() else "otro proceso"
    return ArchivoOcupado(
        f"{quien} está escribiendo en estos registros", "espere a que termine y repita la orden"
    )
