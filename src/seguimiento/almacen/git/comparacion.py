"""Si los registros del disco son los de un commit, y cuáles, sin preguntárselo a git."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen import sistema
from seguimiento.almacen.disco import es_de_otro_repositorio
from seguimiento.almacen.fuentes import Archivo, Fuente
from seguimiento.almacen.git.disperso import dejados_fuera
from seguimiento.almacen.git.repositorio import Contenido, Repositorio, repositorio_de
from seguimiento.almacen.identidad import es_la_de, identidad_de
from seguimiento.almacen.nombres import es_de_registro, es_resto_ajeno
from seguimiento.almacen.sistema import en_octetos, en_texto

Sabida = Callable[[str], str | None]
"""La identidad de un archivo del disco, si se sabe sin abrirlo."""


def _ninguna(_sitio: str) -> str | None:
    return None


class Cambiado(NamedTuple):
    """Un archivo que no está como en el commit."""

    ruta: bytes
    """Desde el árbol de trabajo."""
    esta_en_git: bool


@dataclass(frozen=True)
class FrenteALoGuardado:
    """Los registros del disco frente a los del commit en que se está; se recorren una vez, y solo si se pregunta."""

    repositorio: Repositorio
    cabeza: str | None
    """El commit; `None` si aún no hay ninguno."""
    rutas: Sequence[str]
    """Las de los registros, desde el árbol de trabajo."""
    sabida: Sabida = _ninguna
    son_los_mismos: bool = False
    """Si ya consta, sin mirarlos, que no difieren."""

    @property
    def difieren(self) -> bool:
        """Si no dicen lo mismo; se detiene en lo primero que vea."""
        return self._primero is not None

    @cached_property
    def cambiados(self) -> tuple[Cambiado, ...]:
        """Los archivos que no son los del commit; sin commit, todos."""
        return () if self._primero is None else (self._primero, *self._por_ver)

    @cached_property
    def _primero(self) -> Cambiado | None:
        return next(self._por_ver, None)

    @cached_property
    def _por_ver(self) -> Iterator[Cambiado]:
        if self.son_los_mismos:
            return iter(())
        return cambiados(self.repositorio, self.cabeza, self.rutas, self.sabida)


def frente_a_lo_guardado(
    raiz: Path, registros: Sequence[str], sabida: Sabida = _ninguna
) -> FrenteALoGuardado | None:
    """Los registros, carpetas o archivos dados desde la raíz; `None` sin git o fuera de un repositorio.

    La raíz puede ser una subcarpeta del árbol de trabajo. Lanza `ErrorDeGit` si hay un repositorio y git no
    puede leerlo.
    """
    raiz = raiz.resolve()
    repositorio = repositorio_de(raiz)
    if repositorio is None:
        return None
    rutas = repositorio.rutas_desde_el_arbol(raiz, registros)
    return FrenteALoGuardado(repositorio, repositorio.cabeza(), rutas, sabida)


def cambiados(
    repositorio: Repositorio,
    cabeza: str | None,
    rutas: Sequence[str],
    sabida: Sabida = _ninguna,
) -> Iterator[Cambiado]:
    """Los archivos que no son los del commit, primero los que se ven sin abrirlos; sin commit, todos.

    Solo cuenta el contenido de los archivos corrientes: ni permisos ni enlaces. Lo que no puede leerse,
    tampoco está como en el commit.
    """
    contenido = repositorio.contenido(cabeza, rutas) if cabeza else Contenido({}, set(), {})
    # de lo que git no puso en la carpeta no hay nada que comparar
    fuera = tuple(map(en_octetos, dejados_fuera(repositorio.arbol)))
    for ruta in [ruta for ruta in contenido.archivos if _esta_en(ruta, fuera)]:
        del contenido.archivos[ruta]
    arbol = en_octetos(repositorio.arbol)
    fechas: dict[bytes, int] = {}
    try:
        fechas.update(_archivos_en_disco(repositorio.arbol, map(en_octetos, rutas)))
    except OSError as error:
        yield Cambiado(en_octetos(error.filename or b""), esta_en_git=True)
        return
    for ruta in contenido.archivos.keys() - fechas.keys():
        yield Cambiado(ruta, esta_en_git=True)
    for ruta in fechas.keys() - contenido.archivos.keys():
        if parece_registro(ruta):
            yield Cambiado(ruta, esta_en_git=False)
    # lo tocado hace menos es lo que más probablemente difiere
    quedan = contenido.archivos.keys() & fechas.keys()
    for ruta in sorted(quedan, key=fechas.__getitem__, reverse=True):
        sitio, guardada = b"/".join((arbol, ruta)), contenido.archivos[ruta]
        if sabida(os.fsdecode(sitio)) != guardada and _cambiado(sitio, guardada):
            yield Cambiado(ruta, esta_en_git=True)


def iguales(antes: Fuente, ahora: Fuente) -> dict[str, str]:
    """Los registros que dicen lo mismo en un commit y en otra fuente: por su ruta, su identidad en el commit.

    Los de dos commits se comparan sin leerlos. Los fines de línea CRLF del disco no cuentan.
    """
    guardados = {
        archivo.ruta: archivo.identidad
        for archivo in antes.archivos()
        if archivo.identidad is not None and es_de_registro(archivo.ruta)
    }
    return {
        archivo.ruta: identidad
        for archivo in ahora.archivos()
        if (identidad := guardados.get(archivo.ruta)) and _es(archivo, identidad)
    }


def _es(archivo: Archivo, identidad: str) -> bool:
    if archivo.sabida is not None:
        return archivo.sabida == identidad
    return archivo.contenido is not None and es_la_de(archivo.contenido, identidad)


def _esta_en(ruta: bytes, rutas: Sequence[bytes]) -> bool:
    """Si es una de esas o está dentro de alguna carpeta, que acaba en `/`."""
    return any(ruta == una or (una.endswith(b"/") and ruta.startswith(una)) for una in rutas)


def _archivos_en_disco(carpeta: Path, rutas: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """Ruta y fecha (ns) de cada archivo corriente, sin seguir enlaces ni entrar en otro repositorio."""
    arbol, pendientes = en_octetos(carpeta), list(rutas)
    while pendientes:
        ruta = pendientes.pop()
        try:
            estado = os.lstat(b"/".join((arbol, ruta)))
        except (FileNotFoundError, NotADirectoryError):
            continue
        if stat.S_ISREG(estado.st_mode):
            yield ruta, estado.st_mtime_ns
        elif stat.S_ISDIR(estado.st_mode) and not sistema.es_enlace(carpeta / en_texto(ruta)):
            nombres = os.listdir(b"/".join((arbol, ruta)))  # noqa: PTH208 — nombres en bytes
            sus_nombres = [*map(en_texto, nombres)]
            if not es_de_otro_repositorio(carpeta, en_texto(ruta), sus_nombres):
                pendientes.extend(b"/".join((ruta, n)) for n in nombres)


def parece_registro(ruta: bytes) -> bool:
    """Si un archivo que git no conoce cuenta como cambio.

    Lo oculto que no es YAML no lo lee nadie, ni lo que dejan los sistemas y los editores.
    """
    a_la_vista = ruta.endswith(b".yaml") or b"/." not in ruta
    return a_la_vista and not es_resto_ajeno(en_texto(ruta).rpartition("/")[2])


def _cambiado(ruta: bytes, identidad: str) -> bool:
    try:
        return _dice_otra_cosa(ruta, identidad)
    except OSError:
        return True


def _dice_otra_cosa(ruta: bytes, identidad: str) -> bool:
    """Si el contenido del archivo no es el del blob, ni quitando los CR de sus fines de línea."""
    with sistema.abierto(ruta) as abierto:
        # aunque al recorrer la carpeta fuera un archivo corriente, pudo dejar de serlo
        if not abierto.corriente:
            return True
        tamano, cifras = abierto.datos.st_size, len(identidad)
        if identidad_de(abierto.trozos(), tamano, cifras) == identidad:
            return False
        longitud = sum(map(len, _sin_cr(abierto.de_nuevo())))
        return (
            longitud == tamano
            or identidad_de(_sin_cr(abierto.de_nuevo()), longitud, cifras) != identidad
        )


def _sin_cr(trozos: Iterable[bytes]) -> Iterator[bytes]:
    """El mismo contenido con LF donde había CRLF, aunque el par caiga entre dos trozos."""
    cola = b""
    for trozo in trozos:
        junto = cola + trozo
        cola = junto[-1:] if junto.endswith(b"\r") else b""
        yield junto[: len(junto) - len(cola)].replace(b"\r\n", b"\n")
    yield cola
