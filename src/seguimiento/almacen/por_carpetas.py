"""Lo que se guarda de cada archivo del disco, por carpetas: lo de cada una se toma y se deja por trozos enteros."""

import marshal
import os
from collections.abc import Callable
from typing import Any
from zlib import crc32

from seguimiento.almacen.cache import Cajon

_Trozo = dict[str, Any]
"""Por nombre de archivo."""


class PorCarpetas:
    """Un valor por archivo, de los que admite `marshal`; lo de los archivos que ya no están se olvida."""

    def __init__(
        self, cajon: Cajon, clave: Callable[[str], bytes], que: str, trozos: int = 1
    ) -> None:
        """`clave` da la de lo que se guarda con un nombre y `que` dice qué es: nada se confunde con ello.

        Lo que pesa se parte en trozos: si un archivo cambia, solo se vuelve a dejar el suyo.
        """
        self._cajon = cajon
        self._clave = clave
        self._que = que
        self._trozos = trozos
        self._tomados: dict[tuple[str, int], _Trozo] = {}
        self._cambiados: set[tuple[str, int]] = set()

    def de(self, sitio: str) -> Any:  # noqa: ANN401 — lo que se anotara
        """Lo que consta del archivo que está ahí; `None` si nada."""
        donde, nombre = self._partido(sitio)
        return self._de(donde).get(nombre)

    def anotar(self, sitio: str, valor: Any) -> None:  # noqa: ANN401 — lo que admite `marshal`
        """Que eso es lo del archivo que está ahí."""
        donde, nombre = self._partido(sitio)
        self._de(donde)[nombre] = valor
        self._cambiados.add(donde)

    def asentar(self) -> None:
        """Deja guardado lo nuevo."""
        hay = {carpeta: set(_nombres(carpeta)) for carpeta, _ in self._cambiados}
        quedan = {}
        for donde in self._cambiados:
            suyos = {n: uno for n, uno in self._tomados[donde].items() if n in hay[donde[0]]}
            quedan[self._clave_de(donde)] = marshal.dumps(suyos)
        self._cambiados.clear()
        self._cajon.dejar(quedan)

    def _partido(self, sitio: str) -> tuple[tuple[str, int], str]:
        carpeta, _, nombre = sitio.rpartition("/")
        if self._trozos == 1:
            return (carpeta, 0), nombre
        return (carpeta, crc32(nombre.encode("utf-8", "surrogateescape")) % self._trozos), nombre

    def _de(self, donde: tuple[str, int]) -> _Trozo:
        if donde not in self._tomados:
            valor = self._cajon.tomar(self._clave_de(donde))
            self._tomados[donde] = marshal.loads(valor) if valor else {}  # noqa: S302 — lo escribió este programa, con suma
        return self._tomados[donde]

    def _clave_de(self, donde: tuple[str, int]) -> bytes:
        carpeta, trozo = donde
        return self._clave(f"{self._que}\0{carpeta}\0{trozo}")


def _nombres(carpeta: str) -> list[str]:
    try:
        return os.listdir(carpeta)  # noqa: PTH208 — solo los nombres
    except OSError:
        return []
