"""En filas y gráficos se leen títulos: un id a secas no dice nada a quien no escribe órdenes."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from apoyo.cartera_de_doce import ARCHIVOS as DE_DOCE
from apoyo.encargos import encargo_de
from apoyo.rendidos import CARTERAS
from seguimiento.analisis.busqueda import todos_los_elementos
from seguimiento.analisis.filas import con_sus_instancias
from seguimiento.analisis.seleccion import filas
from seguimiento.informes.marco import Encargo
from seguimiento.informes.tipos import TIPOS, Tipo
from seguimiento.informes.vistas.trimestral import vista as trimestral
from seguimiento.paginas import Grafico
from seguimiento.piezas import Tabla
from seguimiento.vocabularios import ClaseDeElemento

CON_FECHA_AL_LADO = {ClaseDeElemento.FICHA, ClaseDeElemento.REUNION}
"""De una ficha, el código es su nombre oficial; de una reunión, el id es su fecha."""


def escrito(cosa: object) -> Iterator[str]:
    """Lo que se lee en cada celda de una tabla y en cada fila de un gráfico."""
    if isinstance(cosa, Tabla):
        yield from (celda.entero for fila in cosa.filas for celda in fila)
    elif isinstance(cosa, Grafico):
        yield from (letrero.texto for letrero in cosa.letreros)
        yield from escrito((cosa.tabla, cosa.escrito))
    elif isinstance(cosa, tuple):
        for parte in cosa:
            yield from escrito(parte)
    elif is_dataclass(cosa):
        for campo in fields(cosa):
            yield from escrito(getattr(cosa, campo.name))


def a_secas(encargo: Encargo) -> set[str]:
    """Todas las referencias que podrían escribirse sin más."""
    cartera = encargo.carga.cartera
    de_elementos = {e.ref for e in todos_los_elementos(cartera) if e.clase not in CON_FECHA_AL_LADO}
    series = (una for fila in filas(cartera, encargo.hoy) for una in con_sus_instancias(fila))
    return de_elementos | {una.ref for una in series}


@pytest.mark.parametrize("tipo", TIPOS.values(), ids=lambda tipo: tipo.nombre)
@pytest.mark.parametrize("cartera", CARTERAS)
def test_ninguna_fila_ni_grafico_dice_solo_un_id(tipo: Tipo, cartera: str) -> None:
    archivos, hoy, argumentos = CARTERAS[cartera]
    if tipo.argumento and tipo.nombre not in argumentos:
        return
    encargo = encargo_de(archivos, hoy, argumentos.get(tipo.nombre, ""))
    assert {*escrito(tipo.vista(encargo))} & a_secas(encargo) == set()


def test_tampoco_lo_que_paso_en_un_periodo() -> None:
    encargo = encargo_de(DE_DOCE, date(2023, 3, 31), periodo="2023-T1")
    dicho = {*escrito(trimestral(encargo))}
    assert dicho & a_secas(encargo) == set()
    assert {r.evaluacion.registro.titulo for r in encargo.cartera.recomendaciones()} <= dicho
