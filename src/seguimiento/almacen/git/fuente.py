"""Los archivos tal como estaban en un commit."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from seguimiento.almacen.fuentes import (
    CONFIGURACION,
    TAMANO_MAXIMO,
    Archivo,
    grande,
    leible,
)
from seguimiento.almacen.git.objetos import LectorDeObjetos
from seguimiento.almacen.git.orden import git_del_sistema
from seguimiento.almacen.git.repositorio import Repositorio, arbol_de, repositorio_de
from seguimiento.almacen.nombres import DATOS, es_de_registro
from seguimiento.diagnosticos import Falta
from seguimiento.errores import ErrorDeGit, ErrorDeUso


@dataclass(frozen=True, slots=True)
class Git:
    """Un commit del repositorio visto como fuente de archivos.

    Solo da los corrientes: de un enlace o un submódulo no se lee nada, tampoco en el disco.
    """

    repositorio: Repositorio
    commit: str
    prefijo: str
    """Lo que antecede a `data/` en las rutas de git; vacío o terminado en `/`."""

    def archivos(self) -> Iterator[Archivo]:
        """Los que había bajo `data/`, en orden de ruta."""
        yield from self._leer(f"{self.prefijo}{DATOS}")

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo que había en esa ruta, relativa a la raíz."""
        # si la ruta es la de una carpeta, git da lo que hay dentro
        return next((a for a in self._leer(f"{self.prefijo}{ruta}") if a.ruta == ruta), None)

    def _leer(self, ruta_en_git: str) -> Iterator[Archivo]:
        archivos = self.repositorio.contenido(self.commit, [ruta_en_git]).archivos
        with self.repositorio.abrir_objetos() as objetos:
            for ruta, identidad in sorted(archivos.items()):
                propia = os.fsdecode(ruta).removeprefix(self.prefijo)
                if propia == CONFIGURACION or es_de_registro(propia):
                    yield Archivo(propia, partial(_leido, objetos, identidad), identidad)
                else:
                    yield Archivo(propia)


def _leido(objetos: LectorDeObjetos, identidad: str) -> bytes | Falta:
    contenido = objetos.leer(identidad, TAMANO_MAXIMO)
    return grande(contenido) if isinstance(contenido, int) else leible(contenido)


def fuente_de_base(raiz: Path, referencia: str) -> Git:
    """Los archivos del punto en que el trabajo actual se separó de la referencia.

    Así una rama que se quedó atrás no aparece deshaciendo lo que otros avanzaron. Lanza `ErrorDeUso`
    si la referencia no existe y `ErrorDeGit` si el clon no llega hasta ella.
    """
    if git_del_sistema() is None:
        raise ErrorDeGit("no se encuentra git", "instálelo: sin él no se puede comparar")
    repositorio = repositorio_de(raiz.resolve())
    cabeza = repositorio.cabeza() if repositorio else None
    if repositorio is None or cabeza is None:
        raise ErrorDeGit(
            "no hay historia de git con la que comparar",
            "ejecútelo dentro de un repositorio de git",
        )
    commit = repositorio.resolver(referencia)
    if commit is None:
        remedio = "«git fetch --unshallow»" if repositorio.superficial else "«git fetch»"
        raise ErrorDeUso(
            f"git no conoce «{referencia}»", f"revise el nombre o tráigala con {remedio}"
        )
    base = repositorio.base_comun(commit, cabeza)
    if base is None:
        raise ErrorDeGit(
            f"no se encuentra dónde se separó este trabajo de «{referencia}»",
            "el clon es superficial: complételo con «git fetch --unshallow»"
            if repositorio.superficial
            else "las dos historias no tienen ningún commit en común",
        )
    return Git(repositorio, base, _prefijo(repositorio.arbol, raiz.resolve()))


def prefijo_en_git(raiz: Path) -> str:
    """Lo que antecede en git a las rutas de la raíz; vacío si es la de su árbol o no hay ninguno.

    No necesita git: un informe señala los mismos archivos donde no está instalado.
    """
    raiz = raiz.resolve()
    return _prefijo(arbol_de(raiz) or raiz, raiz)


def _prefijo(arbol: Path, raiz: Path) -> str:
    relativa = raiz.relative_to(arbol).as_posix()
    return "" if relativa == "." else f"{relativa}/"
