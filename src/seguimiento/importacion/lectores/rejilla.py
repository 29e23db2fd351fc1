"""Las celdas de una hoja de cálculo: cómo se llaman, hasta dónde llegan y cuáles están unidas."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from seguimiento.importacion.material import Celda, Sitio

Coordenadas = tuple[int, int]
"""La fila y la columna."""


@dataclass(frozen=True, slots=True)
class Caja:
    """Un rectángulo de una hoja."""

    filas: range
    columnas: range

    def comun(self, otra: "Caja") -> "Caja":
        """Lo que tienen en común; vacía si nada."""
        return Caja(_comunes(self.filas, otra.filas), _comunes(self.columnas, otra.columnas))


class Extremos:
    """El menor y el mayor de los números vistos."""

    def __init__(self) -> None:
        self.hay = False
        self._menor = self._mayor = 0

    def ver(self, numero: int) -> None:
        """Cuenta ese."""
        self._menor = min(self._menor, numero) if self.hay else numero
        self._mayor = max(self._mayor, numero)
        self.hay = True

    @property
    def todos(self) -> range:
        """Los que hay entre los dos, con ellos."""
        return range(self._menor, self._mayor + 1)


class Uniones:
    """Las de una hoja, según se van leyendo sus celdas por filas."""

    def __init__(self, uniones: Iterable[Caja], hoja: Caja) -> None:
        self._principales = dict(_con_su_principal(uniones, hoja))
        self._dichas: dict[Coordenadas, Celda] = {}

    def continua(self, coordenadas: Coordenadas) -> bool:
        """Si esa celda es continuación de otra."""
        return self._principales.get(coordenadas, coordenadas) != coordenadas

    def continuacion(self, coordenadas: Coordenadas, sitio: Sitio) -> Celda:
        """La celda que continúa a otra, que ya se anotó si quedaba dentro de la hoja."""
        principal = self._principales[coordenadas]
        return replace(
            self._dichas.get(principal) or Celda("", sitio),
            sitio=sitio,
            sigue_arriba=coordenadas[0] > principal[0],
            sigue_izquierda=coordenadas[1] > principal[1],
        )

    def anotar(self, coordenadas: Coordenadas, celda: Celda) -> Celda:
        """La misma celda, que repetirán las que la continúan."""
        if coordenadas in self._principales:
            self._dichas[coordenadas] = celda
        return celda


def _con_su_principal(
    uniones: Iterable[Caja], hoja: Caja
) -> Iterator[tuple[Coordenadas, Coordenadas]]:
    for union in uniones:
        principal = union.filas.start, union.columnas.start
        dentro = union.comun(hoja)
        for fila in dentro.filas:
            for columna in dentro.columnas:
                yield (fila, columna), principal


def _comunes(uno: range, otro: range) -> range:
    return range(max(uno.start, otro.start), min(uno.stop, otro.stop))


def letras_de_columna(columna: int) -> str:
    """«F», de la sexta."""
    letras = ""
    while columna:
        columna, letra = divmod(columna - 1, 26)
        letras = chr(ord("A") + letra) + letras
    return letras
