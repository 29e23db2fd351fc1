"""Lo que vale para todas las pruebas: propiedades sin azar, sin límite de tiempo ni memoria entre ejecuciones."""

import pytest
from hypothesis import settings

# sus comprobaciones también deben decir qué hallaron
pytest.register_assert_rewrite("apoyo")

# sin base de datos, una prueba no deja archivos; sin plazo, una máquina lenta no la hace fallar; sin
# azar, dos ejecuciones dicen lo mismo
settings.register_profile("seguimiento", deadline=None, database=None, derandomize=True)
settings.load_profile("seguimiento")
