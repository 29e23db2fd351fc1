"""Cómo se nombra cada cosa desde fuera y en qué orden se listan los nombres."""

import re
from dataclasses import dataclass

_TROZOS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Referencia:
    """Una referencia descompuesta: `oim-2022-red-pmm/10.1@2023-06`.

    Sin `/` es el nombre de un archivo o, desde dentro de uno, un id interno: lo decide quien la usa.
    """

    archivo: str
    interno: str = ""
    instancia: str = ""

    def __str__(self) -> str:
        """La referencia como se escribe."""
        texto = f"{self.archivo}/{self.interno}" if self.interno else self.archivo
        return f"{texto}@{self.instancia}" if self.instancia else texto


def leer_referencia(texto: str) -> Referencia:
    """Las partes de una referencia; nunca falla: lo que no existe lo dice quien la busca."""
    sin_instancia, _, instancia = texto.partition("@")
    archivo, _, interno = sin_instancia.partition("/")
    return Referencia(archivo, interno, instancia)


def orden_natural(texto: str) -> tuple[tuple[int, str], ...]:
    """Clave de ordenación en que `4.2` va antes que `10.1` y `BP2_AH` antes que `BP10_AH`."""
    return tuple(
        (int(trozo), "") if _TROZOS.fullmatch(trozo) else (-1, trozo.casefold())
        for trozo in _TROZOS.split(texto)
        if trozo
    )
