"""Recorrer lo escrito con la forma apuntada da lo mismo que con el modelo."""

from pathlib import Path

import pytest
import yaml

import apuntado
from apoyo.carteras import PROYECTO
from seguimiento.documento import leer
from seguimiento.elementos import MODELOS, escritos
from seguimiento.escritos import escritos_en
from seguimiento.formas import FORMAS
from seguimiento.repositorio.lectura import clase_de
from seguimiento.vocabularios import ClaseDeElemento

GALERIA = sorted((PROYECTO / "tests" / "galeria").glob("*.yaml"))


@pytest.mark.parametrize("clase", MODELOS)
def test_de_cada_clase_se_apunta_la_forma_de_todos_sus_modelos(clase: ClaseDeElemento) -> None:
    assert {apuntado.forma_de(modelo) for modelo in MODELOS[clase]} == {FORMAS[clase]}


def _registros(caso: Path) -> list[tuple[ClaseDeElemento, bytes]]:
    archivos = yaml.safe_load(caso.read_text("utf-8"))["archivos"]
    return [
        (clase, texto.encode())
        for ruta, texto in archivos.items()
        if (clase := clase_de(ruta)) and isinstance(texto, str)
    ]


@pytest.mark.parametrize("caso", GALERIA, ids=lambda caso: caso.stem)
def test_con_la_forma_se_halla_lo_mismo_que_con_el_modelo(caso: Path) -> None:
    for clase, contenido in _registros(caso):
        documento = leer(contenido).documento
        datos = documento.compuestos if documento else None
        con_la_forma = escritos_en(FORMAS[clase], datos, lambda forma: forma.ramas)
        con_el_modelo = escritos(MODELOS[clase][0], datos)
        assert [
            (uno.ruta, uno.id, uno.rama.clase, uno.rama.modelo.se_dice_en) for uno in con_la_forma
        ] == [
            (uno.ruta, uno.id, uno.rama.clase, uno.rama.modelo.se_dice_en) for uno in con_el_modelo
        ]
