"""Lo que se sabe a una fecha de un elemento cualquiera: lo que consta y lo que de ello se deduce."""

from dataclasses import dataclass
from datetime import date

from seguimiento.analisis.filas import Fila, con_sus_instancias, fila_de
from seguimiento.analisis.recomendacion import estado_a_un_dia, respondida
from seguimiento.analisis.situacion import Margenes
from seguimiento.elementos import Elemento
from seguimiento.modelo.cartera import AccionSituada, RecomendacionSituada
from seguimiento.vocabularios import EstadoDerivado


@dataclass(frozen=True, slots=True)
class Consulta:
    """Un elemento a una fecha."""

    elemento: Elemento
    hoy: date
    filas: tuple[Fila, ...] = ()
    """De una acción o un compromiso, su fila y las de sus instancias."""
    estado: EstadoDerivado | None = None
    """De una recomendación, su estado."""
    respondida: bool = False


def consultar(elemento: Elemento, hoy: date, margenes: Margenes) -> Consulta:
    """El elemento a la fecha, sin situar nada que no sea suyo."""
    situada = elemento.situada
    if isinstance(situada, AccionSituada):
        suyas = con_sus_instancias(fila_de(situada, hoy, margenes))
        return Consulta(elemento, hoy, filas=tuple(suyas))
    if isinstance(situada, RecomendacionSituada):
        return Consulta(
            elemento,
            hoy,
            estado=estado_a_un_dia(situada, hoy, margenes),
            respondida=respondida(situada.recomendacion, hoy),
        )
    return Consulta(elemento, hoy)
