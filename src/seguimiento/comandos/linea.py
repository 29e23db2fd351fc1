"""Qué puede decirse en la línea de cada orden, apuntado de lo que se declara con typer para no tener que importarlo.

Lo de cada orden está en el módulo de `lineas` que se llama como ella; lo que vale en todas, en `seg`.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from seguimiento.comandos.argumentos import Orden
from seguimiento.comandos.grupos import llamadas
from seguimiento.comandos.resumenes import RESUMENES

AYUDA = ("--ayuda", "--help", "-h")
DE_LA_AYUDA = "Muestra esta ayuda y termina."
# se compila al usarla, y no cada vez que se arranca
GUIONES = "[-\u00ad\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]+"
"""El guion y los signos que Word, Outlook o un PDF ponen en su lugar."""
_PAQUETE = "seguimiento.comandos"


class Pieza(NamedTuple):
    """Una opción o un argumento."""

    nombre: str
    """El de su parámetro."""
    opciones: tuple[str, ...] = ()
    """Cómo se escribe la opción; ninguna si es un argumento."""
    es_bandera: bool = False
    """Si no lleva valor."""
    se_repite: bool = False
    obligatoria: bool = False
    valores: tuple[str, ...] = ()
    """Los de una lista cerrada."""
    clase: str = ""
    """En qué se convierte lo que no es texto: el módulo y la clase."""
    por_omision: str | None = None
    """Lo que vale si no se dice, como se escribiría."""
    completador: tuple[str, ...] = ()
    """El de `completado` que sabe qué se ofrece: su nombre y con qué argumentos se hace."""
    es_archivo: bool = False
    """Si cabe cualquier archivo."""
    que_es: str = ""
    """Lo que se dice de la opción al ofrecerla."""


class Apuntada(NamedTuple):
    """Una orden o un grupo de ellas: el camino desde `seg`, que es el vacío."""

    camino: tuple[str, ...] = ()

    @property
    def piezas(self) -> tuple[Pieza, ...]:
        """Lo que puede decirse en su línea, en el orden en que se declara."""
        modulo = import_module(".".join((_PAQUETE, "lineas", *(self.camino or ("seg",)))))
        piezas: tuple[Pieza, ...] = modulo.LINEA
        return piezas

    @property
    def ordenes(self) -> Mapping[str, str]:
        """Lo que hace cada una de las que contiene, si es un grupo."""
        return RESUMENES.get(self._paquete, {})

    def dentro(self, escrito: str) -> "Apuntada | None":
        """La suya a la que así se llama, si es una sola."""
        if not self.ordenes:
            return None
        grupo = self._paquete if self.camino else f"{_PAQUETE}.grupos"
        suyas = llamadas(escrito, import_module(grupo).GRUPOS)
        return Apuntada((*self.camino, *suyas)) if len(suyas) == 1 else None

    @property
    def orden(self) -> Orden:
        """Lo que hay que saber de ella para repartir su línea."""
        lleva_valor = {una: not p.es_bandera for p in self.piezas for una in p.opciones}
        return Orden(lleva_valor, _Dentro(self))

    @property
    def _paquete(self) -> str:
        return ".".join((_PAQUETE, *self.camino))


SEG = Apuntada()
"""El grupo de todas, y las opciones globales."""


class _Dentro(Mapping[str, Orden]):
    """Las órdenes de un grupo, según se piden."""

    def __init__(self, grupo: Apuntada) -> None:
        self._grupo = grupo

    def __getitem__(self, escrito: str) -> Orden:
        suya = self._grupo.dentro(escrito)
        if suya is None:
            raise KeyError(escrito)
        return suya.orden

    def __iter__(self) -> Iterator[str]:
        return iter(self._grupo.ordenes)

    def __len__(self) -> int:
        return len(self._grupo.ordenes)
