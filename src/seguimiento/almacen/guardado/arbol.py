"""Leer y escribir dentro de un árbol sin atravesar ningún enlace, diciendo de qué archivo se habla."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen import sistema
from seguimiento.almacen.guardado.fallos import (
    CON_OTROS_NOMBRES,
    DE_SOLO_LECTURA,
    ESPECIAL,
    al_escribir,
    rechazo,
)
from seguimiento.almacen.sistema import Carpeta, asentar_carpeta, carpeta_abierta

Paso = Callable[[str], None]
"""Lo que se llama, con su nombre, antes de cada paso que cambia algo en el disco."""


def sin_aviso(_nombre: str) -> None:
    """El `Paso` de siempre: nadie mira."""


class ArchivoLeido(NamedTuple):
    """Un archivo en el que se puede escribir: lo que dice y cómo es."""

    contenido: bytes
    datos: os.stat_result


def partida(ruta: str) -> tuple[str, str]:
    """La carpeta (vacía si es la raíz) y el nombre."""
    carpeta, _, nombre = ruta.rpartition("/")
    return carpeta, nombre


def es_de_dentro(ruta: str) -> bool:
    """Si la ruta es relativa y no puede salir de la raíz."""
    partes = ruta.split("/")
    # en Windows, también «C:» y las barras del revés llevan a otro sitio
    return all(map(sistema.admite_nombre, partes)) and not {"", ".", ".."} & {*partes}


def leer(raiz: Path, ruta: str) -> ArchivoLeido | None:
    """Lo que hay en la ruta; `None` si no hay nada.

    Lanza `ErrorDeDisco` si lo que hay no es un archivo corriente, con un solo nombre y que se pueda
    sustituir.
    """
    carpeta, nombre = partida(ruta)
    with al_escribir(ruta), suppress(FileNotFoundError), carpeta_abierta(raiz, carpeta) as donde:
        if sistema.no_se_escribe_en(donde):
            raise rechazo(DE_SOLO_LECTURA, carpeta or str(raiz))
        with sistema.sustituible(donde, nombre) as abierto:
            _comprobar(ruta, abierto)
            return ArchivoLeido(b"".join(abierto.trozos()), abierto.datos)
    return None


def _comprobar(ruta: str, abierto: sistema.Abierto) -> None:
    if not abierto.corriente:
        raise rechazo(ESPECIAL, ruta)
    if abierto.datos.st_nlink > 1:
        raise rechazo(CON_OTROS_NOMBRES, ruta)
    if abierto.solo_lectura:
        raise rechazo(DE_SOLO_LECTURA, ruta)


def crear(
    carpeta: Carpeta, nombre: str, contenido: bytes, como: os.stat_result | None, paso: Paso
) -> None:
    """Un archivo que no existía, ya asentado en el disco.

    Con el modo, el dueño y el grupo de `como`; sin él, con los que mande la máscara del usuario.
    """
    paso(f"crear {nombre}")
    with sistema.nuevo(nombre, carpeta, reservado=como is not None) as descriptor:
        paso(f"escribir {nombre}")
        sistema.escribir(descriptor, contenido)
        if como is not None:
            paso(f"dar el modo a {nombre}")
            sistema.dar_el_dueno(descriptor, como)
            sistema.dar_el_modo(descriptor, como)
        paso(f"asentar {nombre}")
        sistema.asentar(descriptor)


def crear_carpeta(raiz: Path, carpeta: str) -> None:
    """Crea una carpeta cuya madre existe."""
    madre, nombre = partida(carpeta)
    with al_escribir(carpeta), carpeta_abierta(raiz, madre) as donde:
        sistema.crear_carpeta(donde, nombre)
        asentar_carpeta(donde)


def quitar_carpeta(raiz: Path, carpeta: str) -> None:
    """Borra una carpeta si está vacía; si alguien ya puso algo en ella, la deja."""
    madre, nombre = partida(carpeta)
    with suppress(OSError), carpeta_abierta(raiz, madre) as donde:
        sistema.quitar_carpeta(donde, nombre)


def falta(raiz: Path, carpeta: str) -> bool:
    """Si la carpeta no existe todavía."""
    with al_escribir(carpeta), suppress(FileNotFoundError), carpeta_abierta(raiz, carpeta):
        return False
    return True
