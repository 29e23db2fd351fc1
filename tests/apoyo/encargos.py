"""Encargos de informes sobre carteras escritas en YAML, sin disco ni git."""

from collections.abc import Mapping
from datetime import date
from textwrap import dedent

from seguimiento.almacen.fuentes import Memoria
from seguimiento.almacen.git import EstadoEnGit
from seguimiento.fechas import leer_periodo
from seguimiento.informes.marco import Encargo
from seguimiento.repositorio import cargar

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def encargo_de(
    archivos: Mapping[str, str], hoy: date, argumento: str = "", periodo: str = ""
) -> Encargo:
    """El encargo de un informe sobre unos archivos, por su ruta, ya confirmados en git."""
    contenidos = {ruta: dedent(texto).encode() for ruta, texto in archivos.items()}
    return Encargo(
        carga=cargar(Memoria(contenidos)),
        hoy=hoy,
        git=EstadoEnGit(COMMIT, modificado=False),
        argumento=argumento,
        periodo=leer_periodo(periodo) if periodo else None,
    )
