"""Nada crece más deprisa que lo que se le da: con el doble de datos, el doble de trabajo.

Se cuentan operaciones, no segundos. Lo que una operación hace por dentro en C no se ve aquí: lo mide
`make duro`, con cada familia, orden y formato.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from apoyo.crecimiento import (
    FAMILIAS,
    HOY,
    ORDENES,
    Archivos,
    con_base,
    crecimiento,
    escritos,
    operaciones,
)
from apoyo.ejecucion import seg
from seguimiento.almacen.fuentes import Memoria
from seguimiento.analisis import indice, parecidos
from seguimiento.repositorio import revisar

MAXIMO = 1.25
"""Lo que crece como lo que lee da 1, y lo que crece como su cuadrado, 2."""


@pytest.fixture(autouse=True)
def pocas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lo que se acota se acota pronto: así basta con registros pequeños para verlo."""
    monkeypatch.setattr(indice, "MAXIMO_DE_BUSQUEDAS", 5)
    monkeypatch.setattr(parecidos, "SE_COMPARAN", 5)
    monkeypatch.setattr(indice, "SE_COMPARAN", 5)


def memoria(archivos: Archivos) -> Memoria:
    return Memoria({ruta: texto.encode() for ruta, texto in archivos.items()})


@pytest.mark.parametrize("familia", FAMILIAS)
def test_validar_no_crece_mas_que_los_registros(familia: str) -> None:
    def medir(n: int) -> float:
        return operaciones(partial(revisar, memoria(FAMILIAS[familia](n)), HOY))

    medir(5)
    assert crecimiento(medir, 40).razon < MAXIMO


def test_comparar_con_la_base_no_crece_mas_que_el_cambio() -> None:
    def medir(n: int) -> float:
        antes, despues = map(memoria, con_base(n))
        return operaciones(lambda: revisar(despues, HOY, base=antes))

    medir(5)
    assert crecimiento(medir, 40).razon < MAXIMO


@pytest.mark.parametrize(
    ("familia", "orden"),
    [
        ("un nombre en muchas carpetas", ("validar", "--formato", "sarif")),
        ("un nombre en muchas carpetas", ("validar", "--formato", "junit")),
        ("un nombre en muchas carpetas", ("status", "--json")),
        ("muchos actores declarados", ("status", "--por", "responsable")),
        ("decisiones de una reunión", ("acta", "mesa/reunion-2022-10-05")),
        ("decisiones con su compromiso", ("informe", "acta", "mesa/reunion-2022-10-05")),
        ("recomendaciones con el mismo identificador", ("diagnostico", "--reparar")),
    ],
)
def test_una_orden_no_crece_mas_que_los_registros(
    familia: str, orden: Sequence[str], tmp_path: Path
) -> None:
    def medir(n: int) -> float:
        raiz = escritos(tmp_path / str(n), FAMILIAS[familia](n))
        return operaciones(partial(seg, *orden, en=raiz, hoy=HOY.isoformat()))

    medir(5)
    assert crecimiento(medir, 40).razon < MAXIMO


def test_hay_una_orden_de_cada_salida() -> None:
    """Las que `make duro` mide con todas las familias."""
    assert {orden[0] for orden in ORDENES} >= {"status", "lista", "buscar", "informe", "validar"}
