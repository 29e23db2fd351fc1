"""Lo que git guarda de un archivo que dos cambiaron y no supo juntar: lo de antes y lo de cada uno.

Está en su índice mientras nadie lo da por resuelto. Lo que falte ahí se busca donde las dos historias se
separaron.
"""

from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen.etapas import SIN_ETAPAS, Etapas
from seguimiento.almacen.fuentes import TAMANO_MAXIMO
from seguimiento.almacen.git.fuente import prefijo_en_git
from seguimiento.almacen.git.indice import leer_indice
from seguimiento.almacen.git.repositorio import (
    Repositorio,
    arbol_de,
    carpeta_de_git,
    repositorio_de,
)
from seguimiento.almacen.sistema import en_texto
from seguimiento.errores import ErrorDeGit

_ETAPAS = (":1", ":2", ":3")
_OTRAS = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD")
"""Cómo llama git a lo que se estaba juntando con lo de aquí."""


def etapas_de(raiz: Path, ruta: str) -> Etapas:
    """Las versiones que git guarda de un archivo a medio juntar; sin git o sin nada a medias, ninguna.

    La ruta va desde la raíz de los registros.
    """
    try:
        repositorio = repositorio_de(raiz.resolve())
        if repositorio is None:
            return SIN_ETAPAS
        (completa,) = repositorio.rutas_desde_el_arbol(raiz.resolve(), [ruta])
        guardadas = Etapas(*_contenidos(repositorio, repositorio.identidades(_ETAPAS, completa)))
        if guardadas.base is not None or guardadas.suyo is not None:
            return guardadas
        return Etapas(_donde_se_separaron(repositorio, completa))
    except ErrorDeGit:
        # con marcas a la vista, lo que git no sepa decir no impide leer lo demás
        return SIN_ETAPAS


def _donde_se_separaron(repositorio: Repositorio, ruta: str) -> bytes | None:
    cabeza = repositorio.cabeza()
    otra = next(filter(None, map(repositorio.resolver, _OTRAS)), None)
    base = repositorio.base_comun(cabeza, otra) if cabeza and otra else None
    if base is None:
        return None
    return _contenidos(repositorio, repositorio.identidades([base], ruta))[0]


def _contenidos(repositorio: Repositorio, identidades: list[str | None]) -> list[bytes | None]:
    with repositorio.abrir_objetos() as objetos:
        leidos = [uno and objetos.leer(uno, TAMANO_MAXIMO) for uno in identidades]
    return [uno if isinstance(uno, bytes) else None for uno in leidos]


class PorJuntar(NamedTuple):
    """Un archivo del que git guarda más de una versión."""

    ruta: str
    """Desde la raíz de los registros."""
    aqui: bool
    """Si lo nuestro lo tiene; si no, se quitó."""
    alli: bool
    antes: bool
    """Si estaba donde las dos historias se separaron; si no, es el nombre nuevo de otro."""


def por_juntar(raiz: Path) -> list[PorJuntar]:
    """Los archivos de la raíz que git dejó a medio juntar, por su ruta; sin git, ninguno. Lanza `ErrorDeGit`."""
    raiz = raiz.resolve()
    arbol = arbol_de(raiz)
    if arbol is None:
        return []
    etapas: dict[str, set[int]] = {}
    for entrada in leer_indice(carpeta_de_git(arbol) / "index").entradas:
        if entrada.etapa:
            etapas.setdefault(en_texto(entrada.ruta), set()).add(entrada.etapa)
    prefijo = prefijo_en_git(raiz)
    return [
        PorJuntar(ruta.removeprefix(prefijo), *(etapa in suyas for etapa in (2, 3, 1)))
        for ruta, suyas in etapas.items()
        if ruta.startswith(prefijo)
    ]
