"""`seg verificar`: dejar dicho qué se halló al comprobar lo que se declaró."""

from typing import Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import Anotacion, Apunte
from seguimiento.comandos.completado import completando, referencias
from seguimiento.comandos.del_modelo import del_campo
from seguimiento.comandos.registrar import Leido, registrar
from seguimiento.vocabularios import ClaseDeElemento

CLASES = (ClaseDeElemento.ACCION, ClaseDeElemento.COMPROMISO, ClaseDeElemento.RECOMENDACION)


def verificar(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(
                help="Acción, compromiso o recomendación; «…@2023-T2», uno de sus períodos.",
                show_default=False,
            ),
            referencias(*CLASES),
        ),
    ] = "",
    *,
    resultado: Annotated[str, del_campo("accion.Verificacion.resultado", "--resultado")] = "",
    por: Annotated[str, del_campo("accion.Verificacion.por", "--por")] = "",
    nota: Annotated[str, del_campo("accion.Verificacion.nota", "--nota")] = "",
    eficaz: Annotated[str, del_campo("accion.Verificacion.eficaz", "--eficaz")] = "",
    fecha: Annotated[str, del_campo("accion.Verificacion.fecha", "--fecha")] = "",
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Anota qué se halló al comprobar lo declarado.

    Se comprueba lo último que se declaró terminado. Sin «--fecha», se comprobó hoy. Una verificación
    rechazada reabre la acción.

    Ejemplos::

        seg verificar oim-2022-red-pmm/4.1 --resultado verificada --por Evaluación
        seg verificar 4.1 --resultado rechazada --por Evaluación --nota "Sin acta"
    """
    return registrar(contexto, _VERIFICACION, ref.strip(), simular=simular, aunque=aunque)


def _despues(una: Anotacion, nueva: Leido) -> str:
    hallado = str(nueva["resultado"]).replace("_", " ")
    return f"«{una.ref}»: {hallado}. Véalo con «seg ver {una.ref}»."


_VERIFICACION = Apunte(
    clave="verificaciones",
    clases=CLASES,
    exigidos=("resultado", "por"),
    preguntados=("nota", "fecha"),
    despues=_despues,
)
