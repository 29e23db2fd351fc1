"""Qué ha cambiado entre dos carteras, dicho en los términos del seguimiento y no en los del texto."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from seguimiento.analisis.cambios.clases import CambioRegistrado, ClaseDeCambio
from seguimiento.analisis.cambios.parejas import Extremo, Pareja, parejas
from seguimiento.analisis.cambios.registros import corregidos, de_los_datos, nuevo, retirado
from seguimiento.analisis.cambios.seguido import (
    de_lo_seguido,
    seguido,
    sin_novedad,
    vencidos,
)
from seguimiento.analisis.existencia import existente
from seguimiento.analisis.seleccion import Filtro
from seguimiento.elementos import Elemento, todos_los_de
from seguimiento.lugares import Lugar
from seguimiento.redaccion import orden_natural

__all__ = ["CambioRegistrado", "ClaseDeCambio", "Extremo", "cambios"]


def cambios(antes: Extremo, ahora: Extremo, filtro: Filtro | None = None) -> list[CambioRegistrado]:
    """Los cambios de una cartera a otra: por clase, lo más atrasado primero y en orden de referencia.

    Cada cartera se mira a su día. Las cosas se siguen por su identificador, no por su sitio en el
    archivo. De lo que en una no pudo leerse no se dice que sea nuevo ni que se haya retirado. De lo que
    sigue sin novedad solo se dice si entre los dos días pasó tiempo.
    """
    comparacion = _Comparacion(antes, ahora, filtro or Filtro())
    clases = list(ClaseDeCambio)

    def orden(cambio: CambioRegistrado) -> tuple[object, ...]:
        retraso = -(cambio.dias or 0) if cambio.clase.la_trae_el_tiempo else 0
        return clases.index(cambio.clase), retraso, orden_natural(cambio.ref)

    return sorted(comparacion.cambios(), key=orden)


@dataclass(frozen=True)
class _Comparacion:
    antes: Extremo
    ahora: Extremo
    filtro: Filtro

    def cambios(self) -> Iterator[CambioRegistrado]:
        for pareja in parejas(self.antes, self.ahora):
            match pareja:
                case Pareja(None, Elemento() as elemento):
                    yield from self._de_lo_nuevo(elemento)
                case Pareja(Elemento() as elemento, None):
                    if self._admite(elemento, self.antes):
                        yield retirado(elemento)
                case Pareja(Elemento() as previo, Elemento() as actual, se_muda):
                    yield from self._de_lo_que_sigue(previo, actual, se_muda=se_muda)
                case _:
                    pass

    def _de_lo_nuevo(self, elemento: Elemento) -> Iterator[CambioRegistrado]:
        """Lo nuevo; y lo que de ello venció desde entonces, que ya se debe."""
        if self._admite(elemento, self.ahora):
            yield from nuevo(elemento)
        de_dentro = [elemento] if elemento.ruta else todos_los_de(elemento.archivado)
        for uno in de_dentro:
            visto = seguido(uno, self.ahora) if self._admite(uno, self.ahora) else None
            if visto and self._obliga(uno):
                yield from vencidos(None, visto, self.antes.dia)

    def _de_lo_que_sigue(
        self, previo: Elemento, actual: Elemento, *, se_muda: bool
    ) -> Iterator[CambioRegistrado]:
        pasa_el_tiempo = self.antes.dia != self.ahora.dia
        if previo.registro is actual.registro and not pasa_el_tiempo:
            return
        if not (self._admite(actual, self.ahora) or self._admite(previo, self.antes)):
            return
        hechos = [*de_los_datos(previo, actual, se_muda=se_muda)]
        antes, ahora = seguido(previo, self.antes), seguido(actual, self.ahora)
        if antes and ahora:
            hechos += de_lo_seguido(antes, ahora)
        hechos += corregidos(previo, actual, hechos)
        yield from hechos
        if antes and ahora and self._obliga(actual):
            yield from vencidos(antes, ahora, self.antes.dia)
            if pasa_el_tiempo and not hechos:
                yield from sin_novedad(antes, ahora)

    def _admite(self, elemento: Elemento, extremo: Extremo) -> bool:
        """Si es de lo que se pide ver; basta que lo fuera a uno de los dos días."""
        if not self.filtro.admite_elemento(elemento, extremo.cartera.configuracion):
            return False
        visto = seguido(elemento, extremo) if self.filtro.situaciones else None
        return not self.filtro.situaciones or (
            visto is not None and self.filtro.admite_situacion(visto.fila)
        )

    def _obliga(self, elemento: Elemento) -> bool:
        """Si a alguien se le debe ya: existe a su día y no es de un acuerdo que solo se propone."""
        return elemento.lugar in self._obligan

    @cached_property
    def _obligan(self) -> frozenset[Lugar]:
        cartera = existente(self.ahora.cartera, self.ahora.dia)
        acciones = (*cartera.acciones(), *cartera.compromisos())
        lugares = {accion.lugar for accion in acciones if accion.exigible}
        return frozenset(lugares | {una.lugar for una in cartera.recomendaciones()})
