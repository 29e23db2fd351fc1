"""La orden que muestra lo que se pide: la que se sugiere donde no cabe todo."""

from collections.abc import Iterator
from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING

from seguimiento.globales import Orden

if TYPE_CHECKING:
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.vocabularios import SituacionDeAccion


def orden_de_status(
    pedido: "Filtro | None", *opciones: str, situaciones: "tuple[SituacionDeAccion, ...]" = ()
) -> Orden:
    """`seg status --situacion vencida`: con todo lo que se pide, esas situaciones y opciones, y nada más."""
    if pedido is None:
        filtros = [f"--situacion {situacion.value}" for situacion in situaciones]
    else:
        suyo = replace(pedido, situaciones=situaciones) if situaciones else pedido
        filtros = [*_filtros(suyo)]
    return Orden(" ".join(["seg status", *filtros, *opciones]))


def orden_de_cambios(desde: str, pedido: "Filtro") -> Orden:
    """`seg cambios --desde 2023-T1`: con lo que se pide y nada más."""
    # con cuánta antelación se avisa no cambia lo que pasó
    filtros = _filtros(replace(pedido, dias=None))
    return Orden(" ".join(["seg cambios --desde", quote(desde), *filtros]))


def _filtros(pedido: "Filtro") -> Iterator[str]:
    opciones = [
        ("--evaluacion", pedido.evaluacion),
        ("--acuerdo", pedido.acuerdo),
        *(("--responsable", nombre) for nombre in pedido.responsable),
        ("--dirigida-a", pedido.dirigida_a),
        ("--prioridad", "" if pedido.prioridad is None else str(pedido.prioridad)),
        *(
            (b.campo.filtra.nombre, valor)
            for b in pedido.buscados
            if b.campo.filtra
            for valor in b.valores
        ),
        *(("--situacion", situacion.value) for situacion in pedido.situaciones),
        ("--dias", "" if pedido.dias is None else str(pedido.dias)),
    ]
    return (f"{opcion} {quote(valor)}" for opcion, valor in opciones if valor)
