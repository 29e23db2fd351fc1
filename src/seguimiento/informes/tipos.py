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
    admite: str = ""
    """Qué puede decírsele, sin que haga falta: `ACUERDO`."""
    de_un_periodo: bool = False
    filtros: tuple[str, ...] = ()
    """Con qué opciones puede pedirse solo una parte de la cartera."""
    dice_lo_que_constaba: bool = False
    """Si además de los registros mira su historia."""

    @property
    def de_que(self) -> str:
        """Lo que se le dice o puede decírsele, como se escribe en la ayuda: `EVALUACION`, `[ACUERDO]`."""
        return self.argumento or (f"[{self.admite}]" if self.admite else "")

    def vista(self, encargo: "Encargo") -> object:
        """Lo que recibe su plantilla. Lanza `ReferenciaDesconocida` si lo pedido no existe."""
        modulo = import_module(f"seguimiento.informes.vistas.{self.nombre}")
        hacer: Callable[[Encargo], object] = modulo.vista
        return hacer(encargo)

    def plantilla(self, formato: FormatoDeInforme) -> str:
        """El nombre de su plantilla en ese formato."""
        return f"{self.nombre}.{formato.value}.j2"


_FILTROS = (
    *("--evaluacion", "--acuerdo", "--responsable"),
    *("--dirigida-a", "--prioridad", "--situacion"),
)
"""Los de `seg status`; con cuántos días se avisa no lo es, y en un período lo dice él."""

TIPOS = {
    tipo.nombre: tipo
    for tipo in (
        Tipo(
            "trimestral",
            "el informe de un trimestre",
            de_un_periodo=True,
            filtros=_FILTROS,
            dice_lo_que_constaba=True,
        ),
        Tipo(
            "resumen",
            "la primera página de ese informe, sola",
            de_un_periodo=True,
            filtros=_FILTROS,
        ),
        Tipo("matriz", "la matriz de respuesta gerencial de una evaluación", "EVALUACION"),
        Tipo("ficha", "una ficha, con el recorrido de su decisión", "CODIGO"),
        Tipo("catalogo", "todas las fichas, con sus índices", filtros=_FILTROS),
        Tipo(
            "agenda",
            "lo que hay que tratar, de todo o solo de un acuerdo",
            admite="ACUERDO",
            filtros=(*_FILTROS, "--dias", "--hasta"),
        ),
        Tipo("acta", "lo que se habló y decidió en una reunión", "REUNION"),
        Tipo("responsable", "lo que le toca a una persona o unidad", "NOMBRE"),
    )
}
"""Los tipos por su nombre, en el orden en que se ofrecen."""
