"""Las clases de cosas que llevan identificador y a las que puede llegarse por él."""

from enum import Enum
from typing import Self


class ClaseDeElemento(Enum):
    """Qué es lo que lleva un identificador. El valor es su nombre en prosa.

    En el modelo, marca la lista cuyos elementos son de esa clase.
    """

    articulo: str
    carpeta: str
    """La de `data/` en que se guardan; vacía si van dentro de otro elemento."""

    EVALUACION = "evaluación", "una", "evaluaciones"
    FICHA = "ficha", "una", "practicas"
    ACUERDO = "acuerdo", "un", "acuerdos"
    RECOMENDACION = "recomendación", "una"
    ACCION = "acción", "una"
    COMPROMISO = "compromiso", "un"
    REUNION = "reunión", "una"

    def __new__(cls, prosa: str, articulo: str, carpeta: str = "") -> Self:
        """Una clase a partir de lo que la declara."""
        clase = object.__new__(cls)
        clase._value_ = prosa
        clase.articulo = articulo
        clase.carpeta = carpeta
        return clase

    @property
    def una(self) -> str:
        """`una evaluación`, `un compromiso`."""
        return f"{self.articulo} {self.value}"

    @property
    def articulo_determinado(self) -> str:
        """`la` evaluación, `el` compromiso."""
        return "el" if self.articulo == "un" else "la"

    def concordado(self, raiz: str) -> str:
        """Una palabra con su género: de `segund`, `segunda` (evaluación) o `segundo` (compromiso)."""
        return f"{raiz}{'o' if self.articulo == 'un' else 'a'}"


DE_ARCHIVO = tuple(clase for clase in ClaseDeElemento if clase.carpeta)
"""Las que tienen archivo propio, en el orden en que se listan."""
