"""De dónde salen los archivos: el disco o la memoria, y lo que cambiaría al editarlos (los de git, en `git`)."""

import errno
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol

from seguimiento.almacen import sistema
from seguimiento.almacen.etapas import SIN_ETAPAS, Etapas, sin_etapas
from seguimiento.almacen.identidad import identidad_de
from seguimiento.almacen.nombres import CARPETAS, DATOS, EXTENSION, es_de_registro
from seguimiento.almacen.sistema import ClaseDeEntrada
from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import (
    ARCHIVO_ESPECIAL,
    ARCHIVO_GRANDE,
    CARPETA_CON_NOMBRE_DE_ARCHIVO,
    CARPETA_ENLAZADA,
    CARPETAS_HONDAS,
    ENLACE_SIMBOLICO,
    FUERA_DE_LA_CARPETA,
    NO_SE_PUEDE_LEER,
    PUNTERO_LFS,
)
from seguimiento.lugares import PRINCIPIO
from seguimiento.redaccion import visible

TAMANO_MAXIMO = 1024 * 1024
CARPETAS_MAXIMAS = 32
CONFIGURACION = "seguimiento.yaml"
_DE_REGISTROS = frozenset({DATOS, *(f"{DATOS}/{carpeta}" for carpeta in CARPETAS)})
_LFS = b"version https://git-lfs.github.com/spec/"

LoQueDice = bytes | Falta | None
"""Lo que da leer un archivo: su contenido, lo que lo impide o nada, si no es de los que se leen."""


@dataclass(frozen=True, eq=False)
class Archivo:
    """Un archivo hallado (o una carpeta que no es como debe): su contenido o lo que lo impide.

    Se lee la primera vez que se le pregunta y una sola: recorrer una fuente no lee ninguno.
    """

    ruta: str
    """Relativa a la raíz, con `/`, tal como la da el sistema."""
    leer: Callable[[], LoQueDice] = field(default=lambda: None, repr=False)
    sabida: str | None = None
    """Su identidad, si no hace falta leerlo para saberla."""
    es_carpeta: bool = False
    preguntar: Callable[[], Etapas] = field(default=lambda: SIN_ETAPAS, repr=False)

    @cached_property
    def etapas(self) -> Etapas:
        """Las versiones que consten, si dos lo cambiaron y está a medio juntar; preguntarlo cuesta."""
        return self.preguntar()

    @cached_property
    def _leido(self) -> LoQueDice:
        return self.leer()

    @property
    def contenido(self) -> bytes | None:
        """`None` si no se pudo leer o si no es un archivo de los que se leen."""
        return self._leido if isinstance(self._leido, bytes) else None

    @property
    def faltas(self) -> tuple[Falta, ...]:
        """Lo que impide leerlo."""
        return (self._leido,) if isinstance(self._leido, Falta) else ()

    @cached_property
    def identidad(self) -> str | None:
        """La suma con que git nombra su contenido; `None` si no hay contenido.

        De un commit se sabe sin leerlo, y también la de lo que no se leería.
        """
        if self.sabida is not None or self.contenido is None:
            return self.sabida
        return identidad_de((self.contenido,), len(self.contenido))

    @property
    def mostrada(self) -> str:
        """La ruta, en una línea y sin nada oculto."""
        return visible(self.ruta)


class Fuente(Protocol):
    """Un estado de los archivos del repositorio."""

    def archivos(self) -> Iterator[Archivo]:
        """Todo lo que hay bajo `data/`, aún sin leer, carpeta a carpeta y en orden de nombre."""
        ...

    def leer(self, ruta: str) -> Archivo | None:
        """Un archivo concreto, aún sin leer; `None` si no existe."""
        ...


def cuantos_registros(fuente: Fuente) -> int:
    """Cuántos archivos suyos pueden ser registros; no lee ninguno."""
    return sum(es_de_registro(archivo.ruta) for archivo in fuente.archivos())


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


@dataclass(frozen=True, slots=True)
class Parte:
    """Una fuente sin algunos de sus registros: los que no hace falta leer."""

    entera: Fuente
    sin: Collection[str]

    def archivos(self) -> Iterator[Archivo]:
        """Los demás, en su orden."""
        return (uno for uno in self.entera.archivos() if uno.ruta not in self.sin)

    def leer(self, ruta: str) -> Archivo | None:
        """Cualquiera: también la configuración y lo que se señale."""
        return self.entera.leer(ruta)


class Arbol:
    """Una carpeta con sus archivos, en el disco o en un commit: se recorre y se señala igual.

    Quien hereda dice qué hay en cada carpeta y cómo se lee un archivo. Nunca se sigue un enlace.
    """

    def archivos(self) -> Iterator[Archivo]:
        """Los que están bajo `data/`, sin recursión y sin seguir enlaces."""
        pendientes = [DATOS]
        while pendientes:
            carpeta = pendientes.pop()
            if carpeta.count("/") > CARPETAS_MAXIMAS:
                yield _carpeta_mala(carpeta, _HONDA)
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
                if clase is ClaseDeEntrada.CARPETA
            ]

    def _entradas(self, carpeta: str) -> list[tuple[str, ClaseDeEntrada]]:
        """Lo que hay en una carpeta, por orden de nombre. Lanza `OSError` si no puede abrirse."""
        raise NotImplementedError

    def _por_leer(self, ruta: str) -> Archivo:
        raise NotImplementedError

    def _es_enlace(self, ruta: str) -> bool:
        raise NotImplementedError

    def _lleva_a_una_carpeta(self, ruta: str) -> bool:
        """Si el enlace de esa ruta lleva a una carpeta; solo cambia lo que se dice de él."""
        raise NotImplementedError

    def _carpeta_cerrada(self, carpeta: str, error: OSError) -> Archivo:
        # al pedir una carpeta, el sistema dice de un enlace que «no es una carpeta»
        if error.errno in (errno.ENOTDIR, errno.ELOOP) and self._es_enlace(carpeta):
            return _carpeta_mala(carpeta, _DE_REGISTROS_ENLAZADA)
        if error.errno == errno.ENOTDIR:
            mensaje = f"«{carpeta}» es un archivo y debía ser una carpeta"
            ayuda = f"cámbiele el nombre y ponga los registros en una carpeta «{carpeta}»"
            return _carpeta_mala(carpeta, _falta(NO_SE_PUEDE_LEER, mensaje, ayuda))
        return _carpeta_mala(carpeta, _negado(error, "abrir la carpeta"))

    def _de_la_carpeta(
        self, carpeta: str, entradas: list[tuple[str, ClaseDeEntrada]]
    ) -> Iterator[Archivo]:
        for nombre, clase in entradas:
            ruta = f"{carpeta}/{nombre}"
            match clase:
                case ClaseDeEntrada.CARPETA:
                    if nombre.endswith(EXTENSION):
                        yield _carpeta_mala(ruta, _COMO_UN_REGISTRO)
                case ClaseDeEntrada.ENLACE:
                    yield self._enlace(ruta)
                case ClaseDeEntrada.ESPECIAL if es_de_registro(ruta):
                    yield Archivo(ruta, lambda: _ESPECIAL)
                case ClaseDeEntrada.ARCHIVO if es_de_registro(ruta):
                    yield self._por_leer(ruta)
                case ClaseDeEntrada.ARCHIVO | ClaseDeEntrada.ESPECIAL:
                    yield Archivo(ruta)

    def _enlace(self, ruta: str) -> Archivo:
        if ruta in _DE_REGISTROS:
            return _carpeta_mala(ruta, _DE_REGISTROS_ENLAZADA)
        if es_de_registro(ruta):
            return enlazado(ruta)
        return _carpeta_mala(ruta, _ENLAZADA) if self._lleva_a_una_carpeta(ruta) else Archivo(ruta)


def enlazado(ruta: str) -> Archivo:
    """Un archivo que es un enlace, y no se abre."""
    return Archivo(ruta, lambda: _ENLACE)


@dataclass(frozen=True, slots=True)
class Directorio(Arbol):
    """Los archivos tal como están en el disco. Nunca sigue un enlace."""

    raiz: Path
    dejados_fuera: tuple[str, ...] = ()
    """Los que git tiene y no puso en la carpeta; de una carpeta entera, su ruta con `/`."""
    etapas: Callable[[str], Etapas] = sin_etapas
    """Lo que se sabe de un archivo a medio juntar, por su ruta."""

    def archivos(self) -> Iterator[Archivo]:
        """Los que están bajo `data/` y, detrás, los registros que faltan en la carpeta."""
        yield from Arbol.archivos(self)
        for ruta in self.dejados_fuera:
            es_carpeta = ruta.endswith("/")
            de_registros = (es_carpeta and f"{DATOS}/".startswith(ruta)) or ruta.startswith(
                f"{DATOS}/"
            )
            if (es_de_registro(ruta) or (es_carpeta and de_registros)) and not self._esta(ruta):
                yield Archivo(ruta.rstrip("/"), lambda: _FUERA, es_carpeta=es_carpeta)

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo de esa ruta, relativa a la raíz."""
        if self._esta(ruta):
            return self._por_leer(ruta)
        return Archivo(ruta, lambda: _FUERA) if ruta in self.dejados_fuera else None

    def _esta(self, ruta: str) -> bool:
        return os.path.lexists(self.raiz / ruta)

    def nombres(self) -> list[str]:
        """Los nombres de lo que hay en la propia carpeta; ninguno si no existe."""
        return [uno.name for uno in self.raiz.iterdir()] if self.raiz.is_dir() else []

    def _entradas(self, carpeta: str) -> list[tuple[str, ClaseDeEntrada]]:
        return sistema.entradas(self.raiz / carpeta)

    def _es_enlace(self, ruta: str) -> bool:
        return (self.raiz / ruta).is_symlink()

    def _lleva_a_una_carpeta(self, ruta: str) -> bool:
        # ni se abre ni se recorre
        return os.path.isdir(self.raiz / ruta)  # noqa: PTH112 — Path.is_dir lanza OSError en un bucle

    def _por_leer(self, ruta: str) -> Archivo:
        return Archivo(ruta, partial(self._leido, ruta), preguntar=partial(self.etapas, ruta))

    def _leido(self, ruta: str) -> bytes | Falta:
        try:
            with sistema.abierto(self.raiz / ruta) as abierto:
                return _contenido_de(abierto)
        except OSError as error:
            return _negado(error, "leer el archivo")


def _contenido_de(abierto: sistema.Abierto) -> bytes | Falta:
    if not abierto.corriente:
        return _ESPECIAL
    if abierto.datos.st_size > TAMANO_MAXIMO:
        return grande(abierto.datos.st_size)
    contenido = b""
    for trozo in abierto.trozos():
        contenido += trozo
        # puede crecer mientras se lee: el tope vale también para lo que de verdad llega
        if len(contenido) > TAMANO_MAXIMO:
            break
    return leible(contenido)


def archivo_con(ruta: str, contenido: bytes) -> Archivo:
    """El archivo con ese contenido, si es de los que se analizan."""
    return Archivo(ruta, partial(leible, contenido))


def leible(contenido: bytes) -> bytes | Falta:
    """El contenido de un archivo, o por qué no se analiza."""
    if len(contenido) > TAMANO_MAXIMO:
        return _no_cabe(f"pasa de {_en_mebibytes(TAMANO_MAXIMO)}")
    return _PUNTERO if contenido.startswith(_LFS) else contenido


def grande(tamano: int) -> Falta:
    """Por qué no se lee un archivo cuyos bytes pasan del máximo."""
    ocupa, maximo = _en_mebibytes(tamano), _en_mebibytes(TAMANO_MAXIMO)
    return _no_cabe(f"ocupa {ocupa} y el máximo es {maximo}")


def _no_cabe(motivo: str) -> Falta:
    return _falta(ARCHIVO_GRANDE, f"{motivo}: no se lee", "repártalo en varios registros")


def _en_mebibytes(tamano: int) -> str:
    """`1,1 MiB`: por exceso, para que lo que pasa del máximo no parezca igual que él."""
    decimas = -(-tamano * 10 // 2**20)
    return f"{decimas / 10:.1f}".removesuffix(".0").replace(".", ",") + " MiB"


def _carpeta_mala(ruta: str, falta: Falta) -> Archivo:
    return Archivo(ruta, lambda: falta, es_carpeta=True)


def _falta(codigo: str, mensaje: str, sugerencia: str) -> Falta:
    return Falta(codigo, PRINCIPIO, mensaje, sugerencia)


def _negado(error: OSError, accion: str) -> Falta:
    if error.errno in _POR_LO_QUE_ES:
        return _POR_LO_QUE_ES[error.errno]
    mensaje = f"el sistema no deja {accion} (error {error.errno})"
    ayuda = "compruebe que el disco responde y repita la orden"
    if isinstance(error, PermissionError):
        mensaje = f"no hay permiso para {accion}"
        ayuda = "pida permiso de lectura a quien lo administre"
    elif error.errno == errno.ENAMETOOLONG:
        ayuda = "acorte los nombres de las carpetas en que está"
    return _falta(NO_SE_PUEDE_LEER, mensaje, ayuda)


_SIN_ENLACE = "ponga ahí la carpeta, no un enlace"
_ENLACE = _falta(
    ENLACE_SIMBOLICO, "es un enlace simbólico y no se abre", "ponga ahí el archivo, no un enlace"
)
_DE_REGISTROS_ENLAZADA = _falta(
    ENLACE_SIMBOLICO, "la carpeta de registros es un enlace simbólico y no se abre", _SIN_ENLACE
)
_ENLAZADA = _falta(CARPETA_ENLAZADA, "la carpeta es un enlace y no se recorre", _SIN_ENLACE)
_HONDA = _falta(
    CARPETAS_HONDAS,
    "hay demasiadas carpetas, unas dentro de otras",
    "lleve los registros a una carpeta menos honda",
)
_COMO_UN_REGISTRO = _falta(
    CARPETA_CON_NOMBRE_DE_ARCHIVO,
    "una carpeta se llama como un registro",
    f"quítele «{EXTENSION}» al nombre",
)
_ESPECIAL = _falta(
    ARCHIVO_ESPECIAL, "no es un archivo corriente y no se abre", "bórrelo o llévelo a otro sitio"
)
_PUNTERO = _falta(
    PUNTERO_LFS, "es un puntero de Git LFS: falta descargar su contenido", "ejecute «git lfs pull»"
)
_FUERA = _falta(
    FUERA_DE_LA_CARPETA,
    "está en git y no en la carpeta, que es un árbol disperso",
    "tráigalo con «git sparse-checkout disable»",
)
_POR_LO_QUE_ES = {errno.ELOOP: _ENLACE, errno.ENXIO: _ESPECIAL}
"""Lo que el sistema contesta al ir a abrir lo que no es un archivo corriente."""
