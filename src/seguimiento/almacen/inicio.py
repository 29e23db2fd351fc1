"""Empezar un repositorio de registros donde todavía no lo hay."""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from seguimiento.almacen import sistema
from seguimiento.almacen.git.repositorio import repositorio_de
from seguimiento.almacen.guardado import CambioDeArchivo, guardar
from seguimiento.almacen.guardado.arbol import Paso, sin_aviso
from seguimiento.almacen.guardado.fallos import al_escribir
from seguimiento.almacen.raiz import es_raiz
from seguimiento.almacen.sitios import DATOS
from seguimiento.errores import ErrorDeSeguimiento, ErrorDeUso
from seguimiento.globales import Globales
from seguimiento.redaccion import entre_comillas, enumeracion, visible


class SitioOcupado(ErrorDeSeguimiento):
    """Donde se quiere empezar ya hay algo con lo que no cabe un repositorio nuevo."""


def arbol_de_git(carpeta: Path) -> Path | None:
    """La raíz del árbol de trabajo de git en que está, o estaría, la carpeta."""
    repositorio = repositorio_de(_real(carpeta))
    return repositorio.arbol if repositorio else None


def comprobar_sitio(carpeta: Path, rutas: Collection[str]) -> None:
    """Que en la carpeta, exista o no, puedan crearse esos archivos sin estorbar a nada.

    Lanza `ErrorDeUso` si no es ni puede ser una carpeta, y `SitioOcupado` si ya es un repositorio de
    registros, está dentro de otro o tiene alguno de esos archivos.
    """
    mostrada, real = visible(str(carpeta)), _real(carpeta)
    # os.path y no Path: por lo que no deja mirarse se pasa de largo, y lo dirá quien escriba
    for camino in (carpeta.absolute(), real):
        estorbo = next(una for una in (camino, *camino.parents) if os.path.lexists(una))
        if not os.path.isdir(estorbo):  # noqa: PTH112
            raise ErrorDeUso(f"«{visible(str(estorbo))}» no es una carpeta", "indique otra")
    if es_raiz(real):
        raise SitioOcupado(
            f"«{mostrada}» ya es un repositorio de registros",
            f"no hay nada que iniciar: véalo con «{Globales(mostrada).en('seg status')}»",
        )
    if otro := next(filter(es_raiz, real.parents), None):
        raise SitioOcupado(
            f"«{mostrada}» está dentro de otro repositorio de registros, «{visible(str(otro))}»",
            "elija una carpeta de fuera: según dónde se esté, «seg» miraría uno u otro",
        )
    # en «data» todo se toma por registro: tampoco puede haber otra cosa
    presentes = [ruta for ruta in (DATOS, *rutas) if os.path.lexists(real / ruta)]
    if presentes:
        cuales = enumeracion(entre_comillas(presentes))
        raise SitioOcupado(
            f"en «{mostrada}» ya hay {cuales}, y no se sobrescribe nada",
            "lleve eso a otro sitio o elija otra carpeta",
        )


def crear(carpeta: Path, textos: Mapping[str, str], *, paso: Paso = sin_aviso) -> None:
    """Crea la carpeta, si falta, con todos esos archivos; o no crea nada."""
    cambios = [CambioDeArchivo(ruta, None, texto.encode("utf-8")) for ruta, texto in textos.items()]
    with _con_carpeta(_real(carpeta)) as raiz:
        guardar(raiz, cambios, paso=paso)


@contextmanager
def _con_carpeta(carpeta: Path) -> Iterator[Path]:
    """La carpeta, creada con las que la contienen; si algo falla, se van las que se crearon."""
    creadas: list[Path] = []
    try:
        for una in reversed((carpeta, *carpeta.parents)):
            if _creada(una):
                # una a una: si la siguiente falla, estas ya deben constar
                creadas.append(una)  # noqa: PERF401
        yield carpeta
    except BaseException:  # también una interrupción
        for una in reversed(creadas):
            # si otro la está usando ya, se queda
            with suppress(OSError):
                una.rmdir()
        raise


def _creada(carpeta: Path) -> bool:
    """Si no existía y se ha creado aquí."""
    if os.path.isdir(carpeta):  # noqa: PTH112 — Path.is_dir lanza si falta permiso
        return False
    with al_escribir(str(carpeta)):
        try:
            sistema.crear_carpeta(None, str(carpeta))
        except FileExistsError:
            return False  # otro la creó entretanto; si no es una carpeta, lo dirá quien escriba
    return True


def _real(carpeta: Path) -> Path:
    """La carpeta sin enlaces ni «..»: lo que la contiene de verdad."""
    return Path(os.path.realpath(carpeta))
