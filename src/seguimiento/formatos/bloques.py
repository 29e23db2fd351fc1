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
    """Un texto corrido."""

    texto: str
    tono: Tono = Tono.NORMAL


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
    solo_si_cabe: bool = False
    """Si en pantallas estrechas pasa a ser una línea más de la columna anterior."""
    recorte: int | None = None
    """A cuántos caracteres se recorta en una pantalla estrecha; el doble en una ancha."""


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
    """Cuántas filas se muestran en pantalla; `None`, todas."""


Bloque = Parrafo | Tabla
