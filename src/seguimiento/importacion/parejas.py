"""Qué de lo que trae un archivo es algo que ya está: por su código o por el texto al que se parece."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from seguimiento.redaccion import SIN_PESO, plegado

SE_PARECE = 0.6
"""Desde qué parte de palabras comunes dos textos pueden ser el mismo, corregido."""
ES_EL_MISMO = 0.85
"""Desde qué parte lo son."""
SE_DISTINGUE = 0.1
"""Cuánto más ha de parecerse a uno que a los demás para no dudar."""
NADA_QUE_VER = 0.2
"""Por debajo de qué parte un código no basta para que lo sean."""
_PALABRA = re.compile("[a-z0-9]+")


@dataclass(slots=True)
class Parejas:
    """Con cuál de lo que hay va cada cosa nueva, por su lugar en cada lista."""

    de: dict[int, int] = field(default_factory=dict)
    dudosas: dict[int, list[int]] = field(default_factory=dict)
    """Lo nuevo que puede ser varias cosas de las que hay, y cuáles."""

    def libres(self, cuantas: int) -> list[int]:
        """Las que hay y no van con ninguna nueva."""
        tomadas = {*self.de.values()}
        return [una for una in range(cuantas) if una not in tomadas]

    def sueltas(self, cuantas: int) -> list[int]:
        """Las nuevas que no van con ninguna."""
        return [una for una in range(cuantas) if una not in self.de and una not in self.dudosas]


class Texto:
    """Un texto, listo para compararlo con muchos."""

    def __init__(self, texto: str) -> None:
        self.llano = plegado(texto)
        """Como se compara: sin tildes ni mayúsculas."""
        self.palabras = Counter(una for una in _PALABRA.findall(self.llano) if una not in SIN_PESO)

    def parecido(self, otro: "Texto") -> float:
        """Qué parte de sus palabras tienen en común, de 0 a 1; no cuentan las que no dicen nada."""
        todas = self.palabras.total() + otro.palabras.total()
        return 2 * (self.palabras & otro.palabras).total() / todas if todas else 0.0


class Enunciado(NamedTuple):
    """De algo, lo que sirve para reconocerlo."""

    codigo: str
    """Vacío si no lo dice el archivo."""
    texto: Texto
    decia: Texto | None = None
    """De lo que está en un registro, lo que decía el archivo la última vez que se importó, si se sabe."""

    def parecido(self, nuevo: Texto) -> float:
        """Cuánto se le parece lo nuevo, tal como está o tal como se importó: de 0 a 1."""
        return max(uno.parecido(nuevo) for uno in (self.texto, self.decia) if uno is not None)

    def nada_que_ver(self, nuevo: Texto) -> bool:
        """Si, pudiendo compararse, no dicen nada parecido."""
        return bool(nuevo.palabras and self.texto.palabras) and self.parecido(nuevo) < NADA_QUE_VER


def emparejar(
    nuevos: Sequence[Enunciado], hay: Sequence[Enunciado], *, basta_el_codigo: bool = False
) -> Parejas:
    """Con cuál va cada uno: por el código, por el mismo texto y, si no trae código, por el que se le parece.

    Quedan en duda el que lleva el código de uno y dice lo que otro, el que se parece a varios por igual y,
    salvo que baste con el código, el que lleva el de uno con el que nada tiene que ver.
    """
    parejas = Parejas()
    _por_codigo(parejas, nuevos, hay, basta=basta_el_codigo)
    _por_texto(parejas, nuevos, hay)
    _por_parecido(parejas, nuevos, hay)
    return parejas


def _por_codigo(
    parejas: Parejas, nuevos: Sequence[Enunciado], hay: Sequence[Enunciado], *, basta: bool
) -> None:
    por_codigo = {uno.codigo.casefold(): orden for orden, uno in enumerate(hay) if uno.codigo}
    for orden, nuevo in enumerate(nuevos):
        suyo = por_codigo.get(nuevo.codigo.casefold()) if nuevo.codigo else None
        if suyo is None:
            continue
        otros = []
        if hay[suyo].parecido(nuevo.texto) < SE_PARECE:
            otros = [i for i, uno in enumerate(hay) if _dicen_lo_mismo(nuevo, uno)]
        if otros or (not basta and hay[suyo].nada_que_ver(nuevo.texto)):
            parejas.dudosas[orden] = [suyo, *otros]
        else:
            parejas.de[orden] = suyo


def _dicen_lo_mismo(uno: Enunciado, otro: Enunciado) -> bool:
    return uno.texto.parecido(otro.texto) >= ES_EL_MISMO


def _por_texto(parejas: Parejas, nuevos: Sequence[Enunciado], hay: Sequence[Enunciado]) -> None:
    """Los que dicen lo mismo; de los repetidos, cada uno con el que está en su mismo orden."""
    por_texto: dict[str, list[int]] = {}
    for orden in parejas.libres(len(hay)):
        por_texto.setdefault(hay[orden].texto.llano, []).append(orden)
    for orden in parejas.sueltas(len(nuevos)):
        iguales = por_texto.get(nuevos[orden].texto.llano)
        if iguales:
            parejas.de[orden] = iguales.pop(0)


def _por_parecido(parejas: Parejas, nuevos: Sequence[Enunciado], hay: Sequence[Enunciado]) -> None:
    libres = parejas.libres(len(hay))
    sin_codigo = [uno for uno in parejas.sueltas(len(nuevos)) if not nuevos[uno].codigo]
    cuanto = {
        nuevo: {
            suyo: valor
            for suyo in libres
            if (valor := nuevos[nuevo].texto.parecido(hay[suyo].texto)) >= SE_PARECE
        }
        for nuevo in sin_codigo
    }
    # primero el que más se parece: así nadie toma el de otro
    for nuevo in sorted(cuanto, key=lambda uno: -max(cuanto[uno].values(), default=0)):
        tomados = {*parejas.de.values()}
        suyos = {uno: valor for uno, valor in cuanto[nuevo].items() if uno not in tomados}
        mejor = max(suyos.values(), default=0)
        candidatos = [uno for uno, valor in suyos.items() if valor > mejor - SE_DISTINGUE]
        if len(candidatos) == 1:
            parejas.de[nuevo] = candidatos[0]
        elif candidatos:
            parejas.dudosas[nuevo] = candidatos
