"""Lo que en el árbol de un registro ocupa el sitio de un elemento, pueda entenderse o no.

Para recorrerlo basta con la forma de cada registro. Quien tiene el modelo lo recorre con él (`elementos`);
quien no puede esperar a que se importe, con lo que de él está apuntado (`formas`).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from seguimiento.documento.arbol import Dato, Lista, Mapa
from seguimiento.lugares import Ruta
from seguimiento.vocabularios.elementos import ClaseDeElemento


class ConForma(Protocol):
    """Lo que ha de saberse de un registro para decir cómo se llama lo escrito."""

    @property
    def id_por_omision(self) -> str:
        """Cómo se llama si no lleva `id`: `reunion-{fecha}`."""


M = TypeVar("M", bound=ConForma)
M_co = TypeVar("M_co", covariant=True)


class RamaDe(NamedTuple, Generic[M_co]):
    """Una lista del registro cuyos elementos tienen referencia propia."""

    clave: str
    clase: ClaseDeElemento
    modelo: M_co


class EscritoDe(NamedTuple, Generic[M_co]):
    """Lo que ocupa el sitio de un elemento, pueda entenderse o no."""

    rama: RamaDe[M_co]
    ruta: Ruta
    dato: Dato
    id: str
    """El que lleva escrito o el que le toca por omisión; vacío si no se lee."""
    dentro_de: "EscritoDe[M_co] | None" = None


class Forma(NamedTuple):
    """De un registro, lo que basta para recorrer lo que se escribió."""

    se_dice_en: tuple[str, ...]
    id_por_omision: str
    ramas: "tuple[RamaDe[Forma], ...]" = ()


def escritos_en(
    modelo: M,
    dato: Dato,
    ramas: Callable[[M], Sequence[RamaDe[M]]],
    padre: EscritoDe[M] | None = None,
) -> Iterator[EscritoDe[M]]:
    """Todo lo que en el árbol de un registro ocupa el sitio de un elemento, en orden de aparición."""
    suyas = {rama.clave: rama for rama in ramas(modelo)}
    aqui = padre.ruta if padre else ()
    for clave, lista in dato.items() if isinstance(dato, Mapa) else ():
        if clave not in suyas or not isinstance(lista, Lista):
            continue
        rama = suyas[clave]
        for indice, uno in enumerate(lista):
            id_ = id_escrito(rama.modelo, uno)
            hallado = EscritoDe(rama, (*aqui, clave, indice), uno, id_, padre)
            yield hallado
            yield from escritos_en(rama.modelo, uno, ramas, hallado)


def id_escrito(modelo: ConForma, dato: Dato) -> str:
    """El id que lleva escrito un elemento o el que le toca por omisión; vacío si no se lee."""
    if not isinstance(dato, Mapa):
        return ""
    escrito = dato.get("id")
    if isinstance(escrito, str) or not modelo.id_por_omision:
        return escrito if isinstance(escrito, str) else ""
    textos = {clave: valor for clave, valor in dato.items() if isinstance(valor, str)}
    try:
        return modelo.id_por_omision.format_map(textos)
    except KeyError:
        return ""
