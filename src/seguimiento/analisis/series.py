"""El identificador que sigue a otro: tras `4.3`, `4.4`; tras `R5`, `R6`."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import count

LARGO = 32
"""Cuántos caracteres caben en un identificador interno."""
_NUMERADO = re.compile(r"(.*?)([0-9]+)")
_TRAS_LAS_LETRAS = re.compile(r"[^0-9]*([0-9]+)")
_FECHADO = re.compile(r"(?:.*[^0-9])?(?:19|20)[0-9]{2}(?:-(?:[STst][0-9]|[0-9]{2}(?:-[0-9]{2})?))?")
"""El que acaba en una fecha o en un año: ahí la cifra no cuenta nada."""


def siguiente_libre(identificador: str, ocupados: Collection[str]) -> str:
    """El primer identificador libre de la serie de este, sin distinguir mayúsculas.

    Es el mayor número siguiente que no esté entre los `ocupados`, que van en minúsculas. El que no
    lleva número, o acaba en una fecha, se distingue con un sufijo: `plan-2`, `reunion-2017-03-15-2`.
    """
    return next(
        candidato
        for candidato in _candidatos(identificador)
        if len(candidato) <= LARGO and candidato.casefold() not in ocupados
    )


def siguientes_libres(identificador: str, ocupados: Collection[str], cuantos: int) -> list[str]:
    """Los primeros identificadores libres de la serie de este, como si se tomaran uno a uno."""
    libres: list[str] = []
    for candidato in _candidatos(identificador):
        if len(libres) == cuantos:
            break
        if len(candidato) <= LARGO and candidato.casefold() not in ocupados:
            libres.append(candidato)
    return libres


def primera_accion(recomendacion: str) -> str:
    """El código de la primera acción de la recomendación con ese: en la R4, 4.1."""
    numero = _TRAS_LAS_LETRAS.fullmatch(recomendacion)
    return f"{numero[1] if numero else recomendacion}.1"


def ultimo_de_la_serie(primero: str, escritos: Sequence[str]) -> str:
    """El de número más alto de la serie de `primero`; si ninguno es de ella, de la del último escrito.

    El más alto y no el de más abajo: por el medio puede faltar uno que se borró, y que otros citen.
    """
    de_la_lista = {_serie(escrito)[0] for escrito in escritos}
    elegida = next(
        serie for serie in (_serie(primero)[0], _serie(escritos[-1])[0]) if serie in de_la_lista
    )
    suyos = (escrito for escrito in escritos if _serie(escrito)[0] == elegida)
    return max(suyos, key=lambda escrito: int(_serie(escrito)[1] or 0))


def _serie(identificador: str) -> tuple[str, str]:
    """Lo que precede al número, en minúsculas, y el número; vacío si no está numerado."""
    numerado = _NUMERADO.fullmatch(identificador)
    if numerado is None or _FECHADO.fullmatch(identificador):
        return identificador.casefold(), ""
    return numerado[1].casefold(), numerado[2]


def _candidatos(identificador: str) -> Iterator[str]:
    """Los que lo siguen; si ya no caben más cifras, los que le añaden un sufijo."""
    cifras = _serie(identificador)[1]
    if cifras:
        serie = identificador.removesuffix(cifras)
        for numero in count(int(cifras) + 1):
            candidato = f"{serie}{numero:0{len(cifras)}}"
            if len(candidato) > LARGO:
                break
            yield candidato
    for numero in count(2):
        sufijo = f"-{numero}"
        yield identificador[: LARGO - len(sufijo)].rstrip("._-") + sufijo
