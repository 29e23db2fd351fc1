"""Dónde empieza el repositorio de seguimiento."""

from pathlib import Path

from seguimiento.errores import RaizNoEncontrada
from seguimiento.repositorio.fuentes import CONFIGURACION, DATOS

REGISTROS = (DATOS, CONFIGURACION, "templates")
"""Lo que forma parte de los registros a efectos de saber de qué commit son."""


def buscar_raiz(desde: Path) -> Path:
    """La primera carpeta, de `desde` hacia arriba, con `seguimiento.yaml` o `data/evaluaciones`."""
    for carpeta in (desde, *desde.parents):
        if es_raiz(carpeta):
            return carpeta
    raise RaizNoEncontrada(
        "aquí no hay registros de seguimiento",
        "vaya a la carpeta del repositorio o indíquela con «-C CARPETA»",
    )


def comprobar_raiz(carpeta: Path) -> Path:
    """La carpeta pedida con `-C`, si existe y tiene registros."""
    if not carpeta.is_dir():
        raise RaizNoEncontrada(f"la carpeta «{carpeta}» no existe", "revise lo que sigue a «-C»")
    if not es_raiz(carpeta):
        raise RaizNoEncontrada(
            f"en «{carpeta}» no hay registros de seguimiento",
            f"se esperaba «{CONFIGURACION}» o «{DATOS}/evaluaciones»",
        )
    return carpeta.absolute()


def es_raiz(carpeta: Path) -> bool:
    """Si la carpeta es la raíz de un repositorio de seguimiento."""
    return (carpeta / CONFIGURACION).is_file() or (carpeta / DATOS / "evaluaciones").is_dir()
