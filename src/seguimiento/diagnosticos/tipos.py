"""Las formas que toma un defecto de los datos, de la más cruda a la que se muestra.

`Falta` es lo que ve el lector en un texto (con posición); `Hallazgo`, lo que ven la conversión y las
reglas (con ruta); `Diagnostico`, lo que se muestra (con archivo, posición y extracto).
"""

from dataclasses import dataclass, field
from enum import Enum

from seguimiento.lugares import PRINCIPIO, Lugar, Posicion, Ruta


class Severidad(Enum):
    """Cuánto pesa un defecto."""

    ERROR = "error"
    ADVERTENCIA = "advertencia"
    NOTA = "nota"

    @property
    def orden(self) -> int:
        """0 para lo más grave."""
        return list(Severidad).index(self)


@dataclass(frozen=True, slots=True)
class Falta:
    """Un defecto de un texto YAML, antes de saber de qué archivo es."""

    codigo: str
    posicion: Posicion
    mensaje: str
    sugerencia: str = ""


@dataclass(frozen=True, slots=True)
class Hallazgo:
    """Un defecto de un dato, localizado por su ruta dentro del registro que se mira.

    `en_clave` señala la clave y no su valor; `otros` son los demás lugares de una contradicción.
    """

    mensaje: str
    ruta: Ruta = ()
    sugerencia: str = ""
    en_clave: bool = False
    otros: tuple[Lugar, ...] = ()
    codigo: str = ""
    """El de la conversión; el de una regla lo pone el motor."""
    archivo: str = ""
    """Solo en las reglas que miran todos los registros a la vez."""


@dataclass(frozen=True, slots=True)
class Relacionado:
    """Otro sitio que hay que mirar para entender el diagnóstico."""

    archivo: str
    linea: int
    columna: int


@dataclass(frozen=True, slots=True)
class Diagnostico:
    """Un defecto listo para mostrarse en cualquier formato, sin volver a abrir archivos."""

    archivo: str
    codigo: str
    severidad: Severidad
    mensaje: str
    sugerencia: str = ""
    posicion: Posicion = PRINCIPIO
    extracto: str = ""
    """La línea señalada, tal como está en el archivo; vacía si no hay ninguna que mostrar."""
    relacionados: tuple[Relacionado, ...] = field(default=())

    @property
    def es_error(self) -> bool:
        """Si por sí solo hace fallar a `seg validar`."""
        return self.severidad is Severidad.ERROR

    @property
    def orden(self) -> tuple[str, Posicion, str, str]:
        """Clave de ordenación: archivo, posición, código y mensaje."""
        return (self.archivo, self.posicion, self.codigo, self.mensaje)
