"""Lo que otro programa tuerce al volver a escribir un archivo: «1.10» que vuelve como 1.1."""

import re
from collections.abc import Mapping
from functools import cache

from seguimiento.campos import escritura, registro_en
from seguimiento.documento.ambiguos import es_ambiguo
from seguimiento.documento.escritura import Valor
from seguimiento.modelo.tipos import ClaseDeValor, Registro

_LOGICOS = {
    **dict.fromkeys(("y", "yes", "true", "on"), "true"),
    **dict.fromkeys(("n", "no", "false", "off"), "false"),
}
_SESENTA = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+")
_CON_HORA = re.compile(
    r"(?P<dia>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]00:00(?::00(?:\.0+)?)?\s*(?:Z|[-+]00:?00)?"
)


def esta_torcido(antes: Valor, despues: Valor) -> bool:
    """Si lo de después es lo de antes, convertido por quien creyó que era un número, una fecha o un sí."""
    if not (isinstance(antes, str) and isinstance(despues, str)) or antes == despues:
        return False
    if not es_ambiguo(antes):
        return antes.lower() in {"null", "~"} and not despues
    if antes.lower() in _LOGICOS:
        return _LOGICOS[antes.lower()] == despues.lower()
    if (con_hora := _CON_HORA.fullmatch(despues)) and con_hora["dia"] == antes:
        return True
    numero = _numero(antes)
    return numero is not None and numero in {_numero(despues), _octal(despues)}


def _numero(texto: str) -> float | None:
    """El número que otro lector de YAML vería."""
    if _SESENTA.fullmatch(texto):
        total = 0
        for parte in texto.lstrip("+-").replace("_", "").split(":"):
            total = total * 60 + int(parte)
        return float(-total if texto.startswith("-") else total)
    try:
        return float(texto.replace("_", ""))
    except ValueError:
        return None


def _octal(texto: str) -> float | None:
    """El número que se escribiría así en octal: «010» vuelve como 8."""
    return float(f"{int(texto):o}") if texto.isascii() and texto.isdecimal() else None


def sin_medianoche(dato: Valor, modelo: type[Registro], pasos: tuple[str, ...] = ()) -> Valor:
    """Los datos, con las fechas sin la medianoche que les pone quien cree que son un instante."""
    if isinstance(dato, str):
        con_hora = _CON_HORA.fullmatch(dato)
        return con_hora["dia"] if con_hora and _es_fecha(modelo, pasos) else dato
    if isinstance(dato, Mapping):
        return {
            clave: sin_medianoche(valor, modelo, (*pasos, clave)) for clave, valor in dato.items()
        }
    return dato if dato is None else [sin_medianoche(uno, modelo, pasos) for uno in dato]


@cache
def _es_fecha(modelo: type[Registro], pasos: tuple[str, ...]) -> bool:
    registro = registro_en(modelo, pasos[:-1])
    if registro is None or pasos[-1] not in registro.model_fields:
        return False
    return escritura(registro, pasos[-1]).clase is ClaseDeValor.FECHA
