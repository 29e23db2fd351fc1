"""En qué zona horaria se está: la configurada o, si no la hay, la del sistema; nunca otra en silencio."""

import os
import re
from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path
from typing import TypeVar

from seguimiento.errores import ErrorDeUso, SinZonas
from seguimiento.redaccion import visible

VARIABLE_DE_ZONA = "TZ"
T = TypeVar("T")
_ZONA_DE_POSIX = r"{0}{1}(?:{0}(?:{1})?(?:,[A-Z0-9./:+,-]+)?)?".format(
    "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)", "[+-]?[0-9]{1,3}(?::[0-9]{2}){0,2}"
)
"""Una zona que dice ella misma su diferencia, y a veces el horario de verano: `<-05>5`, `EST5EDT`."""


def comprobar_zona(zona: str) -> None:
    """Lanza `ErrorDeUso` si la zona horaria no existe: con ella no podría saberse qué día es.

    Y `SinZonas`, si en este sistema no existe ninguna.
    """
    from seguimiento.redaccion import quiso_decir

    if zona and zona not in (zonas := _las_que_hay(zona)):
        ayuda = quiso_decir(zona, zonas) or "use un nombre como «America/Guayaquil»"
        raise ErrorDeUso(f"no existe la zona horaria «{zona}»", ayuda)


def _las_que_hay(pedida: str) -> list[str]:
    """Las zonas de este sistema, por orden. Lanza `SinZonas` si no tiene ninguna."""
    from zoneinfo import available_timezones

    zonas = sorted(available_timezones())
    if not zonas:
        raise SinZonas(
            f"este sistema no tiene las zonas horarias, y no se sabe qué día es en «{visible(pedida)}»",
            "instale el paquete «tzdata» del sistema, o «pip install tzdata», o indique la fecha con --hoy",
        )
    return zonas


def en_la_zona(zona: str | None, calcular: Callable[[tzinfo | None], T]) -> T:
    """Lo que se calcula en esa zona o, sin ninguna, en la del sistema, que se pasa como `None`.

    Lanza `ErrorDeUso` si la zona no existe, y `SinZonas` si no existe ninguna.
    """
    if zona is None:
        return _en_la_del_sistema(os.environ.get(VARIABLE_DE_ZONA, ""), calcular)
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return calcular(ZoneInfo(zona))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        _las_que_hay(zona)
        raise ErrorDeUso(
            f"no existe la zona horaria «{zona}» de seguimiento.yaml",
            "use un nombre como «America/Guayaquil» o indique la fecha con --hoy",
        ) from None


def _en_la_del_sistema(pedida: str, calcular: Callable[[tzinfo | None], T]) -> T:
    """En la del sistema o, si `TZ` pide una, en esa.

    El sistema toma por UTC la zona que no conoce. Lanza `ErrorDeUso` o `SinZonas`.
    """
    nombre = pedida.removeprefix(":")
    es_del_sistema = not nombre or re.fullmatch(_ZONA_DE_POSIX, nombre)
    try:
        return calcular(None if es_del_sistema else _zona_llamada(nombre))
    except (LookupError, ValueError, OSError, OverflowError):
        _las_que_hay(nombre)
        raise ErrorDeUso(
            f"«{visible(pedida)}», que es lo que dice {VARIABLE_DE_ZONA}, no es ninguna zona horaria",
            "use un nombre como «America/Guayaquil», o indique la fecha con --hoy",
        ) from None


def _zona_llamada(nombre: str) -> tzinfo:
    """La zona de ese nombre, o la del archivo si es una ruta. Lanza `LookupError`, `ValueError` u `OSError`."""
    from zoneinfo import ZoneInfo

    if not nombre.startswith("/"):
        return ZoneInfo(nombre)
    with Path(nombre).open("rb") as archivo:
        return ZoneInfo.from_file(archivo)
