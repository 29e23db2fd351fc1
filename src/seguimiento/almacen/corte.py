"""De qué archivos y de qué día habla lo que se diga."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from seguimiento.almacen.fuentes import Fuente
from seguimiento.almacen.git import EstadoEnGit
from seguimiento.almacen.git.fuente import Git, Guardados, en_el_commit
from seguimiento.almacen.raiz import rutas_de_los_registros


@dataclass(frozen=True, slots=True)
class Corte:
    """Un momento de los registros: con el mismo corte se dice siempre lo mismo."""

    fecha: date
    """La que se toma por la de hoy."""
    fuente: Fuente
    estado: EstadoEnGit
    """De qué commit son los archivos y si siguen como en él."""
    momento: Mapping[str, Any] = field(default_factory=dict)
    """Lo que dice de él quien lo pidió, para el JSON: qué commit se eligió y por qué."""


def estado_de(fuente: Fuente, plantillas: str | None) -> EstadoEnGit:
    """Lo que git sabe de los archivos que él guarda: de los demás, nada (los del disco se comparan con ellos).

    `plantillas` es la carpeta de las propias, si las hay: también deciden lo que se dice.
    """
    if not isinstance(fuente, Guardados):
        return EstadoEnGit()
    repositorio = fuente.repositorio
    cabeza = fuente.commit if isinstance(fuente, Git) else repositorio.cabeza()
    if cabeza is None:
        return EstadoEnGit()
    raiz = repositorio.arbol / fuente.prefijo
    rutas = rutas_de_los_registros(raiz, plantillas)
    igual = isinstance(fuente, Git) or fuente.es_como(
        en_el_commit(repositorio, cabeza, raiz), rutas
    )
    return EstadoEnGit(
        commit=repositorio.ultimo_commit(cabeza, [f"{fuente.prefijo}{ruta}" for ruta in rutas]),
        modificado=not igual,
        superficial=repositorio.superficial,
        parcial=repositorio.parcial,
    )
