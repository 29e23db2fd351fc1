"""Todos los registros de un repositorio, y cómo recorrerlos sabiendo siempre dónde está cada uno."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from sys import intern
from typing import Any, Generic, TypeVar

from seguimiento.lugares import Lugar, Ruta
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo, Reunion
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import Ficha
from seguimiento.modelo.prioridad import Prioridad, prioridad_en

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Archivado(Generic[R_co]):
    """Un registro y el archivo del que salió."""

    archivo: str
    id: str
    """El nombre del archivo sin extensión."""
    registro: R_co
    huecos: frozenset[Ruta] = field(default=frozenset())
    """Rutas originales de los elementos que no pudieron cargarse."""
    prioridad_mas_alta: int = 1
    """La de la configuración: vale si el registro no dice la suya."""

    @property
    def lugar(self) -> Lugar:
        """El lugar de la raíz del registro."""
        return Lugar(self.archivo)

    def indices(self, lista: Ruta, cuantos: int) -> Iterator[int]:
        """Los índices que tienen en el archivo los elementos cargados de una lista."""
        if not self.huecos:
            yield from range(cuantos)
            return
        indice = 0
        for _ in range(cuantos):
            while (*lista, indice) in self.huecos:
                indice += 1
            yield indice
            indice += 1


def _prioridad(recomendacion: Recomendacion, origen: Archivado[Any]) -> Prioridad | None:
    escrita = recomendacion.prioridad
    if escrita is None:
        return None
    propia = getattr(origen.registro, "prioridad_mas_alta", None)
    return prioridad_en(escrita, propia or origen.prioridad_mas_alta)


def _ref(origen: Archivado[Any], codigo: str) -> str:
    """La referencia, siempre el mismo texto: los indicadores de una cartera grande la nombran mil veces."""
    return intern(f"{origen.id}/{codigo}")


@dataclass(frozen=True, slots=True)
class RecomendacionSituada:
    """Una recomendación, en qué evaluación y en qué lugar."""

    recomendacion: Recomendacion
    evaluacion: Archivado[Evaluacion]
    lugar: Lugar
    ref: str = field(init=False, compare=False)
    """Su referencia: `oim-2022-red-pmm/R4`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "ref", _ref(self.evaluacion, self.recomendacion.id))

    @property
    def prioridad(self) -> Prioridad | None:
        """Su prioridad en la escala de su evaluación; `None` si no consta."""
        return _prioridad(self.recomendacion, self.evaluacion)


@dataclass(frozen=True, slots=True)
class AccionSituada:
    """Una acción (o un compromiso), de qué registro y recomendación es y en qué lugar."""

    accion: Accion
    origen: Archivado[Evaluacion] | Archivado[Acuerdo]
    recomendacion: Recomendacion | None
    """`None` si es un compromiso de un acuerdo."""
    lugar: Lugar
    ref: str = field(init=False, compare=False)
    """Su referencia: `oim-2022-red-pmm/4.1`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "ref", _ref(self.origen, self.accion.id))

    @property
    def prioridad(self) -> Prioridad | None:
        """La de su recomendación; `None` si no consta o es un compromiso."""
        return _prioridad(self.recomendacion, self.origen) if self.recomendacion else None

    @property
    def es_compromiso(self) -> bool:
        """Si es un compromiso de un acuerdo y no la acción de una recomendación."""
        return self.recomendacion is None

    @property
    def es_recomendacion(self) -> bool:
        """Si es lo que se sigue de una recomendación sin acciones, dicho como una acción suya."""
        return self.recomendacion is not None and not self.recomendacion.acciones

    @property
    def exigible(self) -> bool:
        """Si obliga a alguien: lo de un acuerdo solo propuesto, todavía no."""
        registro = self.origen.registro
        return not isinstance(registro, Acuerdo) or registro.obliga


@dataclass(frozen=True, slots=True)
class ReunionSituada:
    """Una reunión, de qué acuerdo y en qué lugar."""

    reunion: Reunion
    acuerdo: Archivado[Acuerdo]
    lugar: Lugar

    @property
    def ref(self) -> str:
        """Su referencia: `crm-osc/reunion-2017-03-15`."""
        return f"{self.acuerdo.id}/{self.reunion.codigo}"


def _con_lugar(
    origen: Archivado[Any], lugar: Lugar, lista: Sequence[R]
) -> Iterator[tuple[R, Lugar]]:
    """Los elementos cargados de la lista que está en un lugar, con el de cada uno."""
    for indice, uno in zip(origen.indices(lugar.ruta, len(lista)), lista, strict=True):
        yield uno, lugar / indice


def recomendaciones_de(evaluacion: Archivado[Evaluacion]) -> Iterator[RecomendacionSituada]:
    """Las recomendaciones cargadas de una evaluación, en su orden."""
    lista, lugar = evaluacion.registro.recomendaciones, evaluacion.lugar / "recomendaciones"
    for recomendacion, suyo in _con_lugar(evaluacion, lugar, lista):
        yield RecomendacionSituada(recomendacion, evaluacion, suyo)


def acciones_de_recomendacion(situada: RecomendacionSituada) -> Iterator[AccionSituada]:
    """Las acciones cargadas de una recomendación, en su orden."""
    recomendacion, evaluacion = situada.recomendacion, situada.evaluacion
    lugar = situada.lugar / "acciones"
    for accion, suyo in _con_lugar(evaluacion, lugar, recomendacion.acciones):
        yield AccionSituada(accion, evaluacion, recomendacion, suyo)


def compromisos_de(acuerdo: Archivado[Acuerdo]) -> Iterator[AccionSituada]:
    """Los compromisos cargados de un acuerdo, en su orden."""
    lugar = acuerdo.lugar / "compromisos"
    for compromiso, suyo in _con_lugar(acuerdo, lugar, acuerdo.registro.compromisos):
        yield AccionSituada(compromiso, acuerdo, None, suyo)


def reuniones_de(acuerdo: Archivado[Acuerdo]) -> Iterator[ReunionSituada]:
    """Las reuniones cargadas de un acuerdo, en su orden."""
    lugar = acuerdo.lugar / "reuniones"
    for reunion, suyo in _con_lugar(acuerdo, lugar, acuerdo.registro.reuniones):
        yield ReunionSituada(reunion, acuerdo, suyo)


@dataclass(frozen=True, slots=True)
class Cartera:
    """Lo que hay en un repositorio, en orden de nombre de archivo."""

    evaluaciones: tuple[Archivado[Evaluacion], ...] = ()
    practicas: tuple[Archivado[Ficha], ...] = ()
    acuerdos: tuple[Archivado[Acuerdo], ...] = ()
    configuracion: Configuracion = field(default_factory=Configuracion)

    def registros(self) -> Iterator[Archivado[Any]]:
        """Todos los registros, por clases."""
        yield from self.evaluaciones
        yield from self.practicas
        yield from self.acuerdos

    def recomendaciones(self) -> Iterator[RecomendacionSituada]:
        """Todas las recomendaciones."""
        for evaluacion in self.evaluaciones:
            yield from recomendaciones_de(evaluacion)

    def acciones(self) -> Iterator[AccionSituada]:
        """Todas las acciones de las evaluaciones; los compromisos van aparte."""
        for recomendacion in self.recomendaciones():
            yield from acciones_de_recomendacion(recomendacion)

    def compromisos(self) -> Iterator[AccionSituada]:
        """Todos los compromisos de los acuerdos."""
        for acuerdo in self.acuerdos:
            yield from compromisos_de(acuerdo)

    def reuniones(self) -> Iterator[ReunionSituada]:
        """Todas las reuniones de los acuerdos."""
        for acuerdo in self.acuerdos:
            yield from reuniones_de(acuerdo)


def acciones_y_compromisos(cartera: Cartera) -> dict[str, AccionSituada]:
    """Todas las acciones y compromisos por su referencia."""
    return {s.ref: s for s in (*cartera.acciones(), *cartera.compromisos())}
