"""Comparar archivos por lo que dicen: los de dos fuentes, y los de una carpeta antes y después."""

from pathlib import Path

from seguimiento.almacen.fuentes import Archivo
from seguimiento.diagnosticos import Falta

Dicho = tuple[str, bytes | None, tuple[Falta, ...], bool] | None


def dicho(archivo: Archivo | None) -> Dicho:
    """Todo lo que se sabe de un archivo, ya leído; `None` si no lo hay."""
    if archivo is None:
        return None
    return archivo.ruta, archivo.contenido, archivo.faltas, archivo.es_carpeta


def todo(raiz: Path) -> dict[str, bytes]:
    """Cada archivo que hay bajo la carpeta, también oculto, y lo que dice."""
    return {str(r.relative_to(raiz)): r.read_bytes() for r in raiz.rglob("*") if r.is_file()}
