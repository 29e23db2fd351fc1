"""Lo que cambiaría en el archivo de la oficina, celda a celda."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from seguimiento.piezas import Bloque, Columna, Parrafo, tabla_escrita
from seguimiento.redaccion import cuenta


@dataclass(frozen=True, slots=True)
class Fila:
    """Una celda, lo que dice y lo que dirá."""

    sitio: str
    ref: str
    dice: str
    dira: str
    """Vacío si se queda como está."""
    nota: str = ""


_COLUMNAS = (
    Columna("Celda", corta=True),
    Columna("De", corta=True),
    Columna("Dice", peso=2, lineas=3),
    Columna("Dirá", peso=2, lineas=3),
    Columna("Nota", lineas=2),
)
_SIN_ESCRIBIR = (Columna("Celda", corta=True), Columna("De", corta=True), Columna("Por qué"))


def vista(titulo: str, cambios: Sequence[Fila], quedan: Sequence[Fila]) -> Iterator[Bloque]:
    """Las celdas que cambian, las que se quedan como están y cuántas son."""
    if cambios:
        celdas = ((f.sitio, f.ref, f.dice or "(vacía)", f.dira, f.nota) for f in cambios)
        yield tabla_escrita(titulo, _COLUMNAS, celdas)
    if quedan:
        suyas = ((fila.sitio, fila.ref, fila.nota) for fila in quedan)
        yield tabla_escrita("Se quedan como están", _SIN_ESCRIBIR, suyas)
    yield Parrafo(f"{cuenta(len(cambios), 'celda')} por cambiar.")


def sueltos(que: str, cuales: Iterable[str]) -> Bloque:
    """Lo que no se pudo emparejar, uno por línea."""
    return Parrafo("\n".join([f"{que}:", *(f"  {uno}" for uno in cuales)]), sangria=4)
