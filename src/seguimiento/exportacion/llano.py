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
        if suyo is None or isinstance(suyo, int):
            return suyo
        # el nombre de un archivo puede no ser UTF-8, y eso no ha de tumbar lo demás
        return str(suyo).encode("utf-8", "backslashreplace").decode("utf-8")

    return llano
