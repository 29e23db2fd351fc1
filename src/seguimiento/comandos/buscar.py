"""`seg buscar`: dónde se dice algo."""

from typing import Annotated

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.errores import ErrorDeUso


def buscar(
    contexto: typer.Context,
    texto: Annotated[list[str], typer.Argument(help="Lo que se busca; varias palabras, seguidas.")],
    *,
    json: opciones.SoloJson = False,
    destino: opciones.Destino = None,
) -> int:
    """Busca un texto en todos los registros.

    Sin distinguir tildes ni mayúsculas.

    Ejemplos::

        seg buscar albergue
        seg buscar "campaña de difusión"
    """
    from seguimiento.analisis import busqueda
    from seguimiento.formatos import apariciones

    sesion: Sesion = contexto.obj
    buscado = " ".join(texto)
    if not buscado.strip():
        raise ErrorDeUso("no hay nada que buscar", "escriba una palabra")
    carga = sesion.cargar()
    halladas = list(busqueda.buscar(carga.cartera, buscado))
    if json:
        propio = {"buscado": buscado, "apariciones": apariciones.objetos(halladas, carga)}
        sesion.salida.escribir_json(propio, destino, sesion.corte, carga)
    else:
        recortar = sesion.salida.en_pantalla(destino)
        sesion.salida.mostrar(apariciones.en_bloques(halladas, buscado, recortar=recortar), destino)
    return codigo_de_salida(carga.recuento)
