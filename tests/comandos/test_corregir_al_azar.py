"""Órdenes enteras al azar: `seg corregir` hace lo que se pide y nada más, y `seg deshacer` lo devuelve.

`make test` da sesenta; `make duro`, cuatro mil.
"""

from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ediciones_al_azar import Edicion
from apoyo.fuzz_de_corregir import ARCHIVO, Orden, Resultado, probar, tanda


@pytest.mark.parametrize("semilla", range(3))
def test_ordenes_al_azar_hacen_lo_que_se_pide_y_se_deshacen_byte_a_byte(semilla: int) -> None:
    visto = tanda(20, semilla)

    assert visto.danos == []
    assert visto.negadas <= 1
    assert visto.deshechas == visto.hechas > visto.ordenes // 2


def test_lo_que_no_es_lo_pedido_se_ve(tmp_path: Path) -> None:
    texto = "titulo: Una\norganizacion: OIM\nnotas: x  # n1· ojo\n"
    raiz = escribir(tmp_path, {ARCHIVO: texto})
    arbol = {"titulo": "Una", "organizacion": "OIM", "notas": "otra"}
    for esperado, danos in (({**arbol, "titulo": "Dos"}, ["PyYAML lee otra cosa"]), (arbol, [])):
        resultado = Resultado()
        edicion = Edicion("con", ("notas",), "otra", esperado)
        escribir(raiz, {ARCHIVO: texto})
        assert probar(raiz, Orden("una", "notas", (), ("otra",), edicion), resultado) is (not danos)
        assert [uno.partition("\n")[0] for uno in resultado.danos] == [f"=== {d}" for d in danos]
