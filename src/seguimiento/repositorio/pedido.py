"""De qué archivos trata una orden: de los demás basta con saber que están, o qué llevan dentro."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from seguimiento.almacen.nombres import id_de
from seguimiento.analisis.aporte import Aporte
from seguimiento.analisis.indice import duplicados
from seguimiento.redaccion import visible


@dataclass(frozen=True, slots=True)
class Pedido:
    """Los archivos de que trata una orden, por su nombre."""

    ids: frozenset[str]
    """En minúsculas."""
    con_lo_de_dentro: bool = False
    """Si de los demás hace falta lo que se recuerda para compararlos."""
    buscado: str = ""
    """Plegado; si se busca algo, se piden además los archivos que lo dicen."""

    def trata_de(self, ruta: str) -> bool:
        """Si el archivo de esa ruta es de los que se piden."""
        return visible(id_de(ruta)).casefold() in self.ids

    def con(self, ids: Iterable[str]) -> "Pedido":
        """El que pide además esos archivos."""
        return replace(self, ids=self.ids.union(ids))


def sin_tacha(aporte: Aporte) -> bool:
    """Si un archivo se cargó entero y de él no hay nada que decir."""
    dicho = aporte.diagnosticos or aporte.ignorados or aporte.de_los_ignorados
    return not dicho and se_lee_entero(aporte)


def se_lee_entero(aporte: Aporte) -> bool:
    """Si no deja nada fuera ni cuenta nada dos veces: lo que de él se diga no pide ninguna salvedad."""
    if aporte.no_evaluables or aporte.disputado is not None or not aporte.entero:
        return False
    return aporte.archivado is None or not any(duplicados(aporte.archivado))
