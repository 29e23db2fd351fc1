"""Lo que vale para todas las pruebas: propiedades sin límite de tiempo ni memoria entre ejecuciones."""

from hypothesis import settings

# sin base de datos, una prueba no deja archivos; sin plazo, una máquina lenta no la hace fallar
settings.register_profile("seguimiento", deadline=None, database=None)
settings.load_profile("seguimiento")
