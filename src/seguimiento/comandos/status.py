"""`seg status`: el panorama antes de la reunión."""

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.sesion import Sesion, leer_dia
from seguimiento.errores import ErrorDeUso, ReferenciaDesconocida

if TYPE_CHECKING:
    from seguimiento.analisis.panorama import Panorama
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.modelo.cartera import Cartera
    from seguimiento.repositorio import Carga


class Formato(StrEnum):
    """Cómo se muestra el panorama."""

    TABLA = "tabla"
    JSON = "json"
    CSV = "csv"
    MD = "md"


class Agrupacion(StrEnum):
    """Por qué se agrupan las filas."""

    RESPONSABLE = "responsable"
    EVALUACION = "evaluacion"
    PRIORIDAD = "prioridad"
    MES = "mes"


class FallarSi(StrEnum):
    """Qué hace que la orden termine con código 1."""

    VENCIDAS = "vencidas"
    SIN_RESPUESTA = "sin-respuesta"
    SIN_NOVEDAD = "sin-novedad"
    SIN_EVIDENCIA = "sin-evidencia"


def status(  # noqa: PLR0913, PLR0917 — una por opción
    contexto: typer.Context,
    evaluacion: opciones.DeEvaluacion = "",
    acuerdo: opciones.DeAcuerdo = "",
    responsable: opciones.Responsable = None,
    dirigida_a: opciones.DirigidaA = "",
    prioridad: opciones.Prioridad = None,
    situacion: opciones.Situaciones = None,
    por: Annotated[Agrupacion | None, typer.Option("--por", help="Agrupa las acciones.")] = None,
    dias: Annotated[
        int | None, typer.Option("--dias", min=0, max=3650, help="Días de aviso de «por vencer».")
    ] = None,
    hasta: Annotated[
        str | None,
        typer.Option("--hasta", metavar="AAAA-MM-DD", help="Aviso hasta ese día (la próxima reunión)."),
    ] = None,
    formato: Annotated[Formato, typer.Option("--formato", help="Cómo se muestra.")] = Formato.TABLA,
    json: opciones.EnJson = False,
    salida: opciones.Salida = None,
    fallar_si: Annotated[
        list[FallarSi] | None,
        typer.Option("--fallar-si", help="Termina con código 1 si hay alguna; puede repetirse."),
    ] = None,
) -> int:
    """Qué venció, qué vence pronto y qué espera respuesta.

    Sin opciones, todo el repositorio a la fecha de hoy. El código de salida es 0 aunque haya acciones
    vencidas, salvo que se pida otra cosa con --fallar-si.
    """
    from seguimiento.analisis.panorama import panorama
    from seguimiento.analisis.seleccion import Filtro

    sesion: Sesion = contexto.obj
    if dias is not None and hasta is not None:
        raise ErrorDeUso("--dias y --hasta dicen lo mismo de dos maneras", "use solo una")
    carga = sesion.cargar()
    filtro = Filtro(
        evaluacion=evaluacion,
        acuerdo=acuerdo,
        responsable=tuple(responsable or ()),
        dirigida_a=dirigida_a,
        prioridad=prioridad,
        situaciones=tuple(situacion or ()),
    )
    comprobar_origenes(carga.cartera, filtro)
    cartera = _con_aviso(sesion, carga.cartera, dias, hasta)
    visto = panorama(cartera, sesion.hoy, filtro)
    formato = Formato.JSON if json else formato
    _mostrar(sesion, carga, visto, formato, por, salida)
    if carga.recuento.parcial:
        return 3
    return int(any(_hay(visto, que) for que in fallar_si or ()))


def comprobar_origenes(cartera: "Cartera", filtro: "Filtro") -> None:
    """Que la evaluación y el acuerdo pedidos existan. Lanza `ReferenciaDesconocida`."""
    from seguimiento.redaccion import quiso_decir

    for opcion, pedido, archivados in (
        ("evaluación", filtro.evaluacion, cartera.evaluaciones),
        ("acuerdo", filtro.acuerdo, cartera.acuerdos),
    ):
        ids = [archivado.id for archivado in archivados]
        if pedido and pedido not in ids:
            ayuda = quiso_decir(pedido, ids) or f"hay: {', '.join(ids) or 'ninguna'}"
            articulo = "la" if opcion == "evaluación" else "el"
            raise ReferenciaDesconocida(f"no existe {articulo} {opcion} «{pedido}»", ayuda)


def _con_aviso(
    sesion: Sesion, cartera: "Cartera", dias: int | None, hasta: str | None
) -> "Cartera":
    """La cartera con el margen de aviso que se pide en esta ejecución."""
    from dataclasses import replace

    if hasta is not None:
        limite = leer_dia(hasta, "--hasta")
        if limite < sesion.hoy:
            raise ErrorDeUso(f"--hasta {hasta} es anterior a la fecha de corte", "elija otro día")
        dias = (limite - sesion.hoy) // timedelta(days=1)
    if dias is None:
        return cartera
    ajustada = cartera.configuracion.model_copy(update={"dias_por_vencer": dias})
    return replace(cartera, configuracion=ajustada)


def _mostrar(  # noqa: PLR0913, PLR0917 — lo que decide cómo se ve
    sesion: Sesion,
    carga: "Carga",
    visto: "Panorama",
    formato: Formato,
    por: Agrupacion | None,
    salida: str | None,
) -> None:
    from seguimiento.formatos import estructurado, panorama

    match formato:
        case Formato.TABLA:
            mostrar_bloques(sesion, panorama.bloques(visto, por), salida)
        case Formato.MD:
            from seguimiento.formatos.markdown import en_markdown

            sesion.escribir(en_markdown(panorama.bloques(visto, por)), salida)
        case Formato.JSON:
            objeto = con_envoltura(sesion, carga) | panorama.en_json(visto, carga)
            sesion.escribir(estructurado.en_json(objeto), salida)
        case Formato.CSV:
            filas = [panorama.fila_en_json(fila, carga) for fila in visto.mostradas]
            sesion.escribir(estructurado.en_csv(panorama.COLUMNAS_DE_CSV, filas), salida)


def mostrar_bloques(sesion: Sesion, bloques: Any, salida: str | None = None) -> None:  # noqa: ANN401
    """Los bloques, en pantalla si la hay y en texto llano si no."""
    if sesion.en_terminal and salida in (None, "-"):
        from seguimiento.formatos.consola import pintar

        pintar(bloques, sesion.salida, ancho=sesion.ancho, color=sesion.con_color)
    else:
        from seguimiento.formatos.plano import en_plano

        sesion.escribir(en_plano(bloques), salida)


def con_envoltura(sesion: Sesion, carga: "Carga") -> dict[str, Any]:
    """La envoltura común del JSON."""
    from seguimiento.formatos.estructurado import envoltura

    git = sesion.estado_en_git
    return envoltura(sesion.hoy, git.commit, git.modificado, carga.recuento, carga.diagnosticos)


def _hay(visto: "Panorama", que: FallarSi) -> bool:
    match que:
        case FallarSi.VENCIDAS:
            return bool(visto.resumen["vencidas"] + visto.resumen["compromisos_vencidos"])
        case FallarSi.SIN_RESPUESTA:
            return bool(visto.resumen["sin_respuesta"])
        case FallarSi.SIN_NOVEDAD:
            return bool(visto.resumen["sin_novedad"])
        case FallarSi.SIN_EVIDENCIA:
            return bool(visto.resumen["sin_evidencia"])
