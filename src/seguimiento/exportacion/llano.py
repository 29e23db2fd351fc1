"""Los valores del dominio como caben en la celda de una tabla."""

from collections.abc import Callable

from seguimiento.exportacion.tablas import Valor
from seguimiento.formatos.estructurado import en_un_texto
from seguimiento.formatos.objetos import objeto
from seguimiento.repositorio.repositorio import Carga


def en_llano(carga: Carga) -> Callable[[object], Valor]:
    """Quien pone llano un valor: el de los JSON y, si ahí es una lista o un objeto, en un texto."""

    def llano(valor: object) -> Valor:
        suyo = objeto(valor, carga)
        if isinstance(suyo, list | dict):
            return en_un_texto(suyo) if suyo else None
        return suyo if isinstance(suyo, int) or suyo is None else str(suyo)

    return llano
