"""Los campos del modelo por los que se filtra, y si algo lleva en ellos lo que se busca.

Lo de dentro hereda: una etiqueta de una evaluación lo es de sus recomendaciones y de las acciones de estas.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from seguimiento.campos import Campo, campos
from seguimiento.elementos import MODELOS
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import plegado


@dataclass(frozen=True, slots=True)
class Buscado:
    """Lo que se busca en un campo; basta con que lleve uno de los valores."""

    campo: Campo
    valores: tuple[str, ...]

    def en(self, *registros: Registro | None) -> bool:
        """Si lo lleva alguno de los registros: algo y aquello en que está."""
        return any(
            _es(self.campo, escrito, valor)
            for registro in registros
            for escrito in escritos(self.campo.clave, registro)
            for valor in self.valores
        )


def _es(campo: Campo, escrito: str, buscado: str) -> bool:
    """Si lo escrito es lo que se busca, sin distinguir tildes ni mayúsculas; de un nombre basta parte."""
    entero = campo.filtra is None or campo.filtra.entero
    llano, dicho = plegado(buscado), plegado(escrito)
    return llano == dicho if entero else llano in dicho


def escritos(clave: str, registro: Registro | None) -> Iterator[str]:
    """Lo que un registro dice en un campo, valor a valor; nada si no lo tiene."""
    dicho = getattr(registro, clave, None)
    if isinstance(dicho, str):
        yield dicho
    elif isinstance(dicho, tuple):
        yield from (uno for uno in dicho if isinstance(uno, str))


@cache
def buscables() -> tuple[Campo, ...]:
    """Los campos por los que se filtra, sin repetir y en el orden del modelo."""
    modelos = [uno for suyos in MODELOS.values() for uno in _con_lo_de_dentro(suyos)]
    hallados = {c.clave: c for modelo in modelos for c in campos(modelo) if c.filtra is not None}
    return tuple(hallados.values())


def _con_lo_de_dentro(modelos: Iterable[type[Registro]]) -> Iterator[type[Registro]]:
    for modelo in modelos:
        yield modelo
        yield from _con_lo_de_dentro(
            campo.registro for campo in campos(modelo) if campo.elementos and campo.registro
        )
