"""Con qué empieza una orden: lo que se dice con las opciones globales, se lea la línea como se lea."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from seguimiento.comandos.periodo import dia_entendido
from seguimiento.comandos.salida import Salida
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeSeguimiento
from seguimiento.globales import Globales


def sesion_de(dichas: Mapping[str, Any]) -> Sesion:
    """La que piden esas opciones globales, por el nombre de su parámetro."""
    raiz, hoy, al = dichas["raiz"], dichas["hoy"], dichas["al"]
    salida = Salida(dichas["color"], globales=escritas(dichas))
    return Sesion(Path(raiz) if raiz else None, hoy, salida, al, dichas["sin_cache"])


@contextmanager
def con_lo_escrito(dichas: Mapping[str, Any]) -> Iterator[None]:
    """Lo que mientras tanto falle sugiere las órdenes con las opciones que se escribieron."""
    try:
        yield
    except ErrorDeSeguimiento as error:
        error.ayuda = escritas(dichas).en_la_frase(error.ayuda)
        raise


def escritas(dichas: Mapping[str, Any]) -> Globales:
    """Dónde y a qué fecha se pidió mirar en la línea."""
    raiz, hoy, al = (dichas[cual] for cual in ("raiz", "hoy", "al"))
    return Globales(str(raiz or ""), dia_entendido(hoy) if hoy else "", al or "")
