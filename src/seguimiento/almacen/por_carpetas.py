"""Lo que se guarda de cada archivo del disco, por carpetas: lo de cada una se toma y se deja entero."""

import marshal
import os
from collections.abc import Callable
from typing import Any

from seguimiento.almacen.cache import Cajon

_Carpeta = dict[str, Any]
"""Por nombre de archivo."""


class PorCarpetas:
    """Un valor por archivo, de los que admite `marshal`; lo de los archivos que ya no están se olvida."""

    def __init__(self, cajon: Cajon, clave: Callable[[str], bytes], que: str) -> None:
        """`clave` da la de lo que se guarda con un nombre y `que` dice qué es: nada se confunde con ello."""
        self._cajon = cajon
        self._clave = clave
        self._que = que
        self._carpetas: dict[str, _Carpeta] = {}
        self._cambiadas: set[str] = set()

    def de(self, sitio: str) -> Any:  # noqa: ANN401 — lo que se anotara
        """Lo que consta del archivo que está ahí; `None` si nada."""
        carpeta, nombre = os.path.split(sitio)
        return self._de(carpeta).get(nombre)

    def anotar(self, sitio: str, valor: Any) -> None:  # noqa: ANN401 — lo que admite `marshal`
        """Que eso es lo del archivo que está ahí."""
        carpeta, nombre = os.path.split(sitio)
        self._de(carpeta)[nombre] = valor
        self._cambiadas.add(carpeta)

    def asentar(self) -> None:
        """Deja guardado lo nuevo."""
        quedan = {}
        for carpeta in self._cambiadas:
            hay = set(_nombres(carpeta))
            suyas = {
                nombre: uno for nombre, uno in self._carpetas[carpeta].items() if nombre in hay
            }
            quedan[self._de_la_carpeta(carpeta)] = marshal.dumps(suyas)
        self._cambiadas.clear()
        self._cajon.dejar(quedan)

    def _de(self, carpeta: str) -> _Carpeta:
        if carpeta not in self._carpetas:
            valor = self._cajon.tomar(self._de_la_carpeta(carpeta))
            self._carpetas[carpeta] = marshal.loads(valor) if valor else {}  # noqa: S302 — lo escribió este programa, con suma
        return self._carpetas[carpeta]

    def _de_la_carpeta(self, carpeta: str) -> bytes:
        return self._clave(f"{self._que}\0{carpeta}")


def _nombres(carpeta: str) -> list[str]:
    try:
        return os.listdir(carpeta)  # noqa: PTH208 — solo los nombres
    except OSError:
        return []
