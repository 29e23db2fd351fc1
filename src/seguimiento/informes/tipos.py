"""Los tipos de informe. Añadir uno es una línea aquí, su módulo en `vistas` y sus dos plantillas."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seguimiento.informes.marco import Encargo


class FormatoDeInforme(StrEnum):
    """En qué se escribe un informe."""

    MD = "md"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Tipo:
    """Un tipo de informe."""

    nombre: str
    que_es: str
    argumento: str = ""
    """Qué hay que decirle: `EVALUACION`, `CODIGO`…; vacío si nada."""
    de_un_periodo: bool = False

    def vista(self, encargo: "Encargo") -> object:
        """Lo que recibe su plantilla. Lanza `ReferenciaDesconocida` si lo pedido no existe."""
        modulo = import_module(f"seguimiento.informes.vistas.{self.nombre}")
        hacer: Callable[[Encargo], object] = modulo.vista
        return hacer(encargo)

    def plantilla(self, formato: FormatoDeInforme) -> str:
        """El nombre de su plantilla en ese formato."""
        return f"{self.nombre}.{formato.value}.j2"


TIPOS = {
    tipo.nombre: tipo
    for tipo in (
        Tipo("trimestral", "el informe de un trimestre", de_un_periodo=True),
        Tipo("matriz", "la matriz de respuesta gerencial de una evaluación", "EVALUACION"),
        Tipo("ficha", "una ficha, con el recorrido de su decisión", "CODIGO"),
        Tipo("catalogo", "todas las fichas, con sus índices"),
        Tipo("agenda", "lo que hay que tratar en la próxima reunión"),
        Tipo("acta", "lo que se habló y decidió en una reunión", "REUNION"),
        Tipo("responsable", "lo que le toca a una persona o unidad", "NOMBRE"),
    )
}
"""Los tipos por su nombre, en el orden en que se ofrecen."""
