"""`seg nueva compromiso`: un compromiso más de un acuerdo."""

from typing import Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import Anotacion, Apunte
from seguimiento.comandos.completado import completando, referencias
from seguimiento.comandos.de_campos import con_campos
from seguimiento.comandos.nueva import compromisos as comun
from seguimiento.comandos.nueva.codigos import codigo
from seguimiento.comandos.registrar import Leido, registrar
from seguimiento.vocabularios import ClaseDeElemento


@con_campos("accion.Accion")
def compromiso(
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(metavar="ACUERDO", help="De qué acuerdo es.", show_default=False),
            referencias(ClaseDeElemento.ACUERDO),
        ),
    ] = "",
    *,
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Añade un compromiso a un acuerdo.

    Sin «--id» lleva el código que sigue al último. La meta se escribe «2 reuniones».

    Ejemplos::

        seg nueva compromiso crm-osc --descripcion "Publicar el informe"
        seg nueva compromiso crm-osc --descripcion "Reunirse" --meta "2 reuniones"
    """
    return registrar(contexto, _COMPROMISO, ref.strip(), simular=simular, aunque=aunque)


def _datos(una: Anotacion) -> Leido:
    return {**una.dichos, "id": codigo(una, "compromisos", "1")}


_COMPROMISO = Apunte(
    clave="compromisos",
    clases=(ClaseDeElemento.ACUERDO,),
    exigidos=comun.EXIGIDOS,
    preguntados=comun.PREGUNTADOS,
    datos=_datos,
    despues=comun.despues_de("Nuevo compromiso"),
)
