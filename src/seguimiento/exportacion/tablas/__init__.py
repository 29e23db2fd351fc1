"""La cartera en tablas: una por clase de cosa, con lo que significa cada columna y a qué lleva.

De esta declaración salen el CSV, su descriptor y la base de datos.
"""

from seguimiento.exportacion.tablas.clases import tablas
from seguimiento.exportacion.tablas.tabla import Columna, Tabla, Tipo, Valor

__all__ = ["Columna", "Tabla", "Tipo", "Valor", "tablas"]
