"""Lo que se importaría, en una tabla que se coteja con el papel."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from seguimiento.piezas import Bloque, Columna, Parrafo, Tono, tabla_escrita
from seguimiento.redaccion import cuenta


@dataclass(frozen=True, slots=True)
class Fila:
    """Una recomendación, una acción o un compromiso, como quedaría."""

    clase: str
    """Qué es, en prosa: «acción»."""
    codigo: str
    que: str
    responsables: Sequence[str]
    plazo: str
    estado: str
    es_de_dentro: bool
    """Si va bajo la recomendación que la precede."""


@dataclass(frozen=True, slots=True)
class DatoCambiado:
    """Un dato que cambia o se añade."""

    ref: str
    rotulo: str
    antes: str
    """Vacío si no consta."""
    despues: str
    es_entrada: bool = False
    """Si es una entrada más de la bitácora, que no cambia lo que ya dice."""


_COLUMNAS = (
    Columna("Código", corta=True),
    Columna("Qué", peso=3, lineas=2),
    Columna("Responde", peso=2, lineas=2),
    Columna("Plazo", corta=True),
    Columna("Estado", corta=True),
)


def vista(titulo: str, filas: Sequence[Fila], dudas: int) -> Iterator[Bloque]:
    """Cuánto trae el archivo, delante porque es lo que primero se coteja y la tabla puede no caber, y qué."""
    yield Parrafo(f"{titulo}\n{totales(filas, dudas)}.", Tono.TITULO)
    yield tabla_escrita("", _COLUMNAS, map(_celdas, filas))


def _celdas(fila: Fila) -> tuple[str, ...]:
    margen = "  " if fila.es_de_dentro else ""
    quienes = "; ".join(fila.responsables)
    return (f"{margen}{fila.codigo}", fila.que, quienes, fila.plazo, fila.estado)


def totales(filas: Sequence[Fila], dudas: int) -> str:
    """«13 recomendaciones, 22 acciones, 7 responsables, 20 plazos, 3 dudas»."""
    clases = dict.fromkeys(fila.clase for fila in filas)
    quienes = {uno for fila in filas for uno in fila.responsables}
    partes = [
        *(cuenta(sum(fila.clase == clase for fila in filas), clase) for clase in clases),
        cuenta(len(quienes), "responsable"),
        cuenta(sum(bool(fila.plazo) for fila in filas), "plazo"),
        cuenta(dudas, "duda"),
    ]
    return ", ".join(partes)


def de_cambios(titulo: str, cambios: Iterable[DatoCambiado]) -> Bloque:
    """Los datos que cambian, uno por línea: «1.1 · Fecha límite: 2023-11 → 2024-02»."""
    lineas = [f"  {en_una_linea(uno)}" for uno in cambios]
    return Parrafo("\n".join([f"{titulo}:", *lineas]), sangria=4)


def en_una_linea(uno: DatoCambiado) -> str:
    """«1.1 · Fecha límite: 2023-11 → 2024-02»."""
    de = f"{uno.ref} · " if uno.ref else ""
    if uno.es_entrada:
        return f"{de}{uno.rotulo}, una entrada más: {uno.despues}"
    return f"{de}{uno.rotulo}: {uno.antes or 'no consta'} → {uno.despues}"
