"""Un cambio, línea por línea, como lo muestra git."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise

from seguimiento.almacen.guardado import CambioDeArchivo
from seguimiento.redaccion import visible

_SE_COMPARAN = 1_000_000
"""Hasta cuántos pares de líneas se comparan a la vez: difflib tarda el cuadrado de lo que cambia."""
_DE_CONTEXTO = 2


def diferencia(cambio: CambioDeArchivo) -> str:
    """Las líneas que salen y las que entran, como las muestra git, con dos de contexto."""
    antes, despues = (
        _lineas((contenido or b"").decode("utf-8", "backslashreplace"))
        for contenido in (cambio.antes, cambio.despues)
    )
    nombre = visible(cambio.ruta)
    de = "archivo nuevo" if cambio.antes is None else nombre
    a = "archivo que se quita" if cambio.despues is None else nombre
    trozos = [*_trozos(antes, despues)]
    cabecera = [f"--- {de}", f"+++ {a}"] if trozos else []
    return "\n".join([*cabecera, *trozos]) + "\n"


def lineas_que_cambian(antes: bytes, despues: bytes) -> int:
    """Cuántas líneas cambian de un texto a otro; la que se cambia por otra es una."""
    lineas = [uno.decode("utf-8", "backslashreplace").split("\n") for uno in (antes, despues)]
    tramos = PorTramos(*lineas).get_opcodes()
    return sum(max(j - i, m - k) for que, i, j, k, m in tramos if que != "equal")


def _lineas(texto: str) -> list[str]:
    sin_marca = texto.removeprefix("\ufeff").removesuffix("\n")
    return sin_marca.split("\n") if sin_marca else []


def _vistas(lineas: Sequence[str], cambian_por: Sequence[str] = ()) -> Iterator[str]:
    """Las líneas con lo que no se imprime a la vista, menos el CR con que acaban en Windows.

    También él, si por él es por lo que una línea no es otra de las que se cambian por ella.
    """
    otras = {linea.removesuffix("\r"): linea for linea in cambian_por}
    for linea in lineas:
        corta = linea.removesuffix("\r")
        yield visible(linea if otras.get(corta, linea) != linea else corta)


def _trozos(antes: Sequence[str], despues: Sequence[str]) -> Iterator[str]:
    for grupo in PorTramos(antes, despues).get_grouped_opcodes(_DE_CONTEXTO):
        (_, desde, _, desde_ahora, _), (_, _, hasta, _, hasta_ahora) = grupo[0], grupo[-1]
        yield f"@@ -{_tramo(desde, hasta)} +{_tramo(desde_ahora, hasta_ahora)} @@"
        for que, i, j, k, m in grupo:
            if que == "equal":
                yield from (f" {linea}" for linea in _vistas(antes[i:j]))
            else:
                yield from (f"-{linea}" for linea in _vistas(antes[i:j], despues[k:m]))
                yield from (f"+{linea}" for linea in _vistas(despues[k:m], antes[i:j]))


def _tramo(desde: int, hasta: int) -> str:
    """Las líneas de un trozo, contadas desde 1; de ninguna, la que la precede."""
    cuantas = hasta - desde
    if cuantas == 1:
        return str(desde + 1)
    return f"{desde + 1 if cuantas else desde},{cuantas}"


class PorTramos(SequenceMatcher[str]):
    """Compara de una vez lo que es poco; lo mucho, por los tramos que separan las líneas sin repetir."""

    def __init__(self, antes: Sequence[str], despues: Sequence[str]) -> None:
        super().__init__(None, antes, despues)
        self._antes, self._despues = antes, despues

    def get_matching_blocks(self) -> list[Match]:
        """Los tramos iguales, como los da `difflib`."""
        if _son_pocas(self._antes, self._despues):
            return super().get_matching_blocks()
        iguales: list[Match] = []
        for uno in self._por_tramos():
            _sumar(iguales, uno)
        # difflib acaba así lo que no cambia: con nada, al final de los dos
        return [*iguales, Match(len(self._antes), len(self._despues), 0)]

    def _por_tramos(self) -> Iterator[Match]:
        limites = [
            (-1, -1),
            *_anclas(self._antes, self._despues),
            (len(self._antes), len(self._despues)),
        ]
        for (i, k), (j, m) in pairwise(limites):
            if i >= 0:
                yield Match(i, k, 1)
            for a, b, cuantas in _iguales(self._antes[i + 1 : j], self._despues[k + 1 : m]):
                yield Match(i + 1 + a, k + 1 + b, cuantas)


def _son_pocas(antes: Sequence[str], despues: Sequence[str]) -> bool:
    return len(antes) * len(despues) <= _SE_COMPARAN


def _iguales(antes: Sequence[str], despues: Sequence[str]) -> list[Match]:
    """Lo que no cambia en un tramo; si es tan largo que no se compara, nada."""
    if not (antes and despues and _son_pocas(antes, despues)):
        return []
    return SequenceMatcher(None, antes, despues).get_matching_blocks()[:-1]


def _sumar(iguales: list[Match], otro: Match) -> None:
    """Lo añade, unido al anterior si lo sigue."""
    if iguales:
        a, b, n = iguales[-1]
        if (a + n, b + n) == (otro.a, otro.b):
            iguales[-1] = Match(a, b, n + otro.size)
            return
    iguales.append(otro)


def _anclas(antes: Sequence[str], despues: Sequence[str]) -> list[tuple[int, int]]:
    """Dónde está en cada lado lo que está una sola vez en los dos: lo más que sigue en el mismo orden."""
    veces = Counter(antes), Counter(despues)
    donde = {linea: lugar for lugar, linea in enumerate(despues)}
    pares = [
        (lugar, donde[linea])
        for lugar, linea in enumerate(antes)
        if veces[0][linea] == veces[1][linea] == 1
    ]
    # la subsucesión creciente más larga: con qué par acaba la mejor de cada longitud, y cuál va antes
    finales: list[int] = []
    mejores: list[int] = []
    anterior: list[int] = []
    for orden, (_, lugar) in enumerate(pares):
        cual = bisect_left(finales, lugar)
        anterior.append(mejores[cual - 1] if cual else -1)
        finales[cual : cual + 1] = [lugar]
        mejores[cual : cual + 1] = [orden]
    anclas: list[tuple[int, int]] = []
    orden = mejores[-1] if mejores else -1
    while orden >= 0:
        anclas.append(pares[orden])
        orden = anterior[orden]
    return anclas[::-1]
