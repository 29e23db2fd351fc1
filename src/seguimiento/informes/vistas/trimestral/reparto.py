"""Qué cabe en el informe del período: de cada lista, las filas; y qué se dice de las que no."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from seguimiento.informes.reparto import CORRIENTE, cuantas_van, tope
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.piezas import ColumnaDe, Tabla, tabla

T = TypeVar("T")


def es_grande(t: Trimestre) -> bool:
    """Si lo que se pide es demasiado para ir entero."""
    return len(t.foto.recomendaciones) + len(t.foto.acciones) > CORRIENTE


def es_indice(t: Trimestre) -> bool:
    """Si el informe es el índice de las páginas de sus evaluaciones, que lo llevan todo."""
    return t.encargo.aparte is not None and t.encargo.aparte.es_indice


def las_que_caben(t: Trimestre, todas: Sequence[T], entre: int = 1) -> Sequence[T]:
    """Las primeras si la cartera es grande; si no, todas. `entre`, en cuántas listas se reparte el sitio."""
    return todas[: tope(entre)] if es_grande(t) else todas


def acotada(  # noqa: PLR0913 — lo que lleva una tabla y dónde está lo que no cabe
    t: Trimestre,
    titulo: str,
    columnas: Sequence[ColumnaDe[T]],
    filas: Iterable[T],
    *,
    vacia: str = "Nada que mostrar.",
    nota: str = "",
    orden: str = "",
    entre: int = 1,
) -> Tabla:
    """La tabla de las filas que caben; si no son todas, la nota dice cuántas hay y con qué orden se ven."""

    def hecha(van: Sequence[T]) -> Tabla:
        return tabla(titulo, columnas, van, vacia=vacia, nota=nota)

    return con_las_que_caben(t, hecha, list(filas), orden, entre)


def con_las_que_caben(
    t: Trimestre,
    hecha: Callable[[Sequence[T]], Tabla],
    todas: Sequence[T],
    orden: str = "",
    entre: int = 1,
) -> Tabla:
    """La tabla que se hace con las filas que caben, y en su nota lo mismo que dice `acotada`."""
    van = las_que_caben(t, todas, entre)
    suya = hecha(van)
    faltan = y_las_demas(t, len(van), len(todas), orden)
    return replace(suya, nota=f"{suya.nota} {faltan}".strip()) if faltan else suya


def y_las_demas(t: Trimestre, van: int, hay: int, orden: str = "") -> str:
    """Cuántas filas van de las que hay y dónde están todas; vacío si van todas.

    Sin una orden que dé esa misma lista, están en el informe de cada evaluación, que cabe entero.
    """
    donde = orden or f"seg informe trimestral --periodo {t.periodo} --evaluacion ID"
    return cuantas_van(van, hay, donde)
