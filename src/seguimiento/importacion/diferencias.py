"""Lo que resulta de comparar un archivo con un registro: qué es nuevo, qué cambia y qué choca."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from seguimiento.documento.escritura import Valor
from seguimiento.importacion.material import Duda, Sitio
from seguimiento.importacion.propuesta import Propuesto
from seguimiento.lugares import Ruta


class Vale(StrEnum):
    """Cuál vale de dos datos que chocan."""

    ARCHIVO = "archivo"
    REGISTRO = "registro"


@dataclass(frozen=True, slots=True)
class Diferencia:
    """Un dato que el archivo cambia o añade en el registro."""

    ref: str
    """El código de aquello de que se dice; vacío si es del registro entero."""
    ruta: Ruta
    rotulo: str
    """Cómo se llama el dato: «Fecha límite»."""
    antes: Valor
    """Lo que dice el registro."""
    despues: Valor
    """Lo que dice el archivo."""
    decia: Valor
    """Lo que decía la última vez; `None` si nada o no se sabe."""
    sitio: Sitio | None
    choca: bool
    es_entrada: bool = False
    """Si es una entrada más de la bitácora, que se añade y no cambia nada."""

    @property
    def se_anade(self) -> bool:
        """Si es una entrada más de una bitácora que ya tiene alguna."""
        return self.es_entrada and self.antes is not None

    @property
    def se_quita(self) -> bool:
        """Si el dato deja de constar."""
        return self.despues is None


@dataclass(frozen=True, slots=True)
class Nuevo:
    """Algo que el archivo trae y no está registrado."""

    lista: Ruta
    """Dónde entra."""
    propuesto: Propuesto


@dataclass(slots=True)
class Cotejo:
    """Lo que resulta de comparar un archivo con un registro."""

    diferencias: list[Diferencia] = field(default_factory=list)
    nuevos: list[Nuevo] = field(default_factory=list)
    dudas: list[Duda] = field(default_factory=list)
    con_otro_codigo: list[tuple[str, str]] = field(default_factory=list)
    """Cómo llama el archivo a algo y con qué código está, si no es el mismo."""
    en_otra_parte: list[str] = field(default_factory=list)
    """Lo que el archivo pone bajo otra recomendación que el registro."""
    cambiados_en_el_registro: int = 0
    """Cuántos datos se cambiaron en el registro desde que se importaron, y se quedan como están."""

    @property
    def conflictos(self) -> list[Diferencia]:
        """Las diferencias que chocan."""
        return [una for una in self.diferencias if una.choca]

    def resuelto(self, cual: Callable[[Diferencia], Vale]) -> "Cotejo":
        """El mismo, con cada choque decidido; lo que vale por estar en el registro, así se queda."""
        quedan = [
            replace(una, choca=False)
            for una in self.diferencias
            if not una.choca or cual(una) is Vale.ARCHIVO
        ]
        se_quedan = len(self.diferencias) - len(quedan)
        return replace(
            self,
            diferencias=quedan,
            cambiados_en_el_registro=self.cambiados_en_el_registro + se_quedan,
        )
