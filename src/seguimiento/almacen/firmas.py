"""Qué archivos del disco siguen como cuando se leyeron, sin abrirlos: por su firma, como hace git."""

import hashlib
import marshal
import os

from seguimiento.almacen import sistema
from seguimiento.almacen.cache import Cajon

_MARGEN = 2_000_000_000
"""Nanosegundos en que un archivo podría cambiar otra vez sin que se le notara: hay discos que cuentan de dos en dos segundos."""


class Firmas:
    """La identidad de lo que ya se leyó, por carpetas: cada una se toma y se deja entera.

    No se da por bueno lo que se modificó cerca de la lectura, o después: pudo cambiar sin que cambie su firma.
    """

    def __init__(self, cajon: Cajon, huella: bytes, ahora: int) -> None:
        """`ahora` son los nanosegundos de un instante anterior a toda lectura."""
        self._cajon = cajon
        self._huella = huella
        self._limite = ahora - _MARGEN
        self._carpetas: dict[str, dict[str, tuple[sistema.Firma, str]]] = {}
        self._cambiadas: set[str] = set()

    def identidad(self, sitio: str, firma: sistema.Firma) -> str | None:
        """La del contenido del archivo que tiene esa firma; `None` si no consta."""
        carpeta, nombre = os.path.split(sitio)
        anotada, identidad = self._de(carpeta).get(nombre, (None, None))
        return identidad if anotada == firma else None

    def anotar(self, sitio: str, firma: sistema.Firma, identidad: str) -> None:
        """Que lo que tiene esa firma, tomada antes de leerlo, es ese contenido."""
        if max(firma[0], firma[1]) >= self._limite:
            return
        carpeta, nombre = os.path.split(sitio)
        self._de(carpeta)[nombre] = (firma, identidad)
        self._cambiadas.add(carpeta)

    def asentar(self) -> None:
        """Deja guardado lo nuevo; lo que ya no está se olvida."""
        quedan = {}
        for carpeta in self._cambiadas:
            hay = set(_nombres(carpeta))
            suyas = {n: dicho for n, dicho in self._carpetas[carpeta].items() if n in hay}
            quedan[self._clave(carpeta)] = marshal.dumps(suyas)
        self._cambiadas.clear()
        self._cajon.dejar(quedan)

    def _de(self, carpeta: str) -> dict[str, tuple[sistema.Firma, str]]:
        if carpeta not in self._carpetas:
            valor = self._cajon.tomar(self._clave(carpeta))
            self._carpetas[carpeta] = marshal.loads(valor) if valor else {}  # noqa: S302 — lo escribió este programa, con suma
        return self._carpetas[carpeta]

    def _clave(self, carpeta: str) -> bytes:
        nombrada = f"firmas\0{carpeta}".encode("utf-8", "surrogateescape")
        return hashlib.blake2b(nombrada, digest_size=16, key=self._huella).digest()


def _nombres(carpeta: str) -> list[str]:
    try:
        return os.listdir(carpeta)  # noqa: PTH208 — solo los nombres
    except OSError:
        return []
