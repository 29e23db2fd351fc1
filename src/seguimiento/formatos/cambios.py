"""Qué cambió entre dos momentos, para leerlo en una solicitud de cambio o en un informe."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from seguimiento.analisis.cambios import CambioRegistrado, ClaseDeCambio
from seguimiento.piezas import Bloque, Columna, Parrafo, Tono, tabla_escrita
from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas, cuenta, recortado
from seguimiento.vocabularios import total

_TONOS = total(
    {
        ClaseDeCambio.REABIERTA: Tono.URGENTE,
        ClaseDeCambio.VENCIDA: Tono.URGENTE,
        ClaseDeCambio.RETIRADA: Tono.URGENTE,
        ClaseDeCambio.PLAZO: Tono.ATENCION,
        ClaseDeCambio.CERRADA: Tono.BIEN,
        ClaseDeCambio.NUEVA: Tono.TITULO,
        ClaseDeCambio.RESPONSABLE: Tono.TITULO,
        ClaseDeCambio.RESPUESTA: Tono.TITULO,
        ClaseDeCambio.NOVEDAD: Tono.TITULO,
    }
)
_LARGO = 100
_FILAS = 50
"""Cuántas se muestran de cada clase: más no se leen, y una plataforma descarta lo muy largo."""


def en_bloques(
    cambios: Sequence[CambioRegistrado], sin_comparar: Sequence[str] = ()
) -> Iterator[Bloque]:
    """Una tabla por clase de cambio, en el orden en que conviene leerlas; delante, lo no comparado."""
    if sin_comparar:
        cuales = con_cuantos_mas(sin_comparar[:SE_NOMBRAN], len(sin_comparar))
        yield Parrafo(f"No se compara, porque en la base no se lee bien: {cuales}.", Tono.URGENTE)
    if not cambios and not sin_comparar:
        yield Parrafo("Ningún cambio en lo que se sigue.")
        return
    columnas = (Columna("Referencia", corta=True), Columna("Qué", peso=2), Columna("Cambio"))
    for clase, suyos in groupby(cambios, key=lambda cambio: cambio.clase):
        todos = list(suyos)
        filas = [(c.ref, recortado(c.que, _LARGO), _de_a(c)) for c in todos[:_FILAS]]
        titulo = f"{clase.value} ({len(todos)})"
        yield tabla_escrita(titulo, columnas, filas, _TONOS.get(clase, Tono.TITULO))
        if todos[_FILAS:]:
            yield Parrafo(f"… y {len(todos) - _FILAS} más")


def _de_a(cambio: CambioRegistrado) -> str:
    if cambio.clase is ClaseDeCambio.VENCIDA:
        return f"venció en {cambio.despues}, hace {cuenta(cambio.dias or 0, 'día')}"
    if not (cambio.antes or cambio.despues):
        return ""
    antes, despues = recortado(cambio.antes, _LARGO), recortado(cambio.despues, _LARGO)
    return f"{antes} → {despues}{_desplazamiento(cambio.dias)}"


def _desplazamiento(dias: int | None) -> str:
    """` (+45 días)`; nada si no se sabe."""
    if dias is None:
        return ""
    return f" ({dias:+d} {'día' if abs(dias) == 1 else 'días'})"
