"""Qué puede decirse en la línea de una orden, apuntado de lo que se declara con typer para no tener que importarlo.

Lo apuntado de cada orden está en el módulo de `lineas` que se llama como ella; lo que vale en todas, en `seg`.
"""

from importlib import import_module
from typing import NamedTuple

# se compila al usarla, y no cada vez que se arranca
GUIONES = "[-\u00ad\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]+"
"""El guion y los signos que Word, Outlook o un PDF ponen en su lugar."""


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


def linea(orden: str) -> tuple[Pieza, ...]:
    """Lo que puede decirse en la línea de una orden, o en la de todas, en el orden en que se declara."""
    piezas: tuple[Pieza, ...] = import_module(f"seguimiento.comandos.lineas.{orden}").LINEA
    return piezas
