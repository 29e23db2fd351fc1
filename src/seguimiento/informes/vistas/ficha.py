"""Una ficha entera: lo que consta de ella y el recorrido de su decisión."""

from dataclasses import dataclass

from seguimiento.errores import ReferenciaDesconocida
from seguimiento.informes.fichas import Tarjeta, pagina, tarjeta
from seguimiento.informes.marco import Encargo, portada
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.practica import Ficha
from seguimiento.piezas import Portada
from seguimiento.redaccion import quiso_decir


@dataclass(frozen=True, slots=True)
class VistaFicha:
    """Lo que recibe la plantilla `ficha`."""

    portada: Portada
    ficha: Tarjeta


def vista(encargo: Encargo) -> VistaFicha:
    """La ficha de ese código. Lanza `ReferenciaDesconocida`."""
    pedida = _pedida(encargo)
    suya = tarjeta(pedida, pagina(encargo, suelta=True))
    return VistaFicha(
        portada=portada(encargo, suya.titulo, f"{pedida.id} · {suya.tipo} · {suya.area}"),
        ficha=suya,
    )


def _pedida(encargo: Encargo) -> Archivado[Ficha]:
    fichas = {ficha.id.casefold(): ficha for ficha in encargo.carga.cartera.practicas}
    hallada = fichas.get(encargo.argumento.casefold())
    if hallada is None:
        mensaje = f"no hay ninguna ficha «{encargo.argumento}»"
        ayuda = quiso_decir(encargo.argumento, [ficha.id for ficha in fichas.values()])
        raise ReferenciaDesconocida(mensaje, ayuda or "vea las que hay con «seg lista practicas»")
    return hallada
