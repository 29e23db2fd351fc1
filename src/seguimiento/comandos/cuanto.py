"""Cuánto hay que cargar para responder: lo que se nombra, si con ello se dice lo mismo que con todo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.repositorio import Carga
    from seguimiento.repositorio.pedido import Pedido


@dataclass(frozen=True, slots=True)
class Cuanto:
    """Los archivos que se piden y cómo se sabe, una vez cargados, que no hacía falta ninguno más."""

    pedido: "Pedido"
    basta: Callable[["Carga"], bool]


def lo_que_se_nombra(ref: str) -> Cuanto:
    """El archivo en que está algo; no basta si no está, si está dos veces o si lo nombra solo su id interno."""
    from seguimiento.analisis.busqueda import con_referencia
    from seguimiento.analisis.referencias import leer_referencia
    from seguimiento.repositorio.pedido import Pedido

    pedido = Pedido(frozenset({leer_referencia(ref.strip()).archivo.casefold()}))

    def basta(carga: "Carga") -> bool:
        hallados = con_referencia(carga.cartera, ref.strip())
        return len(hallados) == 1 and hallados[0].archivado.id.casefold() in pedido.ids

    return Cuanto(pedido, basta)


def lo_que_se_filtra(filtro: "Filtro") -> Cuanto | None:
    """El registro por el que se filtra; `None` si el filtro ha de mirarlos todos."""
    from seguimiento.repositorio.pedido import Pedido

    ids = frozenset(uno.casefold() for uno in (filtro.evaluacion, filtro.acuerdo) if uno)
    # lo que dice lo de dentro se busca en todos: una errata no es que no haya nada
    if not ids or filtro.mira_dentro or filtro.buscados:
        return None

    def basta(carga: "Carga") -> bool:
        cartera = carga.cartera
        hay = {"evaluacion": cartera.evaluaciones, "acuerdo": cartera.acuerdos}
        return all(
            not pedido or any(uno.id.casefold() == pedido.casefold() for uno in hay[clave])
            for clave, pedido in (("evaluacion", filtro.evaluacion), ("acuerdo", filtro.acuerdo))
        )

    return Cuanto(Pedido(ids, gemelas=True), basta)
