"""Qué cambió entre dos momentos, para leerlo en una solicitud de cambio o en un informe."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from seguimiento.analisis.cambios import Cambio, ClaseDeCambio
from seguimiento.formatos.bloques import Bloque, Columna, Parrafo, Tabla, Tono
from seguimiento.redaccion import cuenta, recortado

_TONOS = {
    ClaseDeCambio.REABIERTA: Tono.URGENTE,
    ClaseDeCambio.VENCIDA: Tono.URGENTE,
    ClaseDeCambio.RETIRADA: Tono.URGENTE,
    ClaseDeCambio.PLAZO: Tono.ATENCION,
    ClaseDeCambio.CERRADA: Tono.BIEN,
}
_LARGO = 100


def en_bloques(cambios: Sequence[Cambio]) -> Iterator[Bloque]:
    """Una tabla por clase de cambio, en el orden en que conviene leerlas."""
    if not cambios:
        yield Parrafo("Ningún cambio en lo que se sigue.")
        return
    columnas = (Columna("Referencia", corta=True), Columna("Qué", peso=2), Columna("Cambio"))
    for clase, suyos in groupby(cambios, key=lambda cambio: cambio.clase):
        filas = [(c.ref, recortado(c.que, _LARGO), _de_a(c)) for c in suyos]
        titulo = f"{clase.value} ({len(filas)})"
        yield Tabla(titulo, columnas, filas, _TONOS.get(clase, Tono.TITULO))


def _de_a(cambio: Cambio) -> str:
    if cambio.clase is ClaseDeCambio.VENCIDA:
        return f"venció en {cambio.despues}, hace {cuenta(cambio.dias or 0, 'día')}"
    if not (cambio.antes or cambio.despues):
        return ""
    dias = f" ({cambio.dias:+d} días)" if cambio.dias is not None else ""
    return f"{cambio.antes} → {cambio.despues}{dias}"
