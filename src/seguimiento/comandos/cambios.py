"""`seg cambios`: qué pasó entre dos momentos con lo que se sigue."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import filtros, opciones
from seguimiento.comandos.completado import completando, momentos
from seguimiento.comandos.sesion import Sesion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seguimiento.comandos.comparacion import Comparacion
    from seguimiento.piezas import Bloque


class FormatoDeCambios(StrEnum):
    """Cómo se muestra lo que cambió."""

    TEXTO = "texto"
    MD = "md"
    JSON = "json"


@filtros.con_filtros(con_aviso=False)
def cambios(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    *,
    desde: opciones.Desde = "reunion",
    final: Annotated[
        str | None,
        completando(
            typer.Option(
                "--hasta",
                metavar="FECHA|REF",
                help="Hasta cuándo; si no se dice, hasta los registros de ahora. Lo mismo que «--al».",
            ),
            momentos(),
        ),
    ] = None,
    detalle: Annotated[
        bool, typer.Option("--detalle", help="Todo lo de cada clase, por largo que sea.")
    ] = False,
    formato: Annotated[
        FormatoDeCambios, typer.Option("--formato", help="Cómo se muestra.")
    ] = FormatoDeCambios.TEXTO,
    json: opciones.EnJson = False,
    destino: opciones.Destino = None,
) -> int:
    """Qué cambió desde la última reunión o desde otro momento.

    El otro momento es una fecha, un período, una rama o un commit. Dice lo nuevo, lo respondido, lo
    cerrado y lo reabierto; prórrogas, plazos y responsables; lo que venció desde entonces y lo que sigue
    sin novedad; fichas, acuerdos y reuniones. Compara los archivos como estaban guardados al terminar ese
    día con los de ahora.

    Sin --desde, desde la última reunión celebrada; si hay varios acuerdos, --desde reunion:ACUERDO.

    Ejemplos::

        seg cambios
        seg cambios --desde reunion:crm-osc
        seg cambios --desde 2022-T4 --hasta 2023-T1 --responsable PSU
    """
    from seguimiento.comandos.comparacion import comparar

    sesion: Sesion = contexto.obj
    if final is not None:
        sesion.mirar_al(final, "--hasta")
    comparacion = comparar(sesion, desde, filtros.pedido(contexto))
    # de qué registros se habla lo dice la cabecera, de los dos extremos
    sesion.salida.momento = ""
    match FormatoDeCambios.JSON if json else formato:
        case FormatoDeCambios.TEXTO:
            sesion.salida.mostrar(_bloques(comparacion, entero=detalle), destino)
        case FormatoDeCambios.MD:
            sesion.salida.mostrar_en_markdown(_bloques(comparacion, entero=detalle), destino)
        case FormatoDeCambios.JSON:
            propio = comparacion.objeto
            sesion.salida.escribir_json(propio, destino, sesion.corte, comparacion.ahora)
    return comparacion.codigo_de_salida


def _bloques(comparacion: "Comparacion", *, entero: bool) -> "Iterator[Bloque]":
    from seguimiento.formatos.cambios import cuentas, en_bloques, encabezado
    from seguimiento.piezas import Lineas

    yield encabezado(comparacion.titulo, *comparacion.de_que_se_habla)
    if comparacion.cambios:
        yield Lineas((cuentas(comparacion.cambios),))
    yield from en_bloques(comparacion.cambios, entero=entero, donde_estan=", con «--detalle»")
