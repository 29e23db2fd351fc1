"""De dónde salen los archivos: el disco o la memoria, y lo que cambiaría al editarlos (los de git, en `git`)."""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from seguimiento.almacen.nombres import CARPETAS, DATOS, EXTENSION, es_de_registro
from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import (
    ARCHIVO_ESPECIAL,
    ARCHIVO_GRANDE,
    CARPETA_CON_NOMBRE_DE_ARCHIVO,
    CARPETA_ENLAZADA,
    CARPETAS_HONDAS,
    ENLACE_SIMBOLICO,
    NO_SE_PUEDE_LEER,
    PUNTERO_LFS,
)
from seguimiento.lugares import PRINCIPIO
from seguimiento.redaccion import visible

__all__ = [
    "CONFIGURACION",
    "DATOS",
    "EXTENSION",
    "TAMANO_MAXIMO",
    "Archivo",
    "Directorio",
    "Fuente",
    "Memoria",
    "Superpuesta",
    "archivo_con",
    "archivo_grande",
]

TAMANO_MAXIMO = 1024 * 1024
CARPETAS_MAXIMAS = 32
CONFIGURACION = "seguimiento.yaml"
_DE_REGISTROS = frozenset({DATOS, *(f"{DATOS}/{carpeta}" for carpeta in CARPETAS)})
_LFS = b"version https://git-lfs.github.com/spec/"


@dataclass(frozen=True, slots=True)
class Archivo:
    """Un archivo hallado (o una carpeta que no es como debe): su contenido o lo que lo impide."""

    ruta: str
    """Relativa a la raíz, con `/`, tal como la da el sistema."""
    contenido: bytes | None = None
    """`None` si no se pudo leer o si no es un archivo de los que se leen."""
    faltas: tuple[Falta, ...] = ()
    es_carpeta: bool = False

    @property
    def mostrada(self) -> str:
        """La ruta, en una línea y sin nada oculto."""
        return visible(self.ruta)


class Fuente(Protocol):
    """Un estado de los archivos del repositorio."""

    def archivos(self) -> Iterator[Archivo]:
        """Todo lo que hay bajo `data/`, carpeta a carpeta y en orden de nombre."""
        ...

    def leer(self, ruta: str) -> Archivo | None:
        """Un archivo concreto; `None` si no existe."""
        ...


@dataclass(frozen=True, slots=True)
class Memoria:
    """Archivos que solo existen en memoria: para probar y para ensayar ediciones."""

    contenidos: Mapping[str, bytes]

    def archivos(self) -> Iterator[Archivo]:
        """Los que están bajo `data/`, en orden de ruta."""
        for ruta in sorted(self.contenidos):
            if ruta.startswith(f"{DATOS}/"):
                leible = es_de_registro(ruta)
                yield archivo_con(ruta, self.contenidos[ruta]) if leible else Archivo(ruta)

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo de esa ruta exacta."""
        contenido = self.contenidos.get(ruta)
        return None if contenido is None else archivo_con(ruta, contenido)


@dataclass(frozen=True, slots=True)
class Superpuesta:
    """Una fuente con algunos archivos cambiados o añadidos."""

    base: Fuente
    cambios: Mapping[str, bytes]

    def archivos(self) -> Iterator[Archivo]:
        """Los de la base, con su contenido nuevo los que cambian, y al final los que nacen."""
        vistos = set()
        for archivo in self.base.archivos():
            vistos.add(archivo.ruta)
            yield self._nuevo(archivo.ruta) or archivo
        for ruta in sorted(self.cambios.keys() - vistos):
            if ruta.startswith(f"{DATOS}/") and es_de_registro(ruta):
                yield archivo_con(ruta, self.cambios[ruta])

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo de esa ruta, como quedaría."""
        return self._nuevo(ruta) or self.base.leer(ruta)

    def _nuevo(self, ruta: str) -> Archivo | None:
        return archivo_con(ruta, self.cambios[ruta]) if ruta in self.cambios else None


class _Clase(Enum):
    """Qué es una entrada de una carpeta, sin seguirla si es un enlace."""

    ARCHIVO = auto()
    CARPETA = auto()
    ENLACE = auto()
    ESPECIAL = auto()


@dataclass(frozen=True, slots=True)
class Directorio:
    """Los archivos tal como están en el disco. Nunca sigue un enlace."""

    raiz: Path

    def archivos(self) -> Iterator[Archivo]:
        """Los que están bajo `data/`, sin recursión y sin seguir enlaces."""
        pendientes = [DATOS]
        while pendientes:
            carpeta = pendientes.pop()
            if carpeta.count("/") > CARPETAS_MAXIMAS:
                mensaje = "hay demasiadas carpetas, unas dentro de otras"
                ayuda = "lleve los registros a una carpeta menos honda"
                yield _con_falta(carpeta, CARPETAS_HONDAS, mensaje, ayuda, es_carpeta=True)
                continue
            try:
                entradas = self._entradas(carpeta)
            except FileNotFoundError:
                continue
            except OSError as error:
                yield self._carpeta_cerrada(carpeta, error)
                continue
            yield from self._de_la_carpeta(carpeta, entradas)
            pendientes += [
                f"{carpeta}/{nombre}"
                for nombre, clase in reversed(entradas)
                if clase is _Clase.CARPETA
            ]

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo de esa ruta, relativa a la raíz."""
        return self._abierto(ruta) if os.path.lexists(self.raiz / ruta) else None

    def _entradas(self, carpeta: str) -> list[tuple[str, _Clase]]:
        """Lo que hay en una carpeta, por orden de nombre. Se abre sin seguirla si es un enlace."""
        banderas = os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY | os.O_NOFOLLOW
        descriptor = os.open(self.raiz / carpeta, banderas)
        try:
            with os.scandir(descriptor) as entradas:
                return sorted(
                    ((entrada.name, _clase(entrada)) for entrada in entradas),
                    key=lambda entrada: entrada[0],
                )
        finally:
            os.close(descriptor)

    def _carpeta_cerrada(self, carpeta: str, error: OSError) -> Archivo:
        # al pedir una carpeta, el sistema dice de un enlace que «no es una carpeta»
        if error.errno in (errno.ENOTDIR, errno.ELOOP) and (self.raiz / carpeta).is_symlink():
            return _carpeta_de_registros_enlazada(carpeta)
        if error.errno == errno.ENOTDIR:
            mensaje = f"«{carpeta}» es un archivo y debía ser una carpeta"
            ayuda = f"cámbiele el nombre y ponga los registros en una carpeta «{carpeta}»"
            return _con_falta(carpeta, NO_SE_PUEDE_LEER, mensaje, ayuda, es_carpeta=True)
        return _negado(carpeta, error, "abrir la carpeta", es_carpeta=True)

    def _de_la_carpeta(self, carpeta: str, entradas: list[tuple[str, _Clase]]) -> Iterator[Archivo]:
        for nombre, clase in entradas:
            ruta = f"{carpeta}/{nombre}"
            match clase:
                case _Clase.CARPETA:
                    if nombre.endswith(EXTENSION):
                        codigo = CARPETA_CON_NOMBRE_DE_ARCHIVO
                        mensaje = "una carpeta se llama como un registro"
                        ayuda = f"quítele «{EXTENSION}» al nombre"
                        yield _con_falta(ruta, codigo, mensaje, ayuda, es_carpeta=True)
                case _Clase.ENLACE:
                    yield self._enlace(ruta)
                case _Clase.ESPECIAL if es_de_registro(ruta):
                    yield _especial(ruta)
                case _Clase.ARCHIVO if es_de_registro(ruta):
                    yield self._abierto(ruta)
                case _Clase.ARCHIVO | _Clase.ESPECIAL:
                    yield Archivo(ruta)

    def _enlace(self, ruta: str) -> Archivo:
        if ruta in _DE_REGISTROS:
            return _carpeta_de_registros_enlazada(ruta)
        if es_de_registro(ruta):
            return _enlazado(ruta)
        # saber si lleva a una carpeta solo cambia la frase: ni se abre ni se recorre
        if os.path.isdir(self.raiz / ruta):  # noqa: PTH112 — Path.is_dir lanza OSError en un bucle
            mensaje = "la carpeta es un enlace y no se recorre"
            return _con_falta(ruta, CARPETA_ENLAZADA, mensaje, _SIN_ENLACE, es_carpeta=True)
        return Archivo(ruta)

    def _abierto(self, ruta: str) -> Archivo:
        # sin seguir enlaces y sin esperar a que nadie escriba al otro lado de una tubería
        banderas = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW
        try:
            descriptor = os.open(self.raiz / ruta, banderas)
        except OSError as error:
            return _sin_abrir(ruta, error)
        try:
            return _leido(ruta, descriptor)
        except OSError as error:
            return _negado(ruta, error, "leer el archivo")
        finally:
            os.close(descriptor)


def _clase(entrada: os.DirEntry[str]) -> _Clase:
    if entrada.is_symlink():
        return _Clase.ENLACE
    if entrada.is_dir(follow_symlinks=False):
        return _Clase.CARPETA
    return _Clase.ARCHIVO if entrada.is_file(follow_symlinks=False) else _Clase.ESPECIAL


def _leido(ruta: str, descriptor: int) -> Archivo:
    datos = os.fstat(descriptor)
    if not stat.S_ISREG(datos.st_mode):
        return _especial(ruta)
    if datos.st_size > TAMANO_MAXIMO:
        return archivo_grande(ruta, datos.st_size)
    contenido = b""
    # el archivo puede crecer mientras se lee: el tope vale también para lo que de verdad llega
    while len(contenido) <= TAMANO_MAXIMO and (trozo := os.read(descriptor, TAMANO_MAXIMO + 1)):
        contenido += trozo
    return archivo_con(ruta, contenido)


def archivo_con(ruta: str, contenido: bytes) -> Archivo:
    """El archivo con su contenido, si es de los que se analizan."""
    if len(contenido) > TAMANO_MAXIMO:
        return _no_cabe(ruta, f"pasa de {_en_mebibytes(TAMANO_MAXIMO)}")
    if contenido.startswith(_LFS):
        mensaje = "es un puntero de Git LFS: falta descargar su contenido"
        return _con_falta(ruta, PUNTERO_LFS, mensaje, "ejecute «git lfs pull»")
    return Archivo(ruta, contenido)


def _sin_abrir(ruta: str, error: OSError) -> Archivo:
    if error.errno == errno.ELOOP:
        return _enlazado(ruta)
    if error.errno == errno.ENXIO:
        return _especial(ruta)
    return _negado(ruta, error, "leer el archivo")


_SIN_ENLACE = "ponga ahí la carpeta, no un enlace"


def _carpeta_de_registros_enlazada(ruta: str) -> Archivo:
    mensaje = "la carpeta de registros es un enlace simbólico y no se abre"
    return _con_falta(ruta, ENLACE_SIMBOLICO, mensaje, _SIN_ENLACE, es_carpeta=True)


def _enlazado(ruta: str) -> Archivo:
    mensaje, ayuda = "es un enlace simbólico y no se abre", "ponga ahí el archivo, no un enlace"
    return _con_falta(ruta, ENLACE_SIMBOLICO, mensaje, ayuda)


def _especial(ruta: str) -> Archivo:
    mensaje, ayuda = "no es un archivo corriente y no se abre", "bórrelo o llévelo a otro sitio"
    return _con_falta(ruta, ARCHIVO_ESPECIAL, mensaje, ayuda)


def archivo_grande(ruta: str, tamano: int) -> Archivo:
    """Un archivo que no se lee porque sus bytes pasan del máximo."""
    ocupa, maximo = _en_mebibytes(tamano), _en_mebibytes(TAMANO_MAXIMO)
    return _no_cabe(ruta, f"ocupa {ocupa} y el máximo es {maximo}")


def _no_cabe(ruta: str, motivo: str) -> Archivo:
    return _con_falta(ruta, ARCHIVO_GRANDE, f"{motivo}: no se lee", "repártalo en varios registros")


def _en_mebibytes(tamano: int) -> str:
    """`1,1 MiB`: por exceso, para que lo que pasa del máximo no parezca igual que él."""
    decimas = -(-tamano * 10 // 2**20)
    return f"{decimas / 10:.1f}".removesuffix(".0").replace(".", ",") + " MiB"


def _con_falta(
    ruta: str, codigo: str, mensaje: str, sugerencia: str = "", *, es_carpeta: bool = False
) -> Archivo:
    return Archivo(ruta, None, (Falta(codigo, PRINCIPIO, mensaje, sugerencia),), es_carpeta)


def _negado(ruta: str, error: OSError, accion: str, *, es_carpeta: bool = False) -> Archivo:
    mensaje = f"el sistema no deja {accion} (error {error.errno})"
    ayuda = "compruebe que el disco responde y repita la orden"
    if isinstance(error, PermissionError):
        mensaje = f"no hay permiso para {accion}"
        ayuda = "pida permiso de lectura a quien lo administre"
    elif error.errno == errno.ENAMETOOLONG:
        ayuda = "acorte los nombres de las carpetas en que está"
    return _con_falta(ruta, NO_SE_PUEDE_LEER, mensaje, ayuda, es_carpeta=es_carpeta)
