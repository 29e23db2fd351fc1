"""Los archivos tal como estaban en un commit."""

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import NamedTuple

from seguimiento.almacen.fuentes import (
    CONFIGURACION,
    TAMANO_MAXIMO,
    Arbol,
    Archivo,
    enlazado,
    grande,
    leible,
)
from seguimiento.almacen.git.objetos import LectorDeObjetos
from seguimiento.almacen.git.orden import git_del_sistema
from seguimiento.almacen.git.repositorio import Repositorio, arbol_de, repositorio_de
from seguimiento.almacen.nombres import DATOS, es_de_registro
from seguimiento.almacen.sistema import ClaseDeEntrada
from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import PUNTERO_LFS
from seguimiento.errores import ErrorDeGit, ErrorDeUso
from seguimiento.lugares import PRINCIPIO


@dataclass(frozen=True)
class Git(Arbol):
    """Un commit del repositorio visto como fuente de archivos: lo que habría en su carpeta.

    Todo sale de un solo `ls-tree` y de un solo `cat-file`. De un enlace no se lee nada, tampoco en el
    disco; de un submódulo no se sabe más que su nombre.
    """

    repositorio: Repositorio
    commit: str
    prefijo: str
    """Lo que antecede a `data/` en las rutas de git; vacío o terminado en `/`."""

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo que había en esa ruta, relativa a la raíz."""
        if ruta in self._registros:
            return self._por_leer(ruta)
        # si la ruta es la de una carpeta, git da lo que hay dentro
        suyos = {} if _es_de_los_registros(ruta) else self._bajo(ruta)
        return self._archivo(ruta, suyos[ruta]) if ruta in suyos else None

    def carpeta(self, ruta: str) -> "CarpetaGuardada | None":
        """Lo que había en esa carpeta, relativa a la raíz; `None` si no existía o queda fuera."""
        normal = normpath(ruta)
        if normal.startswith(("/", "..")):
            return None
        dentro = "" if normal == "." else f"{normal}/"
        hay = self._bajo(normal if dentro else "")
        propias = {r.removeprefix(dentro): g for r, g in hay.items() if r.startswith(dentro)}
        sueltas = {
            nombre: self._archivo(nombre, g) for nombre, g in propias.items() if "/" not in nombre
        }
        return CarpetaGuardada(sueltas) if propias else None

    def tenia(self, ruta: str) -> bool:
        """Si en esa ruta había un archivo o una carpeta de registros."""
        return ruta in self._registros or ruta in self._carpetas

    @property
    def hay_registros(self) -> bool:
        """Si en ese commit había aquí algo que leer: registros o su configuración."""
        return any(ruta == CONFIGURACION or es_de_registro(ruta) for ruta in self._registros)

    @cached_property
    def _registros(self) -> dict[str, "_Guardado"]:
        return self._bajo(DATOS, CONFIGURACION)

    def _bajo(self, *rutas: str) -> dict[str, "_Guardado"]:
        """Lo guardado en esas rutas o dentro de ellas."""
        hay = self.repositorio.contenido(self.commit, [f"{self.prefijo}{una}" for una in rutas])
        return {
            os.fsdecode(ruta).removeprefix(self.prefijo): _Guardado(identidad, ruta in hay.enlaces)
            for ruta, identidad in (hay.archivos | hay.enlaces).items()
        }

    @cached_property
    def _carpetas(self) -> dict[str, dict[str, ClaseDeEntrada]]:
        """Qué hay en cada carpeta."""
        carpetas: dict[str, dict[str, ClaseDeEntrada]] = {}
        for ruta, guardado in self._registros.items():
            clase = ClaseDeEntrada.ENLACE if guardado.es_enlace else ClaseDeEntrada.ARCHIVO
            partes = PurePosixPath(ruta)
            carpetas.setdefault(str(partes.parent), {})[partes.name] = clase
            for carpeta in partes.parents[:-1]:
                carpetas.setdefault(str(carpeta.parent), {})[carpeta.name] = ClaseDeEntrada.CARPETA
        return carpetas

    @cached_property
    def _objetos(self) -> LectorDeObjetos:
        return self.repositorio.abrir_objetos()

    def _entradas(self, carpeta: str) -> list[tuple[str, ClaseDeEntrada]]:
        if carpeta in self._registros:
            raise NotADirectoryError(errno.ENOTDIR, "no es una carpeta", carpeta)
        if carpeta not in self._carpetas:
            raise FileNotFoundError(errno.ENOENT, "no existía", carpeta)
        return sorted(self._carpetas[carpeta].items())

    def _es_enlace(self, ruta: str) -> bool:
        return ruta in self._registros and self._registros[ruta].es_enlace

    def _lleva_a_una_carpeta(self, ruta: str) -> bool:
        destino = self._objetos.leer(self._registros[ruta].identidad, TAMANO_MAXIMO)
        if isinstance(destino, int):
            return False
        return normpath(f"{ruta}/../{os.fsdecode(destino)}") in self._carpetas

    def _por_leer(self, ruta: str) -> Archivo:
        return self._archivo(ruta, self._registros[ruta])

    def _archivo(self, ruta: str, guardado: "_Guardado") -> Archivo:
        if guardado.es_enlace:
            return enlazado(ruta)
        identidad = guardado.identidad
        return Archivo(ruta, partial(_leido, self._objetos, identidad), identidad)


@dataclass(frozen=True, slots=True)
class CarpetaGuardada:
    """Los archivos sueltos de una carpeta de un commit, por su nombre."""

    archivos: Mapping[str, Archivo]

    def leer(self, ruta: str) -> Archivo | None:
        """El de ese nombre."""
        return self.archivos.get(ruta)

    def nombres(self) -> list[str]:
        """Cómo se llaman."""
        return [*self.archivos]


class _Guardado(NamedTuple):
    """Lo que un commit dice de una ruta."""

    identidad: str
    es_enlace: bool


def _es_de_los_registros(ruta: str) -> bool:
    return ruta in {CONFIGURACION, DATOS} or ruta.startswith(f"{DATOS}/")


def _leido(objetos: LectorDeObjetos, identidad: str) -> bytes | Falta:
    return como_se_guardo(objetos.leer(identidad, TAMANO_MAXIMO))


def como_se_guardo(contenido: bytes | int) -> bytes | Falta:
    """Lo que dice un archivo guardado o, si pasa del tope o es un puntero, por qué no se analiza."""
    if isinstance(contenido, int):
        return grande(contenido)
    leido = leible(contenido)
    # git guarda el puntero, y lo que hay descargado es de la versión de ahora
    return _EN_LFS if isinstance(leido, Falta) and leido.codigo == PUNTERO_LFS else leido


_EN_LFS = Falta(
    PUNTERO_LFS,
    PRINCIPIO,
    "lo que se guardó es un puntero de Git LFS, y de una versión anterior no se lee su contenido",
    "ábrala en otra carpeta con «git worktree add» y ejecute allí «git lfs pull»",
)


def fuente_de_base(raiz: Path, referencia: str, desde: str | None = None) -> Git:
    """Los archivos del punto en que el trabajo actual, o ese commit, se separó de la referencia.

    Así una rama que se quedó atrás no aparece deshaciendo lo que otros avanzaron. Lanza `ErrorDeUso`
    si la referencia no existe y `ErrorDeGit` si el clon no llega hasta ella.
    """
    repositorio, cabeza = con_historia(raiz, "con la que comparar")
    base = repositorio.base_comun(resuelta(repositorio, referencia), desde or cabeza)
    if base is None:
        raise ErrorDeGit(
            f"no se encuentra dónde se separó este trabajo de «{referencia}»",
            f"el clon es superficial: complételo con «{COMPLETAR}»"
            if repositorio.superficial
            else "las dos historias no tienen ningún commit en común",
        )
    return en_el_commit(repositorio, base, raiz)


COMPLETAR = "git fetch --unshallow"
"""Con qué se trae la historia que le falta a un clon superficial."""


def con_historia(raiz: Path, para: str) -> tuple[Repositorio, str]:
    """El repositorio y el commit en que se está. Lanza `ErrorDeGit` si no hay git, repositorio o commits.

    `para` dice qué no puede hacerse sin ella: «con la que comparar».
    """
    if git_del_sistema() is None:
        raise ErrorDeGit("no se encuentra git", f"instálelo: sin él no hay historia {para}")
    repositorio = repositorio_de(raiz.resolve())
    cabeza = repositorio.cabeza() if repositorio else None
    if repositorio is None or cabeza is None:
        raise ErrorDeGit(
            f"no hay historia de git {para}",
            "ejecútelo dentro de un repositorio de git"
            if repositorio is None
            else "guarde antes los registros en un commit",
        )
    return repositorio, cabeza


def resuelta(repositorio: Repositorio, referencia: str) -> str:
    """El commit al que lleva la referencia. Lanza `ErrorDeUso` si git no la conoce."""
    commit = repositorio.resolver(referencia)
    if commit is None:
        remedio = COMPLETAR if repositorio.superficial else "git fetch"
        raise ErrorDeUso(
            f"git no conoce «{referencia}»", f"revise el nombre o tráigala con «{remedio}»"
        )
    return commit


def en_el_commit(repositorio: Repositorio, commit: str, raiz: Path) -> Git:
    """Los archivos que había en ese commit en la carpeta de los registros."""
    return Git(repositorio, commit, _prefijo(repositorio.arbol, raiz.resolve()))


def prefijo_en_git(raiz: Path) -> str:
    """Lo que antecede en git a las rutas de la raíz; vacío si es la de su árbol o no hay ninguno.

    No necesita git: un informe señala los mismos archivos donde no está instalado.
    """
    raiz = raiz.resolve()
    return _prefijo(arbol_de(raiz) or raiz, raiz)


def _prefijo(arbol: Path, raiz: Path) -> str:
    relativa = raiz.relative_to(arbol).as_posix()
    return "" if relativa == "." else f"{relativa}/"
