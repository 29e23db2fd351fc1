"""El sistema de Linux, de macOS y de los demás que siguen POSIX.

Lo de dentro de una carpeta se hace respecto a ella ya abierta: que alguien la cambie por un enlace a mitad
de camino no lleva la escritura a otro sitio.
"""

import errno
import fcntl
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from seguimiento.almacen.sistema.comun import (
    Abierto,
    ClaseDeEntrada,
    Firma,
    cerrado_al_salir,
    soltar_candado,
)

if sys.platform == "win32":
    raise ImportError("este sistema tiene otro gemelo: seguimiento.almacen.sistema.windows")

__all__ = [
    "Carpeta",
    "abierto",
    "abrir_candado",
    "admite_nombre",
    "asentar_carpeta",
    "carpeta_abierta",
    "cerrar_candado",
    "crear_carpeta",
    "dar_el_dueno",
    "dar_el_modo",
    "en_octetos",
    "en_texto",
    "entradas",
    "entradas_con_firma",
    "es_el_candado_de",
    "es_enlace",
    "firma_de",
    "firma_del_archivo",
    "firmar_candado",
    "no_se_escribe_en",
    "nuevo",
    "quitar",
    "quitar_carpeta",
    "reservada",
    "retirar_candado",
    "sustituible",
    "sustituir",
]

Carpeta = int
"""Una carpeta abierta."""

_SIN_SEGUIR = os.O_NOFOLLOW | os.O_CLOEXEC
_CARPETA = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_LECTURA = os.O_RDONLY | os.O_NONBLOCK | _SIN_SEGUIR
# para escribir, aunque solo se lee: así se sabe ya si el sistema dejará hacerlo
_SUSTITUIBLE = os.O_RDWR | os.O_NONBLOCK | _SIN_SEGUIR
_NUEVO = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SIN_SEGUIR
_CANDADO = os.O_RDWR | os.O_CREAT | _SIN_SEGUIR
_DE_TODOS = 0o666
_RESERVADO = 0o600
"""El modo de un temporal mientras se escribe: lo que era privado no se ve ni un instante."""
_SOLO_SUYA, _DE_OTROS = 0o700, 0o077
"""El modo de una carpeta reservada, y lo que deja hacer algo en ella a los demás."""
_CIFRAS_DE_UN_PROCESO = 20


@contextmanager
def abierto(ruta: Path | bytes) -> Iterator[Abierto]:
    """Un archivo, corriente o no, para leerlo. Lanza `IsADirectoryError` si es una carpeta."""
    with cerrado_al_salir(os.open(ruta, _LECTURA)) as descriptor:
        datos = os.fstat(descriptor)
        if stat.S_ISDIR(datos.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fsdecode(ruta))
        yield Abierto(descriptor, datos)


def entradas(carpeta: Path) -> list[tuple[str, ClaseDeEntrada]]:
    """Lo que hay en una carpeta, por orden de nombre. No la abre si es un enlace."""
    with (
        cerrado_al_salir(os.open(carpeta, _CARPETA | os.O_NOFOLLOW)) as descriptor,
        os.scandir(descriptor) as halladas,
    ):
        return sorted(((una.name, _clase(una)) for una in halladas), key=lambda una: una[0])


def entradas_con_firma(carpeta: Path) -> list[tuple[str, Firma]]:
    """Lo mismo, cada una con su firma. Lanza `OSError` si el sistema no las da."""
    with (
        cerrado_al_salir(os.open(carpeta, _CARPETA | os.O_NOFOLLOW)) as descriptor,
        os.scandir(descriptor) as halladas,
    ):
        return sorted([(una.name, _firma(una.stat(follow_symlinks=False))) for una in halladas])


def _firma(datos: os.stat_result) -> Firma:
    return datos.st_mtime_ns, datos.st_ctime_ns, datos.st_size, datos.st_ino, datos.st_mode


def _clase(entrada: os.DirEntry[str]) -> ClaseDeEntrada:
    if entrada.is_symlink():
        return ClaseDeEntrada.ENLACE
    if entrada.is_dir(follow_symlinks=False):
        return ClaseDeEntrada.CARPETA
    corriente = entrada.is_file(follow_symlinks=False)
    return ClaseDeEntrada.ARCHIVO if corriente else ClaseDeEntrada.ESPECIAL


def en_texto(octetos: bytes) -> str:
    """El nombre que da git en octetos, sean los que sean, como lo nombra este sistema."""
    return os.fsdecode(octetos)


def en_octetos(nombre: str | bytes | Path) -> bytes:
    """Los octetos que se le dan a git por ese nombre."""
    return os.fsencode(nombre)


def es_enlace(ruta: Path) -> bool:
    """Si lo que hay en la ruta lleva a otro sitio."""
    return ruta.is_symlink()


def firma_del_archivo(ruta: str) -> Firma | None:
    """La de lo que hay en esa ruta, que no vuelve a ser la misma si cambia; `None` si no se deja ver."""
    try:
        return _firma(os.lstat(ruta))
    except OSError:
        return None


def admite_nombre(nombre: str) -> bool:
    """Si un archivo puede llamarse así."""
    return "\0" not in nombre


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
    with cerrado_al_salir(os.open(nombre, _SUSTITUIBLE, dir_fd=carpeta)) as descriptor:
        yield Abierto(descriptor, os.fstat(descriptor))


@contextmanager
def nuevo(nombre: str, carpeta: Carpeta | None = None, *, reservado: bool) -> Iterator[int]:
    """Un archivo que no existía, para escribir en él: de quien lo crea o lo que mande la máscara."""
    modo = _RESERVADO if reservado else _DE_TODOS
    with cerrado_al_salir(os.open(nombre, _NUEVO, modo, dir_fd=carpeta)) as descriptor:
        yield descriptor


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


def asentar_carpeta(carpeta: Carpeta) -> None:
    """Que lo hecho con los nombres de la carpeta sobreviva a un corte de luz."""
    try:
        os.fsync(carpeta)
    except OSError as error:
        # hay discos de red que no saben hacerlo con una carpeta, y así lo dicen
        if error.errno != errno.EINVAL:
            raise


def sustituir(carpeta: Carpeta | None, temporal: str, nombre: str) -> None:
    """Pone el temporal en el lugar del archivo, de una vez. Sin carpeta, los dos son rutas."""
    os.replace(temporal, nombre, src_dir_fd=carpeta, dst_dir_fd=carpeta)


def quitar(carpeta: Carpeta | None, nombre: str) -> None:
    """Borra un archivo, si existe. Sin carpeta, es una ruta."""
    with suppress(FileNotFoundError):
        os.unlink(nombre, dir_fd=carpeta)


def crear_carpeta(carpeta: Carpeta | None, nombre: str) -> None:
    """Crea una carpeta dentro de otra. Sin ella, es una ruta."""
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


def retirar_candado(ruta: Path, descriptor: int) -> None:
    """Lo deja libre y se lleva su archivo."""
    try:
        # se borra con el candado aún puesto: quien estuviera esperando verá que el archivo que abrió ya no
        # es el que hay, y volverá a abrirlo
        with suppress(OSError):
            ruta.unlink()
    finally:
        soltar_candado(descriptor)


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
