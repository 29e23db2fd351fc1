"""Los archivos que guarda git: los de un commit y lo que tienen en común con los del índice."""

import errno
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import ClassVar, NamedTuple

from seguimiento.almacen.arbol import Arbol, enlazado
from seguimiento.almacen.fuentes import TAMANO_MAXIMO, Archivo, grande, leible
from seguimiento.almacen.git.objetos import LectorDeObjetos
from seguimiento.almacen.git.orden import git_del_sistema
from seguimiento.almacen.git.repositorio import Repositorio, arbol_de, repositorio_de
from seguimiento.almacen.nombres import es_de_registro
from seguimiento.almacen.sistema import ClaseDeEntrada, en_texto
from seguimiento.almacen.sitios import CONFIGURACION, DATOS
from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import PUNTERO_LFS
from seguimiento.errores import ErrorDeGit, ErrorDeUso
from seguimiento.lugares import PRINCIPIO


@dataclass(frozen=True)
class Guardados(Arbol):
    """Archivos cuyo contenido guarda git, vistos como los que habría en su carpeta.

    Quien hereda dice cuáles son. Se leen de un solo `cat-file`. De un enlace no se lee nada, tampoco en el
    disco; de un submódulo no se sabe más que su nombre.
    """

    repositorio: Repositorio
    prefijo: str
    """Lo que antecede a `data/` en las rutas de git; vacío o terminado en `/`."""

    en_lfs: ClassVar[Falta]
    """Qué se dice de lo que se guardó en Git LFS: git no tiene más que un puntero."""

    def _bajo(self, *rutas: str) -> "Hay":
        """Lo que hay en esas rutas o dentro de ellas, desde la raíz; la ruta vacía es la raíz entera."""
        raise NotImplementedError

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo que había en esa ruta, relativa a la raíz."""
        if ruta in self._registros:
            return self._por_leer(ruta)
        # si la ruta es la de una carpeta, git da lo que hay dentro
        suyos = {} if _es_de_los_registros(ruta) else self._bajo(ruta).guardados
        return self._archivo(ruta, suyos[ruta]) if ruta in suyos else None

    def carpeta(self, ruta: str) -> "CarpetaGuardada | None":
        """Lo que había en esa carpeta, relativa a la raíz; `None` si no existía o queda fuera."""
        normal = normpath(ruta)
        if normal.startswith(("/", "..")):
            return None
        dentro = "" if normal == "." else f"{normal}/"
        hay = self._bajo(normal if dentro else "").guardados
        propias = {r.removeprefix(dentro): g for r, g in hay.items() if r.startswith(dentro)}
        sueltas = {
            nombre: self._archivo(nombre, g) for nombre, g in propias.items() if "/" not in nombre
        }
        return CarpetaGuardada(sueltas) if propias else None

    def tenia(self, ruta: str) -> bool:
        """Si en esa ruta había un archivo o una carpeta de registros."""
        return ruta in self._registros or ruta in self._carpetas

    def es_como(self, otra: "Guardados", rutas: Sequence[str]) -> bool:
        """Si en esas rutas guardan lo mismo; lo que guarde otro repositorio no cuenta."""
        suyo = otra._bajo(*rutas)  # noqa: SLF001 — es de su clase
        return self._bajo(*rutas).guardados == suyo.guardados

    @property
    def hay_registros(self) -> bool:
        """Si hay aquí algo que leer o que señalar: registros, su configuración o lo que es de otro repositorio."""
        hay = any(ruta == CONFIGURACION or es_de_registro(ruta) for ruta in self._registros)
        return hay or bool(self._hay.submodulos)

    @cached_property
    def _hay(self) -> "Hay":
        return self._bajo(DATOS, CONFIGURACION)

    @property
    def _registros(self) -> dict[str, "Guardado"]:
        return self._hay.guardados

    @cached_property
    def _carpetas(self) -> dict[str, dict[str, ClaseDeEntrada]]:
        """Qué hay en cada carpeta; en la de un submódulo, nada."""
        carpetas: dict[str, dict[str, ClaseDeEntrada]] = {ruta: {} for ruta in self._hay.submodulos}
        clases = dict.fromkeys(self._hay.submodulos, ClaseDeEntrada.CARPETA)
        for ruta, guardado in self._registros.items():
            clases[ruta] = ClaseDeEntrada.ENLACE if guardado.es_enlace else ClaseDeEntrada.ARCHIVO
        for ruta, clase in clases.items():
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

    def _es_de_otro_repositorio(self, carpeta: str, _: list[tuple[str, ClaseDeEntrada]]) -> bool:
        return carpeta in self._hay.submodulos

    def _es_enlace(self, ruta: str) -> bool:
        return ruta in self._registros and self._registros[ruta].es_enlace

    def _lleva_a_una_carpeta(self, ruta: str) -> bool:
        destino = self._objetos.leer(self._registros[ruta].identidad, TAMANO_MAXIMO)
        if isinstance(destino, int):
            return False
        return normpath(f"{ruta}/../{en_texto(destino)}") in self._carpetas

    def _por_leer(self, ruta: str) -> Archivo:
        return self._archivo(ruta, self._registros[ruta])

    def _archivo(self, ruta: str, guardado: "Guardado") -> Archivo:
        if guardado.es_enlace:
            return enlazado(ruta)
        if guardado.falta is not None:
            return Archivo(ruta, lambda: guardado.falta)
        return Archivo(ruta, partial(self._leido, guardado.identidad), guardado.identidad)

    def _leido(self, identidad: str) -> bytes | Falta:
        return como_se_guardo(self._objetos.leer(identidad, TAMANO_MAXIMO), self.en_lfs)


_EN_LFS = Falta(
    PUNTERO_LFS,
    PRINCIPIO,
    "lo que se guardó es un puntero de Git LFS, y de una versión anterior no se lee su contenido",
    "ábrala en otra carpeta con «git worktree add» y ejecute allí «git lfs pull»",
)


def como_se_guardo(contenido: bytes | int, en_lfs: Falta = _EN_LFS) -> bytes | Falta:
    """Lo que dice un archivo guardado o, si pasa del tope o es un puntero, por qué no se analiza."""
    if isinstance(contenido, int):
        return grande(contenido)
    leido = leible(contenido)
    # git guarda el puntero, y lo que hay descargado es de la versión de ahora
    return en_lfs if isinstance(leido, Falta) and leido.codigo == PUNTERO_LFS else leido


@dataclass(frozen=True)
class Git(Guardados):
    """Los archivos de un commit, que salen de un solo `ls-tree`."""

    commit: str

    en_lfs: ClassVar[Falta] = _EN_LFS

    def _bajo(self, *rutas: str) -> "Hay":
        hay = self.repositorio.contenido(self.commit, [f"{self.prefijo}{una}" for una in rutas])
        guardados = {
            self._desde_la_raiz(ruta): Guardado(identidad, ruta in hay.enlaces)
            for ruta, identidad in (hay.archivos | hay.enlaces).items()
        }
        return Hay(guardados, frozenset(map(self._desde_la_raiz, hay.submodulos)))

    def _desde_la_raiz(self, ruta: bytes) -> str:
        return en_texto(ruta).removeprefix(self.prefijo)


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


class Hay(NamedTuple):
    """Lo que hay en una parte de lo guardado."""

    guardados: "dict[str, Guardado]"
    """Los archivos y los enlaces, por su ruta desde la raíz."""
    submodulos: frozenset[str] = frozenset()
    """Las carpetas que son de otro repositorio."""


class Guardado(NamedTuple):
    """Lo que git guarda en una ruta."""

    identidad: str
    es_enlace: bool
    falta: Falta | None = None
    """Por qué no se lee, si ya se sabe."""


def _es_de_los_registros(ruta: str) -> bool:
    return ruta in {CONFIGURACION, DATOS} or ruta.startswith(f"{DATOS}/")


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
            else "guarde antes los registros con «seg guardar»",
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
    return Git(repositorio, prefijo_en(repositorio.arbol, raiz.resolve()), commit)


def en_la_copia_compartida(raiz: Path) -> Git | None:
    """Los archivos de la rama compartida que se sigue, como se supieron la última vez; `None` si no consta.

    No usa la red. Lanza `ErrorDeGit` si hay un repositorio y git no puede leerlo.
    """
    repositorio = repositorio_de(raiz.resolve())
    seguida = repositorio.seguida() if repositorio else None
    commit = repositorio.resolver(seguida) if repositorio and seguida else None
    return en_el_commit(repositorio, commit, raiz) if repositorio and commit else None


def prefijo_en_git(raiz: Path) -> str:
    """Lo que antecede en git a las rutas de la raíz; vacío si es la de su árbol o no hay ninguno.

    No necesita git: un informe señala los mismos archivos donde no está instalado.
    """
    raiz = raiz.resolve()
    return prefijo_en(arbol_de(raiz) or raiz, raiz)


def prefijo_en(arbol: Path, raiz: Path) -> str:
    """Lo que antecede a las rutas de la raíz en las de su árbol de trabajo, las dos ya resueltas."""
    relativa = raiz.relative_to(arbol).as_posix()
    return "" if relativa == "." else f"{relativa}/"
