"""Una ficha entera: lo que consta de ella y el recorrido de su decisión."""

from dataclasses import dataclass

from seguimiento.informes.fichas import Tarjeta, pagina, tarjeta
from seguimiento.informes.marco import Encargo, lo_pedido, portada
from seguimiento.paginas import Portada


@dataclass(frozen=True, slots=True)
class VistaFicha:
    """Lo que recibe la plantilla `ficha`."""

    portada: Portada
    ficha: Tarjeta


def vista(encargo: Encargo) -> VistaFicha:
    """La ficha de ese código. Lanza `ReferenciaDesconocida`."""
    fichas = {ficha.id: ficha for ficha in encargo.cartera.practicas}
    pedida = lo_pedido(
        encargo, "ninguna ficha", fichas, "las que hay con «seg lista practicas»", str.casefold
    )
    suya = tarjeta(pedida, pagina(encargo, suelta=True))
    return VistaFicha(
        portada=portada(encargo, suya.titulo, f"{pedida.id} · {suya.tipo} · {suya.area}"),
        ficha=suya,
    )
