"""Recorre un registro una sola vez y le aplica las reglas de cada elemento que encuentra."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from seguimiento.analisis.indice import Indice
from seguimiento.analisis.transicion import Transicion
from seguimiento.diagnosticos import Hallazgo
from seguimiento.elementos import elementos
from seguimiento.lugares import Lugar
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.tipos import Registro
from seguimiento.reglas import familias
from seguimiento.reglas.registro import REGLAS, Contexto, Regla
from seguimiento.vocabularios import ClaseDeElemento


@dataclass(frozen=True, slots=True)
class Infraccion:
    """Un hallazgo, qué regla lo hizo y en qué lugar absoluto está."""

    codigo: str
    lugar: Lugar
    hallazgo: Hallazgo


def revisar_registro(
    archivado: Archivado[Any], hoy: date, configuracion: Configuracion
) -> Iterator[Infraccion]:
    """Las infracciones de un registro, sin mirar los demás."""
    familias.registrar()
    for contexto, reglas in _elementos(archivado, hoy, configuracion):
        for una in reglas:
            for hallazgo in una.generar(contexto):
                lugar = Lugar(archivado.archivo, contexto.ruta + hallazgo.ruta)
                yield Infraccion(una.codigo, lugar, hallazgo)


def _elementos(
    archivado: Archivado[Any], hoy: date, configuracion: Configuracion
) -> Iterator[tuple[Contexto[Any], Sequence[Regla]]]:
    """Cada elemento con las reglas que le tocan; el registro entero, además con las de todos."""
    for clase, registro, ruta, _, dentro_de in elementos(archivado):
        suya = registro if clase is ClaseDeElemento.RECOMENDACION else dentro_de
        recomendacion = suya if isinstance(suya, Recomendacion) else None
        contexto = Contexto(registro, archivado, ruta, hoy, configuracion, recomendacion)
        if not ruta:
            yield contexto, _reglas_de(Registro)
        yield contexto, _reglas_del_modelo(type(registro))


@cache
def _reglas_del_modelo(modelo: type[Registro]) -> tuple[Regla, ...]:
    """Las reglas de un modelo y de aquellos de los que hereda, sin las de cualquier registro."""
    propios = (base for base in modelo.__mro__ if base is not Registro)
    return tuple(una for base in propios for una in _reglas_de(base))


def _reglas_de(ambito: type) -> list[Regla]:
    return REGLAS.get(ambito, [])


def revisar_cartera(indice: Indice) -> Iterator[Infraccion]:
    """Las infracciones que solo se ven mirando todos los registros a la vez.

    La ruta de cada hallazgo es la absoluta y su archivo va en el propio hallazgo.
    """
    familias.registrar()
    for una in _reglas_de(Indice):
        for hallazgo in una.generar(indice):
            yield Infraccion(una.codigo, Lugar(hallazgo.archivo, hallazgo.ruta), hallazgo)


def revisar_transicion(transicion: Transicion) -> Iterator[Infraccion]:
    """Lo que un cambio no podía hacer con lo que ya estaba registrado.

    Los lugares son los de después del cambio.
    """
    familias.registrar()
    for una in _reglas_de(Transicion):
        for hallazgo in una.generar(transicion):
            yield Infraccion(una.codigo, Lugar(hallazgo.archivo, hallazgo.ruta), hallazgo)
