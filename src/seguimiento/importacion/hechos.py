"""Lo que se entendió de un archivo: qué dice de cada recomendación y acción, y qué queda en duda.

Cada dato guarda de dónde salió, para que se compruebe contra el papel y para poder escribir encima.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from seguimiento.documento.escritura import Valor
from seguimiento.importacion.material import Celda, Duda, Sitio
from seguimiento.vocabularios import ClaseDeElemento, OrdenDeFechas
from seguimiento.vocabularios.rotulos import CampoDeMatriz


@dataclass(frozen=True, slots=True)
class Dato:
    """Un dato, como iría en un registro."""

    valor: Valor
    """Ya con la forma que piden los registros: `2023-11`, `en_curso`, `["PSU", "Secretaría"]`."""
    sitio: Sitio
    dicho: str
    """Lo que decía el archivo."""
    exportado: Valor = None
    """Lo que decía cuando el programa lo exportó; `None` si no se sabe."""


@dataclass(slots=True)
class Leido:
    """Una recomendación, una acción o un compromiso, como los cuenta el archivo."""

    clase: ClaseDeElemento
    sitio: Sitio
    datos: dict[CampoDeMatriz, Dato] = field(default_factory=dict)
    dentro: list["Leido"] = field(default_factory=list)
    """De una recomendación, sus acciones, en el orden del archivo."""
    lugares: dict[CampoDeMatriz, list[Celda]] = field(default_factory=dict)
    """De lo que se sigue, la celda en que el archivo lo dice o, si está vacía, en que lo diría."""
    mas_entradas: list["Leido"] = field(default_factory=list)
    """Lo que de su estado dicen otras filas, cada una de su fecha: una entrada más de la bitácora."""

    def valor(self, campo: CampoDeMatriz) -> Valor | None:
        """El valor de un dato; `None` si el archivo no lo dice."""
        dato = self.datos.get(campo)
        return dato.valor if dato else None

    def todos(self) -> Iterator["Leido"]:
        """Él y lo de dentro."""
        yield self
        for uno in self.dentro:
            yield from uno.todos()


@dataclass(frozen=True, slots=True)
class Mapeo:
    """Qué columna se tomó por qué, con la forma de un `importacion.yaml`."""

    columnas: Mapping[str, CampoDeMatriz] = field(default_factory=dict)
    """Por su rótulo, tal como está en el archivo."""
    sin_reconocer: tuple[str, ...] = ()
    """Los rótulos de las que no se tomaron por nada."""
    fechas: OrdenDeFechas | None = None
    """Qué va delante en las escritas con cifras, si hubo que decidirlo."""


@dataclass(slots=True)
class Hechos:
    """Todo lo entendido de un archivo."""

    archivo: str
    clase: ClaseDeElemento = ClaseDeElemento.EVALUACION
    """Qué registro es: una evaluación con sus recomendaciones, o un acuerdo con sus compromisos."""
    disposicion: str = ""
    """Cómo estaba puesto, en una frase: «una tabla por recomendación»."""
    datos: dict[CampoDeMatriz, Dato] = field(default_factory=dict)
    """Lo que dice del registro entero: el título, la fecha, quién lo completa."""
    elementos: list[Leido] = field(default_factory=list)
    dudas: list[Duda] = field(default_factory=list)
    mapeo: Mapeo = field(default_factory=Mapeo)
