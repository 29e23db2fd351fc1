"""Los archivos de una fuente en dos mitades, para mirarlos entre dos procesos si son tantos que compensa."""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from seguimiento.almacen.ayudante import puede_haberlo
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Archivo, Fuente

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
    if not isinstance(fuente, Directorio) or not puede_haberlo():
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


def soltando(archivos: deque[Archivo]) -> Iterator[Archivo]:
    """Los archivos, uno a uno y sin quedarse con ninguno: lo que ya se leyó ocupa."""
    while archivos:
        yield archivos.popleft()
