"""Varias acciones en una fila, cada una en sus columnas: «Acción 1 · Plazo 1 · Acción 2 · Plazo 2»."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from seguimiento.importacion.disposiciones.dichos import Dicho
from seguimiento.importacion.encabezados import Encabezado, campo_de
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_ACCION = CampoDeMatriz.ACCION
_NUMERADO = re.compile(r".*[^\W\d].*?[ .#]+(?P<numero>[0-9]{1,2})", re.DOTALL)


def con_sus_grupos(encabezado: Encabezado, pedidas: Mapping[str, CampoDeMatriz]) -> Encabezado:
    """El encabezado con las columnas de todas las acciones, y no solo las de la primera, si van numeradas."""
    columnas = {
        columna: campo
        for columna, rotulo in encabezado.rotulos.items()
        if numero_de(rotulo) and (campo := campo_de(rotulo, pedidas)) and campo.de is _ACCION.de
    }
    hay = [*columnas.values()].count(_ACCION) > 1
    return replace(encabezado, columnas=encabezado.columnas | columnas) if hay else encabezado


def hay_en(encabezado: Encabezado) -> bool:
    """Si trae más de una acción en cada fila."""
    numeros = {
        numero_de(encabezado.rotulos[c]) for c, d in encabezado.columnas.items() if d is _ACCION
    }
    return len(numeros) > 1


def por_grupos(dichos: Sequence[Dicho]) -> Iterator[list[Dicho]]:
    """Una fila por cada acción, con lo demás en todas; sin ninguna, la misma."""
    de_cada: dict[str, list[Dicho]] = {}
    for dicho in dichos:
        if dicho.campo.de is _ACCION.de and (numero := numero_de(dicho.rotulo)):
            de_cada.setdefault(numero, []).append(dicho)
    numerados = [dicho for suyos in de_cada.values() for dicho in suyos]
    comunes = [dicho for dicho in dichos if dicho not in numerados]
    for suyos in de_cada.values():
        yield [*comunes, *suyos]
    if not de_cada:
        yield comunes


def numero_de(rotulo: str) -> str:
    """El que lleva al final: «Acción 2»; vacío si ninguno."""
    hallado = _NUMERADO.fullmatch(rotulo.strip(" :*"))
    return hallado["numero"] if hallado else ""
