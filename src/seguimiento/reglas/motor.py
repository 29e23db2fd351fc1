"""Recorre un registro una sola vez y le aplica las reglas de cada elemento que encuentra."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from seguimiento.analisis.indice import Indice
from seguimiento.analisis.transicion import Transicion
from seguimiento.diagnosticos import Hallazgo
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo, Reunion
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import FichaBase
from seguimiento.modelo.tipos import Registro
from seguimiento.reglas import familias
from seguimiento.reglas.registro import REGLAS, Contexto, Regla


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
) -> Iterator[tuple[Contexto[Any], list[Regla]]]:
    """Cada elemento que alguna regla mira, con las reglas que le tocan."""
    raiz = archivado.registro
    contexto = Contexto(raiz, archivado, (), hoy, configuracion)
    yield contexto, _reglas_de(Registro)
    if isinstance(raiz, Evaluacion):
        yield contexto, _reglas_de(Evaluacion)
        yield from _de_recomendaciones(contexto)
    elif isinstance(raiz, Acuerdo):
        yield contexto, _reglas_de(Acuerdo)
        yield from _de_lista(contexto, "compromisos", Accion)
        yield from _de_lista(contexto, "reuniones", Reunion)
    else:
        yield contexto, _reglas_de(FichaBase)


def _de_recomendaciones(
    evaluacion: Contexto[Evaluacion],
) -> Iterator[tuple[Contexto[Any], list[Regla]]]:
    de_recomendacion = _reglas_de(Recomendacion)
    for ruta, recomendacion in evaluacion.elementos("recomendaciones"):
        suyo = evaluacion.de(recomendacion, ruta, recomendacion)
        yield suyo, de_recomendacion
        yield from _de_lista(suyo, "acciones", Accion)


def _de_lista(
    contexto: Contexto[Any], lista: str, ambito: type
) -> Iterator[tuple[Contexto[Any], list[Regla]]]:
    reglas = _reglas_de(ambito)
    for ruta, elemento in contexto.elementos(lista):
        yield contexto.de(elemento, ruta, contexto.recomendacion), reglas


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
