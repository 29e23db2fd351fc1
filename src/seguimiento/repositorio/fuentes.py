"""De dónde salen los archivos: el disco, la memoria o, más adelante, un momento de git."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

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

TAMANO_MAXIMO = 1024 * 1024
CARPETAS_MAXIMAS = 32
CONFIGURACION = "seguimiento.yaml"
DATOS = "data"
EXTENSION = ".yaml"
_LFS = b"version https://git-lfs.github.com/spec/"


@dataclass(frozen=True, slots=True)
class Archivo:
    """Un archivo hallado: su contenido o lo que impide tenerlo."""

    ruta: str
    """Relativa a la raíz, con `/` y apta para mostrarse."""
    contenido: bytes | None = None
    faltas: tuple[Falta, ...] = ()


class Fuente(Protocol):
    """Un estado de los archivos del repositorio."""

    def archivos(self) -> Iterator[Archivo]:
        """Todo lo que hay bajo `data/`, en orden de ruta."""
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
                yield Archivo(ruta, self.contenidos[ruta])

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo de esa ruta exacta."""
        contenido = self.contenidos.get(ruta)
        return None if contenido is None else Archivo(ruta, contenido)


@dataclass(frozen=True, slots=True)
class Directorio:
    """Los archivos tal como están en el disco. Nunca sigue un enlace."""

    raiz: Path

    def archivos(self) -> Iterator[Archivo]:
        """Los que están bajo `data/`, en orden de ruta, sin recursión y sin seguir enlaces."""
        pendientes = [(DATOS, 0)]
        while pendientes:
            carpeta, hondura = pendientes.pop()
            if hondura > CARPETAS_MAXIMAS:
                yield _con_falta(carpeta, CARPETAS_HONDAS, "hay demasiadas carpetas, unas dentro de otras")
                continue
            try:
                with os.scandir(self.raiz / carpeta) as entradas:
                    ordenadas = sorted(entradas, key=lambda entrada: entrada.name)
            except FileNotFoundError:
                continue
            except OSError as error:
                yield _con_falta(carpeta, NO_SE_PUEDE_LEER, _motivo(error, "abrir la carpeta"))
                continue
            subcarpetas = []
            for entrada in ordenadas:
                ruta = f"{carpeta}/{entrada.name}"
                if entrada.is_dir(follow_symlinks=False):
                    subcarpetas.append((ruta, hondura + 1))
                    if entrada.name.endswith(EXTENSION):
                        mensaje = "una carpeta se llama como un registro"
                        yield _con_falta(ruta, CARPETA_CON_NOMBRE_DE_ARCHIVO, mensaje)
                elif entrada.is_symlink() and entrada.is_dir():
                    yield _con_falta(ruta, CARPETA_ENLAZADA, "la carpeta es un enlace y no se recorre")
                else:
                    yield self._archivo(ruta)
            pendientes += reversed(subcarpetas)

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo de esa ruta, relativa a la raíz."""
        if not os.path.lexists(self.raiz / ruta):
            return None
        return self._archivo(ruta)

    def _archivo(self, ruta: str) -> Archivo:
        if not ruta.endswith(EXTENSION):
            return Archivo(visible(ruta))
        banderas = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW
        completa = self.raiz / ruta
        try:
            if completa.is_symlink():
                return _con_falta(ruta, ENLACE_SIMBOLICO, "es un enlace simbólico y no se abre")
            descriptor = os.open(completa, banderas)
        except OSError as error:
            return _con_falta(ruta, NO_SE_PUEDE_LEER, _motivo(error, "leer el archivo"))
        try:
            return _leer(ruta, descriptor)
        except OSError as error:
            return _con_falta(ruta, NO_SE_PUEDE_LEER, _motivo(error, "leer el archivo"))
        finally:
            os.close(descriptor)


def _leer(ruta: str, descriptor: int) -> Archivo:
    datos = os.fstat(descriptor)
    if not stat.S_ISREG(datos.st_mode):
        return _con_falta(ruta, ARCHIVO_ESPECIAL, "no es un archivo corriente y no se abre")
    if datos.st_size > TAMANO_MAXIMO:
        mensaje = f"ocupa {datos.st_size} bytes y el máximo es {TAMANO_MAXIMO}: no se lee"
        return _con_falta(ruta, ARCHIVO_GRANDE, mensaje)
    contenido = b""
    while len(contenido) <= TAMANO_MAXIMO and (trozo := os.read(descriptor, TAMANO_MAXIMO + 1)):
        contenido += trozo
    if len(contenido) > TAMANO_MAXIMO:
        return _con_falta(ruta, ARCHIVO_GRANDE, f"pasa de {TAMANO_MAXIMO} bytes: no se lee")
    if contenido.startswith(_LFS):
        mensaje = "es un puntero de Git LFS: falta descargar su contenido"
        return _con_falta(ruta, PUNTERO_LFS, mensaje, "ejecute «git lfs pull»")
    return Archivo(visible(ruta), contenido)


def _con_falta(ruta: str, codigo: str, mensaje: str, sugerencia: str = "") -> Archivo:
    return Archivo(visible(ruta), None, (Falta(codigo, PRINCIPIO, mensaje, sugerencia),))


def _motivo(error: OSError, accion: str) -> str:
    if isinstance(error, PermissionError):
        return f"no hay permiso para {accion}"
    return f"el sistema no deja {accion} (error {error.errno})"
