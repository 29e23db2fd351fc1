"""Cuánto hay que cargar para responder: lo que se nombra, si con ello se dice lo mismo que con todo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.repositorio import Carga
    from seguimiento.repositorio.pedido import Pedido


@dataclass(frozen=True, slots=True)
class Cuanto:
    """Los archivos que se piden y, una vez cargados, cuáles faltaban; `None` si hay que cargarlos todos."""

    pedido: "Pedido"
    faltan: Callable[["Carga"], "Collection[str] | None"]


def lo_que_se_nombra(ref: str) -> Cuanto:
    """El archivo en que está algo; no basta si no está, si está dos veces o si lo nombra solo su id interno."""
    from seguimiento.analisis.busqueda import con_referencia
    from seguimiento.analisis.referencias import leer_referencia
    from seguimiento.repositorio.pedido import Pedido

    pedido = Pedido(frozenset({leer_referencia(ref.strip()).archivo.casefold()}))

    def faltan(carga: "Carga") -> "Collection[str] | None":
        hallados = con_referencia(carga.cartera, ref.strip())
        basta = len(hallados) == 1 and hallados[0].archivado.id.casefold() in pedido.ids
        return () if basta else None

    return Cuanto(pedido, faltan)


def lo_que_se_filtra(filtro: "Filtro") -> Cuanto | None:
    """El registro por el que se filtra y los que hagan falta para saber qué acciones suyas son la misma.

    `None` si el filtro ha de mirarlos todos: lo que dice lo de dentro se busca en cada uno, que una errata no
    es que no haya nada.
    """
    from seguimiento.repositorio.pedido import Pedido

    ids = frozenset(uno.casefold() for uno in (filtro.evaluacion, filtro.acuerdo) if uno)
    if not ids or filtro.mira_dentro or filtro.buscados:
        return None

    def faltan(carga: "Carga") -> "Collection[str] | None":
        evaluaciones, acuerdos = carga.cartera.evaluaciones, carga.cartera.acuerdos
        hay = all(
            not pedido or any(uno.id.casefold() == pedido.casefold() for uno in los_que_hay)
            for pedido, los_que_hay in (
                (filtro.evaluacion, evaluaciones),
                (filtro.acuerdo, acuerdos),
            )
        )
        return _con_gemelas(carga) if hay else None

    return Cuanto(Pedido(ids), faltan)


def _con_gemelas(carga: "Carga") -> "Collection[str]":
    """Los archivos de las acciones de que otra, ya cargada, dice ser la misma.

    Cada una lo dice de una sola: si dos lo son, el camino de la una y el de la otra llegan al mismo sitio, y basta
    con seguirlos. Lo que digan otras de las suyas no une a dos que no lo estuvieran.
    """
    from seguimiento.analisis.gemelas import misma_que
    from seguimiento.analisis.referencias import leer_referencia

    citadas = filter(None, map(misma_que, carga.cartera.acciones()))
    return {leer_referencia(cual).archivo.casefold() for cual in citadas}
