"""Lo que se le pide al sistema operativo y no es igual en todos: ningún otro módulo se lo pide.

Nada sigue un enlace, ni espera a que alguien escriba al otro lado de una tubería, ni lo heredan los
procesos que se ejecuten. Lo de dentro de una carpeta se hace respecto a ella ya abierta: que alguien la
cambie por un enlace a mitad de camino no lleva la escritura a otro sitio.
"""

import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path, PurePosixPath
from typing import NamedTuple

Carpeta = int
"""Una carpeta abierta; fuera de aquí solo sirve para dársela a estas funciones."""

_SIN_SEGUIR = os.O_NOFOLLOW | os.O_CLOEXEC
_CARPETA = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_LECTURA = os.O_RDONLY | os.O_NONBLOCK | _SIN_SEGUIR
# para escribir, aunque solo se lee: así se sabe ya si el sistema dejará hacerlo
_SUSTITUIBLE = os.O_RDWR | os.O_NONBLOCK | _SIN_SEGUIR
_NUEVO = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SIN_SEGUIR
_CANDADO = os.O_RDWR | os.O_CREAT | _SIN_SEGUIR
_TROZO_MENOR, _TROZO_MAYOR = 1 << 12, 1 << 20
_ESCRIBIBLE = 0o222
_DE_TODOS = 0o666
_RESERVADO = 0o600
"""El modo de un temporal mientras se escribe: lo que era privado no se ve ni un instante."""
_SOLO_SUYA, _DE_OTROS = 0o700, 0o077
"""El modo de una carpeta reservada, y lo que deja hacer algo en ella a los demás."""
_CIFRAS_DE_UN_PROCESO = 20


class ClaseDeEntrada(Enum):
    """Qué es lo que hay en una carpeta, sin seguirlo si es un enlace."""

    ARCHIVO = auto()
    CARPETA = auto()
    ENLACE = auto()
    ESPECIAL = auto()


class Abierto(NamedTuple):
    """Un archivo abierto y cómo es."""

    descriptor: int
    datos: os.stat_result

    @property
    def corriente(self) -> bool:
        """Si no es una carpeta, una tubería, un conector ni un dispositivo."""
        return stat.S_ISREG(self.datos.st_mode)

    @property
    def solo_lectura(self) -> bool:
        """Si nadie puede escribir en él, aunque al administrador no se le impida."""
        return not self.datos.st_mode & _ESCRIBIBLE

    def trozos(self) -> Iterator[bytes]:
        """El contenido, hasta donde llegue de verdad."""
        # uno más que su tamaño, que lo da entero, pero sin pedir memoria para uno enorme
        cuanto = min(max(self.datos.st_size, _TROZO_MENOR), _TROZO_MAYOR) + 1
        while trozo := os.read(self.descriptor, cuanto):
            yield trozo

    def de_nuevo(self) -> Iterator[bytes]:
        """El contenido otra vez, desde el principio."""
        os.lseek(self.descriptor, 0, os.SEEK_SET)
        return self.trozos()


@contextmanager
def abierto(ruta: Path | bytes) -> Iterator[Abierto]:
    """Un archivo, corriente o no, para leerlo."""
    descriptor = os.open(ruta, _LECTURA)
    try:
        yield Abierto(descriptor, os.fstat(descriptor))
    finally:
        os.close(descriptor)


def entradas(carpeta: Path) -> list[tuple[str, ClaseDeEntrada]]:
    """Lo que hay en una carpeta, por orden de nombre. No la abre si es un enlace."""
    with (
        _cerrado_al_salir(os.open(carpeta, _CARPETA | os.O_NOFOLLOW)) as descriptor,
        os.scandir(descriptor) as halladas,
    ):
        return sorted(((una.name, _clase(una)) for una in halladas), key=lambda una: una[0])


def _clase(entrada: os.DirEntry[str]) -> ClaseDeEntrada:
    if entrada.is_symlink():
        return ClaseDeEntrada.ENLACE
    if entrada.is_dir(follow_symlinks=False):
        return ClaseDeEntrada.CARPETA
    corriente = entrada.is_file(follow_symlinks=False)
    return ClaseDeEntrada.ARCHIVO if corriente else ClaseDeEntrada.ESPECIAL


@contextmanager
def _cerrado_al_salir(descriptor: int) -> Iterator[int]:
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def reservada(carpeta: Path) -> bool:
    """Si la carpeta, que se crea si falta con las que la contienen, es solo de quien ejecuta."""
    try:
        carpeta.mkdir(_SOLO_SUYA, parents=True, exist_ok=True)
        datos = carpeta.lstat()
    except OSError:
        return False
    propia = datos.st_uid == os.geteuid() and not datos.st_mode & _DE_OTROS
    return stat.S_ISDIR(datos.st_mode) and propia


# Dentro de una carpeta


@contextmanager
def carpeta_abierta(raiz: Path, carpeta: str = "") -> Iterator[Carpeta]:
    """Una carpeta, a la que se llega sin seguir enlaces por debajo de la raíz."""
    descriptor = os.open(raiz, _CARPETA)
    try:
        for parte in PurePosixPath(carpeta).parts:
            dentro = os.open(parte, _CARPETA | os.O_NOFOLLOW, dir_fd=descriptor)
            descriptor, fuera = dentro, descriptor
            os.close(fuera)
        yield descriptor
    finally:
        os.close(descriptor)


def no_se_escribe_en(carpeta: Carpeta) -> bool:
    """Si le quitaron a todos el permiso de escritura."""
    # no detiene al administrador, pero quien lo quitó quería decir algo
    return Abierto(carpeta, os.fstat(carpeta)).solo_lectura


@contextmanager
def sustituible(carpeta: Carpeta, nombre: str) -> Iterator[Abierto]:
    """Un archivo, corriente o no, para leerlo sabiendo que se podrá escribir en él."""
    with _cerrado_al_salir(os.open(nombre, _SUSTITUIBLE, dir_fd=carpeta)) as descriptor:
        yield Abierto(descriptor, os.fstat(descriptor))


@contextmanager
def nuevo(nombre: str, carpeta: Carpeta | None = None, *, reservado: bool) -> Iterator[int]:
    """Un archivo que no existía, para escribir en él: de quien lo crea o lo que mande la máscara."""
    modo = _RESERVADO if reservado else _DE_TODOS
    with _cerrado_al_salir(os.open(nombre, _NUEVO, modo, dir_fd=carpeta)) as descriptor:
        yield descriptor


def escribir(descriptor: int, contenido: bytes) -> None:
    """Escribe todo el contenido, aunque el sistema lo tome a trozos."""
    resto = memoryview(contenido)
    while resto:
        resto = resto[os.write(descriptor, resto) :]


def dar_el_modo(descriptor: int, como: os.stat_result) -> None:
    """Los permisos de otro archivo."""
    os.fchmod(descriptor, stat.S_IMODE(como.st_mode))


def dar_el_dueno(descriptor: int, como: os.stat_result) -> None:
    """El dueño y el grupo de otro archivo, si no los tiene ya."""
    propio = os.fstat(descriptor)
    if (propio.st_uid, propio.st_gid) == (como.st_uid, como.st_gid):
        return
    try:
        os.fchown(descriptor, como.st_uid, como.st_gid)
    except PermissionError:
        # solo el administrador regala archivos: en una carpeta compartida el dueño pasa a ser
        # quien edita, como hace git, pero el grupo se conserva o no se escribe
        os.fchown(descriptor, -1, como.st_gid)


def asentar(descriptor: int) -> None:
    """Que lo escrito en un archivo sobreviva a un corte de luz."""
    os.fsync(descriptor)


def asentar_carpeta(carpeta: Carpeta) -> None:
    """Que lo hecho con los nombres de la carpeta sobreviva a un corte de luz."""
    try:
        os.fsync(carpeta)
    except OSError as error:
        # hay discos de red que no saben hacerlo con una carpeta, y así lo dicen
        if error.errno != errno.EINVAL:
            raise


def sustituir(carpeta: Carpeta, temporal: str, nombre: str) -> None:
    """Pone el temporal en el lugar del archivo, de una vez."""
    os.replace(temporal, nombre, src_dir_fd=carpeta, dst_dir_fd=carpeta)


def quitar(carpeta: Carpeta, nombre: str) -> None:
    """Borra un archivo, si existe."""
    with suppress(FileNotFoundError):
        os.unlink(nombre, dir_fd=carpeta)


def crear_carpeta(carpeta: Carpeta, nombre: str) -> None:
    """Crea una carpeta dentro de otra."""
    os.mkdir(nombre, dir_fd=carpeta)


def quitar_carpeta(carpeta: Carpeta, nombre: str) -> None:
    """Borra una carpeta vacía."""
    os.rmdir(nombre, dir_fd=carpeta)


# El candado: lo guarda el núcleo, que lo suelta si el proceso muere


def abrir_candado(ruta: Path) -> int:
    """El archivo del candado, creado si no lo había y aún sin cerrar."""
    return os.open(ruta, _CANDADO, _DE_TODOS)


def cerrar_candado(descriptor: int) -> bool:
    """Si era de nadie y ya es de este proceso; no espera."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def soltar_candado(descriptor: int) -> None:
    """Lo deja libre."""
    # cerrarlo lo suelta aunque el sistema se queje, y lo escrito en él ya no importa
    with suppress(OSError):
        os.close(descriptor)


def es_el_candado_de(ruta: Path, descriptor: int) -> bool:
    """Si el que se cerró es el que los demás encontrarán en esa ruta."""
    try:
        return os.path.samestat(os.fstat(descriptor), ruta.lstat())
    except FileNotFoundError:
        return False


def firmar_candado(ruta: Path, descriptor: int) -> None:
    """Escribe en él qué proceso lo tiene."""
    # quien puede escribir en la carpeta debe poder usar el candado que otro dejó al morir
    with suppress(PermissionError):
        os.fchmod(descriptor, ruta.parent.stat().st_mode & _DE_TODOS)
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)


def firma_de(descriptor: int) -> str:
    """Qué proceso tiene el candado; vacío si aún no lo ha escrito."""
    proceso = os.pread(descriptor, _CIFRAS_DE_UN_PROCESO, 0).decode("ascii", "replace")
    return proceso if proceso.isdigit() else ""
