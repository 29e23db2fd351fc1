"""Lo que un archivo de la oficina muestra a quien lo abre: párrafos y tablas, sin entenderlos todavía.

Es lo único que dan los lectores y lo único que ve quien interpreta: un Word, un libro de Excel y un CSV
llegan iguales.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from seguimiento.fechas import Precision


@dataclass(frozen=True, slots=True)
class Sitio:
    """Dónde está algo, para una persona y para quien haya de escribir en su lugar."""

    pieza: str
    """«hoja Matriz», «tabla 3», «párrafo 12», «línea 4»."""
    celda: str = ""
    """«F7» en una hoja, «fila 2, columna 4» en una tabla; vacío si es la pieza entera."""
    indice: int = 0
    """Cuál de las hojas, de las tablas o de los párrafos del archivo es, desde 0 y contándolas todas."""
    fila: int = 0
    """La fila tal como está en el archivo, desde 0, contando las que no se leen."""
    columna: int = 0
    """La celda dentro de la fila, desde 0; en Excel, la columna de la hoja."""

    def __str__(self) -> str:
        """«hoja Matriz, F7»."""
        return ", ".join(filter(None, (self.pieza, self.celda)))


@dataclass(frozen=True, slots=True)
class Casilla:
    """Una casilla de verificación y lo que la acompaña: «☒ Aceptada»."""

    rotulo: str
    marcada: bool


@dataclass(frozen=True, slots=True)
class Celda:
    """Una celda, como se ve. En una unida, todas las de la unión dicen lo mismo."""

    texto: str
    """Lo que se lee, con un salto entre párrafos; vacío también si solo hay una invitación a elegir.

    Una fecha que el archivo guarda como tal se escribe como en los registros, hasta donde se ve.
    """
    sitio: Sitio
    valor: Decimal | date | bool | None = None
    """Lo que guarda, si es un número, una fecha o un sí o no y no un texto."""
    precision: Precision = Precision.DIA
    """De una fecha, lo que su formato deja ver."""
    es_porcentaje: bool = False
    """Si el número se ve como tanto por ciento: 0,4 es «40 %»."""
    formula: str = ""
    """La fórmula de la que sale lo que se ve, si sale de una."""
    es_error: bool = False
    """Si lo que se ve es un error de cálculo: «#N/A»."""
    enlaces: tuple[str, ...] = ()
    """A dónde llevan sus hipervínculos."""
    nota: str = ""
    """El comentario o la nota que lleva prendidos."""
    casillas: tuple[Casilla, ...] = ()
    """Las casillas que contiene, en su orden; también están, como signos, en el texto."""
    exportado: str = ""
    """Lo que decía cuando el programa la exportó, como va en un registro; vacío si no es suya."""
    sigue_arriba: bool = False
    """Si es continuación de la de encima, unida a ella."""
    sigue_izquierda: bool = False
    """Si es continuación de la de su izquierda, unida a ella."""

    @property
    def vacia(self) -> bool:
        """Si en ella no se ve nada."""
        return not self.texto.strip()


@dataclass(frozen=True, slots=True)
class Parrafo:
    """Un párrafo fuera de las tablas."""

    texto: str
    sitio: Sitio
    nivel: int = 0
    """Su nivel, si es un título; 0 si no lo es."""
    enlaces: tuple[str, ...] = ()
    nota: str = ""
    """Los comentarios y las notas que lleva prendidos."""


@dataclass(frozen=True, slots=True)
class Tabla:
    """Una tabla o una hoja, rectangular: las filas tienen todas las mismas celdas."""

    sitio: Sitio
    filas: tuple[tuple[Celda, ...], ...]

    @property
    def ancho(self) -> int:
        """Cuántas columnas tiene."""
        return len(self.filas[0]) if self.filas else 0


Pieza = Parrafo | Tabla


@dataclass(frozen=True, slots=True)
class Duda:
    """Algo que quien importa ha de mirar. Si su código es un error, no se escribe nada."""

    codigo: str
    """El SEG7nn que la explica."""
    mensaje: str
    sitio: Sitio | None = None
    """`None` si es del archivo entero."""
    sugerencia: str = ""
    """Qué hacer: qué opción dar o qué corregir en el archivo."""


@dataclass(frozen=True, slots=True)
class Material:
    """Un archivo leído."""

    archivo: str
    """Su nombre, sin la carpeta."""
    piezas: tuple[Pieza, ...]
    """En el orden en que se leen."""
    dudas: tuple[Duda, ...] = ()
    """De lo que no se leyó tal cual."""
    datos: object = None
    """De un JSON, su contenido ya leído (`documento` de mapas, listas y textos): no tiene piezas."""
