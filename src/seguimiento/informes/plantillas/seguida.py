"""Una plantilla seguida: lo que escribiría de principio a fin, con un hueco donde va cada dato.

Las ramas de un «if» o de un bucle van unas tras otras; cada trozo dice en cuáles está, porque lo que está
en una puede no escribirse.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import accumulate
from typing import Any

from seguimiento.informes.plantillas.permitido import Nodo

HUECO = "x\ue000"
"""Lo que ocupa el sitio de un dato; empieza por una letra, como podría empezar el dato."""
SENAL = HUECO[-1]
"""Lo que de un hueco no puede estar en la plantilla: contarlo es contar huecos."""
_EN_BLANCO = "".join(map(chr, range(0x21))) + "\x7f"
"""Lo que un navegador quita del principio de una dirección."""
_SALTOS = str.maketrans("", "", "\t\n\r")
_PELIGROSOS = ("javascript:", "vbscript:", "data:")
_RAMAS = {
    "If": ("body", "elif_", "else_"),
    "For": ("body", "else_"),
    **dict.fromkeys(("Block", "Macro", "CallBlock", "AssignBlock"), ("body",)),
}
"""Lo que puede escribirse o no, escribirse varias veces o sustituirse por otra cosa."""


@dataclass(frozen=True, slots=True)
class Trozo:
    """Un trozo de plantilla: su texto o, si no lo tiene, el nombre del dato que va ahí."""

    linea: int
    texto: str = ""
    dato: str = ""
    camino: tuple[int, ...] = ()
    """Las ramas en que está, de fuera adentro."""
    salida: Any = None
    """El nodo que lo escribe, y cuál de sus partes es."""
    indice: int = 0
    traido: bool = False
    """Si no es un dato sino otra plantilla, que puede escribir cualquier cosa."""
    de: str = ""
    """El nombre de esa plantilla."""

    @property
    def escrito(self) -> str:
        """Lo que ocupa en la plantilla seguida."""
        return self.texto or HUECO


class Seguida:
    """La plantilla de principio a fin, y a qué trozo corresponde cada letra."""

    def __init__(self, arbol: Nodo) -> None:
        self.trozos = [*_trozos(arbol, (), iter(range(1_000_000)))]
        self.texto = "".join(trozo.escrito for trozo in self.trozos)
        self._desde = [0, *accumulate(len(trozo.escrito) for trozo in self.trozos)]
        self.huecos = [
            (desde, trozo)
            for desde, trozo in zip(self._desde, self.trozos, strict=False)
            if not trozo.texto
        ]
        """Cada dato y dónde empieza su hueco."""

    def seguro(self, desde: int, hueco: int, de: Trozo) -> str:
        """Lo que se escribe siempre entre esos dos sitios cuando se escribe ese dato."""
        primero = bisect_right(self._desde, desde) - 1
        partes = []
        for indice in range(primero, len(self.trozos)):
            empieza = self._desde[indice]
            if empieza >= hueco:
                break
            trozo = self.trozos[indice]
            if trozo.texto and de.camino[: len(trozo.camino)] == trozo.camino:
                partes.append(trozo.texto[max(desde - empieza, 0) : hueco - empieza])
        return "".join(partes)

    def empieza_bien(self, desde: int, hueco: int, de: Trozo) -> bool:
        """Si una dirección que empieza ahí ya dice a dónde lleva antes de llegar al dato."""
        if de.dato == "enlace":
            return True
        escrito = unescape(self.seguro(desde, hueco, de)).translate(_SALTOS).lstrip(_EN_BLANCO)
        llano = escrito.strip().lower()
        # «java» y un dato que diga «script:…» también es un guion
        return bool(llano) and not any(
            uno.startswith(llano) or llano.startswith(uno) for uno in _PELIGROSOS
        )


def _trozos(nodo: Any, camino: tuple[int, ...], ramas: Iterator[int]) -> Iterator[Trozo]:  # noqa: ANN401 — cualquier parte de una plantilla
    """La plantilla seguida: sus textos y, en su sitio, cada dato que escribe."""
    clase = type(nodo).__name__
    if clase == "Output":
        yield from _de_salida(nodo, camino)
    elif clase == "Include":
        de = str(getattr(nodo.template, "value", ""))
        yield Trozo(nodo.lineno, dato="include", camino=camino, traido=True, de=de)
    elif clase in _RAMAS:
        for cual in _RAMAS[clase]:
            partes = getattr(nodo, cual) or []
            dentro = (*camino, next(ramas))
            for parte in partes:
                # cada «elif» es una rama más
                suyo = (*camino, next(ramas)) if cual == "elif_" else dentro
                yield from _trozos(parte, suyo, ramas)
        if clase == "CallBlock":
            yield Trozo(nodo.lineno, dato=_nombre(nodo.call), camino=camino)
    else:
        for parte in nodo.iter_child_nodes():
            yield from _trozos(parte, camino, ramas)


def _de_salida(nodo: Any, camino: tuple[int, ...]) -> Iterator[Trozo]:  # noqa: ANN401
    for indice, parte in enumerate(nodo.nodes):
        clase = type(parte).__name__
        if clase == "TemplateData":
            if parte.data:
                yield Trozo(parte.lineno, parte.data, camino=camino)
        else:
            dato = parte.attr if clase == "Getattr" else _nombre(parte)
            yield Trozo(parte.lineno, "", dato, camino, nodo, indice)


def _nombre(parte: Any) -> str:  # noqa: ANN401 — cualquier expresión
    """Cómo señalar un dato que no es un campo: el primer nombre que aparece en él."""
    pendientes = [parte]
    while pendientes:
        parte = pendientes.pop()
        # «enlace» solo vale de un campo, que es donde se comprueba a dónde lleva
        if type(parte).__name__ == "Name" and parte.name != "enlace":
            return str(parte.name)
        pendientes += reversed([*parte.iter_child_nodes()])
    return "{{"
