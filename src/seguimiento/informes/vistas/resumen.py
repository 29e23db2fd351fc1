"""El resumen de un período para una dirección: la primera página del informe trimestral, sola."""

from dataclasses import dataclass, replace

from seguimiento.informes.marco import Encargo
from seguimiento.informes.posteriores import TITULO
from seguimiento.informes.vistas.trimestral import portada_del_periodo
from seguimiento.informes.vistas.trimestral.primera import PrimeraPagina, primera_pagina
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre, trimestre
from seguimiento.paginas import Dato, Portada, dato


@dataclass(frozen=True, slots=True)
class VistaResumen:
    """Lo que recibe la plantilla `resumen`."""

    portada: Portada
    primera: PrimeraPagina


def vista(encargo: Encargo) -> VistaResumen:
    """El resumen del período pedido. Lanza `ErrorDeUso` si aún no ha empezado."""
    t = trimestre(encargo)
    portada = portada_del_periodo(t, "Resumen para la dirección")
    return VistaResumen(
        portada=replace(portada, metodo=(*portada.metodo, *_lo_posterior(t))),
        primera=primera_pagina(t),
    )


def _lo_posterior(t: Trimestre) -> tuple[Dato, ...]:
    """Cuánto es y dónde está: en su hoja no cabe la lista, y lo que falta no falta en silencio."""
    if not t.posteriores:
        return ()
    cuantas = f"{len(t.posteriores)}, fuera de estas cifras; se lista en el informe trimestral"
    return (dato(TITULO, cuantas),)
