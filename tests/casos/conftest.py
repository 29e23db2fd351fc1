"""Los casos hallados al usar el programa, uno por prueba y con el nombre de su clase.

Cada uno es el ejemplo más corto de algo que falló, con la orden que se tecleó y lo que debe dar. La clase
entera se prueba en la carpeta de lo que falló; lo que tardaba más de lo debido, en `test_crecimiento.py`.
"""

from apoyo.entorno import sin_entorno

__all__ = ("sin_entorno",)
