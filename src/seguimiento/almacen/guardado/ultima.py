"""Lo último que se guardó, para poder deshacerlo.

El diario de un lote que se aplicó entero no se borra: pasa a llamarse de otro modo, hasta que otro lote
ocupe su lugar. Dice qué decía antes cada archivo y con qué suma quedó: si desde entonces alguien cambió
uno, no se deshace nada. Los lotes enormes no se recuerdan.
"""

from dataclasses import dataclass
from pathlib import Path

from seguimiento.almacen.guardado.arbol import leer
from seguimiento.almacen.guardado.diario import Asiento, Diario, leer_diario, suma_de
from seguimiento.almacen.guardado.exclusion import candado
from seguimiento.almacen.guardado.fallos import al_escribir
from seguimiento.almacen.guardado.lote import CambioDeArchivo
from seguimiento.almacen.guardado.sitio import Sitio, sitio_de
from seguimiento.almacen.sistema import quitar, sustituir
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
    if diario is None or diario.raiz != _desde_el_arbol(sitio, raiz):
        return None
    cambios = tuple(_contrario(raiz, diario, uno) for uno in diario.entradas)
    return Ultima(diario.que, cambios, diario.carpetas)


def recordar_guardado(raiz: Path, commit: str) -> None:
    """Deja dicho que lo último que se hizo en esa raíz fue guardar ese commit: ya no es ninguna edición."""
    with candado(raiz) as sitio, al_escribir(str(sitio.guardado)):
        quitar(None, str(sitio.ultima))
        nuevo = sitio.guardado.with_name(f"{sitio.guardado.name}.nuevo")
        nuevo.write_bytes(f"{commit}\n{_desde_el_arbol(sitio, raiz)}\n".encode())
        sustituir(None, str(nuevo), str(sitio.guardado))


def ultimo_guardado(raiz: Path) -> str | None:
    """El commit de lo último que se hizo en esa raíz, si fue guardar."""
    sitio = sitio_de(raiz)
    hay = leer(sitio.carpeta, sitio.guardado.name)
    commit, _, de = hay.contenido.decode(errors="replace").partition("\n") if hay else ("", "", "")
    return commit if de.removesuffix("\n") == _desde_el_arbol(sitio, raiz) else None


def _desde_el_arbol(sitio: Sitio, raiz: Path) -> str:
    return raiz.resolve().relative_to(sitio.arbol).as_posix()


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


def contrario(raiz: Path, ruta: str, antes: bytes | None, dejado: bytes | None) -> CambioDeArchivo:
    """El cambio que devuelve un archivo a lo que decía antes de que se guardara en git como se dejó.

    Con los fines de línea que tenga en el disco. Lanza `ArchivoCambiado` si ya no dice lo que se dejó.
    """
    leido = leer(raiz, ruta)
    hay = leido.contenido if leido else None
    con_cr = hay is not None and hay != dejado and b"\r\n" in hay
    if (_en_unix(hay) if con_cr and hay is not None else hay) != dejado:
        raise ArchivoCambiado(
            f"«{ruta}» ha cambiado desde que se guardó: no se ha deshecho nada",
            "corrija con «seg corregir» lo que haga falta",
        )
    return CambioDeArchivo(ruta, hay, antes.replace(b"\n", b"\r\n") if con_cr and antes else antes)


def _en_unix(contenido: bytes) -> bytes:
    return contenido.replace(b"\r\n", b"\n")
