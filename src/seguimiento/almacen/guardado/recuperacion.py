"""Acabar, o dejar como si no hubiera empezado, lo que otro proceso no pudo terminar de escribir."""

import os
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen.guardado.arbol import Paso, leer, sin_aviso
from seguimiento.almacen.guardado.diario import Diario, leer_diario
from seguimiento.almacen.guardado.exclusion import ESPERA, candado
from seguimiento.almacen.guardado.obra import Obra, olvidar
from seguimiento.almacen.guardado.sitio import Sitio, sitio_de
from seguimiento.errores import ArchivoCambiado, ErrorDeDisco
from seguimiento.redaccion import entre_comillas, enumeracion


class Desenlace(Enum):
    """Qué se hizo con un lote interrumpido."""

    COMPLETADO = auto()
    DESCARTADO = auto()


class Recuperacion(NamedTuple):
    """Lo que se hizo, y con qué archivos."""

    desenlace: Desenlace
    rutas: tuple[str, ...]


def recuperar(raiz: Path, *, espera: float = ESPERA, paso: Paso = sin_aviso) -> Recuperacion | None:
    """Completa o descarta, entero, el lote que quedara interrumpido; `None` si no había ninguno.

    Lo llama, antes de leer nada, toda orden que escriba. Lanza `ArchivoCambiado` si después de la
    interrupción alguien editó esos archivos de modo que ya no cabe ni acabar ni volver.
    """
    sitio = sitio_de(raiz)
    if not (os.path.lexists(sitio.diario) or os.path.lexists(sitio.borrador)):
        return None
    with candado(raiz, espera):
        return terminar_lo_pendiente(sitio, paso)


def terminar_lo_pendiente(sitio: Sitio, paso: Paso) -> Recuperacion | None:
    """Lo mismo, con el candado ya tomado."""
    decidido = leer(sitio.carpeta, sitio.diario.name)
    if decidido is not None:
        diario = leer_diario(decidido.contenido)
        if diario is None:
            raise _danado(sitio)
        return _resuelto(Obra(sitio, diario, paso))
    borrador = leer(sitio.carpeta, sitio.borrador.name)
    if borrador is None:
        return None
    diario = leer_diario(borrador.contenido)
    if diario is None:
        # no llegó a apuntarse entero, y hasta entonces no se crea ningún temporal
        olvidar(sitio, paso)
        return Recuperacion(Desenlace.DESCARTADO, ())
    Obra(sitio, diario, paso).limpiar()
    return Recuperacion(Desenlace.DESCARTADO, _rutas(diario))


def _resuelto(obra: Obra) -> Recuperacion:
    desenlace = _llevado_a_un_extremo(obra)
    obra.limpiar(hecha=desenlace is Desenlace.COMPLETADO)
    if desenlace is None:
        raise _ni_acabar_ni_volver(obra.diario)
    return Recuperacion(desenlace, _rutas(obra.diario))


def _llevado_a_un_extremo(obra: Obra) -> Desenlace | None:
    """Acaba el lote y, si no cabe o el sistema no deja, vuelve atrás; `None` si no cabe nada."""
    estados = obra.estados()
    vuelta = all(estado.admite_volver for estado in estados)
    if all(estado.admite_avanzar for estado in estados):
        try:
            obra.avanzar()
        except ErrorDeDisco:
            if not vuelta:
                raise
        else:
            return Desenlace.COMPLETADO
    if not vuelta:
        return None
    obra.volver()
    return Desenlace.DESCARTADO


def _rutas(diario: Diario) -> tuple[str, ...]:
    return tuple(entrada.ruta for entrada in diario.entradas)


def _danado(sitio: Sitio) -> ErrorDeDisco:
    return ErrorDeDisco(
        f"se interrumpió una escritura y no se entiende lo que apuntó en «{sitio.diario}»",
        "compruebe con «git diff» qué archivos cambiaron y borre ese",
    )


def _ni_acabar_ni_volver(diario: Diario) -> ArchivoCambiado:
    rutas = enumeracion(entre_comillas(_rutas(diario)))
    return ArchivoCambiado(
        f"se interrumpió una escritura de {rutas}, y después alguien editó parte de ellos",
        "se han dejado como están: revíselos con «git diff» y repita la orden",
    )
