"""Dónde se dice algo: lo que hace `seg buscar`."""

from seguimiento.comandos.cuanto import lo_que_dice
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.errores import ErrorDeUso


def buscar(sesion: Sesion, *, texto: tuple[str, ...], json: bool, destino: str | None) -> int:
    """Muestra dónde se dice el texto y da con qué código se termina."""
    from seguimiento.analisis import busqueda
    from seguimiento.formatos import apariciones

    buscado = " ".join(texto)
    if not buscado.strip():
        raise ErrorDeUso("no hay nada que buscar", "escriba una palabra")
    carga = sesion.cargar(cuanto=lo_que_dice(buscado))
    halladas = list(busqueda.buscar(carga.cartera, buscado))
    if json:
        propio = {"buscado": buscado, "apariciones": apariciones.objetos(halladas, carga)}
        sesion.salida.escribir_json(propio, destino, sesion.corte, carga)
    else:
        recortar = sesion.salida.en_pantalla(destino)
        sesion.salida.mostrar(apariciones.en_bloques(halladas, buscado, recortar=recortar), destino)
    return codigo_de_salida(carga.recuento)
