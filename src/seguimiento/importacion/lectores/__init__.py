"""Cada clase de archivo, leída como la ve quien la abre."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from seguimiento.importacion.lectores.archivo import octetos
from seguimiento.importacion.lectores.rechazo import no_admitido
from seguimiento.importacion.material import Material

_LECTORES = {
    ".docx": "word",
    ".xlsx": "excel",
    ".csv": "delimitado",
    ".tsv": "delimitado",
    ".tab": "delimitado",
    ".txt": "texto",
    ".json": "objetos",
    ".xls": "calamine",
    ".ods": "calamine",
}
"""El módulo que lee cada clase: se importa el que haga falta."""
_SE_LEEN = "se leen .docx, .xlsx, .csv, .tsv, .txt y .json; con el extra «calamine», .xls y .ods"


def leer(ruta: Path, *, estricto: bool = False) -> Material:
    """Lo que el archivo muestra, según la clase que diga su nombre.

    Lanza `ArchivoRechazado` si no es de las que se leen, no es lo que su nombre dice, pasa de lo que se lee
    o —si es `estricto`— lleva cambios controlados. Nada del archivo se ejecuta ni se trae de fuera.
    """
    extension = ruta.suffix.lower()
    if extension not in _LECTORES:
        octetos(ruta)  # si es de los que se rechazan por su nombre, dice cómo traerlo
        que = (
            f"no se lee: acaba en «{extension}»"
            if extension
            else "no se lee: su nombre no dice qué es"
        )
        raise no_admitido(ruta, que, _SE_LEEN)
    modulo = import_module(f"{__name__}.{_LECTORES[extension]}")
    lector: Callable[..., Material] = modulo.leer
    return lector(ruta, estricto=True) if estricto and extension == ".docx" else lector(ruta)
