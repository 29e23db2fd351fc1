"""Las formas que toma un defecto de los datos, de la más cruda a la que se muestra.

`Falta` es lo que se ve en un texto (con posición); `Hallazgo`, lo que ven la conversión y las
reglas (con ruta); `Diagnostico`, lo que se muestra (con archivo, posición y extracto).
"""

from dataclasses import dataclass, field

from seguimiento.diagnosticos.catalogo import CATALOGO, Severidad
from seguimiento.lugares import PRINCIPIO, Lugar, Posicion, Ruta


@dataclass(frozen=True, slots=True)
class Falta:
    """Un defecto de un texto, antes de saber de qué archivo es."""

    codigo: str
    posicion: Posicion
    mensaje: str
    sugerencia: str = ""
    ruta: Ruta = ()
    """El contenedor del árbol al que estropea; la raíz si el texto no tiene árbol."""
    senalado: str = ""
    """Qué se señala de su línea, si de la posición solo se sabe esta: es lo que da quien lee plantillas."""

    @property
    def severidad(self) -> Severidad:
        """La que le da el catálogo."""
        return CATALOGO[self.codigo].severidad

    @property
    def es_error(self) -> bool:
        """Si deja algo sin leer."""
        return self.severidad is Severidad.ERROR


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
    """De una regla, lo pone el motor."""
    archivo: str = ""
    """De una regla que mira un solo registro, lo pone el motor, y la ruta pasa a ser desde su raíz."""


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
    sitio: str | None = None
    """De un archivo que no se lee por líneas, dónde: «hoja Matriz, F7»; vacío si es de todo él."""

    @property
    def es_error(self) -> bool:
        """Si por sí solo hace fallar a `seg validar`."""
        return self.severidad is Severidad.ERROR

    @property
    def orden(self) -> tuple[str, Posicion, str, str]:
        """Clave de ordenación: archivo, posición, código y mensaje."""
        return (self.archivo, self.posicion, self.codigo, self.mensaje)
