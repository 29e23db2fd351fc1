"""`seg corregir` pone, cambia y quita cada campo de cada clase de elemento, sin tocar nada más.

Los campos se enumeran del modelo: uno nuevo se prueba solo. `make test` prueba uno de cada cincuenta; `make
duro`, todos.
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from apoyo.correcciones_al_azar import (
    Nombrado,
    Orden,
    anadiendo,
    caminos,
    da_el_codigo,
    negada,
    poniendo,
    quitando,
)
from apoyo.esfuerzo import una_parte
from apoyo.fuzz_de_ordenes import Prueba, Resultado, errores, escribir
from apoyo.registros_al_azar import Inventor, Mundo, Sitio, en, mundo_al_azar, sitios
from seguimiento.campos import campos, escritura
from seguimiento.elementos import MODELOS
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.tipos import Registro
from seguimiento.vocabularios import Ausencia

SEMILLA = 11
AZAR = random.Random(SEMILLA)  # noqa: S311 — inventa registros, no secretos
MUNDO = mundo_al_azar(AZAR, densidad=1)
"""Un repositorio con todos los campos escritos."""


def uno_de_cada() -> Iterator[Sitio]:
    """Un elemento de cada clase y modelo."""
    vistos = set()
    for sitio in sitios(MUNDO):
        if (sitio.modelo, sitio.clase) not in vistos:
            vistos.add((sitio.modelo, sitio.clase))
            yield sitio


CASOS = [
    (sitio, nombrado)
    for sitio in uno_de_cada()
    for nombrado in caminos(sitio, en(MUNDO[sitio.archivo], sitio.ruta))
]


@pytest.fixture(autouse=True)
def _sin_esperar_al_disco(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)


def test_se_prueban_todos_los_campos_de_todos_los_registros() -> None:
    """Ninguno queda fuera por no haberse inventado."""

    def de_dentro(modelo: type[Registro]) -> Iterator[tuple[str, str]]:
        for campo in campos(modelo):
            if campo.registro:
                yield from de_dentro(campo.registro)
            if not campo.elementos and not escritura(modelo, campo.clave).es_mapa:
                yield modelo.__name__, campo.clave

    raices: list[type[Registro]] = [Configuracion]
    raices += [modelo for suyos in MODELOS.values() for modelo in suyos]
    debidos = {uno for raiz in raices for uno in de_dentro(raiz)}
    probados = {(n.campo.modelo.__name__, n.campo.clave) for _, n in CASOS}
    assert debidos - probados == set()


@pytest.mark.parametrize(
    ("sitio", "nombrado"),
    una_parte(CASOS, cada=50),
    ids=lambda uno: uno.ref if isinstance(uno, Sitio) else uno.escrito,
)
def test_cada_campo_se_cambia_se_quita_y_se_pone(
    sitio: Sitio, nombrado: Nombrado, tmp_path: Path
) -> None:
    azar = random.Random(SEMILLA)  # noqa: S311
    escribir(tmp_path, MUNDO, azar)
    mundo, habia = MUNDO, errores(tmp_path)
    resultado = Resultado()
    for orden in _ordenes(mundo, sitio, nombrado, azar):
        como = Prueba(tmp_path, mundo, orden, resultado, azar).hecha()
        assert resultado.danos == []
        assert (dict(resultado.motivos), dict(resultado.con_error)) == ({}, {}), orden.palabras
        assert como == ("negada" if orden.debe_negarse else "hecha"), orden.palabras
        mundo = mundo if orden.debe_negarse else orden.esperado
    assert errores(tmp_path) - habia == {}


def _ordenes(
    mundo: Mundo, sitio: Sitio, nombrado: Nombrado, azar: random.Random
) -> Iterator[Orden]:
    """Otro valor; quitarlo, si puede faltar; y ponerlo de nuevo."""
    campo = nombrado.campo
    es_lista = campo.es_lista and not nombrado.es_elemento
    if da_el_codigo(sitio, nombrado):
        return  # se prueba aparte, con quien lo nombra
    inventor = Inventor(azar, mundo, 0.3, numero=900)
    habia = en(mundo[sitio.archivo], (*sitio.ruta, *nombrado.ruta))
    otro = habia
    while otro == habia:
        otro = inventor.lista(campo, 2) if es_lista else inventor.uno(campo)
        if len({*map(str, (inventor.uno(campo) for _ in range(9)))}) == 1:
            break  # solo admite uno
    if campo.clave != "tipo" or "practicas" not in sitio.archivo or len(nombrado.ruta) > 1:
        yield (orden := poniendo(mundo, sitio, nombrado, otro))
        mundo = orden.esperado
    if es_lista:
        yield (orden := anadiendo(mundo, sitio, nombrado, inventor.uno(campo)))
        yield (orden := quitando(orden.esperado, sitio, nombrado, 0))
        mundo = orden.esperado
    if escritura(campo.modelo, campo.clave).con_ausencia and not nombrado.es_elemento:
        yield (orden := poniendo(mundo, sitio, nombrado, Ausencia.NO_REGISTRA.value))
        mundo = orden.esperado
    if campo.obligatorio and not nombrado.es_elemento:
        yield negada(mundo, sitio, nombrado, (), "--borrar")
        return
    yield (orden := quitando(mundo, sitio, nombrado))
    if not nombrado.es_elemento:
        yield poniendo(orden.esperado, sitio, nombrado, otro)
