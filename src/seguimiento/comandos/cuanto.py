"""Cuánto hay que cargar para responder: lo que se nombra, si con ello se dice lo mismo que con todo."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.repositorio import Carga
    from seguimiento.repositorio.pedido import Pedido


@dataclass(frozen=True, slots=True)
class Cuanto:
    """Lo que se pide y lo que se ve que hace falta una vez cargado: lo mismo, algo más o, si es `None`, todo."""

    pedido: "Pedido"
    hace_falta: Callable[["Carga", "Pedido"], "Pedido | None"]


def lo_que_se_nombra(ref: str, *, para_editarlo: bool = False) -> Cuanto:
    """El archivo en que está algo, o los que lo lleven dentro si se nombra solo por su id interno.

    No basta si no está o si está dos veces. Para editarlo hace falta además con qué comparar lo que quede.
    """
    from seguimiento.analisis.busqueda import con_referencia
    from seguimiento.analisis.referencias import leer_referencia
    from seguimiento.repositorio.pedido import Pedido

    ref = ref.strip()
    referencia = leer_referencia(ref)

    def hace_falta(carga: "Carga", pedido: "Pedido") -> "Pedido | None":
        hallados = con_referencia(carga.cartera, ref)
        if referencia.interno or any(not uno.ruta for uno in hallados):
            basta = len(hallados) == 1 and hallados[0].archivado.id.casefold() in pedido.ids
            return pedido if basta else None
        if not pedido.con_lo_de_dentro:
            return replace(pedido, con_lo_de_dentro=True)
        lo_llevan = _que_llevan_dentro(carga, referencia.archivo)
        return pedido.con(lo_llevan) if lo_llevan or hallados else None

    ids = frozenset({referencia.archivo.casefold()})
    return Cuanto(Pedido(ids, con_lo_de_dentro=para_editarlo), hace_falta)


def _que_llevan_dentro(carga: "Carga", interno: str) -> "Collection[str]":
    """Los archivos de que solo se sabe lo que recuerdan y tienen dentro algo con ese id."""
    buscado = interno.casefold()
    return {
        aporte.id.casefold()
        for aporte in carga.aportes.values()
        if aporte.de_memoria is not None
        and any(id_.casefold() == buscado for id_, _ in aporte.recordado.internos)
    }


def lo_que_dice(buscado: str) -> Cuanto:
    """Los archivos que dicen eso, de cualquier modo en que `seg buscar` lo encuentre."""
    from seguimiento.redaccion import plegado
    from seguimiento.repositorio.pedido import Pedido

    return Cuanto(Pedido(frozenset(), buscado=plegado(buscado)), lambda _, pedido: pedido)


def lo_que_se_filtra(filtro: "Filtro") -> Cuanto | None:
    """El registro por el que se filtra y los que hagan falta para saber qué acciones suyas son la misma.

    `None` si el filtro ha de mirarlos todos: lo que dice lo de dentro se busca en cada uno, que una errata no
    es que no haya nada.
    """
    from seguimiento.repositorio.pedido import Pedido

    ids = frozenset(uno.casefold() for uno in (filtro.evaluacion, filtro.acuerdo) if uno)
    if not ids or filtro.mira_dentro or filtro.buscados:
        return None

    def hace_falta(carga: "Carga", pedido: "Pedido") -> "Pedido | None":
        evaluaciones, acuerdos = carga.cartera.evaluaciones, carga.cartera.acuerdos
        hay = all(
            not buscado or any(uno.id.casefold() == buscado.casefold() for uno in los_que_hay)
            for buscado, los_que_hay in (
                (filtro.evaluacion, evaluaciones),
                (filtro.acuerdo, acuerdos),
            )
        )
        return pedido.con(_con_gemelas(carga)) if hay else None

    return Cuanto(Pedido(ids), hace_falta)


def _con_gemelas(carga: "Carga") -> "Collection[str]":
    """Los archivos de las acciones de que otra, ya cargada, dice ser la misma.

    Cada una lo dice de una sola: si dos lo son, el camino de la una y el de la otra llegan al mismo sitio, y basta
    con seguirlos. Lo que digan otras de las suyas no une a dos que no lo estuvieran.
    """
    from seguimiento.analisis.gemelas import misma_que
    from seguimiento.analisis.referencias import leer_referencia

    citadas = filter(None, map(misma_que, carga.cartera.acciones()))
    return {leer_referencia(cual).archivo.casefold() for cual in citadas}
