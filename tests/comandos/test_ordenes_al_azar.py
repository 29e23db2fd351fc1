"""Órdenes enteras al azar: hacen lo que se pide y nada más, y `seg deshacer` lo devuelve.

`make test` da sesenta; `make duro`, cuatro mil.
"""

import random
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.correcciones_al_azar import Orden
from apoyo.ediciones_al_azar import Edicion
from apoyo.fuzz_de_ordenes import Prueba, Resultado, tanda
from apoyo.registros_al_azar import Mundo

ARCHIVO = "data/evaluaciones/una.yaml"
TEXTO = "titulo: Una\norganizacion: OIM\nnotas: x  # n1· ojo\n"
ARBOL = {"titulo": "Una", "organizacion": "OIM", "notas": "x"}


@pytest.mark.parametrize("semilla", range(3))
def test_ordenes_al_azar_hacen_lo_que_se_pide_y_se_deshacen_byte_a_byte(semilla: int) -> None:
    visto = tanda(20, semilla)

    assert visto.danos == []
    assert visto.negadas <= 1
    assert visto.deshechas == visto.hechas > visto.ordenes // 2


def probada(raiz: Path, orden: Orden, mundo: Mundo) -> list[str]:
    """Los daños que se ven en una orden, sin su relato."""
    resultado = Resultado()
    Prueba(raiz, mundo, orden, resultado, random.Random(1)).hecha()  # noqa: S311
    return [dano.partition("\n")[0] for dano in resultado.danos]


def orden(esperado: dict[str, str], *palabras: str, debe_negarse: bool = False) -> Orden:
    edicion = Edicion("con", ("notas",), "otra", esperado)
    return Orden("una", palabras, ARCHIVO, edicion, {ARCHIVO: esperado}, debe_negarse)


def test_lo_que_no_es_lo_pedido_se_ve(tmp_path: Path) -> None:
    corregir = ("corregir", "una", "notas", "otra")
    con_otra, con_dos = ARBOL | {"notas": "otra"}, ARBOL | {"notas": "otra", "titulo": "Dos"}
    for pedida, danos in (
        (orden(con_otra, *corregir), []),
        (orden(con_dos, *corregir), ["=== PyYAML lee otra cosa"]),
        (orden(con_otra, *corregir, debe_negarse=True), ["=== hizo lo que no cabe"]),
        (orden(ARBOL, "corregir", "una", "titulo", "--borrar", debe_negarse=True), []),
    ):
        escribir(tmp_path, {ARCHIVO: TEXTO})
        assert probada(tmp_path, pedida, {ARCHIVO: ARBOL}) == danos


def test_lo_que_cambia_en_otro_archivo_se_ve(tmp_path: Path) -> None:
    otro = "data/evaluaciones/otra.yaml"
    citas = "titulo: Otra\norganizacion: OIM\nrecomendaciones:\n  - {id: R1, texto: Algo}\n"
    escribir(tmp_path, {ARCHIVO: TEXTO, otro: citas})
    edicion = Edicion("con", ("notas",), "otra", ARBOL)
    # se dice que se corrige una y se corrige la otra
    mundo: Mundo = {ARCHIVO: ARBOL, otro: {"titulo": "Otra"}}
    pedida = Orden("una", ("corregir", "otra", "notas", "otra"), ARCHIVO, edicion, mundo)
    assert f"=== cambió «{otro}»" in probada(tmp_path, pedida, mundo)
