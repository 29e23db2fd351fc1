"""La prioridad de una recomendación: con número o con palabra, según la escala de cada una."""

from dataclasses import dataclass

from seguimiento.vocabularios import NivelDePrioridad


@dataclass(frozen=True, slots=True)
class Prioridad:
    """Una prioridad, entendida según qué extremo de la escala es el más alto."""

    numero: int
    """De 1 a 3."""
    nivel: NivelDePrioridad

    @property
    def orden(self) -> int:
        """0 la más alta y 2 la más baja."""
        return [*NivelDePrioridad].index(self.nivel)

    def es(self, pedida: int | str) -> bool:
        """Si es la que se nombra por su número o por su nivel."""
        return str(pedida) in (str(self.numero), self.nivel.value)

    def __str__(self) -> str:
        """«1 (alta)»."""
        return f"{self.numero} ({self.nivel.value})"


def prioridad_en(escrita: int | str, mas_alta: int) -> Prioridad:
    """La prioridad que se escribió, en la escala en que la más alta es esa: 1 o 3."""
    niveles = [*NivelDePrioridad]
    if isinstance(escrita, int):
        return Prioridad(escrita, niveles[abs(escrita - mas_alta)])
    orden = [nivel.value for nivel in niveles].index(escrita)
    return Prioridad(1 + orden if mas_alta == 1 else mas_alta - orden, niveles[orden])
