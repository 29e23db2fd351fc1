"""El único modo en que un lector se niega a leer un archivo."""

from pathlib import Path
from typing import ClassVar

from seguimiento.diagnosticos.importacion import ARCHIVO_DESMESURADO, ARCHIVO_NO_ADMITIDO
from seguimiento.errores import ErrorDeSeguimiento
from seguimiento.redaccion import visible


class ArchivoRechazado(ErrorDeSeguimiento):
    """El archivo no se lee: por qué (`codigo` es el SEG7nn que lo explica) y qué hacer."""

    codigo_de_salida: ClassVar[int] = 1

    def __init__(self, codigo: str, mensaje: str, ayuda: str = "") -> None:
        super().__init__(mensaje, ayuda)
        self.codigo = codigo


def no_admitido(ruta: Path, por_que: str, ayuda: str = "") -> ArchivoRechazado:
    """No es de una clase que se lea: «matriz.docx» lleva contraseña."""
    return ArchivoRechazado(ARCHIVO_NO_ADMITIDO, f"«{visible(ruta.name)}» {por_que}", ayuda)


def desmesurado(ruta: Path, por_que: str, ayuda: str = "") -> ArchivoRechazado:
    """Pasa de lo que se lee: «matriz.docx» ocupa más de 50 MB."""
    return ArchivoRechazado(ARCHIVO_DESMESURADO, f"«{visible(ruta.name)}» {por_que}", ayuda)
