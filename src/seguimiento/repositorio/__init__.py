"""Lo que se hace con los registros: leerlos todos, revisarlos, proponer cambios, unirlos, recortarlos y renumerarlos."""

from seguimiento.repositorio.repositorio import Carga, Recuento, cargar
from seguimiento.repositorio.revision import Revision, revisar

__all__ = ["Carga", "Recuento", "Revision", "cargar", "revisar"]
