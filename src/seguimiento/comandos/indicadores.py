"""`seg indicadores`: qué parte se responde, se implementa y se cumple, y qué hay detrás de cada cifra."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import filtros, opciones, seleccion
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.errores import ErrorDeUso
from seguimiento.formatos.de_tabla import FormatoDeTabla

if TYPE_CHECKING:
    from datetime import date

    from seguimiento.analisis.medicion import Medicion
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.fechas import Periodo
    from seguimiento.repositorio import Carga


@filtros.con_filtros(con_aviso=False)
def indicadores(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    *,
    periodo: Annotated[
        str,
        typer.Option("--periodo", metavar="AAAA-Tn", help="A su último día, y con su ritmo."),
    ] = "",
    tendencia: Annotated[
        bool,
        typer.Option("--tendencia", help="Los últimos trimestres, y lo que entonces constaba."),
    ] = False,
    ids: Annotated[
        bool, typer.Option("--ids", help="Con los elementos que hay detrás de cada cifra.")
    ] = False,
    formato: opciones.EnFormato = FormatoDeTabla.TABLA,
    json: opciones.EnJson = False,
    destino: opciones.Destino = None,
) -> int:
    """Los indicadores a una fecha o de un período.

    Con --ids, lo que hay detrás de cada cifra; con --tendencia, cómo se llegó a ella: las acciones al
    cierre de cada trimestre, por la fecha de lo anotado y por lo que entonces constaba en los archivos,
    con el registro tardío. Son los del informe trimestral. Qué mide cada uno, de
    quién se toma y un ejemplo están en docs/referencia/indicadores.md.

    Ejemplos::

        seg indicadores
        seg indicadores --periodo 2023-T1 --ids
        seg indicadores --tendencia
    """
    from seguimiento.comandos.periodo import ya_empezado

    sesion: Sesion = contexto.obj
    if acuerdo := contexto.params["acuerdo"]:
        raise ErrorDeUso(
            "los acuerdos no entran en ningún indicador",
            f"véalos con «seg status --acuerdo {acuerdo}»",
        )
    pedido = filtros.pedido(contexto)
    de = ya_empezado(sesion.salida, periodo, sesion.hoy)
    if tendencia and ids:
        raise ErrorDeUso("--tendencia no lleva --ids", "los de un día, con «seg indicadores --ids»")
    carga = sesion.cargar(con_identidad=tendencia)
    pedido = seleccion.comprobado(sesion, carga, pedido)
    elegido = FormatoDeTabla.JSON if json else formato
    if tendencia:
        corte = min(de.hasta, sesion.hoy) if de else sesion.hoy
        _mostrar_tendencia(sesion, carga, corte, pedido, elegido, destino)
    else:
        medidos = _medidos(sesion, carga, pedido, de)
        _mostrar(sesion, carga, medidos, elegido, destino, ids=ids)
    return codigo_de_salida(carga.recuento)


def _medidos(sesion: Sesion, carga: "Carga", pedido: "Filtro", de: "Periodo | None") -> "Medicion":
    from seguimiento.analisis.medicion import medir

    return medir(carga.cartera, sesion.hoy, pedido, de)


def _mostrar_tendencia(  # noqa: PLR0913, PLR0917 — de qué, hasta cuándo y cómo se ve
    sesion: Sesion,
    carga: "Carga",
    corte: "date",
    pedido: "Filtro",
    formato: FormatoDeTabla,
    destino: str | None,
) -> None:
    from seguimiento.analisis.constancia import contrastes
    from seguimiento.analisis.tendencia import fotografias
    from seguimiento.comandos.constancia import lo_que_constaba
    from seguimiento.formatos import tendencia as formas

    fotos = fotografias(carga.cartera, corte, filtro=pedido)
    suyos = contrastes(fotos, carga.cartera, pedido, lo_que_constaba(sesion, carga))
    match formato:
        case FormatoDeTabla.TABLA:
            sesion.salida.mostrar(formas.bloques(suyos, pedido), destino)
        case FormatoDeTabla.MD:
            sesion.salida.mostrar_en_markdown(formas.bloques(suyos, pedido), destino)
        case FormatoDeTabla.JSON:
            propio = {"corte": corte.isoformat(), "tendencia": formas.objetos(suyos)}
            sesion.salida.escribir_json(propio, destino, sesion.corte, carga)
        case FormatoDeTabla.CSV:
            sesion.salida.escribir_csv(formas.CLAVES, formas.objetos(suyos), destino)


def _mostrar(  # noqa: PLR0913 — lo que decide cómo se ve
    sesion: Sesion,
    carga: "Carga",
    medidos: "Medicion",
    formato: FormatoDeTabla,
    destino: str | None,
    *,
    ids: bool,
) -> None:
    from seguimiento.formatos import indicadores as formas

    match formato:
        case FormatoDeTabla.TABLA:
            sesion.salida.mostrar(formas.bloques(medidos, ids=ids), destino)
        case FormatoDeTabla.MD:
            sesion.salida.mostrar_en_markdown(formas.bloques(medidos, ids=ids), destino)
        case FormatoDeTabla.JSON:
            propio = {
                "corte": medidos.corte.isoformat(),
                "periodo": str(medidos.periodo) if medidos.periodo else None,
                "indicadores": formas.objetos(medidos, ids=ids),
            }
            sesion.salida.escribir_json(propio, destino, sesion.corte, carga)
        case FormatoDeTabla.CSV if ids:
            sesion.salida.escribir_csv(formas.CLAVES_DE_IDS, formas.filas_de_ids(medidos), destino)
        case FormatoDeTabla.CSV:
            sesion.salida.escribir_csv(formas.CLAVES, formas.objetos(medidos, ids=False), destino)
