"""Un cajón en la carpeta de caché del usuario, fuera del repositorio: bytes por su clave, y nada más.

Lo que no está, no puede leerse o está estropeado es lo mismo que no haberlo guardado: nadie recibe nunca
otros bytes que los que se dejaron. Borrarlo solo cuesta tiempo.
"""

import hashlib
import importlib.util
import marshal
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from seguimiento.almacen import sistema

if TYPE_CHECKING:
    import sqlite3

_ARCHIVO = "lecturas.sqlite"
_FORMATO = b"1"
_CIFRAS = 16
_ESPERA = 0.2
"""Segundos que se espera a que otro acabe de escribir: más cuesta que volver a leer."""
_BYTES_MAXIMOS = 512 * 1024 * 1024
_TABLA = "CREATE TABLE IF NOT EXISTS lecturas (clave BLOB PRIMARY KEY, valor BLOB NOT NULL)"
_TOMAR = "SELECT valor FROM lecturas WHERE clave = ?"
_DEJAR = "INSERT OR REPLACE INTO lecturas VALUES (?, ?)"


class Cajon:
    """Lo guardado por ejecuciones anteriores; vale entre procesos y entre repositorios."""

    def __init__(self, carpeta: Path) -> None:
        self._carpeta = carpeta

    @property
    def ruta(self) -> Path:
        """Dónde está, exista o no."""
        return self._carpeta / _ARCHIVO

    def tomar(self, clave: bytes) -> bytes | None:
        """Los bytes que se dejaron con esa clave; `None` si no constan enteros."""
        if self._abierto is None:
            return None
        import sqlite3

        try:
            fila = self._abierto.execute(_TOMAR, (clave,)).fetchone()
        except (sqlite3.Error, UnicodeError):  # de lo estropeado, ni la queja es siempre texto
            # cerrado y no solo olvidado: en Windows, lo que queda abierto no se borra, y se ha de empezar otro
            self._cerrar()
            self._abierto = None
            return None
        valor = fila[0] if fila else None
        if not isinstance(valor, bytes) or valor[:_CIFRAS] != _suma(clave, valor[_CIFRAS:]):
            return None
        return valor[_CIFRAS:]

    def dejar(self, pares: Mapping[bytes, bytes]) -> None:
        """Guarda todos los pares, o ninguno si no se puede: no es motivo para detenerse."""
        import sqlite3

        if not pares or not sistema.reservada(self._carpeta):
            return
        self._cerrar()
        with suppress(OSError, sqlite3.Error, UnicodeError):
            try:
                self._escribir(pares)
            except sqlite3.OperationalError:
                return  # otro escribe, o no hay sitio
            except (sqlite3.DatabaseError, UnicodeError):
                # estropeado: se empieza otro
                self.ruta.unlink()
                self._escribir(pares)

    def _escribir(self, pares: Mapping[bytes, bytes]) -> None:
        import sqlite3

        with closing(sqlite3.connect(self.ruta, timeout=_ESPERA, isolation_level=None)) as base:
            # un corte de luz puede estropearlo, y entonces se empieza otro
            base.execute("PRAGMA synchronous = OFF")
            base.execute("BEGIN IMMEDIATE")
            base.execute(_TABLA)
            nuevo = sum(map(len, pares.values()))
            if _ocupados(base) + nuevo > _BYTES_MAXIMOS:
                base.execute("DELETE FROM lecturas")
            if nuevo <= _BYTES_MAXIMOS:
                filas = ((clave, _suma(clave, valor) + valor) for clave, valor in pares.items())
                base.executemany(_DEJAR, filas)
            base.execute("COMMIT")

    @cached_property
    def _abierto(self) -> "sqlite3.Connection | None":
        # os.path y no Path: lo que no deja mirarse es como si no estuviera
        if not os.path.isfile(self.ruta) or not sistema.reservada(self._carpeta):  # noqa: PTH113
            return None
        import sqlite3

        try:
            return sqlite3.connect(f"{self.ruta.as_uri()}?mode=ro", uri=True, timeout=_ESPERA)
        except sqlite3.Error:
            return None

    def _cerrar(self) -> None:
        abierto = self.__dict__.pop("_abierto", None)
        if abierto is not None:
            abierto.close()


def _ocupados(base: "sqlite3.Connection") -> int:
    """Los bytes que ocupa lo guardado: al borrar, el archivo no encoge y su sitio se vuelve a usar."""
    paginas, libres, de_cada_una = (
        base.execute(f"PRAGMA {cuantos}").fetchone()[0]
        for cuantos in ("page_count", "freelist_count", "page_size")
    )
    return (int(paginas) - int(libres)) * int(de_cada_una)


def _suma(clave: bytes, valor: bytes) -> bytes:
    """Va delante del valor; con la clave, tampoco vale el de otra."""
    return hashlib.blake2b(valor, digest_size=_CIFRAS, key=clave[:64]).digest()


def huella_del_programa() -> bytes | None:
    """Con qué se leyó: si cambia algo del programa o del analizador, lo guardado antes ya no vale.

    `None` si el programa no está en archivos y no puede saberse.
    """
    analizador = importlib.util.find_spec("_ruamel_yaml")
    if analizador is None or analizador.origin is None:
        return None
    archivos = [analizador.origin, *sorted(_modulos(Path(__file__).parents[1]))]
    if len(archivos) == 1:
        return None
    suma = hashlib.blake2b(_FORMATO, digest_size=_CIFRAS)
    suma.update(f"{sys.version}\0{marshal.version}\0".encode())
    for ruta in archivos:
        datos = os.stat(ruta)  # noqa: PTH116 — son cientos, y con `Path` se tarda el triple
        suma.update(
            f"{ruta}\0{datos.st_size}\0{datos.st_mtime_ns}\0".encode("utf-8", "surrogateescape")
        )
    return suma.digest()


def _modulos(paquete: Path) -> Iterator[str]:
    for carpeta, _, nombres in os.walk(paquete):
        yield from (f"{carpeta}/{nombre}" for nombre in nombres if nombre.endswith(".py"))
