"""`seg lista`: todo lo que hay de una clase, con filtros."""

from enum import StrEnum
from typing import Annotated

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.sesion import Sesion
from seguimiento.comandos.status import Formato, comprobar_origenes, con_envoltura, mostrar_bloques
from seguimiento.errores import ErrorDeUso


class Que(StrEnum):
    """Qué se lista."""

    EVALUACIONES = "evaluaciones"
    RECOMENDACIONES = "recomendaciones"
    ACCIONES = "acciones"
    PRACTICAS = "practicas"
    ACUERDOS = "acuerdos"


def lista(  # noqa: PLR0913, PLR0917 — una por opción
    contexto: typer.Context,
    que: Annotated[Que, typer.Argument(help="Qué se lista.")],
    evaluacion: opciones.DeEvaluacion = "",
    acuerdo: opciones.DeAcuerdo = "",
    responsable: opciones.Responsable = None,
    dirigida_a: opciones.DirigidaA = "",
    prioridad: opciones.Prioridad = None,
    situacion: opciones.Situaciones = None,
    formato: Annotated[Formato, typer.Option("--formato", help="Cómo se muestra.")] = Formato.TABLA,
    json: opciones.EnJson = False,
    salida: opciones.Salida = None,
) -> int:
    """Lista evaluaciones, recomendaciones, acciones, prácticas o acuerdos."""
    from seguimiento.analisis.panorama import panorama
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.formatos import estructurado
    from seguimiento.formatos.listas import LISTAS
    from seguimiento.formatos.markdown import en_markdown

    sesion: Sesion = contexto.obj
    filtro = Filtro(
        evaluacion=evaluacion,
        acuerdo=acuerdo,
        responsable=tuple(responsable or ()),
        dirigida_a=dirigida_a,
        prioridad=prioridad,
        situaciones=tuple(situacion or ()),
    )
    if que is Que.PRACTICAS and filtro != Filtro():
        raise ErrorDeUso("esos filtros no se aplican a las fichas", "use «seg buscar TEXTO»")
    carga = sesion.cargar()
    comprobar_origenes(carga.cartera, filtro)
    pedida = LISTAS[que](panorama(carga.cartera, sesion.hoy, filtro), carga)
    match Formato.JSON if json else formato:
        case Formato.TABLA:
            mostrar_bloques(sesion, [pedida.tabla()], salida)
        case Formato.MD:
            sesion.escribir(en_markdown([pedida.tabla()]), salida)
        case Formato.CSV:
            sesion.escribir(estructurado.en_csv(pedida.claves, pedida.filas), salida)
        case Formato.JSON:
            objeto = con_envoltura(sesion, carga) | {que.value: pedida.filas}
            sesion.escribir(estructurado.en_json(objeto), salida)
    return 3 if carga.recuento.parcial else 0
