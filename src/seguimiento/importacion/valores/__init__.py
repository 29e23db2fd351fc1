"""Lo que dice una celda → los datos de un registro, con lo que de ello queda en duda."""

from seguimiento.importacion.valores.cuaderno import Cuaderno

__all__ = ["Cuaderno"]
