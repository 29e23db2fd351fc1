"""Lo que se exporta: lo que se eligió y aquello de que es parte, sin lo que no se entendería."""

from dataclasses import dataclass
from functools import cached_property

from seguimiento.analisis.filas import Fila
from seguimiento.analisis.listas import practicas, recomendaciones
from seguimiento.analisis.panorama import Panorama, evaluaciones_pedidas
from seguimiento.analisis.reuniones import SituacionDeAcuerdo, situar_acuerdo
from seguimiento.analisis.seguidas import Seguida
from seguimiento.analisis.situacion import Situacion
from seguimiento.modelo.cartera import (
    Archivado,
    RecomendacionSituada,
    ReunionSituada,
    reuniones_de,
)
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.practica import Ficha


@dataclass(frozen=True)
class Elegido:
    """Lo de un panorama, con aquello de que es parte aunque no se pidiera: sin ello no se entiende."""

    panorama: Panorama

    @cached_property
    def acciones(self) -> list[Fila]:
        """Las acciones mostradas y las series de los períodos mostrados."""
        return [f for f in self._series if not f.situada.es_compromiso]

    @cached_property
    def compromisos(self) -> list[Fila]:
        """Lo mismo, de los compromisos."""
        return [f for f in self._series if f.situada.es_compromiso]

    @cached_property
    def periodos(self) -> list[Fila]:
        """Los períodos mostrados de acciones y compromisos."""
        return [fila for fila in self.panorama.mostradas if fila.instancia is not None]

    @cached_property
    def _series(self) -> list[Fila]:
        mostradas = {id(fila.situada.accion) for fila in self.panorama.mostradas}
        enteras = (fila for fila in self.panorama.filas if fila.instancia is None)
        return [fila for fila in enteras if id(fila.situada.accion) in mostradas]

    @cached_property
    def situaciones(self) -> dict[int, Situacion]:
        """Las de las acciones y compromisos del panorama, por el `id()` de cada uno."""
        enteras = (fila for fila in self.panorama.filas if fila.instancia is None)
        return {id(fila.situada.accion): fila.situacion for fila in enteras}

    @cached_property
    def seguidas(self) -> dict[int, Seguida]:
        """Las recomendaciones que se siguen solas, por el `id()` de cada una."""
        return {id(una.situada.recomendacion): una for una in self.panorama.seguidas}

    @cached_property
    def periodos_de_seguidas(self) -> list[Seguida]:
        """Los períodos mostrados de las recomendaciones que se siguen solas."""
        return [u for u in self.panorama.seguidas_mostradas if u.fila.instancia is not None]

    @cached_property
    def recomendaciones(self) -> list[RecomendacionSituada]:
        """Las de la lista y las de las acciones elegidas, en el orden de la cartera."""
        suyas = {id(situada.recomendacion) for situada in recomendaciones(self.panorama).filas}
        suyas |= {id(fila.situada.recomendacion) for fila in self.acciones}
        todas = self.panorama.cartera.recomendaciones()
        return [situada for situada in todas if id(situada.recomendacion) in suyas]

    @cached_property
    def evaluaciones(self) -> list[Archivado[Evaluacion]]:
        """Las que cuenta el resumen y las de lo elegido."""
        panorama = self.panorama
        suyas = evaluaciones_pedidas(
            panorama.cartera, panorama.filtro, panorama.recomendaciones, panorama.filas
        )
        suyas |= {situada.evaluacion.archivo for situada in self.recomendaciones}
        return [una for una in panorama.cartera.evaluaciones if una.archivo in suyas]

    @cached_property
    def acuerdos(self) -> list[SituacionDeAcuerdo]:
        """Los pedidos y los de los compromisos elegidos."""
        panorama = self.panorama
        ya = {situado.acuerdo.archivo: situado for situado in panorama.acuerdos}
        suyos = {fila.situada.origen.archivo for fila in self.compromisos} | {*ya}
        return [
            ya.get(uno.archivo) or situar_acuerdo(uno, panorama.hoy)
            for uno in panorama.cartera.acuerdos
            if uno.archivo in suyos
        ]

    @cached_property
    def reuniones(self) -> list[ReunionSituada]:
        """Las de los acuerdos elegidos."""
        return [reunion for uno in self.acuerdos for reunion in reuniones_de(uno.acuerdo)]

    @cached_property
    def fichas(self) -> list[Archivado[Ficha]]:
        """Las de la lista; ninguna si se pide algo que las fichas no dicen."""
        filtro = self.panorama.filtro
        de_otra_cosa = filtro.evaluacion or filtro.acuerdo or filtro.situaciones
        return [] if de_otra_cosa or filtro.mira_dentro else [*practicas(self.panorama).filas]
