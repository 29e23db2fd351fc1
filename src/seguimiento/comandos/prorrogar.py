"""`seg prorrogar`: dar más plazo a una acción, sin borrar el que tenía."""

from typing import Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import Anotacion, Apunte, salvo_lo_de_sus_acciones, sin_acciones
from seguimiento.comandos.completado import completando, referencias
from seguimiento.comandos.del_modelo import del_campo
from seguimiento.comandos.registrar import Leido, registrar
from seguimiento.vocabularios import ClaseDeElemento

CLASES = (ClaseDeElemento.ACCION, ClaseDeElemento.COMPROMISO, ClaseDeElemento.RECOMENDACION)


def prorrogar(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(
                help="Acción, compromiso o recomendación sin acciones; «…@2023-T2», un período.",
                show_default=False,
            ),
            referencias(*CLASES),
        ),
    ] = "",
    *,
    plazo: Annotated[str, del_campo("accion.Prorroga.plazo", "--plazo")] = "",
    motivo: Annotated[str, del_campo("accion.Prorroga.motivo", "--motivo")] = "",
    autorizada_por: Annotated[
        str, del_campo("accion.Prorroga.autorizada_por", "--autorizada-por")
    ] = "",
    fecha: Annotated[str, del_campo("accion.Prorroga.fecha", "--fecha")] = "",
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Amplía un plazo sin borrar el que había.

    El de una acción, un compromiso o una recomendación sin acciones. Sin «--fecha», se concede hoy. Una
    prórroga concedida tarde no borra el retraso que ya hubo.

    Ejemplos::

        seg prorrogar oim-2022-red-pmm/4.1 --plazo 2023-12
        seg prorrogar 4.2 --plazo 2023-12-15 --motivo "Cambió el equipo"
    """
    return registrar(contexto, _PRORROGA, ref.strip(), simular=simular, aunque=aunque)


def _despues(una: Anotacion, nueva: Leido) -> str:
    from seguimiento.fechas import leer_fecha
    from seguimiento.redaccion import fecha_en_palabras

    plazo = fecha_en_palabras(leer_fecha(str(nueva["plazo"])))
    return f"«{una.ref}» vence ahora: {plazo}. Véalo con «seg ver {una.ref}»."


_PRORROGA = Apunte(
    clave="prorrogas",
    clases=CLASES,
    exigidos=("plazo",),
    preguntados=("motivo", "autorizada_por", "fecha"),
    cabe_en=sin_acciones,
    datos=salvo_lo_de_sus_acciones("el plazo"),
    despues=_despues,
)
