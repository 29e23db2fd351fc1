"""Lo último que se guardó, para poder deshacerlo.

El diario de un lote que se aplicó entero no se borra: pasa a llamarse de otro modo, hasta que otro lote
ocupe su lugar. Dice qué decía antes cada archivo y con qué suma quedó: si desde entonces alguien cambió
uno, no se deshace nada. Los lotes enormes no se recuerdan.
"""

from dataclasses import dataclass
from pathlib import Path

from seguimiento.almacen.guardado.arbol import leer
from seguimiento.almacen.guardado.diario import Asiento, Diario, leer_diario, suma_de
from seguimiento.almacen.guardado.lote import CambioDeArchivo
from seguimiento.almacen.guardado.sitio import sitio_de
from seguimiento.errores import ArchivoCambiado


@dataclass(frozen=True, slots=True)
class Ultima:
    """La última edición, y los cambios que la deshacen."""

    que: str
    """Lo que dijo la orden que la hizo."""
    cambios: tuple[CambioDeArchivo, ...]
    carpetas: tuple[str, ...]
    """Las que creó."""


def ultima(raiz: Path) -> Ultima | None:
    """La última edición que se hizo en esa raíz; `None` si no consta ninguna.

    Lanza `ArchivoCambiado` si alguno de sus archivos ya no dice lo que ella dejó.
    """
    sitio = sitio_de(raiz)
    guardada = leer(sitio.carpeta, sitio.ultima.name)
    diario = leer_diario(guardada.contenido) if guardada else None
    if diario is None or diario.raiz != raiz.resolve().relative_to(sitio.arbol).as_posix():
        return None
    cambios = tuple(_contrario(raiz, diario, uno) for uno in diario.entradas)
    return Ultima(diario.que, cambios, diario.carpetas)


def _contrario(raiz: Path, diario: Diario, entrada: Asiento) -> CambioDeArchivo:
    hay = leer(raiz, entrada.ruta)
    dice = "" if hay is None else suma_de(hay.contenido)
    if dice != entrada.suma:
        cuantos = len(diario.entradas)
        de_todos = f" (ni en los otros {cuantos - 1} archivos)" if cuantos > 1 else ""
        raise ArchivoCambiado(
            f"«{entrada.ruta}» ha cambiado desde la última edición: no se ha deshecho nada{de_todos}",
            "corrija con «seg corregir» lo que haga falta, o vuelva atrás con git",
        )
    return CambioDeArchivo(entrada.ruta, hay.contenido if hay else None, entrada.antes)
