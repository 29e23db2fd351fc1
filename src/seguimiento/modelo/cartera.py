"""Todos los registros de un repositorio, y cómo recorrerlos sabiendo siempre dónde está cada uno."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from seguimiento.lugares import Lugar, Ruta
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo, Reunion
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import Ficha

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


@dataclass(frozen=True, slots=True)
class RecomendacionSituada:
    """Una recomendación, en qué evaluación y en qué lugar."""

    recomendacion: Recomendacion
    evaluacion: Archivado[Evaluacion]
    lugar: Lugar

    @property
    def ref(self) -> str:
        """Su referencia: `oim-2022-red-pmm/R4`."""
        return f"{self.evaluacion.id}/{self.recomendacion.id}"


@dataclass(frozen=True, slots=True)
class AccionSituada:
    """Una acción (o un compromiso), de qué registro y recomendación es y en qué lugar."""

    accion: Accion
    origen: Archivado[Evaluacion] | Archivado[Acuerdo]
    recomendacion: Recomendacion | None
    """`None` si es un compromiso de un acuerdo."""
    lugar: Lugar

    @property
    def ref(self) -> str:
        """Su referencia: `oim-2022-red-pmm/4.1`."""
        return f"{self.origen.id}/{self.accion.id}"

    @property
    def es_compromiso(self) -> bool:
        """Si es un compromiso de un acuerdo y no la acción de una recomendación."""
        return self.recomendacion is None


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


def recomendaciones_de(evaluacion: Archivado[Evaluacion]) -> Iterator[RecomendacionSituada]:
    """Las recomendaciones cargadas de una evaluación, en su orden."""
    lista = evaluacion.registro.recomendaciones
    ruta: Ruta = ("recomendaciones",)
    for indice, recomendacion in zip(evaluacion.indices(ruta, len(lista)), lista, strict=True):
        yield RecomendacionSituada(recomendacion, evaluacion, evaluacion.lugar / (*ruta, indice))


def acciones_de_recomendacion(situada: RecomendacionSituada) -> Iterator[AccionSituada]:
    """Las acciones cargadas de una recomendación, en su orden."""
    lista = situada.recomendacion.acciones
    lugar = situada.lugar / "acciones"
    for indice, accion in zip(
        situada.evaluacion.indices(lugar.ruta, len(lista)), lista, strict=True
    ):
        yield AccionSituada(accion, situada.evaluacion, situada.recomendacion, lugar / indice)


def compromisos_de(acuerdo: Archivado[Acuerdo]) -> Iterator[AccionSituada]:
    """Los compromisos cargados de un acuerdo, en su orden."""
    lista = acuerdo.registro.compromisos
    ruta: Ruta = ("compromisos",)
    for indice, accion in zip(acuerdo.indices(ruta, len(lista)), lista, strict=True):
        yield AccionSituada(accion, acuerdo, None, acuerdo.lugar / (*ruta, indice))


def reuniones_de(acuerdo: Archivado[Acuerdo]) -> Iterator[ReunionSituada]:
    """Las reuniones cargadas de un acuerdo, en su orden."""
    lista = acuerdo.registro.reuniones
    ruta: Ruta = ("reuniones",)
    for indice, reunion in zip(acuerdo.indices(ruta, len(lista)), lista, strict=True):
        yield ReunionSituada(reunion, acuerdo, acuerdo.lugar / (*ruta, indice))


def lugares_con_referencia(archivado: Archivado[Any]) -> Iterator[Lugar]:
    """El lugar del registro y el de cada elemento suyo que tiene referencia propia."""
    yield archivado.lugar
    if isinstance(archivado.registro, Evaluacion):
        for recomendacion in recomendaciones_de(archivado):
            yield recomendacion.lugar
            yield from (accion.lugar for accion in acciones_de_recomendacion(recomendacion))
    elif isinstance(archivado.registro, Acuerdo):
        yield from (compromiso.lugar for compromiso in compromisos_de(archivado))
        yield from (reunion.lugar for reunion in reuniones_de(archivado))


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
