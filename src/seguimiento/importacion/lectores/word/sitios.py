"""Cómo se vuelve de un `Sitio` a la celda de Word de la que salió, para escribir en ella.

- `indice` es el lugar de la tabla entre **todos** los `w:tbl` del documento, en su orden: también los de
  dentro de otras tablas, de cuadros de texto o de las dos ramas de un `mc:AlternateContent`.
- `fila` es el lugar de la fila entre los `w:tr` de esa tabla y no de las de dentro, contando las borradas y
  las que envuelve un control.
- `columna` es el lugar de la celda entre los `w:tc` de esa fila, contados igual; `SIN_CELDA` si la fila no
  tiene ninguna en esa columna. Las casillas de una celda unida dan todas la que se ve.
"""

from itertools import islice

from seguimiento.importacion.lectores.word.nombres import CELDA, FILA, TABLA, Elemento, envueltos
from seguimiento.importacion.material import Sitio

SIN_CELDA = -1


def filas(tabla: Elemento) -> list[Elemento]:
    """Las de la tabla, también las que no se ven, y no las de las tablas de dentro."""
    return [fila for fila, _ in envueltos(tabla, FILA)]


def celdas(fila: Elemento) -> list[Elemento]:
    """Las de la fila, también las que no se ven."""
    return [celda for celda, _ in envueltos(fila, CELDA)]


def celda_de(documento: Elemento, sitio: Sitio) -> Elemento | None:
    """El `w:tc` del que salió una celda; `None` si el documento no es el que se leyó o no hay ninguno."""
    tabla = next(islice(documento.iter(TABLA), sitio.indice, None), None)
    if tabla is None or sitio.columna == SIN_CELDA:
        return None
    fila = next(islice(filas(tabla), sitio.fila, None), None)
    return None if fila is None else next(islice(celdas(fila), sitio.columna, None), None)
