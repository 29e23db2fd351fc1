"""De qué archivos trata una orden: de los demás, si están bien, basta con saber que están."""

from dataclasses import dataclass
from enum import IntFlag

from seguimiento.almacen.nombres import id_de
from seguimiento.analisis.aporte import Aporte
from seguimiento.analisis.indice import duplicados
from seguimiento.elementos import elementos
from seguimiento.modelo.accion import Accion
from seguimiento.redaccion import visible


class Nota(IntFlag):
    """Lo que de un archivo hay que saber para no cargarlo."""

    SIN_TACHA = 1
    """Se carga entero y de él no hay nada que decir."""
    CON_GEMELAS = 2
    """Alguna de sus acciones dice ser la misma que otra."""


def nota_de(aporte: Aporte) -> Nota:
    """La que merece lo que aporta un archivo."""
    if aporte.archivado is None:
        return Nota(0)
    dicho = aporte.diagnosticos or aporte.ignorados or aporte.de_los_ignorados
    falta = aporte.no_evaluables or aporte.disputado is not None
    repite = any(True for _ in duplicados(aporte.archivado))
    dentro = (elemento.registro for elemento in elementos(aporte.archivado))
    gemelas = any(isinstance(uno, Accion) and uno.misma_que is not None for uno in dentro)
    return (Nota(0) if dicho or falta or repite else Nota.SIN_TACHA) | (
        Nota.CON_GEMELAS if gemelas else Nota(0)
    )


@dataclass(frozen=True, slots=True)
class Pedido:
    """Los archivos de que trata una orden, por su nombre."""

    ids: frozenset[str]
    """En minúsculas."""
    gemelas: bool = False
    """Si además importa qué acciones son la misma, estén donde estén."""

    def trata_de(self, ruta: str) -> bool:
        """Si el archivo de esa ruta es de los que se piden."""
        return visible(id_de(ruta)).casefold() in self.ids

    def basta(self, nota: int) -> bool:
        """Si de un archivo que no se pide, con esa nota, basta saber que está."""
        suelto = not (self.gemelas and nota & Nota.CON_GEMELAS)
        return bool(nota & Nota.SIN_TACHA) and suelto
