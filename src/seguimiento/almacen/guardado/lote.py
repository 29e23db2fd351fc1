"""Guardar un cambio de uno o varios archivos: o todos o ninguno."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from seguimiento.almacen.guardado.arbol import (
    Paso,
    es_de_dentro,
    falta,
    leer,
    sin_aviso,
)
from seguimiento.almacen.guardado.diario import Diario, entrada_nueva
from seguimiento.almacen.guardado.exclusion import ESPERA, candado
from seguimiento.almacen.guardado.obra import Obra, cambiado
from seguimiento.almacen.guardado.recuperacion import terminar_lo_pendiente
from seguimiento.almacen.guardado.sitio import Sitio
from seguimiento.errores import ArchivoCambiado, ErrorDeDisco, ErrorDeSeguimiento

_LO_QUE_QUEDA = "lo que quedó a medias lo acabará o lo deshará la próxima orden que escriba"


class CambioDeArchivo(NamedTuple):
    """Lo que un archivo decía cuando se leyó y lo que debe decir."""

    ruta: str
    """Relativa a la raíz, con `/`."""
    antes: bytes | None
    """`None` si el archivo es nuevo."""
    despues: bytes | None
    """`None` si el archivo se quita."""


def guardar(  # noqa: PLR0913 — qué, cómo y qué se recuerda
    raiz: Path,
    cambios: Iterable[tuple[str, bytes | None, bytes | None]],
    *,
    que: str = "",
    sobran: Sequence[str] = (),
    espera: float = ESPERA,
    paso: Paso = sin_aviso,
) -> None:
    """Escribe todos los cambios o ninguno, también si el disco se llena o el proceso muere.

    Las carpetas que falten se crean. Lo último que se guarda puede deshacerse si `que` dice qué fue. Las
    carpetas que `sobran` se quitan si quedan vacías. Lanza `ArchivoCambiado` si algún archivo ya no dice lo que
    decía, `ArchivoOcupado` si otro está escribiendo y `ErrorDeDisco` si no se puede o no se debe
    escribir en alguno (enlaces, enlaces duros, solo lectura, sin sitio, sin permiso).
    """
    lote = [CambioDeArchivo(*uno) for uno in cambios]
    _comprobar_rutas(lote)
    with candado(raiz, espera) as sitio:
        terminar_lo_pendiente(sitio, paso)
        originales = [_original(raiz, cambio) for cambio in lote]
        # lo que queda igual se comprueba, pero no se toca
        pares = [
            (cambio, original)
            for cambio, original in zip(lote, originales, strict=True)
            if cambio.antes != cambio.despues
        ]
        if pares:
            diario = _apuntado(sitio, raiz, [cambio for cambio, _ in pares])
            diario = replace(diario, que=que, sobran=tuple(sobran))
            nuevos = [(cambio.despues, original) for cambio, original in pares]
            _aplicar(Obra(sitio, diario, paso), nuevos)


def _comprobar_rutas(lote: Sequence[CambioDeArchivo]) -> None:
    rutas = [cambio.ruta for cambio in lote]
    ajenas = [ruta for ruta in rutas if not es_de_dentro(ruta)]
    if ajenas or len({*rutas}) < len(rutas):
        raise ValueError(f"rutas repetidas o de fuera de la raíz: {ajenas or rutas}")


def _original(raiz: Path, cambio: CambioDeArchivo) -> os.stat_result | None:
    """Cómo es el archivo, si todavía dice lo que se leyó."""
    leido = leer(raiz, cambio.ruta)
    if leido is None and cambio.antes is not None:
        raise ArchivoCambiado(
            f"«{cambio.ruta}» ya no existe", "compruebe quién lo borró o lo renombró"
        )
    if leido is not None and cambio.antes is None:
        raise ArchivoCambiado(
            f"«{cambio.ruta}» ya existe", "elija otro nombre o modifique el que hay"
        )
    if leido is None:
        return None
    if leido.contenido != cambio.antes:
        raise cambiado(cambio.ruta)
    return leido.datos


def _apuntado(sitio: Sitio, raiz: Path, lote: Sequence[CambioDeArchivo]) -> Diario:
    posibles = {
        madre.as_posix() for cambio in lote for madre in PurePosixPath(cambio.ruta).parents
    } - {"."}
    return Diario(
        raiz=raiz.resolve().relative_to(sitio.arbol).as_posix(),
        carpetas=tuple(sorted(carpeta for carpeta in posibles if falta(raiz, carpeta))),
        entradas=tuple(entrada_nueva(*cambio) for cambio in lote),
    )


def _aplicar(obra: Obra, nuevos: Iterable[tuple[bytes | None, os.stat_result | None]]) -> None:
    try:
        obra.preparar(nuevos)
        obra.decidir()
        obra.avanzar()
    except BaseException as error:  # también una interrupción
        _deshacer(obra, error)
        raise
    # ya está escrito: si el diario no pudo borrarse, lo hará la próxima orden
    with suppress(ErrorDeDisco):
        obra.limpiar(hecha=True)


def _deshacer(obra: Obra, motivo: BaseException) -> None:
    """Deja todo como estaba; si tampoco puede, el diario queda para la próxima orden y se dice."""
    try:
        obra.deshacer()
    except ErrorDeSeguimiento:
        if isinstance(motivo, ErrorDeSeguimiento):
            motivo.ayuda = f"{motivo.ayuda}; {_LO_QUE_QUEDA}"
