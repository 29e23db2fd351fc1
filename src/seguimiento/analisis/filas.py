"""La fila: una acción, un compromiso o un período suyo, y todo lo que de él se sabe un día.

De filas salen las tablas, el JSON, el CSV, los informes y los indicadores: todos dicen lo mismo.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from seguimiento.analisis.actores import Papel
from seguimiento.analisis.gemelas import misma_que
from seguimiento.analisis.instancias import Cumplidos, Instancia, cumplidas_y_exigibles, instancias
from seguimiento.analisis.metas import Avance, avance
from seguimiento.analisis.situacion import (
    Margenes,
    Situacion,
    al_dia,
    declarada,
    es_serie,
    situar,
)
from seguimiento.modelo.cartera import AccionSituada


@dataclass(frozen=True, slots=True)
class Fila:
    """Una acción, un compromiso o una instancia, con todo lo que se dice de ella."""

    situada: AccionSituada
    situacion: Situacion
    instancia: str | None = None
    papeles: tuple[Papel, ...] = ()
    avance: Avance | None = None
    instancias: tuple[Instancia, ...] = ()
    """En una serie, las que habían empezado."""
    periodos: Cumplidos | None = None
    """En una serie, cuántos períodos exigibles se cumplieron y cuántos hay."""
    completada_el: date | None = None
    """Desde cuándo está completada sin interrupción.

    `None` si no lo está, si no consta desde cuándo o si es una instancia.
    """

    @property
    def ref(self) -> str:
        """Su referencia, con la instancia si lo es."""
        return f"{self.situada.ref}@{self.instancia}" if self.instancia else self.situada.ref

    @property
    def abierta(self) -> bool:
        """Si aún se espera algo de ella."""
        return self.situacion.abierta

    @property
    def exigible(self) -> bool:
        """Si lo que dice obliga a alguien: lo de un acuerdo propuesto, todavía no."""
        return self.situada.exigible

    @property
    def retraso(self) -> int:
        """Días de retraso; 0 si no lo hay o no puede haberlo."""
        return self.situacion.dias_de_retraso or 0

    @property
    def misma_que(self) -> str:
        """La referencia completa de la acción de la que esta es repetición; vacía si no lo es."""
        return misma_que(self.situada)


def fila_de(
    situada: AccionSituada, hoy: date, margenes: Margenes, papeles: tuple[Papel, ...] = ()
) -> Fila:
    """La fila de la acción o el compromiso a la fecha, sin las de sus instancias."""
    accion, situacion = situada.accion, situar(situada, hoy, margenes)
    suyas = tuple(instancias(accion, hoy, margenes)) if es_serie(accion) else ()
    return Fila(
        situada=situada,
        situacion=situacion,
        papeles=papeles,
        avance=avance(accion, hoy),
        instancias=suyas,
        periodos=cumplidas_y_exigibles(suyas, hoy) if es_serie(accion) else None,
        completada_el=_completada_el(situacion),
    )


def a_otro_dia(fila: Fila, dia: date, margenes: Margenes) -> Fila:
    """La fila de la misma acción otro día, si entre los dos no se anotó nada de ella.

    Es la misma que se da si nada cambia.
    """
    situada = fila.situada
    if fila.periodos is not None:  # sus períodos empiezan sin que nadie los anote
        return fila_de(situada, dia, margenes, fila.papeles)
    situacion = al_dia(situada, fila.situacion, dia, margenes)
    if situacion is fila.situacion:
        return fila
    return Fila(
        situada,
        situacion,
        papeles=fila.papeles,
        avance=fila.avance,
        completada_el=fila.completada_el,
    )


def esbozada(fila: Fila, dia: date) -> Fila:
    """La fila de la misma acción otro día, sin lo que corre con los días: ver `declarada`."""
    situada = fila.situada
    situacion = declarada(situada.accion, dia)
    return Fila(
        situada,
        situacion,
        papeles=fila.papeles,
        avance=avance(situada.accion, dia),
        periodos=fila.periodos,
        completada_el=_completada_el(situacion),
    )


def _completada_el(situacion: Situacion) -> date | None:
    """El día de la primera entrada que la da por completada sin que nada la reabra."""
    if situacion.racha is None or not situacion.estado.cumple:
        return None
    desde = situacion.racha.desde
    return desde.ultimo_dia if desde.consta else None


def con_sus_instancias(fila: Fila) -> Iterator[Fila]:
    """La fila y detrás, si es de una serie, una por cada período que ha empezado."""
    yield fila
    for una in fila.instancias:
        yield Fila(fila.situada, una.situacion, una.periodo.etiqueta, fila.papeles)
