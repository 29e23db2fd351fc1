"""Con qué código se registra lo nuevo: uno que no lleve nada del archivo."""

from seguimiento.comandos.apuntes import Anotacion
from seguimiento.errores import ErrorDeUso


def codigo(una: Anotacion, lista: str, primero: str) -> str:
    """El que se pida, si está libre, o el que sigue al último de la lista; si está vacía, `primero`.

    Se mira lo escrito y no lo cargado: lo que no se entiende también ocupa su código. El que se llevó antes
    y se retiró no se da.
    """
    from seguimiento.analisis.repetidos import ocupados_en, siguiente_de_la_lista
    from seguimiento.analisis.series import siguiente_libre

    pedido = str(una.dichos["id"])
    if not pedido:
        ruta = (*una.elemento.lugar.ruta, lista)
        return siguiente_de_la_lista(una.documento, ruta, primero, una.de_antes())
    ocupados = ocupados_en(una.documento)
    if pedido.casefold() in ocupados:
        libre = siguiente_libre(pedido, ocupados | una.de_antes())
        archivo = una.elemento.lugar.archivo
        raise ErrorDeUso(f"«{pedido}» ya está en uso en «{archivo}»", f"«{libre}» está libre")
    return pedido
