"""Lo que encuentra `seg buscar`, con el trozo de texto que importa."""

from collections.abc import Iterator, Sequence
from typing import Any

from seguimiento.analisis.busqueda import Aparicion
from seguimiento.campos import rotulo_de
from seguimiento.formatos.bloques import Bloque, Columna, Parrafo, Tabla
from seguimiento.redaccion import cuenta, plegado
from seguimiento.repositorio.repositorio import Carga

_ALREDEDOR = 60
"""Caracteres que se muestran a cada lado de lo encontrado."""


def en_json(halladas: Sequence[Aparicion], carga: Carga) -> list[dict[str, Any]]:
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


def en_bloques(halladas: Sequence[Aparicion], buscado: str) -> Iterator[Bloque]:
    """Una fila por aparición, o que no hay ninguna."""
    if not halladas:
        yield Parrafo(f"No aparece «{buscado}» en ningún registro.")
        return
    columnas = (
        Columna("Referencia", corta=True),
        Columna("Campo", corta=True),
        Columna("Texto"),
    )
    filas = [(a.elemento.ref, _campo(a), _trozo(a.texto, buscado)) for a in halladas]
    donde = len({a.elemento.ref for a in halladas})
    titulo = f"{cuenta(len(halladas), 'aparición')} en {cuenta(donde, 'sitio')}"
    yield Tabla(titulo, columnas, filas)


def _campo(aparicion: Aparicion) -> str:
    return rotulo_de(type(aparicion.elemento.registro), aparicion.ruta)


def _trozo(texto: str, buscado: str) -> str:
    """El texto alrededor de lo encontrado, en una línea."""
    llano = " ".join(texto.split())
    donde = plegado(llano).find(plegado(buscado))
    desde = max(donde - _ALREDEDOR, 0)
    hasta = donde + len(buscado) + _ALREDEDOR
    return f"{'…' if desde else ''}{llano[desde:hasta]}{'…' if hasta < len(llano) else ''}"
