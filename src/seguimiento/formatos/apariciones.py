"""Lo que encuentra `seg buscar`, con el trozo de texto que importa."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from seguimiento.analisis.busqueda import Aparicion
from seguimiento.campos import rotulo_de
from seguimiento.piezas import Bloque, Columna, ColumnaDe, Parrafo, tabla
from seguimiento.redaccion import cuenta, en_linea, plegado, sin_tildes
from seguimiento.repositorio.repositorio import Carga

_ALREDEDOR = 60
"""Caracteres que se muestran a cada lado de lo encontrado."""


def objetos(halladas: Sequence[Aparicion], carga: Carga) -> list[dict[str, Any]]:
    """Las apariciones con su lugar exacto."""
    return [
        {
            "ref": a.elemento.ref,
            "clase": a.elemento.clase.value,
            "campo": ".".join(str(paso) for paso in a.ruta),
            "texto": a.texto,
            "archivo": a.elemento.lugar.archivo,
            "linea": carga.posicion(a.elemento.lugar / a.ruta).linea,
        }
        for a in halladas
    ]


def en_bloques(halladas: Sequence[Aparicion], buscado: str, *, recortar: bool) -> Iterator[Bloque]:
    """Una fila por aparición, o que no hay ninguna. Recortada, solo lo que rodea a lo encontrado."""
    if not halladas:
        yield Parrafo(f"No aparece «{buscado}» en ningún registro.")
        return
    columnas: Sequence[ColumnaDe[Aparicion]] = (
        (Columna("Referencia", corta=True), lambda a: a.elemento.ref),
        (Columna("Campo", corta=True), _campo),
        (
            Columna("Texto", minimo=40),
            lambda a: _trozo(a.texto, buscado) if recortar else en_linea(a.texto),
        ),
    )
    donde = len({a.elemento.ref for a in halladas})
    titulo = f"{cuenta(len(halladas), 'aparición')} en {cuenta(donde, 'sitio')}"
    yield tabla(titulo, columnas, halladas)


def _campo(aparicion: Aparicion) -> str:
    return rotulo_de(type(aparicion.elemento.registro), aparicion.ruta)


def _trozo(texto: str, buscado: str) -> str:
    """El texto alrededor de lo encontrado, en una línea."""
    llano = en_linea(texto)
    desde, hasta = _tramo(llano, plegado(buscado))
    desde, hasta = max(desde - _ALREDEDOR, 0), hasta + _ALREDEDOR
    return f"{'…' if desde else ''}{llano[desde:hasta]}{'…' if hasta < len(llano) else ''}"


def _tramo(texto: str, buscado: str) -> tuple[int, int]:
    """Dónde está en el texto lo que, plegado, es lo buscado: plegar puede quitar o añadir letras."""
    plegadas = [sin_tildes(letra).casefold() for letra in texto]
    final = list(accumulate(map(len, plegadas)))
    donde = "".join(plegadas).find(buscado)
    return bisect_right(final, donde), bisect_right(final, donde + len(buscado) - 1) + 1
