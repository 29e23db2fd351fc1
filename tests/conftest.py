"""Lo que vale para todas las pruebas: propiedades sin azar, sin límite de tiempo ni memoria entre ejecuciones."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# sus comprobaciones también deben decir qué hallaron
pytest.register_assert_rewrite("apoyo")

# sin base de datos, una prueba no deja archivos; sin plazo, una máquina lenta no la hace fallar; sin
# azar, dos ejecuciones dicen lo mismo
settings.register_profile("seguimiento", deadline=None, database=None, derandomize=True)
settings.load_profile("seguimiento")

# el programa corre sin recolector; con miles de pruebas en la memoria, buscar ciclos cada poco es la
# quinta parte de lo que tardan
gc.set_threshold(100_000, 20, 20)


@pytest.fixture(autouse=True, scope="session")
def _sin_esperar_al_disco() -> Iterator[None]:
    """Asentar solo importa si se corta la luz, y es casi todo lo que se tarda en guardar."""
    with pytest.MonkeyPatch.context() as sistema:
        sistema.setattr(os, "fsync", lambda _descriptor: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def _lo_que_siempre_sale_igual() -> Iterator[None]:
    from apoyo.una_vez import recordarlo

    with pytest.MonkeyPatch.context() as programa:
        recordarlo(programa)
        yield


@pytest.fixture(autouse=True, scope="session")
def _sin_lo_que_se_recuerda() -> Iterator[None]:
    """Ninguna prueba toca la caché de quien las pasa; con `SEG_PRUEBAS_CACHE`, todas usan la de esa carpeta."""
    from apoyo.cache import de_la_cache

    with pytest.MonkeyPatch.context() as entorno:
        for nombre, valor in de_la_cache().items():
            entorno.setenv(nombre, valor)
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lo que este sistema no puede pasar se omite y dice por qué."""
    from apoyo.omitidas import omitir

    omitir(items)


def pytest_collection_finish() -> None:
    """Lo recogido dura hasta el final: no hay que mirar una y otra vez si puede olvidarse."""
    gc.freeze()
