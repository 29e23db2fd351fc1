"""`seg informe trimestral --hojas`: además del informe, un archivo por evaluación con todas sus hojas."""

import gc
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from seguimiento.comandos.carpetas import hecha
from seguimiento.errores import ErrorDeUso
from seguimiento.informes.tipos import FormatoDeInforme, Tipo
from seguimiento.redaccion import cuenta, visible

if TYPE_CHECKING:
    from seguimiento.comandos.sesion import Sesion
    from seguimiento.diagnosticos import Diagnostico
    from seguimiento.informes.marco import Encargo, HojasAparte
    from seguimiento.informes.plantillas import Plantillas

TRIMESTRAL = "trimestral"
"""El único informe con hojas."""
_HOJAS = "hojas"
"""Cómo se llama su plantilla."""


class _ConDefectos(Exception):
    """Una plantilla no puede ponerse: no se escribe nada."""

    def __init__(self, diagnosticos: "tuple[Diagnostico, ...]") -> None:
        super().__init__()
        self.diagnosticos = diagnosticos


def comprobar(tipo: Tipo, carpeta: str | None) -> None:
    """Que las hojas se pidan del informe que las tiene y a una carpeta. Lanza `ErrorDeUso`."""
    if carpeta is None:
        return
    if tipo.nombre != TRIMESTRAL:
        ayuda = f"las lleva «seg informe {TRIMESTRAL} --hojas CARPETA»"
        raise ErrorDeUso(f"el informe «{tipo.nombre}» no lleva «--hojas»", ayuda)
    if carpeta == "-" or (Path(carpeta).exists() and not Path(carpeta).is_dir()):
        raise ErrorDeUso(
            f"«--hojas» espera una carpeta, y «{carpeta}» no lo es", "por ejemplo, «--hojas hojas»"
        )


def escribir_con_hojas(  # noqa: PLR0913, PLR0917 — el informe, sus hojas y a dónde va cada cosa
    sesion: "Sesion",
    plantillas: "Plantillas",
    archivo: str,
    encargo: "Encargo",
    carpeta: Path,
    destino: str | None,
    formato: FormatoDeInforme,
) -> "tuple[Diagnostico, ...]":
    """Escribe el informe y las hojas, todo o nada; da los defectos de la plantilla que los tenga.

    Lanza `ErrorDeUso` si una hoja caería sobre el informe.
    """
    from seguimiento.informes.vistas.trimestral import vista_de
    from seguimiento.informes.vistas.trimestral.archivos import archivos
    from seguimiento.informes.vistas.trimestral.sin_hoja import con_hojas
    from seguimiento.informes.vistas.trimestral.trimestre import trimestre

    aparte = _aparte(sesion, carpeta, destino, formato)
    t = con_hojas(trimestre(replace(encargo, aparte=aparte)))

    def puesto(plantilla: str, vista: object) -> str:
        rendido = plantillas.rendir(plantilla, vista)
        if rendido.diagnosticos:
            raise _ConDefectos(rendido.diagnosticos)
        return rendido.texto

    def hojas() -> Iterator[tuple[Path, str]]:
        # cada plantilla deja ciclos, que sin recolector (`__main__`) se suman; lo de antes no se recorre
        gc.freeze()
        gc.enable()
        for nombre, vista in archivos(t, aparte):
            yield carpeta / nombre, puesto(f"{_HOJAS}.{formato.value}.j2", vista)

    try:
        informe = puesto(archivo, vista_de(t))
        _escribir(sesion, carpeta, informe, destino, hojas())
    except _ConDefectos as error:
        return error.diagnosticos
    return ()


def _aparte(
    sesion: "Sesion", carpeta: Path, destino: str | None, formato: FormatoDeInforme
) -> "HojasAparte":
    from seguimiento.almacen.git.repositorio import arbol_de
    from seguimiento.informes.marco import HojasAparte, hasta_la_raiz

    raiz, aqui = sesion.raiz.resolve(), carpeta.resolve()
    suyo = None if destino is None or destino == "-" else Path(destino).resolve()
    desde = suyo.parent if suyo else Path.cwd()
    try:
        camino = Path(os.path.relpath(aqui, desde)).as_posix()
        de_vuelta = Path(os.path.relpath(suyo, aqui)).as_posix() if suyo else ""
    except ValueError as error:
        raise ErrorDeUso("las hojas y el informe van en discos distintos", "júntelos") from error
    return HojasAparte(
        carpeta="" if camino == "." else f"{quote(camino)}/",
        extension=f".{formato.value}",
        hasta_la_raiz=hasta_la_raiz(raiz, aqui, arbol_de(raiz) or raiz),
        informe=quote(de_vuelta),
    )


def _escribir(
    sesion: "Sesion",
    carpeta: Path,
    informe: str,
    destino: str | None,
    hojas: Iterator[tuple[Path, str]],
) -> None:
    def todo() -> Iterator[tuple[Path, str]]:
        for ruta, texto in hojas:
            if suyo is not None and _mismo(ruta, suyo):
                ayuda = "dé al informe otro nombre o a las hojas otra carpeta"
                raise ErrorDeUso(
                    f"«{visible(str(ruta))}» sería a la vez el informe y una hoja", ayuda
                )
            yield ruta, texto
        if suyo is not None:
            yield suyo, informe

    suyo = Path(destino) if destino is not None and destino != "-" else None

    with hecha(carpeta):
        escritos = sesion.salida.escribir_archivos(todo())
    sesion.salida.decir_de_cuando()
    de_hojas = len(escritos) - (suyo is not None)
    sesion.salida.decir_escrito(f"las hojas de {cuenta(de_hojas, 'evaluación')}, en {carpeta}")
    if suyo is None:
        sesion.salida.escribir(informe, destino)
    else:
        sesion.salida.decir_escrito(str(suyo))


def _mismo(una: Path, otra: Path) -> bool:
    """Si son el mismo archivo, también en un disco que no distingue mayúsculas."""
    return str(una.resolve()).casefold() == str(otra.resolve()).casefold()
