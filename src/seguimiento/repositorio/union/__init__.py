"""Qué cambia de una versión de un registro a otra, y cómo se juntan las de dos personas.

`diferencias` y `aplicadas` son la misma cosa que `unir`: lo que el otro cambió desde la base, hecho en
el texto de lo nuestro.
"""

from seguimiento.repositorio.union.aplicacion import aplicadas
from seguimiento.repositorio.union.tipos import CambioDeDato, Contradiccion, Hace, Unido
from seguimiento.repositorio.union.union import SinLeer, diferencias, modelo_del_archivo, unir

__all__ = [
    "CambioDeDato",
    "Contradiccion",
    "Hace",
    "SinLeer",
    "Unido",
    "aplicadas",
    "diferencias",
    "modelo_del_archivo",
    "unir",
]
