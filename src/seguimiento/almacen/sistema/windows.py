"""El sistema de Windows.

Aquí no se pide nada respecto a una carpeta abierta: se mira, paso a paso y justo antes, que ninguno sea un
enlace ni una unión, y una vez abierto un archivo, que es el que se miró. Lo que otro programa tiene abierto
no se sustituye ni se borra: suele soltarlo enseguida (un antivirus, el buscador) y por eso se insiste; si no
lo suelta, se lanza `LoTieneOtro`.

Se importa en cualquier sistema, para probarlo: lo que solo hay en Windows se pide al usarlo.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path, PurePosixPath

from seguimiento.almacen.sistema.comun import (
    Abierto,
    ClaseDeEntrada,
    Firma,
    cerrado_al_salir,
    escribir,
    soltar_candado,
)
from seguimiento.almacen.sistema.paciencia import con_su_numero, insistiendo

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

Carpeta = Path
"""Una carpeta a la que se llegó sin seguir enlaces."""

# sin él se perderían los CR, y la lectura se detendría en el primer Ctrl-Z
_BINARIO = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
_LECTURA = os.O_RDONLY | _BINARIO
_SUSTITUIBLE = os.O_RDWR | _BINARIO
_NUEVO = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARIO
_CANDADO = os.O_RDWR | os.O_CREAT | _BINARIO
_DE_TODOS = 0o666

_NOMBRA_A_OTRO = 0x20000000
"""El bit de lo que está en lugar de otra cosa: enlaces y uniones, pero no lo que OneDrive tiene en la nube."""
_EN_SU_LUGAR, _ASENTADO = 0x1, 0x8
_DE_FUERA = frozenset("\\/:")
"""Lo que en un nombre llevaría a otra carpeta, a otro disco o a otro flujo del archivo."""
_BYTE_DEL_CANDADO = 1 << 30
"""El que se cierra: uno que nadie escribe, porque el que está cerrado no puede leerlo nadie más."""
_CIFRAS_DE_UN_PROCESO = 20


@contextmanager
def abierto(ruta: Path | bytes) -> Iterator[Abierto]:
    """Un archivo, corriente o no, para leerlo. Lanza `IsADirectoryError` si es una carpeta."""
    with cerrado_al_salir(
        _sin_seguir(Path(en_texto(ruta) if isinstance(ruta, bytes) else ruta), _LECTURA)
    ) as descriptor:
        yield Abierto(descriptor, os.fstat(descriptor))


def entradas(carpeta: Path) -> list[tuple[str, ClaseDeEntrada]]:
    """Lo que hay en una carpeta, por orden de nombre. No la abre si es un enlace."""
    with con_su_numero(carpeta):
        _comprobar_carpeta(carpeta, os.lstat(carpeta))
        with os.scandir(carpeta) as halladas:
            return sorted(((una.name, _clase(una)) for una in halladas), key=lambda una: una[0])


def _clase(entrada: os.DirEntry[str]) -> ClaseDeEntrada:
    datos = entrada.stat(follow_symlinks=False)
    if _nombra_a_otro(datos):
        return ClaseDeEntrada.ENLACE
    if stat.S_ISDIR(datos.st_mode):
        return ClaseDeEntrada.CARPETA
    return ClaseDeEntrada.ARCHIVO if stat.S_ISREG(datos.st_mode) else ClaseDeEntrada.ESPECIAL


def en_texto(octetos: bytes) -> str:
    """El nombre que da git en octetos, sean los que sean, como lo nombra este sistema."""
    return octetos.decode("utf-8", "surrogateescape")


def en_octetos(nombre: str | bytes | Path) -> bytes:
    """Los octetos que se le dan a git por ese nombre."""
    escrito = os.fspath(nombre)
    return escrito if isinstance(escrito, bytes) else escrito.encode("utf-8", "surrogateescape")


def es_enlace(ruta: Path) -> bool:
    """Si lo que hay en la ruta lleva a otro sitio: también las uniones de carpetas."""
    try:
        return _nombra_a_otro(os.lstat(ruta))
    except OSError:
        return False


def entradas_con_firma(carpeta: Path) -> list[tuple[str, Firma]]:
    """Aquí no las hay, por lo mismo que no las hay de un archivo: lanza `OSError`."""
    raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP), str(carpeta))


def firma_del_archivo(ruta: str) -> Firma | None:  # noqa: ARG001 — la misma cara que el otro gemelo
    """Aquí, de ninguno.

    No consta cuándo cambió por última vez algo de un archivo: uno igual de largo y con la misma fecha puede ser otro.
    """
    return None


def admite_nombre(nombre: str) -> bool:
    """Si un archivo puede llamarse así: con otros nombres se escribiría en un dispositivo o en otro flujo."""
    from seguimiento.almacen.nombres import sirve_en_windows

    return sirve_en_windows(nombre)


def reservada(carpeta: Path) -> bool:
    """Si la carpeta, que se crea si falta con las que la contienen, es solo de quien ejecuta."""
    try:
        carpeta.mkdir(parents=True, exist_ok=True)
        datos = os.lstat(carpeta)
    except OSError:
        return False
    # lo que hay bajo la carpeta de un usuario es suyo: los permisos se heredan de ella
    return stat.S_ISDIR(datos.st_mode) and not _nombra_a_otro(datos)


# Dentro de una carpeta


@contextmanager
def carpeta_abierta(raiz: Path, carpeta: str = "") -> Iterator[Carpeta]:
    """Una carpeta, a la que se llega sin seguir enlaces por debajo de la raíz."""
    with con_su_numero(raiz):
        _comprobar_carpeta(raiz, raiz.stat())
    ruta = raiz
    for parte in PurePosixPath(carpeta).parts:
        ruta = _en(ruta, parte)
        with con_su_numero(ruta):
            _comprobar_carpeta(ruta, os.lstat(ruta))
    yield ruta


def no_se_escribe_en(carpeta: Carpeta) -> bool:  # noqa: ARG001 — aquí no depende de cuál sea
    """Si le quitaron a todos el permiso de escritura."""
    # «solo lectura», en una carpeta, solo quiere decir que tiene su propio icono
    return False


@contextmanager
def sustituible(carpeta: Carpeta, nombre: str) -> Iterator[Abierto]:
    """Un archivo, corriente o no, para leerlo sabiendo que se podrá escribir en él."""
    ruta = _en(carpeta, nombre)
    # al de solo lectura se le reconoce ya abierto, y para escribir no se abriría
    modo = _SUSTITUIBLE if os.access(ruta, os.W_OK) else _LECTURA
    with cerrado_al_salir(insistiendo(lambda: _sin_seguir(ruta, modo))) as descriptor:
        yield Abierto(descriptor, os.fstat(descriptor))


@contextmanager
def nuevo(nombre: str, carpeta: Carpeta | None = None, *, reservado: bool) -> Iterator[int]:  # noqa: ARG001 — los permisos se heredan de la carpeta
    """Un archivo que no existía, para escribir en él."""
    ruta = _en(carpeta, nombre)
    with con_su_numero(ruta):
        descriptor = os.open(ruta, _NUEVO, _DE_TODOS)
    with cerrado_al_salir(descriptor):
        yield descriptor


def dar_el_modo(descriptor: int, como: os.stat_result) -> None:
    """Los permisos de otro archivo: los da la carpeta en que está."""


def dar_el_dueno(descriptor: int, como: os.stat_result) -> None:
    """El dueño y el grupo de otro archivo: los da la carpeta en que está."""


def asentar_carpeta(carpeta: Carpeta) -> None:
    """Que lo hecho con los nombres de la carpeta sobreviva a un corte de luz: ya lo hace `sustituir`."""


def sustituir(carpeta: Carpeta | None, temporal: str, nombre: str) -> None:
    """Pone el temporal en el lugar del archivo, de una vez y asentado. Sin carpeta, los dos son rutas."""
    origen, destino = _en(carpeta, temporal), _en(carpeta, nombre)
    if destino.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(destino))

    def mover() -> None:
        with con_su_numero(destino, origen):
            _mover(origen, destino)

    insistiendo(mover)


def quitar(carpeta: Carpeta | None, nombre: str) -> None:
    """Borra un archivo, si existe. Sin carpeta, es una ruta."""
    ruta = _en(carpeta, nombre)

    def borrar() -> None:
        with con_su_numero(ruta):
            ruta.unlink(missing_ok=True)

    insistiendo(borrar)


def crear_carpeta(carpeta: Carpeta | None, nombre: str) -> None:
    """Crea una carpeta dentro de otra. Sin ella, es una ruta."""
    ruta = _en(carpeta, nombre)
    with con_su_numero(ruta):
        ruta.mkdir()


def quitar_carpeta(carpeta: Carpeta, nombre: str) -> None:
    """Borra una carpeta vacía."""
    _en(carpeta, nombre).rmdir()


def _en(carpeta: Carpeta | None, nombre: str) -> Path:
    if carpeta is None:
        return Path(nombre)
    if nombre == ".." or not _DE_FUERA.isdisjoint(nombre):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), nombre)
    return carpeta / nombre


def _mover(origen: Path, destino: Path) -> None:
    """Como `os.replace`, pero vuelve cuando el cambio de nombre ya está en el disco."""
    ctypes = import_module("ctypes")
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    if not kernel.MoveFileExW(str(origen), str(destino), _EN_SU_LUGAR | _ASENTADO):
        raise ctypes.WinError(ctypes.get_last_error())


# Lo que no es un archivo sin más, y lo que el sistema contesta


def _nombra_a_otro(datos: os.stat_result) -> bool:
    marca = getattr(datos, "st_reparse_tag", 0)
    return stat.S_ISLNK(datos.st_mode) or bool(marca & _NOMBRA_A_OTRO)


def _comprobar_carpeta(ruta: Path, datos: os.stat_result) -> None:
    if _nombra_a_otro(datos) or not stat.S_ISDIR(datos.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(ruta))


def _sin_seguir(ruta: Path, modo: int) -> int:
    """El descriptor de lo que hay en la ruta. Lanza `OSError` (`ELOOP`) si es un enlace."""
    with con_su_numero(ruta):
        # antes de abrir: un enlace puede llevar a otra máquina, y abrirlo le diría quién se es
        _comprobar_que_no_lleva_a_otro(ruta, os.lstat(ruta))
        descriptor = os.open(ruta, modo)
        try:
            _comprobar_que_es(ruta, descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor


def _comprobar_que_es(ruta: Path, descriptor: int) -> None:
    # mientras esté abierto nadie le cambia el nombre: lo que hay ahora en la ruta es esto, o un enlace
    hay = os.lstat(ruta)
    _comprobar_que_no_lleva_a_otro(ruta, hay)
    if not os.path.samestat(hay, os.fstat(descriptor)):
        raise _bucle(ruta)


def _comprobar_que_no_lleva_a_otro(ruta: Path, datos: os.stat_result) -> None:
    if _nombra_a_otro(datos):
        raise _bucle(ruta)
    if stat.S_ISDIR(datos.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(ruta))


def _bucle(ruta: Path) -> OSError:
    return OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(ruta))


# El candado: lo guarda el sistema, que lo suelta si el proceso muere


def abrir_candado(ruta: Path) -> int:
    """El archivo del candado, creado si no lo había y aún sin cerrar."""

    def abrir() -> int:
        with con_su_numero(ruta):
            if es_enlace(ruta):
                raise _bucle(ruta)
            return os.open(ruta, _CANDADO, _DE_TODOS)

    return insistiendo(abrir)


def cerrar_candado(descriptor: int) -> bool:
    """Si era de nadie y ya es de este proceso; no espera."""
    msvcrt = import_module("msvcrt")
    os.lseek(descriptor, _BYTE_DEL_CANDADO, os.SEEK_SET)
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except OSError:
        # no dice siempre con qué número que lo tiene otro
        return False
    return True


def retirar_candado(ruta: Path, descriptor: int) -> None:
    """Lo deja libre y se lleva su archivo."""
    soltar_candado(descriptor)
    # quien ya lo haya abierto no deja borrarlo, y será el que encuentren los demás
    with suppress(OSError):
        ruta.unlink()


def es_el_candado_de(ruta: Path, descriptor: int) -> bool:
    """Si el que se cerró es el que los demás encontrarán en esa ruta."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(ruta))
    except FileNotFoundError:
        return False


def firmar_candado(ruta: Path, descriptor: int) -> None:  # noqa: ARG001 — los permisos se heredan
    """Escribe en él qué proceso lo tiene."""
    # con espacios hasta donde llegara la firma de otro: así no hay que recortar un archivo cerrado
    proceso = str(os.getpid()).ljust(os.fstat(descriptor).st_size)
    os.lseek(descriptor, 0, os.SEEK_SET)
    escribir(descriptor, proceso.encode("ascii"))


def firma_de(descriptor: int) -> str:
    """Qué proceso tiene el candado; vacío si aún no lo ha escrito."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    proceso = os.read(descriptor, _CIFRAS_DE_UN_PROCESO).decode("ascii", "replace").strip()
    return proceso if proceso.isdigit() else ""
