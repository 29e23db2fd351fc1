"""Lo que se va a mostrar, sin decidir aún si en pantalla, en una tubería o en Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Tono(Enum):
    """El papel de un texto en la página; cada salida le da su aspecto."""

    NORMAL = "normal"
    TITULO = "titulo"
    URGENTE = "urgente"
    ATENCION = "atencion"
    BIEN = "bien"
    TENUE = "tenue"


@dataclass(frozen=True, slots=True)
class Parrafo:
    """Un texto corrido, de una o varias líneas."""

    texto: str
    tono: Tono = Tono.NORMAL
    sangria: int = 0
    """Cuánto entra en la pantalla lo que continúa una línea, respecto de su principio."""


@dataclass(frozen=True, slots=True)
class Columna:
    """Una columna de una tabla."""

    titulo: str
    corta: bool = False
    """Si su contenido cabe en una palabra o dos y no debe partirse."""
    derecha: bool = False
    """Si se alinea a la derecha, como los números."""
    tono: Tono = Tono.NORMAL
    peso: int = 1
    """Cuánto del ancho sobrante le toca a una columna larga."""
    minimo: int = 24
    """Con menos ancho, una columna larga se lee mejor debajo de la anterior."""
    lineas: int | None = None
    """A cuántas líneas se recorta el texto en la pantalla; una más si comparte el ancho."""


@dataclass(frozen=True, slots=True)
class Tabla:
    """Una tabla con su título; las celdas pueden tener varias líneas."""

    titulo: str
    columnas: tuple[Columna, ...]
    filas: Sequence[tuple[str, ...]]
    tono: Tono = Tono.NORMAL
    ver_mas: str = ""
    """La orden que muestra el resto cuando la pantalla obliga a recortar."""
    maximo: int | None = None
    """Cuántas filas se muestran en pantalla; `None`, todas las que caben."""


Bloque = Parrafo | Tabla
