"""Qué es un archivo y de dónde sale: de la memoria, de otra fuente o de un árbol (`arbol`, `disco`, `git`)."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Protocol

from seguimiento.almacen.etapas import SIN_ETAPAS, Etapas
from seguimiento.almacen.identidad import identidad_de
from seguimiento.almacen.nombres import es_de_registro
from seguimiento.almacen.sitios import DATOS
from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import ARCHIVO_GRANDE, PUNTERO_LFS
from seguimiento.lugares import PRINCIPIO
from seguimiento.redaccion import visible

TAMANO_MAXIMO = 1024 * 1024
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
    sitio: str | None = None
    """Dónde está en el disco, si se lee de él tal cual."""

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
    return Falta(ARCHIVO_GRANDE, PRINCIPIO, f"{motivo}: no se lee", "repártalo en varios registros")


def _en_mebibytes(tamano: int) -> str:
    """`1,1 MiB`: por exceso, para que lo que pasa del máximo no parezca igual que él."""
    decimas = -(-tamano * 10 // 2**20)
    return f"{decimas / 10:.1f}".removesuffix(".0").replace(".", ",") + " MiB"


_PUNTERO = Falta(
    PUNTERO_LFS,
    PRINCIPIO,
    "es un puntero de Git LFS: falta descargar su contenido",
    "ejecute «git lfs pull»",
)
