"""Lo que resulta de comparar y de unir dos versiones de un registro."""

from dataclasses import dataclass
from enum import Enum, auto

from seguimiento.documento.escritura import Valor
from seguimiento.lugares import Ruta


class Hace(Enum):
    """Qué hace un cambio con lo que hay en su ruta."""

    PONE = auto()
    """Le da otro valor, o el que no tenía."""
    ANADE = auto()
    """Pone un elemento más en su lista, delante del que allí hay."""
    QUITA = auto()
    """Lo quita."""
    ORDENA = auto()
    """Deja en otro orden los elementos de una lista, ya con lo que en ella entra y sale."""


@dataclass(frozen=True, slots=True)
class CambioDeDato:
    """Un dato que cambia de una versión a otra."""

    hace: Hace
    ruta: Ruta
    """Dónde, en el documento al que se aplica y tal como estaba antes de cualquier otro cambio."""
    antes: Valor = None
    """Lo que había; `None` si nada."""
    despues: Valor = None
    """Lo que habrá; `None` si nada."""
    de: Ruta = ()
    """De dónde sale lo que se pone o se añade, en el documento que lo trae."""
    orden: tuple[int, ...] = ()
    """Al ordenar, qué elemento va en cada puesto."""
    clave: str = ""
    """La que lo distingue de los demás."""
    donde: str = ""
    """Qué es, para quien lo lee: `1.2 › Estado`."""


@dataclass(frozen=True, slots=True)
class Contradiccion:
    """Algo que dos personas cambiaron de modo que no caben los dos cambios: se queda el nuestro."""

    clave: str
    """La que la distingue de las demás del archivo, y con la que se elige lo suyo."""
    donde: str
    """Qué es, para quien ha de elegir: `1.2 › Estado`."""
    ruta: Ruta
    """Dónde está en lo nuestro; si lo quitamos, dónde estaría."""
    base: Valor
    """Lo que decía antes; `None` si nada."""
    nuestro: Valor
    """Lo que decimos; `None` si nada."""
    suyo: Valor
    """Lo que dice el otro; `None` si nada."""
    motivo: str = ""
    """Por qué no se pudo poner lo suyo sin más, si no es que digan cosas distintas."""
    son_otra_cosa: bool = False
    """Si son dos elementos nuevos con el mismo código que no se parecen: uno habrá de renumerarse."""


@dataclass(frozen=True, slots=True)
class Unido:
    """Lo nuestro con lo que el otro cambió."""

    contenido: bytes
    contradicciones: tuple[Contradiccion, ...] = ()
    """Lo que ha de decidir una persona; en ello, el contenido dice lo nuestro."""
    comentarios_perdidos: tuple[str, ...] = ()
    """Los que el otro escribió y no están en el contenido."""
    aplicados: tuple[CambioDeDato, ...] = ()
    """Lo suyo que entró."""
    empates: tuple[Contradiccion, ...] = ()
    """Lo que dicen distinto dos entradas nuevas del mismo día: quedan las dos, y vale la última."""
