"""`seg indicadores`: qué parte se responde, se implementa y se cumple, y qué hay detrás de cada cifra."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import filtros, opciones, seleccion
from seguimiento.comandos.opciones import FormatoDeTabla
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.analisis.medicion import Medicion
    from seguimiento.repositorio import Carga


@filtros.con_filtros(con_aviso=False)
def indicadores(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    *,
    periodo: Annotated[
        str,
        typer.Option("--periodo", metavar="AAAA-Tn", help="A su último día, y con su ritmo."),
    ] = "",
    ids: Annotated[
        bool, typer.Option("--ids", help="Con los elementos que hay detrás de cada cifra.")
    ] = False,
    formato: opciones.EnFormato = FormatoDeTabla.TABLA,
    json: opciones.EnJson = False,
    destino: opciones.Destino = None,
) -> int:
    """Los indicadores a una fecha o de un período.

    Con --ids, lo que hay detrás de cada cifra. Son los del informe trimestral. Qué mide cada uno, de
    quién se toma y un ejemplo están en docs/referencia/indicadores.md.

    Ejemplos::

        seg indicadores
        seg indicadores --periodo 2023-T1 --ids
    """
    from seguimiento.analisis.medicion import medir
    from seguimiento.comandos.periodo import ya_empezado

    sesion: Sesion = contexto.obj
    if acuerdo := contexto.params["acuerdo"]:
        raise ErrorDeUso(
            "los acuerdos no entran en ningún indicador",
            f"véalos con «seg status --acuerdo {acuerdo}»",
        )
    pedido = filtros.pedido(contexto)
    de = ya_empezado(sesion.salida, periodo, sesion.hoy)
    carga = sesion.cargar()
    pedido = seleccion.comprobado(sesion, carga, pedido)
    medidos = medir(carga.cartera, sesion.hoy, pedido, de)
    elegido = FormatoDeTabla.JSON if json else formato
    _mostrar(sesion, carga, medidos, elegido, destino, ids=ids)
    return codigo_de_salida(carga.recuento)


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
