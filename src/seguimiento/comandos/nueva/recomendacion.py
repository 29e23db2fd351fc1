"""`seg nueva recomendacion`: una recomendación más en una evaluación."""

from typing import Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import Anotacion, Apunte
from seguimiento.comandos.completado import completando, referencias
from seguimiento.comandos.de_campos import con_campos
from seguimiento.comandos.nueva.codigos import codigo
from seguimiento.comandos.registrar import Leido, registrar
from seguimiento.vocabularios import ClaseDeElemento


@con_campos("evaluacion.Recomendacion", "texto", "id", "prioridad", "dirigida_a")
def recomendacion(
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(
                metavar="EVALUACION", help="A qué evaluación se añade.", show_default=False
            ),
            referencias(ClaseDeElemento.EVALUACION),
        ),
    ] = "",
    *,
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Añade una recomendación a una evaluación.

    Sin «--id» lleva el código que sigue al último: tras R3, R4.

    Ejemplos::

        seg nueva recomendacion oim-2022-red-pmm --texto "Medir los efectos"
        seg nueva recomendacion oim-2022-red-pmm --texto "Medir" --prioridad 1
    """
    return registrar(contexto, _RECOMENDACION, ref.strip(), simular=simular, aunque=aunque)


def _datos(una: Anotacion) -> Leido:
    return {**una.dichos, "id": codigo(una, "recomendaciones", "R1")}


def _despues(una: Anotacion, nueva: Leido) -> str:
    ref = f"{una.elemento.ref}/{nueva['id']}"
    return (
        f"Nueva recomendación «{ref}». La respuesta de la gerencia se registra con "
        f"«seg responder {ref}»."
    )


_RECOMENDACION = Apunte(
    clave="recomendaciones",
    clases=(ClaseDeElemento.EVALUACION,),
    exigidos=("texto",),
    preguntados=("prioridad", "dirigida_a"),
    datos=_datos,
    despues=_despues,
)
