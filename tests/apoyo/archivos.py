"""Comparar archivos de dos fuentes por lo que dicen."""

from seguimiento.almacen.fuentes import Archivo
from seguimiento.diagnosticos import Falta

Dicho = tuple[str, bytes | None, tuple[Falta, ...], bool] | None


def dicho(archivo: Archivo | None) -> Dicho:
    """Todo lo que se sabe de un archivo, ya leído; `None` si no lo hay."""
    if archivo is None:
        return None
    return archivo.ruta, archivo.contenido, archivo.faltas, archivo.es_carpeta
