"""`seg lista`: todo lo que hay de una clase, con filtros."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import opciones, seleccion
from seguimiento.comandos.opciones import FormatoDeTabla
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.analisis.panorama import Panorama
    from seguimiento.repositorio import Carga


class Que(StrEnum):
    """Qué se lista."""

    EVALUACIONES = "evaluaciones"
    RECOMENDACIONES = "recomendaciones"
    ACCIONES = "acciones"
    PRACTICAS = "practicas"
    ACUERDOS = "acuerdos"


_DE_ACCIONES = ("--responsable", "--dirigida-a", "--prioridad", "--situacion", "--dias", "--hasta")
ADMITE = {
    Que.EVALUACIONES: ("--evaluacion",),
    Que.RECOMENDACIONES: ("--evaluacion", *_DE_ACCIONES),
    Que.ACCIONES: ("--evaluacion", "--acuerdo", *_DE_ACCIONES),
    Que.PRACTICAS: (),
    Que.ACUERDOS: ("--acuerdo",),
}
"""Qué filtros tienen sentido para cada lista."""


def lista(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    que: Annotated[Que, typer.Argument(help="Qué se lista.")],
    *,
    evaluacion: opciones.DeEvaluacion = "",
    acuerdo: opciones.DeAcuerdo = "",
    responsable: opciones.Responsable = None,
    dirigida_a: opciones.DirigidaA = "",
    prioridad: opciones.Prioridad = None,
    situacion: opciones.Situaciones = None,
    dias: opciones.Dias = None,
    hasta: opciones.Hasta = None,
    formato: opciones.EnFormato = FormatoDeTabla.TABLA,
    json: opciones.EnJson = False,
    destino: opciones.Destino = None,
) -> int:
    """Lista evaluaciones, recomendaciones, acciones, prácticas o acuerdos."""
    sesion: Sesion = contexto.obj
    escritos = {
        "--evaluacion": evaluacion,
        "--acuerdo": acuerdo,
        "--responsable": responsable,
        "--dirigida-a": dirigida_a,
        "--prioridad": prioridad,
        "--situacion": situacion,
        "--dias": dias is not None,
        "--hasta": hasta,
    }
    _comprobar_filtros(que, [opcion for opcion, valor in escritos.items() if valor])
    pedido = seleccion.filtro(
        sesion.hoy,
        evaluacion=evaluacion,
        acuerdo=acuerdo,
        responsable=responsable,
        dirigida_a=dirigida_a,
        prioridad=prioridad,
        situacion=situacion,
        dias=dias,
        hasta=hasta,
    )
    carga = sesion.cargar()
    visto = seleccion.ver_panorama(sesion, carga, pedido)
    _mostrar(sesion, carga, que, visto, FormatoDeTabla.JSON if json else formato, destino)
    return codigo_de_salida(carga.recuento)


def _comprobar_filtros(que: Que, escritos: list[str]) -> None:
    """Que ningún filtro se pida en vano. Lanza `ErrorDeUso`."""
    from seguimiento.redaccion import entre_comillas, enumeracion

    ajenos = [opcion for opcion in escritos if opcion not in ADMITE[que]]
    if ajenos:
        admite = ADMITE[que]
        ayuda = f"admite {enumeracion(entre_comillas(admite))}" if admite else "no admite filtros"
        raise ErrorDeUso(f"«seg lista {que.value}» no puede filtrarse con «{ajenos[0]}»", ayuda)


def _mostrar(  # noqa: PLR0913, PLR0917 — lo que decide cómo se ve
    sesion: Sesion,
    carga: "Carga",
    que: Que,
    visto: "Panorama",
    formato: FormatoDeTabla,
    destino: str | None,
) -> None:
    from seguimiento.analisis.listas import LISTAS, posteriores_de, refs_posteriores
    from seguimiento.formatos.listas import en_bloques
    from seguimiento.formatos.objetos import de_lista, de_posteriores

    pedida, fuera = LISTAS[que](visto), posteriores_de(que, visto)
    match formato:
        case FormatoDeTabla.TABLA:
            sesion.salida.mostrar(en_bloques(pedida, fuera), destino)
        case FormatoDeTabla.MD:
            sesion.salida.mostrar_en_markdown(en_bloques(pedida, fuera), destino)
        case FormatoDeTabla.CSV:
            filas, refs = de_lista(pedida, carga), refs_posteriores(que, visto)
            sesion.salida.escribir_csv(pedida.claves, filas, destino, posteriores=refs)
        case FormatoDeTabla.JSON:
            propio = {que.value: de_lista(pedida, carga), **de_posteriores(fuera, carga)}
            sesion.salida.escribir_json(propio, destino, sesion.corte, carga)
