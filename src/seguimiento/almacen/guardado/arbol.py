"""Leer y escribir dentro de un árbol sin atravesar ningún enlace.

Todo se hace respecto a carpetas ya abiertas: que alguien cambie una por un enlace a mitad de camino
no lleva la escritura a otro sitio.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from seguimiento.almacen.guardado.fallos import (
    AlEscribir,
    con_otros_nombres,
    de_solo_lectura,
    especial,
)

Paso = Callable[[str], None]
"""Lo que se llama, con su nombre, antes de cada paso que cambia algo en el disco."""

_CARPETA = os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY
# para escribir, aunque solo se lee: así se sabe ya si el sistema dejará hacerlo
_DESTINO = os.O_RDWR | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW
_NUEVO = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_TROZO = 1024 * 1024
_ESCRIBIBLE = 0o222
_RESERVADO = 0o600
"""El modo de un temporal mientras se escribe: lo que era privado no se ve ni un instante."""


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
    return "\0" not in ruta and not {"", ".", ".."} & {*partes}


@contextmanager
def carpeta_abierta(raiz: Path, carpeta: str) -> Iterator[int]:
    """El descriptor de una carpeta, a la que se llega sin seguir enlaces por debajo de la raíz."""
    descriptor = os.open(raiz, _CARPETA)
    try:
        for parte in PurePosixPath(carpeta).parts:
            dentro = os.open(parte, _CARPETA | os.O_NOFOLLOW, dir_fd=descriptor)
            descriptor, fuera = dentro, descriptor
            os.close(fuera)
        yield descriptor
    finally:
        os.close(descriptor)


def leer(raiz: Path, ruta: str) -> ArchivoLeido | None:
    """Lo que hay en la ruta; `None` si no hay nada.

    Lanza `ErrorDeDisco` si lo que hay no es un archivo corriente, con un solo nombre y que se pueda
    sustituir.
    """
    carpeta, nombre = partida(ruta)
    with AlEscribir(ruta):
        try:
            with carpeta_abierta(raiz, carpeta) as donde:
                _comprobar_carpeta(carpeta or str(raiz), os.fstat(donde))
                descriptor = os.open(nombre, _DESTINO, dir_fd=donde)
        except FileNotFoundError:
            return None
        try:
            datos = os.fstat(descriptor)
            _comprobar(ruta, datos)
            return ArchivoLeido(_todo(descriptor), datos)
        finally:
            os.close(descriptor)


def _comprobar_carpeta(carpeta: str, datos: os.stat_result) -> None:
    # los permisos no detienen al administrador, pero quien los quitó quería decir algo
    if not datos.st_mode & _ESCRIBIBLE:
        raise de_solo_lectura(carpeta)


def _comprobar(ruta: str, datos: os.stat_result) -> None:
    if not stat.S_ISREG(datos.st_mode):
        raise especial(ruta)
    if datos.st_nlink > 1:
        raise con_otros_nombres(ruta)
    if not datos.st_mode & _ESCRIBIBLE:
        raise de_solo_lectura(ruta)


def _todo(descriptor: int) -> bytes:
    trozos = []
    while trozo := os.read(descriptor, _TROZO):
        trozos.append(trozo)
    return b"".join(trozos)


def crear(
    carpeta: int, nombre: str, contenido: bytes, como: os.stat_result | None, paso: Paso
) -> None:
    """Un archivo que no existía, ya asentado en el disco.

    Con el modo, el dueño y el grupo de `como`; sin él, con los que mande la máscara del usuario.
    """
    modo = 0o666 if como is None else _RESERVADO
    paso(f"crear {nombre}")
    descriptor = os.open(nombre, _NUEVO, modo, dir_fd=carpeta)
    try:
        paso(f"escribir {nombre}")
        _escribir(descriptor, contenido)
        if como is not None:
            paso(f"dar el modo a {nombre}")
            _parecerse(descriptor, como)
        paso(f"asentar {nombre}")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _escribir(descriptor: int, contenido: bytes) -> None:
    resto = memoryview(contenido)
    while resto:
        resto = resto[os.write(descriptor, resto) :]


def _parecerse(descriptor: int, como: os.stat_result) -> None:
    propio = os.fstat(descriptor)
    if (propio.st_uid, propio.st_gid) != (como.st_uid, como.st_gid):
        try:
            os.fchown(descriptor, como.st_uid, como.st_gid)
        except PermissionError:
            # solo el administrador regala archivos: en una carpeta compartida el dueño pasa a ser
            # quien edita, como hace git, pero el grupo se conserva o no se escribe
            os.fchown(descriptor, -1, como.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(como.st_mode))


def sustituir(carpeta: int, temporal: str, nombre: str) -> None:
    """Pone el temporal en el lugar del archivo, de una vez."""
    os.replace(temporal, nombre, src_dir_fd=carpeta, dst_dir_fd=carpeta)


def quitar(carpeta: int, nombre: str) -> None:
    """Borra un archivo, si existe."""
    with suppress(FileNotFoundError):
        os.unlink(nombre, dir_fd=carpeta)


def asentar(carpeta: int) -> None:
    """Que lo hecho con los nombres de la carpeta sobreviva a un corte de luz."""
    try:
        os.fsync(carpeta)
    except OSError as error:
        # hay discos de red que no saben hacerlo con una carpeta, y así lo dicen
        if error.errno != errno.EINVAL:
            raise


def crear_carpeta(raiz: Path, carpeta: str) -> None:
    """Crea una carpeta cuya madre existe."""
    madre, nombre = partida(carpeta)
    with AlEscribir(carpeta), carpeta_abierta(raiz, madre) as donde:
        os.mkdir(nombre, dir_fd=donde)
        asentar(donde)


def quitar_carpeta(raiz: Path, carpeta: str) -> None:
    """Borra una carpeta si está vacía; si alguien ya puso algo en ella, la deja."""
    madre, nombre = partida(carpeta)
    with suppress(OSError), carpeta_abierta(raiz, madre) as donde:
        os.rmdir(nombre, dir_fd=donde)


def falta(raiz: Path, carpeta: str) -> bool:
    """Si la carpeta no existe todavía."""
    with AlEscribir(carpeta):
        try:
            with carpeta_abierta(raiz, carpeta):
                pass
        except FileNotFoundError:
            return True
    return False
