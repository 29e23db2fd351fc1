"""Lo que vale para todas las pruebas: propiedades sin límite de tiempo ni memoria entre ejecuciones."""

import pytest
from hypothesis import settings

# sus comprobaciones también deben decir qué hallaron
pytest.register_assert_rewrite("apoyo")

# sin base de datos, una prueba no deja archivos; sin plazo, una máquina lenta no la hace fallar
settings.register_profile("seguimiento", deadline=None, database=None)
settings.load_profile("seguimiento")
