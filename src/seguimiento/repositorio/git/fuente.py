"""Los archivos tal como estaban en un commit."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import ARCHIVO_GRANDE
from seguimiento.errores import ErrorDeGit, ErrorDeUso
from seguimiento.lugares import PRINCIPIO
from seguimiento.repositorio.fuentes import CONFIGURACION, TAMANO_MAXIMO, Archivo, archivo_con
from seguimiento.repositorio.git.almacen import Repositorio, repositorio_de
from seguimiento.repositorio.nombres import DATOS, es_de_registro


@dataclass(frozen=True, slots=True)
class Git:
    """Un commit del repositorio visto como fuente de archivos."""

    repositorio: Repositorio
    commit: str
    prefijo: str
    """Lo que antecede a `data/` en las rutas de git; vacío o terminado en `/`."""

    def archivos(self) -> Iterator[Archivo]:
        """Los que había bajo `data/`, en orden de ruta."""
        yield from self._leer(f"{self.prefijo}{DATOS}")

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo que había en esa ruta, relativa a la raíz."""
        return next(self._leer(f"{self.prefijo}{ruta}"), None)

    def _leer(self, ruta_en_git: str) -> Iterator[Archivo]:
        archivos = self.repositorio.contenido(self.commit, [ruta_en_git]).archivos
        with self.repositorio.abrir_objetos() as objetos:
            for ruta, identidad in sorted(archivos.items()):
                propia = os.fsdecode(ruta).removeprefix(self.prefijo)
                if propia == CONFIGURACION or es_de_registro(propia):
                    contenido = objetos.leer(identidad, TAMANO_MAXIMO)
                    if isinstance(contenido, int):
                        yield _grande(propia, contenido)
                    else:
                        yield archivo_con(propia, contenido)
                else:
                    yield Archivo(propia)


def _grande(ruta: str, tamano: int) -> Archivo:
    mensaje = f"ocupa {tamano} bytes y el máximo es {TAMANO_MAXIMO}: no se lee"
    return Archivo(ruta, None, (Falta(ARCHIVO_GRANDE, PRINCIPIO, mensaje),))


def fuente_de_base(raiz: Path, referencia: str) -> Git:
    """Los archivos del punto en que el trabajo actual se separó de la referencia.

    Así una rama que se quedó atrás no aparece deshaciendo lo que otros avanzaron. Lanza `ErrorDeUso`
    si la referencia no existe y `ErrorDeGit` si el clon no llega hasta ella.
    """
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
    return Git(repositorio, base, _prefijo(repositorio, raiz.resolve()))


def _prefijo(repositorio: Repositorio, raiz: Path) -> str:
    relativa = raiz.relative_to(repositorio.arbol).as_posix()
    return "" if relativa == "." else f"{relativa}/"
