"""Las versiones que un archivo ha tenido a lo largo de la historia.

De uso común: lo que pregunte por el pasado de un registro (su historial, los códigos que usó) parte de
aquí. Se sigue siempre el primer padre, con tres procesos de git y uno más por cada traslado.
"""

import os
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from seguimiento.almacen.git.momento import con_fecha_efectiva
from seguimiento.almacen.git.repositorio import Repositorio
from seguimiento.almacen.nombres import DATOS, es_de_registro, id_de


class Version(NamedTuple):
    """Un archivo tal como lo dejó un commit que lo cambió."""

    commit: str
    instante: int
    """Desde cuándo pudo verse, en segundos desde 1970: no antes que ninguno de los commits que lo preceden."""
    ruta: str
    """La que tenía entonces, desde el árbol de trabajo."""
    identidad: str | None
    """La de su contenido, con que se lee de `abrir_objetos`; `None` si el commit lo quitó."""


def versiones(repositorio: Repositorio, cabeza: str, ruta: str) -> list[Version]:
    """Las de lo que hubo en esa ruta, desde el árbol de trabajo; la más reciente, la primera.

    Ninguna si `cabeza` no tuvo nunca nada en ella. Cada una difiere de la anterior, pero puede volver a ser
    como otra más antigua. En un clon superficial llegan hasta donde llega él, y la más antigua es la que
    había entonces.
    """
    commits = [uno.commit for uno in repositorio.historia(cabeza, [ruta])]
    if not commits:
        return []
    visto = {u.commit: u.instante for u in con_fecha_efectiva(repositorio.historia(cabeza))}
    identidades = repositorio.identidades(commits, ruta)
    return [
        Version(commit, visto[commit], ruta, identidad)
        for commit, identidad in zip(commits, identidades, strict=True)
    ]


def versiones_del_registro(repositorio: Repositorio, cabeza: str, ruta: str) -> list[Version]:
    """Las de un registro, también las de antes de que su archivo cambiara de carpeta o de nombre.

    Es el mismo si el commit que lo trajo a esta ruta quitó otro con su identificador o con su mismo
    contenido. En su orden, y sin la que dice que se quitó de donde estaba para traerlo aquí.
    """
    todas = siguientes = versiones(repositorio, cabeza, ruta)
    rutas = {ruta}
    while origen := next(_origenes(repositorio, siguientes, rutas), None):
        desde, ruta_anterior = origen
        rutas.add(ruta_anterior)
        siguientes = versiones(repositorio, desde, ruta_anterior)
        todas = [*todas, *siguientes]
    orden = {uno.commit: puesto for puesto, uno in enumerate(repositorio.historia(cabeza))}
    lo_traen = {version.commit for version in todas if version.identidad}
    return sorted(
        (v for v in todas if v.identidad or v.commit not in lo_traen),
        key=lambda version: orden[version.commit],
    )


def _origenes(
    repositorio: Repositorio, hasta: list[Version], conocidas: set[str]
) -> Iterator[tuple[str, str]]:
    """El padre de cada commit que trajo el archivo y la ruta que en él tenía, si venía de otra."""
    for nacida, previa in pairwise([*hasta, None]):
        if nacida is None or nacida.identidad is None or (previa and previa.identidad):
            continue
        padre = repositorio.resolver(f"{nacida.commit}^")
        prefijo = nacida.ruta.rpartition(f"{DATOS}/")[0]
        if padre is None:
            continue
        antes = repositorio.contenido(padre, [f"{prefijo}{DATOS}"]).archivos
        despues = repositorio.contenido(nacida.commit, [f"{prefijo}{DATOS}"]).archivos
        quitadas = sorted(
            (antes[ruta] != nacida.identidad, os.fsdecode(ruta))
            for ruta in antes.keys() - despues.keys()
        )
        for otro_contenido, ruta in quitadas:
            mismo = not otro_contenido or id_de(ruta) == id_de(nacida.ruta)
            registro = es_de_registro(ruta.removeprefix(prefijo))
            if registro and mismo and ruta not in conocidas:
                yield padre, ruta
