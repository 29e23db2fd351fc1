"""Las versiones de un archivo que dos cambiaron y aún no se han juntado."""

from typing import NamedTuple


class Etapas(NamedTuple):
    """El contenido de cada una; `None` la que no lo tenía o no se sabe."""

    base: bytes | None = None
    """Lo de antes de separarse."""
    nuestro: bytes | None = None
    suyo: bytes | None = None


SIN_ETAPAS = Etapas()


def sin_etapas(_ruta: str) -> Etapas:
    """Ninguna: de lo que no está en la carpeta, o sin git, no se sabe más que lo escrito."""
    return SIN_ETAPAS
