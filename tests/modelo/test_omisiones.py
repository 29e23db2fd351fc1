"""Lo que no se dice lo da la clase, y nadie lo nota."""

from collections.abc import Iterator

import pytest

from apoyo import cartera_con
from apoyo.carteras import RICA, generada
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.cartera import Cartera
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.tipos import Registro

MINIMA = {"id": "1.1", "descripcion": "Convocar"}


def todos(dato: object) -> Iterator[Registro]:
    """El registro y los que lleva dentro, a cualquier hondura."""
    if isinstance(dato, tuple):
        for uno in dato:
            yield from todos(uno)
    elif isinstance(dato, Registro):
        yield dato
        for campo in type(dato).model_fields:
            yield from todos(getattr(dato, campo))


@pytest.mark.parametrize("cartera", [cartera_con(dict(RICA)), cartera_con(generada(8))])
def test_cada_registro_guarda_solo_lo_que_dice(cartera: Cartera) -> None:
    modelos = set()
    for archivado in cartera.registros():
        for registro in todos(archivado.registro):
            campos, guardado = type(registro).model_fields, vars(registro)
            assert registro.model_fields_set >= guardado.keys()
            for nombre, campo in campos.items():
                if nombre not in guardado:
                    assert getattr(registro, nombre) is campo.default
            modelos.add(type(registro))
    assert len(modelos) >= 15


def test_decir_lo_que_valdria_sin_decirlo_es_no_decirlo() -> None:
    callada = Accion.model_validate(MINIMA)
    dicha = Accion.model_validate(MINIMA | {"etiquetas": []})
    assert callada == dicha
    assert (callada.etiquetas, dicha.etiquetas) == ((), ())
    assert dicha.model_fields_set == {"id", "descripcion", "etiquetas"}


def test_lo_que_se_cambia_en_una_copia_no_pasa_a_las_demas() -> None:
    una, otra = (Accion.model_validate(MINIMA) for _ in range(2))
    copia = una.model_copy(update={"notas": "algo"})
    assert (copia.notas, una.notas, otra.notas) == ("algo", None, None)
    assert Accion.model_validate(MINIMA).model_fields_set == {"id", "descripcion"}
    assert una.model_copy() == otra


def test_lo_que_cada_uno_estrena_no_se_comparte() -> None:
    una, otra = Configuracion(), Configuracion()
    assert una == otra
    assert una.actores == {}
    assert una.actores is not otra.actores


def test_lo_que_se_repite_por_miles_es_uno_solo() -> None:
    """Las listas de nombres y las rutas iguales, aunque sean de archivos distintos."""
    una, otra = (
        Accion.model_validate(MINIMA | {"responsables": ["Unidad de M&E", "Compras"]})
        for _ in range(2)
    )
    assert una.responsables is otra.responsables
    un_lugar, otro = (Lugar(f"{nombre}.yaml") / "recomendaciones" / 3 for nombre in "ab")
    assert un_lugar.ruta == ("recomendaciones", 3)
    assert un_lugar.ruta is otro.ruta
