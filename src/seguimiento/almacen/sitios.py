"""Dónde está lo que es de un repositorio de seguimiento, desde su raíz."""

DATOS = "data"
"""La carpeta de los registros."""
CONFIGURACION = "seguimiento.yaml"
"""Lo que la organización ajusta."""
