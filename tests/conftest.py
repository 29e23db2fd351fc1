"""Lo que vale para todas las pruebas: propiedades sin azar, sin límite de tiempo ni memoria entre ejecuciones."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

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
def _los_mismos_bytes_en_cualquier_sistema() -> Iterator[None]:
    """Lo que escribe una prueba acaba sus líneas como lo que ha de salir. El programa no usa `write_text`."""
    escribir = Path.write_text

    def con_su_salto(
        ruta: Path,
        texto: str,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str = "\n",
    ) -> int:
        return escribir(ruta, texto, encoding, errors, newline)

    with pytest.MonkeyPatch.context() as sistema:
        sistema.setattr(Path, "write_text", con_su_salto)
        yield


@pytest.fixture(autouse=True, scope="session")
def _sin_lo_que_el_sistema_no_hace() -> Iterator[None]:
    from apoyo.omitidas import omitir_al_pedirlo

    with pytest.MonkeyPatch.context() as sistema:
        omitir_al_pedirlo(sistema)
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
