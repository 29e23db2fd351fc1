"""De dónde sale una agenda y de qué se compone."""

from collections.abc import Mapping
from dataclasses import dataclass

from seguimiento.analisis.decisiones import PorReferencia
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.panorama import Panorama
from seguimiento.informes.acciones import columna_de_accion
from seguimiento.informes.marco import Encargo
from seguimiento.informes.reparto import CORRIENTE
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.paginas import Seccion
from seguimiento.piezas import ColumnaDe

DIAS_DE_PREVISION = 90
"""Hasta cuántos días después del corte, incluido el último, se mira lo que vence si no se pide otra cosa."""
LETRAS_DE_ACCION = 400
"""A cuánto se recorta lo que dice una acción, que sale con cada uno de quienes responden de ella."""


def accion_en_breve(encargo: Encargo) -> ColumnaDe[Fila]:
    """La columna que nombra cada acción y dice de qué es, sin que lo larguísimo se lleve la página."""
    return columna_de_accion(encargo, letras=LETRAS_DE_ACCION)


@dataclass(frozen=True, slots=True)
class Materia:
    """De dónde sale una agenda: el panorama a la fecha y cómo hallar cada compromiso."""

    encargo: Encargo
    panorama: Panorama
    filas: tuple[Fila, ...]
    """Las que obligan a alguien: sin lo que un acuerdo solo propone."""
    por_ref: Mapping[str, Fila]
    """Todas, por su referencia."""
    conocidas: PorReferencia

    @property
    def sin_respuesta(self) -> list[RecomendacionSituada]:
        """Las recomendaciones que la esperan; si se piden algunas situaciones, las de lo que está en ellas."""
        todas, de_ellas = self.panorama.sin_respuesta, self._en_esa_situacion
        return [s for s in todas if self.panorama.entero or id(s.recomendacion) in de_ellas]

    @property
    def recomendaciones(self) -> int:
        """Cuántas se piden."""
        todas = self.panorama.resumen["recomendaciones"]
        return todas if self.panorama.entero else len(self._en_esa_situacion)

    @property
    def es_grande(self) -> bool:
        """Si lo que se pide es demasiado para ir entero."""
        return self.recomendaciones + len(self.panorama.acciones) > CORRIENTE

    @property
    def _en_esa_situacion(self) -> set[int]:
        """Las recomendaciones de lo que se muestra."""
        propias = (una.fila for una in self.panorama.seguidas_mostradas)
        de_filas = (f.situada.recomendacion for f in (*self.panorama.acciones, *propias))
        return {id(recomendacion) for recomendacion in de_filas}

    @property
    def prevision(self) -> int:
        """Con cuántos días de antelación se mira lo que vence."""
        pedidos = self.encargo.filtro.dias
        return DIAS_DE_PREVISION if pedidos is None else pedidos


@dataclass(frozen=True, slots=True)
class Asunto:
    """Una sección de la agenda y cuánto hay en ella."""

    seccion: Seccion
    detalle: str
    """«3 acciones y 1 compromiso»; vacío si no hay nada que tratar."""
