"""Qué nombres se parecen a uno que no existe, sin compararlo con todos los que hay.

Comparar cada referencia rota con cada identificador crece como su producto, y un archivo extraño puede
tener miles de las dos cosas. Aquí se buscan antes, en un índice, los que comparten con lo escrito más
tríos de letras; de los que son pocos se comparan todos.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from seguimiento.redaccion import plegado

SE_COMPARAN = 60
"""Cuántos nombres se comparan, como mucho, con el que se escribió."""
POR_TRIO = 240
"""Un trío de letras que está en más nombres no distingue a ninguno, y no se mira."""
LARGO_COMPARABLE = 160
"""De lo más largo no se busca parecido: no es un identificador con una errata."""


class Parecidos:
    """Unos nombres, listos para buscar entre ellos."""

    def __init__(self, nombres: Sequence[str]) -> None:
        self._nombres = nombres

    def cercanos(self, escrito: str) -> list[str]:
        """Los que más pueden parecerse a lo escrito, en el orden en que estaban."""
        if len(escrito) > LARGO_COMPARABLE:
            return []
        if len(self._nombres) <= SE_COMPARAN:
            return [*self._nombres]
        comunes = Counter[int]()
        for trio in dict.fromkeys(_trios(escrito)):
            con_el = self._por_trio.get(trio, ())
            if len(con_el) <= POR_TRIO:
                comunes.update(con_el)
        iguales = self._por_llano.get(plegado(escrito), ())
        hallados = {orden for orden, _ in comunes.most_common(SE_COMPARAN)}.union(iguales)
        return [self._nombres[orden] for orden in sorted(hallados)]

    @cached_property
    def _por_trio(self) -> dict[str, list[int]]:
        """En qué nombres está cada trío de letras. De los que están en muchos, solo eso."""
        indice: dict[str, list[int]] = {}
        for orden, nombre in enumerate(self._nombres):
            for trio in dict.fromkeys(_trios(nombre)):
                con_el = indice.setdefault(trio, [])
                if len(con_el) <= POR_TRIO:
                    con_el.append(orden)
        return indice

    @cached_property
    def _por_llano(self) -> dict[str, list[int]]:
        """Los que, sin tildes ni mayúsculas, se escriben igual; de cada uno, el primero."""
        return {
            llano: [orden] for orden, llano in reversed([*enumerate(map(plegado, self._nombres))])
        }


def _trios(nombre: str) -> Iterator[str]:
    """Sus letras de tres en tres, con la primera y la última aparte: así cuenta por dónde empieza."""
    llano = f"^{plegado(nombre)}$"
    return (llano[inicio : inicio + 3] for inicio in range(max(len(llano) - 2, 1)))
