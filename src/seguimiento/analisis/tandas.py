"""Las tandas de `seg status --detalle`: qué filas se leen juntas."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from seguimiento.analisis.claves import POR_URGENCIA
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.panorama import Panorama
from seguimiento.vocabularios import Marca, SituacionDeAccion, total


class ClaseDeTanda(Enum):
    """De qué es una tanda que no es la de una situación ni la de una marca."""

    PERIODOS = auto()
    PERIODOS_DE_COMPROMISOS = auto()
    CALLADAS = auto()
    FIRMES = auto()
    PROPUESTOS = auto()


@dataclass(frozen=True, slots=True)
class Tanda:
    """Unas filas que se leen juntas."""

    de: ClaseDeTanda | SituacionDeAccion | Marca
    filas: tuple[Fila, ...]


_POR_PREGUNTAR = total(
    {
        Marca.DEBIA_EMPEZAR: True,
        Marca.SIN_EVIDENCIA: True,
        Marca.POR_VERIFICAR: True,
        Marca.SIN_SEGUIMIENTO: False,
        Marca.SIN_NOVEDAD: False,
        Marca.PRORROGADA: False,
        Marca.MISMA_QUE: False,
    }
)
"""Las marcas en el orden en que se pregunta por ellas, y si se pregunta."""


def por_situacion(panorama: Panorama) -> Iterator[Tanda]:
    """Las acciones de cada situación. Lo que va bien, solo si se pide."""
    acciones = _propias(panorama.acciones)
    for situacion, siempre in POR_URGENCIA.items():
        suyas = [fila for fila in acciones if fila.situacion.situacion is situacion]
        if siempre or situacion in panorama.filtro.situaciones:
            yield from _tanda(situacion, suyas)


def recurrentes(panorama: Panorama) -> Iterator[Tanda]:
    """Los períodos, vencidos o por vencer, de lo que se repite y obliga a alguien."""
    pendientes = [
        fila
        for fila in panorama.mostradas
        if fila.instancia is not None
        and fila.exigible
        and (fila.situacion.vencida or fila.situacion.por_vencer)
    ]
    de_compromisos = [fila for fila in pendientes if fila.situada.es_compromiso]
    de_acciones = [fila for fila in pendientes if not fila.situada.es_compromiso]
    yield from _tanda(ClaseDeTanda.PERIODOS, de_acciones)
    yield from _tanda(ClaseDeTanda.PERIODOS_DE_COMPROMISOS, de_compromisos)


def por_preguntar(panorama: Panorama) -> Iterator[Tanda]:
    """Lo que no es urgente y conviene preguntar en la reunión."""
    acciones = _propias(panorama.acciones)
    for marca, se_pregunta in _POR_PREGUNTAR.items():
        suyas = [fila for fila in acciones if se_pregunta and marca in fila.situacion.marcas]
        yield from _tanda(marca, suyas)
    en_plazo = SituacionDeAccion.EN_PLAZO
    calladas = [
        fila
        for fila in acciones
        if Marca.SIN_NOVEDAD in fila.situacion.marcas and fila.situacion.situacion is en_plazo
    ]
    yield from _tanda(ClaseDeTanda.CALLADAS, calladas)


def de_acuerdos(panorama: Panorama) -> Iterator[Tanda]:
    """Los compromisos abiertos, o los de la situación que se pida; aparte, los solo propuestos."""
    pedidos = [
        fila
        for fila in _propias(panorama.compromisos)
        if fila.abierta or panorama.filtro.situaciones
    ]
    for tema in (ClaseDeTanda.FIRMES, ClaseDeTanda.PROPUESTOS):
        suyos = [fila for fila in pedidos if fila.exigible is (tema is ClaseDeTanda.FIRMES)]
        yield from _tanda(tema, suyos)


def _propias(lista: Iterable[Fila]) -> list[Fila]:
    return [fila for fila in lista if fila.instancia is None]


def _tanda(de: ClaseDeTanda | SituacionDeAccion | Marca, suyas: list[Fila]) -> Iterator[Tanda]:
    """La tanda, si tiene algo."""
    if suyas:
        yield Tanda(de, tuple(suyas))
