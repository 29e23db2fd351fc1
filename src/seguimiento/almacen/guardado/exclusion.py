"""Que no haya nunca dos procesos escribiendo a la vez en los mismos registros."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from seguimiento.almacen import sistema
from seguimiento.almacen.guardado.fallos import al_escribir
from seguimiento.almacen.guardado.sitio import Sitio, sitio_de
from seguimiento.errores import ArchivoOcupado

ESPERA = 10.0
"""Segundos que se espera a que otro termine; guardar cien archivos lleva menos de uno."""
_PAUSA = 0.02
_PROPIOS: ContextVar[frozenset[Path]] = ContextVar("_PROPIOS", default=frozenset())
"""Los candados que este mismo hilo ya tiene: pedirlos otra vez no lo hace esperarse a sí mismo."""


@contextmanager
def candado(raiz: Path, espera: float = ESPERA) -> Iterator[Sitio]:
    """Mientras dure, nadie más escribe en esos registros. Se puede pedir dentro de sí mismo.

    Si el proceso muere, aun por la fuerza, queda libre. Lanza `ArchivoOcupado` si pasados `espera`
    segundos otro lo sigue teniendo.
    """
    sitio = sitio_de(raiz)
    if sitio.candado in _PROPIOS.get():
        yield sitio
        return
    descriptor = _tomado(sitio.candado, time.monotonic() + espera)
    try:
        marca = _PROPIOS.set(_PROPIOS.get() | {sitio.candado})
        try:
            with al_escribir(str(sitio.candado)):
                sistema.firmar_candado(sitio.candado, descriptor)
            yield sitio
        finally:
            _PROPIOS.reset(marca)
    finally:
        sistema.retirar_candado(sitio.candado, descriptor)


def _tomado(ruta: Path, limite: float) -> int:
    """El descriptor del candado, ya nuestro."""
    while True:
        with al_escribir(str(ruta)):
            descriptor = sistema.abrir_candado(ruta)
        try:
            with al_escribir(str(ruta)):
                _esperar(descriptor, limite)
                if sistema.es_el_candado_de(ruta, descriptor):
                    return descriptor
        except BaseException:
            sistema.soltar_candado(descriptor)
            raise
        sistema.soltar_candado(descriptor)


def _esperar(descriptor: int, limite: float) -> None:
    while not sistema.cerrar_candado(descriptor):
        if time.monotonic() >= limite:
            raise _ocupado(descriptor)
        time.sleep(_PAUSA)


def _ocupado(descriptor: int) -> ArchivoOcupado:
    proceso = sistema.firma_de(descriptor)
    quien = f"otro proceso ({proceso})" if proceso else "otro proceso"
    return ArchivoOcupado(
        f"{quien} está escribiendo en estos registros", "espere a que termine y repita la orden"
    )
