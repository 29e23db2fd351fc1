"""Escribir sin dejar nunca un archivo a medias, ni un lote con unos archivos sí y otros no.

Quien edita llama primero a `recuperar`, que termina lo que otro dejó a medias; después lee y, con lo
leído, llama a `guardar`.
"""

from seguimiento.almacen.guardado.exclusion import candado
from seguimiento.almacen.guardado.lote import CambioDeArchivo, guardar
from seguimiento.almacen.guardado.recuperacion import Desenlace, Recuperacion, recuperar
from seguimiento.almacen.guardado.resultados import escribir_nuevo, escribir_nuevos
from seguimiento.almacen.guardado.ultima import (
    Ultima,
    contrario,
    recordar_guardado,
    ultima,
    ultimo_guardado,
)

__all__ = [
    "CambioDeArchivo",
    "Desenlace",
    "Recuperacion",
    "Ultima",
    "candado",
    "contrario",
    "escribir_nuevo",
    "escribir_nuevos",
    "guardar",
    "recordar_guardado",
    "recuperar",
    "ultima",
    "ultimo_guardado",
]
