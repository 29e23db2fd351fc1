"""Los libros de Excel: vigilados antes de abrirse y leídos como se ven."""

from seguimiento.importacion.lectores.excel.lectura import leer

__all__ = ["leer"]
