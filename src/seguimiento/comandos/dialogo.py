"""Con quién se habla: si hay alguien delante, y lo que responde."""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TextIO

from seguimiento.almacen.entorno import es_pantalla
from seguimiento.comandos.salida import Salida, ajustado
from seguimiento.errores import Interrumpido
from seguimiento.redaccion import visible


@dataclass
class Dialogo:
    """Quien teclea y lo que ve."""

    salida: Salida
    hoy: Callable[[], date]
    """El día en que se habla, del que depende cuál es «ayer»."""
    entrada: TextIO | None = field(default_factory=lambda: sys.stdin)
    """`None` si quien llama la cerró."""

    @property
    def posible(self) -> bool:
        """Si hay alguien delante a quien preguntar lo que falte."""
        return self.entrada is not None and es_pantalla(self.entrada) and self.salida.en_pantalla()

    def preguntar(self, pregunta: str) -> str:
        """Lo que se responde en una línea, sin espacios alrededor. Lanza `Interrumpido` si se deja."""
        with suppress(ImportError):  # en Windows no lo hay: la consola ya lo hace
            import readline  # noqa: F401 — con él, `input` deja corregir la línea y moverse por ella
        dicha = visible(self.salida.globales.en_la_frase(pregunta))
        *antes, ultima = ajustado(dicha, self.salida.flujo).split("\n")
        for linea in antes:
            self.salida.escribir(f"{linea}\n")
        # el espacio del final es el que separa lo que se teclea
        fin = " " * (pregunta.endswith(" ") and not ultima.endswith(" "))
        try:
            # lo que separa las celdas que se pegan de una hoja de cálculo no se ve, y sería otro nombre
            return input(f"{ultima}{fin}").replace("\t", " ").strip()
        except (EOFError, KeyboardInterrupt):
            # la pregunta queda a medias en su línea
            self.salida.escribir("\n")
            raise Interrumpido from None

    def elegir(self, pregunta: str, cuantos: int) -> int:
        """El orden, desde 0, de lo que se elija por su número; se pregunta hasta que sea uno."""
        while True:
            dicho = self.preguntar(pregunta)
            if dicho.isascii() and dicho.isdecimal() and 0 < int(dicho) <= cuantos:
                return int(dicho) - 1
            self.decir(f"  escriba un número del 1 al {cuantos}")

    def decir(self, linea: str, *, sangria: int = 0) -> None:
        """Escribe una línea para quien responde; si no cabe, lo que siga lleva esa sangría o la suya."""
        dicha = self.salida.globales.en_la_frase(linea)
        self.salida.escribir(f"{ajustado(dicha, self.salida.flujo, sangria)}\n")
