"""Lo posterior al corte, para leerlo: lo que no se cuenta se nombra."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from seguimiento.analisis.vistazo import DespuesDelCorte
from seguimiento.piezas import Bloque, Columna, ColumnaDe, Tono, tabla, tabla_de_renglones
from seguimiento.redaccion import enumeracion

_SE_NOMBRAN = 2
_COLUMNAS: Sequence[ColumnaDe[DespuesDelCorte]] = (
    (Columna("Fecha", corta=True), lambda uno: uno.fecha),
    (Columna("Referencia", corta=True), lambda uno: uno.ref),
    (Columna("Qué", peso=2, minimo=30), lambda uno: uno.que),
)


def en_bloques(lista: Sequence[DespuesDelCorte]) -> Iterator[Bloque]:
    """La tabla de lo que, por su fecha, no cuenta en nada de lo demás; ninguna si no hay nada."""
    if lista:
        yield replace(tabla(_titulo(lista), _COLUMNAS, lista), tono=Tono.TENUE)


def en_renglones(lista: Sequence[DespuesDelCorte], ver_mas: str) -> Iterator[Bloque]:
    """La misma, con un renglón por cosa; `ver_mas` es la orden que las muestra todas.

    Una o dos se nombran aunque no tengan sitio: ocupan lo que la orden.
    """
    if len(lista) <= _SE_NOMBRAN:
        ver_mas = enumeracion(uno.ref for uno in lista)
    if lista:
        yield tabla_de_renglones(_titulo(lista), _COLUMNAS, lista, Tono.TENUE, ver_mas)


def _titulo(lista: Sequence[DespuesDelCorte]) -> str:
    return f"Posterior al corte ({len(lista)}), y no cuenta"
