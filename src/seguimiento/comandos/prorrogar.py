"""`seg prorrogar`: dar más plazo a una acción, sin borrar el que tenía."""

from typing import Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import Apunte, Caso, Leido, anotar
from seguimiento.comandos.completado import referencias
from seguimiento.comandos.del_modelo import del_campo
from seguimiento.vocabularios import ClaseDeElemento

CLASES = (ClaseDeElemento.ACCION, ClaseDeElemento.COMPROMISO)


def prorrogar(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(
            help="Acción o compromiso; «…@2023-T2», uno de sus períodos.",
            show_default=False,
            autocompletion=referencias(*CLASES),
        ),
    ] = "",
    *,
    plazo: Annotated[str, del_campo("accion.Prorroga.plazo", "--plazo")] = "",
    motivo: Annotated[str, del_campo("accion.Prorroga.motivo", "--motivo")] = "",
    autorizada_por: Annotated[
        str, del_campo("accion.Prorroga.autorizada_por", "--autorizada-por")
    ] = "",
    fecha: Annotated[str, del_campo("accion.Prorroga.fecha", "--fecha")] = "",
    simular: edicion.Simular = False,
) -> int:
    """Amplía el plazo de una acción o de un compromiso; el plazo original se conserva.

    Sin «--fecha», se concede hoy. Una prórroga concedida tarde no borra el retraso que ya hubo.
    """
    dichos = {"plazo": plazo, "motivo": motivo, "autorizada_por": autorizada_por, "fecha": fecha}
    return anotar(contexto, _PRORROGA, ref, dichos, simular=simular)


def _datos(caso: Caso) -> Leido:
    fecha = caso.dichos["fecha"] or caso.hoy.isoformat()
    return {**caso.dichos, "fecha": fecha, "instancia": caso.instancia}


def _despues(caso: Caso, nueva: Leido) -> str:
    return f"«{caso.ref}» vence ahora en {nueva['plazo']}. Véalo con «seg ver {caso.ref}»."


_PRORROGA = Apunte(
    clave="prorrogas",
    clases=CLASES,
    exigidos=("plazo", "motivo"),
    preguntados=("autorizada_por", "fecha"),
    datos=_datos,
    despues=_despues,
)
