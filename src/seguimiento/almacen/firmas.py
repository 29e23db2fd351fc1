"""Qué archivos del disco siguen como cuando se leyeron, sin abrirlos: por su firma, como hace git."""

import hashlib
from typing import NamedTuple

from seguimiento.almacen import sistema
from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.por_carpetas import PorCarpetas

_MARGEN = 2_000_000_000
"""Nanosegundos en que un archivo podría cambiar otra vez sin que se le notara: hay discos que cuentan de dos en dos segundos."""


class Sabido(NamedTuple):
    """Lo que de un archivo se sabe sin abrirlo."""

    identidad: str
    sin_tacha: bool
    """Si quien lo leyó no tuvo nada que decir de él."""


class Firmas:
    """Lo que se sabe de cada archivo que ya se leyó.

    No se da por bueno lo que se modificó cerca de la lectura, o después: pudo cambiar sin que cambie su firma.
    """

    def __init__(self, cajon: Cajon, huella: bytes, ahora: int) -> None:
        """`ahora` son los nanosegundos de un instante anterior a toda lectura."""
        self._huella = huella
        self._limite = ahora - _MARGEN
        self._de_cada_uno = PorCarpetas(cajon, self.clave, "firmas")

    def del_sitio(self, sitio: str) -> Sabido | None:
        """Lo del archivo que está ahora ahí; `None` si no consta."""
        firma = sistema.firma_del_archivo(sitio)
        return self.de(sitio, firma) if firma else None

    def asentado(self, ultimo: int) -> bool:
        """Si lo que se tocó ese instante ya no puede volver a cambiar sin que se note en su firma."""
        return ultimo < self._limite

    def identidad_en(self, sitio: str) -> str | None:
        """La del archivo que está ahora ahí; `None` si no consta."""
        sabido = self.del_sitio(sitio)
        return sabido.identidad if sabido else None

    def de(self, sitio: str, firma: sistema.Firma) -> Sabido | None:
        """Lo del archivo que tiene esa firma; `None` si no consta."""
        hallado = self._de_cada_uno.de(sitio)
        return Sabido(*hallado[1]) if hallado and hallado[0] == firma else None

    def anotar(self, sitio: str, firma: sistema.Firma, sabido: Sabido) -> None:
        """Que lo que tiene esa firma, tomada antes de leerlo, es eso."""
        if self.asentado(max(firma[0], firma[1])):
            self._de_cada_uno.anotar(sitio, (firma, tuple(sabido)))

    def asentar(self) -> None:
        """Deja guardado lo nuevo; lo que ya no está se olvida."""
        self._de_cada_uno.asentar()

    def clave(self, nombre: str) -> bytes:
        """La de lo que este programa, y ningún otro, guarda con ese nombre."""
        nombrada = nombre.encode("utf-8", "surrogateescape")
        return hashlib.blake2b(nombrada, digest_size=16, key=self._huella).digest()
