"""El árbol propio: los datos tal como están escritos y de dónde salió cada uno.

`Mapa` y `Lista` son un diccionario y una lista corrientes —así los recibe el esquema, sin copia— que
además recuerdan los sucesos del analizador de los que salió cada hijo. Las posiciones se calculan
solo cuando alguien las pide.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol, TypeAlias, Union

from seguimiento.lugares import PRINCIPIO, Posicion, Ruta


class PuntoDelTexto(Protocol):
    """Un punto del texto, contado desde cero y en caracteres."""

    @property
    def index(self) -> int: ...  # noqa: D102 — lo dice la clase
    @property
    def line(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102


class Punto(NamedTuple):
    """Un punto del texto que se cuenta aquí y no en el analizador."""

    index: int  # type: ignore[assignment]
    line: int
    column: int

    @classmethod
    def en(cls, texto: str, indice: int) -> "Punto":
        """El de un índice."""
        return cls(0, 0, 0).hasta(texto, indice)

    def hasta(self, texto: str, indice: int) -> "Punto":
        """El de un índice de más adelante, contando desde aquí."""
        saltos = texto.count("\n", self.index, indice)
        if not saltos:
            return Punto(indice, self.line, self.column + indice - self.index)
        return Punto(indice, self.line + saltos, indice - texto.rfind("\n", 0, indice) - 1)


class Situado(Protocol):
    """Lo que se sabe de dónde está escrito un dato."""

    @property
    def start_mark(self) -> PuntoDelTexto:
        """Dónde empieza."""
        ...

    @property
    def end_mark(self) -> PuntoDelTexto:
        """Dónde acaba; de un contenedor no se sabe."""
        ...

    @property
    def style(self) -> str:
        """Comillas o indicador de bloque; vacío si el texto va sin ellos."""
        ...


class Suceso(Situado, Protocol):
    """Lo que entrega el analizador: un escalar, o el principio o fin de un contenedor o documento."""

    anchor: str | None
    tag: str | None
    """La etiqueta, que se compone cada vez que se pide."""
    ctag: object
    """La misma sin componer: para saber si la hay basta con esta."""
    value: str
    flow_style: bool
    """En un contenedor, si va entre corchetes o llaves."""
    version: object
    """En un documento, la directiva `%YAML`."""
    tags: object
    """En un documento, las directivas `%TAG`."""


Dato: TypeAlias = Union[str, "Mapa", "Lista", None]
"""Todo escalar es texto; `None` es un valor vacío, `~` o `null` sin comillas."""


class Mapa(dict[str, Dato]):
    """Un mapa y, por cada clave, el suceso de la clave y el de su valor."""

    __slots__ = ("marcas",)

    def __init__(self) -> None:
        super().__init__()
        self.marcas: dict[str, tuple[Suceso, Suceso]] = {}

    def hijo(self, paso: str | int) -> tuple[Dato, Situado, Situado] | None:
        """El dato, el suceso de su clave y el suyo; `None` si no está."""
        if isinstance(paso, str) and paso in self:
            return self[paso], *self.marcas[paso]
        return None

    def hijos(self) -> Iterator[tuple[str, Dato, Situado]]:
        """Cada clave con su dato y el suceso de este."""
        return ((clave, dato, self.marcas[clave][1]) for clave, dato in self.items())

    def claves(self) -> Iterator[Situado]:
        """El suceso de cada clave."""
        return (clave for clave, _ in self.marcas.values())


class Lista(list[Dato]):
    """Una lista y el suceso de cada elemento."""

    __slots__ = ("marcas",)

    def __init__(self) -> None:
        super().__init__()
        self.marcas: list[Suceso] = []

    def hijo(self, paso: str | int) -> tuple[Dato, Situado, Situado] | None:
        """El elemento y su suceso, dos veces (una lista no tiene claves); `None` si no está."""
        if isinstance(paso, int) and 0 <= paso < len(self):
            return self[paso], self.marcas[paso], self.marcas[paso]
        return None

    def hijos(self) -> Iterator[tuple[int, Dato, Situado]]:
        """Cada índice con su elemento y el suceso de este."""
        return zip(range(len(self)), self, self.marcas, strict=True)


def posicion_en(datos: Dato, origen: Situado | None, ruta: Ruta, *, en_clave: bool) -> Posicion:
    """Posición del dato de la ruta, o de lo más cercano que exista por encima.

    `origen` es el suceso de la raíz. Un valor vacío, uno que falta o un contenedor se señalan por su
    clave; un elemento vacío, por su guion.
    """
    if origen is None:
        return PRINCIPIO
    actual: Dato = datos
    clave = valor = origen
    for paso in ruta:
        hijo = actual.hijo(paso) if isinstance(actual, Mapa | Lista) else None
        if hijo is None:
            break
        actual, clave, valor = hijo
    else:
        if isinstance(actual, str) and not en_clave:
            return posicion_de(valor)
        if actual is None and clave is valor:
            return _posicion_del_guion(valor)
    return posicion_de(clave)


def _posicion_del_guion(vacio: Situado) -> Posicion:
    """La del guion de un elemento; si el vacío está escrito (`~`), la suya."""
    posicion = posicion_de(vacio)
    if vacio.start_mark.index < vacio.end_mark.index:
        return posicion
    return Posicion(posicion.linea, posicion.columna - 1)


def posicion_de(suceso: Situado) -> Posicion:
    """Dónde empieza un suceso y cuánto ocupa; 1 si se extiende por varias líneas."""
    inicio, fin = suceso.start_mark, suceso.end_mark
    largo = fin.index - inicio.index if fin.line == inicio.line else 1
    return Posicion(inicio.line + 1, inicio.column + 1, max(largo, 1))


_ENTRE_ADORNOS = r"\s+(?:#[^\n]*\n\s*)*"
# se compilan al usarlas: casi ningún documento los lleva
_ADORNOS = {
    "&": rf"(?:!\S*{_ENTRE_ADORNOS})?(&[^\s,\[\]{{}}]*)",
    "!": rf"(?:&\S*{_ENTRE_ADORNOS})?(!<[^>\s]*>|![^\s,\[\]{{}}]*)",
}
"""El ancla y la etiqueta de un dato, que van delante de él y en cualquier orden."""


def posicion_del_adorno(texto: str, suceso: Suceso, signo: str) -> Posicion:
    """Dónde está escrita el ancla (`&`) o la etiqueta (`!`) de un suceso, sin el dato que adorna."""
    inicio = suceso.start_mark
    adorno = re.compile(_ADORNOS[signo]).match(texto, inicio.index)
    if adorno is None:
        return posicion_de(suceso)
    antes = texto[inicio.index : adorno.start(1)]
    saltos = antes.count("\n")
    columna = len(antes) - antes.rfind("\n") if saltos else inicio.column + len(antes) + 1
    return Posicion(inicio.line + saltos + 1, columna, len(adorno[1]))


def escalares(datos: Dato, origen: Situado) -> Iterator[Situado]:
    """Los sucesos de todos los textos del árbol, claves incluidas, sin ningún orden."""
    pendientes: list[tuple[Dato, Situado]] = [(datos, origen)]
    while pendientes:
        actual, suceso = pendientes.pop()
        if isinstance(actual, Mapa | Lista):
            pendientes.extend((dato, suyo) for _, dato, suyo in actual.hijos())
            if isinstance(actual, Mapa):
                yield from actual.claves()
        else:
            yield suceso
