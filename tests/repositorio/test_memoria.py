"""Lo que ocupa una cartera leída: cada texto, una vez y sin copias, y nada que solo haga falta para revisar."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from apoyo.carteras import generada
from seguimiento.almacen.fuentes import Memoria
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio import Carga, cargar

BYTES_POR_BYTE = 2.6
"""Cuánto ocupa, como mucho, lo leído por cada byte de YAML: con cada texto repetido eran 3,8."""


@pytest.fixture(scope="module")
def archivos() -> dict[str, bytes]:
    return {ruta: texto.encode() for ruta, texto in generada(40).items()}


@pytest.fixture
def carga(archivos: dict[str, bytes]) -> Carga:
    return cargar(Memoria(archivos))


@pytest.fixture
def textos(carga: Carga) -> list[str]:
    """Todo texto de los registros, cada vez que se dice."""
    return [texto for uno in carga.cartera.registros() for texto in _textos(uno.registro)]


def _textos(valor: object) -> Iterator[str]:
    if type(valor) is str:
        yield valor
    elif isinstance(valor, tuple):
        for uno in valor:
            yield from _textos(uno)
    elif isinstance(valor, dict):
        yield from _textos((*valor, *valor.values()))
    elif isinstance(valor, Registro):
        yield from _textos(vars(valor))


def test_lo_mismo_dicho_muchas_veces_es_un_solo_texto(textos: list[str]) -> None:
    assert len(textos) > 2 * len(set(textos))
    assert len({id(texto) for texto in textos}) == len(set(textos))


def test_mirar_no_guarda_lo_que_solo_usa_revisar(carga: Carga) -> None:
    guardan = [
        uno.archivo for uno in carga.aportes.values() if {"suyos", "recordado"} & {*vars(uno)}
    ]
    assert guardan == []


def _en_otro_proceso(programa: str, archivos: dict[str, bytes], carpeta: Path) -> int:
    """El número que escribe: los textos de las demás pruebas son los mismos objetos que los de estas."""
    for ruta, contenido in archivos.items():
        (carpeta / ruta).parent.mkdir(parents=True, exist_ok=True)
        (carpeta / ruta).write_bytes(contenido)
    orden = [sys.executable, "-c", programa, str(carpeta)]
    return int(subprocess.run(orden, capture_output=True, text=True, check=True).stdout)


_CON_COPIA = """
import gc, sys
from pathlib import Path
from seguimiento.almacen.disco import Directorio
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio import cargar
cartera = cargar(Directorio(Path(sys.argv[1]))).cartera
pendientes, textos = [uno.registro for uno in cartera.registros()], []
while pendientes:
    uno = pendientes.pop()
    match uno:
        case str(): textos += [uno] if type(uno) is str else []
        case tuple(): pendientes += uno
        case dict(): pendientes += [*uno, *uno.values()]
        case Registro(): pendientes += vars(uno).values()
assert any(not texto.isascii() for texto in textos)
print(sum(sys.getsizeof(texto) > sys.getsizeof(texto[:1] + texto[1:]) for texto in textos))
"""


def test_ningun_texto_lleva_una_copia_al_lado(archivos: dict[str, bytes], tmp_path: Path) -> None:
    """La que Python guarda en UTF-8 de los que tienen tildes, si alguien la pide."""
    assert _en_otro_proceso(_CON_COPIA, archivos, tmp_path) == 0


_MEDIR = """
import gc, sys, tracemalloc
from pathlib import Path
from seguimiento.almacen.disco import Directorio
from seguimiento.repositorio import cargar
fuente = Directorio(Path(sys.argv[1]))
cargar(fuente)  # ya hecho, lo que se calcula una vez por ejecución no cuenta
gc.collect()
tracemalloc.start()
leida = cargar(fuente, con_identidad=False)
gc.collect()
print(tracemalloc.get_traced_memory()[0])
"""


def test_lo_leido_ocupa_poco_mas_que_lo_escrito(archivos: dict[str, bytes], tmp_path: Path) -> None:
    ocupa = _en_otro_proceso(_MEDIR, archivos, tmp_path)
    assert ocupa < BYTES_POR_BYTE * sum(map(len, archivos.values()))
