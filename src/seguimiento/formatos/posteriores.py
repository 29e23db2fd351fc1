"""Lo posterior al corte, para leerlo: lo que no se cuenta se nombra."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from seguimiento.analisis import dicho
from seguimiento.analisis.posteriores import Posterior
from seguimiento.piezas import Bloque, Columna, ColumnaDe, Tono, tabla
from seguimiento.redaccion import fecha_breve

_FILAS_EN_PANTALLA = 5
_COLUMNAS: Sequence[ColumnaDe[Posterior]] = (
    (Columna("Fecha", corta=True), lambda p: fecha_breve(p.fecha)),
    (Columna("Referencia", corta=True), lambda p: p.ref),
    (Columna("Qué", peso=2, minimo=30), dicho.posterior),
)


def en_bloques(lista: Sequence[Posterior]) -> Iterator[Bloque]:
    """La tabla de lo que, por su fecha, no cuenta en nada de lo demás; ninguna si no hay nada."""
    if lista:
        titulo = f"Posterior al corte ({len(lista)}), y no cuenta"
        suya = tabla(titulo, _COLUMNAS, lista)
        yield replace(suya, tono=Tono.TENUE, maximo=_FILAS_EN_PANTALLA)
