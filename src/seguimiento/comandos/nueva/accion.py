"""`seg nueva accion`: una acción más para cumplir una recomendación."""

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
def accion(
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(
                metavar="REF_RECOMENDACION",
                help="La recomendación que cumple: «oim-2022-red-pmm/R4».",
                show_default=False,
            ),
            referencias(ClaseDeElemento.RECOMENDACION),
        ),
    ] = "",
    *,
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Añade una acción a una recomendación.

    Sin «--id» lleva el código que sigue al último: en la R4, tras 4.3, 4.4. La meta se escribe «2
    reuniones».

    Ejemplos::

        seg nueva accion oim-2022-red-pmm/R4 --descripcion "Abrir el punto"
        seg nueva accion R4 --descripcion "Dar talleres" --meta "4 talleres"
    """
    return registrar(contexto, _ACCION, ref.strip(), simular=simular, aunque=aunque)


def _datos(una: Anotacion) -> Leido:
    from seguimiento.analisis.series import primera_accion

    primero = primera_accion(una.elemento.ref.rpartition("/")[2])
    return {**una.dichos, "id": codigo(una, "acciones", primero)}


_ACCION = Apunte(
    clave="acciones",
    clases=(ClaseDeElemento.RECOMENDACION,),
    exigidos=comun.EXIGIDOS,
    preguntados=comun.PREGUNTADOS,
    datos=_datos,
    despues=comun.despues_de("Nueva acción"),
)
