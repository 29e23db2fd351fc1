"""Dónde empieza el repositorio de seguimiento."""

import os
from pathlib import Path

from seguimiento.almacen.sitios import CONFIGURACION, DATOS
from seguimiento.errores import RaizNoEncontrada
from seguimiento.globales import entrecomillado
from seguimiento.redaccion import visible


def buscar_raiz(desde: Path) -> Path:
    """La primera carpeta, de `desde` hacia arriba, con `seguimiento.yaml` o `data/evaluaciones`."""
    absoluta = desde.absolute()
    for carpeta in (absoluta, *absoluta.parents):
        if es_raiz(carpeta):
            return carpeta
    raise RaizNoEncontrada(
        "aquí no hay registros de seguimiento",
        "vaya a la carpeta del repositorio, indíquela con «-C CARPETA», traiga la de otros con «git clone DIRECCIÓN» o empiece una con «seg iniciar»",
    )


def comprobar_raiz(carpeta: Path) -> Path:
    """La carpeta pedida con `-C`, si existe y tiene registros."""
    mostrada = visible(str(carpeta))
    if not os.path.isdir(carpeta):  # noqa: PTH112 — Path.is_dir lanza OSError sin permiso
        raise RaizNoEncontrada(f"la carpeta «{mostrada}» no existe", "revise lo que sigue a «-C»")
    if not es_raiz(carpeta):
        raise RaizNoEncontrada(
            f"en «{mostrada}» no hay registros de seguimiento",
            f"se esperaba «{CONFIGURACION}» o «{DATOS}/evaluaciones»; para empezarlos ahí, "
            f"«seg iniciar {entrecomillado(mostrada)}»",
        )
    return carpeta.absolute()


def es_raiz(carpeta: Path) -> bool:
    """Si la carpeta es la raíz de un repositorio de seguimiento."""
    # os.path y no Path: por una carpeta sin permiso se pasa de largo, no se revienta
    tiene_configuracion = os.path.isfile(carpeta / CONFIGURACION)  # noqa: PTH113
    return tiene_configuracion or os.path.isdir(carpeta / DATOS / "evaluaciones")  # noqa: PTH112


def rutas_de_los_registros(raiz: Path, plantillas: str | None) -> list[str]:
    """Lo que, si cambia, cambia un informe: datos, configuración y plantillas propias, desde la raíz.

    Las plantillas de fuera del repositorio no cuentan, porque no se usan.
    """
    rutas = [DATOS, CONFIGURACION]
    if plantillas is None:
        return rutas
    # lo que hay de verdad tras los enlaces y los «..», que es lo que git conoce
    real = Path(os.path.realpath(raiz))
    carpeta = Path(os.path.realpath(real / plantillas))
    if carpeta == real:
        # en la raíz hay mucho más que plantillas
        return [*rutas, *sorted(una.name for una in real.glob("*.j2"))]
    dentro = carpeta.is_relative_to(real)
    return [*rutas, carpeta.relative_to(real).as_posix()] if dentro else rutas
