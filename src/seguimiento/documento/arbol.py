"""El árbol propio: los datos tal como están escritos y de dónde salió cada uno.

`Mapa` y `Lista` son un diccionario y una lista corrientes —así los recibe el esquema, sin copia— que
además recuerdan los sucesos del analizador de los que salió cada hijo. Las posiciones se calculan
solo cuando alguien las pide.
"""

from typing import Protocol, TypeAlias, Union

from seguimiento.lugares import PRINCIPIO, Posicion, Ruta


class Marca(Protocol):
    """Un punto del texto, contado desde cero y en caracteres."""

    index: int
    line: int
    column: int


class Suceso(Protocol):
    """Lo que entrega el analizador: un escalar, o el principio o fin de un contenedor."""

    start_mark: Marca
    end_mark: Marca
    style: str
    """Comillas o indicador de bloque; vacío si el texto va sin ellos."""
    value: str
    flow_style: bool
    """En un contenedor, si va entre corchetes o llaves."""


Dato: TypeAlias = Union[str, None, "Mapa", "Lista"]
"""Todo escalar es texto; `None` es un valor vacío, `~` o `null` sin comillas."""


class Mapa(dict[str, Dato]):
    """Un mapa y, por cada clave, el suceso de la clave y el de su valor."""

    __slots__ = ("inicio", "marcas")

    def __init__(self, inicio: Suceso) -> None:
        super().__init__()
        self.inicio = inicio
        self.marcas: dict[str, tuple[Suceso, Suceso]] = {}

    def sucesos(self, paso: str | int) -> tuple[Suceso, Suceso] | None:
        """El suceso de la clave y el de su valor; `None` si no está."""
        return self.marcas.get(paso) if isinstance(paso, str) else None


class Lista(list[Dato]):
    """Una lista y el suceso de cada elemento."""

    __slots__ = ("inicio", "marcas")

    def __init__(self, inicio: Suceso) -> None:
        super().__init__()
        self.inicio = inicio
        self.marcas: list[Suceso] = []

    def sucesos(self, paso: str | int) -> tuple[Suceso, Suceso] | None:
        """El suceso del elemento, dos veces (una lista no tiene claves); `None` si no está."""
        if isinstance(paso, int) and 0 <= paso < len(self.marcas):
            return self.marcas[paso], self.marcas[paso]
        return None


def posicion_en(datos: Dato, ruta: Ruta, *, en_clave: bool = False) -> Posicion:
    """Posición del dato de la ruta, o de lo más cercano que exista por encima.

    Un valor vacío, uno que falta o un contenedor se señalan por su clave.
    """
    actual, hallado = datos, None
    for paso in ruta:
        sucesos = actual.sucesos(paso) if isinstance(actual, (Mapa, Lista)) else None
        if sucesos is None:
            en_clave = True
            break
        hallado = sucesos
        actual = actual[paso]  # type: ignore[call-overload,index,unused-ignore]
    if hallado is None:
        return posicion_de(datos.inicio) if isinstance(datos, (Mapa, Lista)) else PRINCIPIO
    clave, valor = hallado
    return posicion_de(clave if en_clave or not isinstance(actual, str) else valor)


def posicion_de(suceso: Suceso) -> Posicion:
    """Dónde empieza un suceso y cuánto ocupa; 1 si se extiende por varias líneas."""
    inicio, fin = suceso.start_mark, suceso.end_mark
    largo = fin.index - inicio.index if fin.line == inicio.line else 1
    return Posicion(inicio.line + 1, inicio.column + 1, max(largo, 1))
