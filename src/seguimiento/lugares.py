"""Dónde está un dato: en qué archivo y por qué ruta de claves e índices se llega a él."""

import sys
from dataclasses import dataclass
from functools import lru_cache

Ruta = tuple[str | int, ...]
"""Claves e índices desde la raíz del documento: `("recomendaciones", 0, "acciones", 1, "plazo")`."""


@dataclass(frozen=True, slots=True)
class Lugar:
    """Dirección de un dato, independiente de en qué línea caiga hoy."""

    archivo: str
    """Ruta relativa a la raíz del repositorio, con `/`."""
    ruta: Ruta = ()

    def __truediv__(self, paso: str | int | Ruta) -> "Lugar":
        """El lugar de lo que hay dentro de este: `lugar / "plazo"`, `lugar / ("fuente", "url")`."""
        return Lugar(self.archivo, _seguida(self.ruta, paso))


@lru_cache(maxsize=4096)
def _seguida(ruta: Ruta, paso: str | int | Ruta) -> Ruta:
    """La ruta con lo que le sigue: la misma para lo que ocupa igual sitio en miles de archivos."""
    return ruta + (paso if isinstance(paso, tuple) else (paso,))


@dataclass(frozen=True, slots=True, order=True)
class Posicion:
    """Dónde empieza un tramo de texto y cuánto de su primera línea ocupa.

    `linea` y `columna` se cuentan desde 1 y en caracteres Unicode; `largo` es al menos 1.
    """

    linea: int = 1
    columna: int = 1
    largo: int = 1


PRINCIPIO = Posicion()
"""Lo que se refiere al archivo entero: 1:1."""


def uri(ruta: str) -> str:
    """La ruta de un archivo como referencia URI relativa, con `%` para todo lo que en una URI signifique algo.

    Ni un `:` la convierte en absoluta ni un `)` cierra el enlace en que se ponga. Ha de ser la del sistema: con la
    que se muestra no se llega al archivo si su nombre lleva algo que no se ve.
    """
    from urllib.parse import quote

    return quote(ruta, errors=sys.getfilesystemencodeerrors())
