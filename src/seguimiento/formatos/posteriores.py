"""Lo posterior al corte, para leerlo: lo que no se cuenta se nombra."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from seguimiento.analisis import dicho
from seguimiento.analisis.posteriores import Posterior
from seguimiento.piezas import Bloque, Columna, ColumnaDe, Tabla, Tono, tabla
from seguimiento.redaccion import enumeracion, fecha_breve

_SE_NOMBRAN = 2
_COLUMNAS: Sequence[ColumnaDe[Posterior]] = (
    (Columna("Fecha", corta=True), lambda p: fecha_breve(p.fecha)),
    (Columna("Referencia", corta=True), lambda p: p.ref),
    (Columna("Qué", peso=2, minimo=30), dicho.posterior),
)


def en_bloques(lista: Sequence[Posterior]) -> Iterator[Bloque]:
    """La tabla de lo que, por su fecha, no cuenta en nada de lo demás; ninguna si no hay nada."""
    yield from _tabla(lista)


def en_renglones(lista: Sequence[Posterior], ver_mas: str) -> Iterator[Bloque]:
    """La misma, con un renglón por cosa; `ver_mas` es la orden que las muestra todas.

    Una o dos se nombran aunque no tengan sitio: ocupan lo que la orden.
    """
    if len(lista) <= _SE_NOMBRAN:
        ver_mas = enumeracion(uno.ref for uno in lista)
    yield from (replace(suya, renglones=True, ver_mas=ver_mas) for suya in _tabla(lista))


def _tabla(lista: Sequence[Posterior]) -> Iterator[Tabla]:
    if lista:
        titulo = f"Posterior al corte ({len(lista)}), y no cuenta"
        yield replace(tabla(titulo, _COLUMNAS, lista), tono=Tono.TENUE)
