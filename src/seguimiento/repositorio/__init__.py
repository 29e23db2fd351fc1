"""Lo único que toca disco, git y cache."""

from seguimiento.repositorio.fuentes import Directorio, Fuente, Memoria
from seguimiento.repositorio.repositorio import Carga, Recuento, cargar
from seguimiento.repositorio.revision import Revision, revisar

__all__ = ["Carga", "Directorio", "Fuente", "Memoria", "Recuento", "Revision", "cargar", "revisar"]
