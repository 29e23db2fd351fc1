"""Lo que se ve de un vistazo antes de una reunión: cifras, textos y días, en orden y sin ningún registro.

Nada de lo que hay aquí depende del día en que se mira más que en lo que se cuenta desde él: los días de
retraso, los que faltan, los de espera. Por eso vale, tal cual, cualquier día en que nada cambie de situación.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from seguimiento.redaccion import cuenta, enumeracion, orden_natural
from seguimiento.vocabularios import SituacionDeAccion

if TYPE_CHECKING:
    from seguimiento.analisis.seleccion import Filtro

SE_NOMBRAN = 4
"""De cuántos se dice cuánto deben."""


class DeQue(IntEnum):
    """Qué se sigue."""

    ACCION = 0
    RECOMENDACION = 1
    COMPROMISO = 2


class Renglon(NamedTuple):
    """Una acción, un compromiso, una recomendación sin acciones o un período, en lo que cabe en una línea."""

    de_que: DeQue
    es_periodo: bool
    exigible: bool
    """Si obliga a alguien: lo de un acuerdo propuesto, todavía no."""
    ref: str
    descripcion: str
    prioridad: int | None
    orden: int
    """0 para la prioridad más alta."""
    quien: tuple[str, ...]
    """De quién es; nunca vacío."""
    papeles: str
    """Qué hace en ello a quien se busca, si no responde."""
    situacion: SituacionDeAccion
    estado: str
    plazo: str
    """El vigente, como se lee."""
    vence: date | None

    @property
    def prisa(self) -> tuple[date, int]:
        """Lo primero por lo que se ordenan los de una misma situación: su plazo y su prioridad."""
        return self.vence or date.max, self.orden

    @property
    def clave(self) -> tuple[tuple[date, int], object]:
        """Todo por lo que se ordenan; la referencia casi nunca hace falta, y cuesta."""
        return self.prisa, orden_natural(self.ref)

    @property
    def vencida(self) -> bool:
        """Si sigue abierta y su plazo ya pasó."""
        return self.situacion is SituacionDeAccion.VENCIDA

    def retraso(self, hoy: date) -> int:
        """Días de retraso; 0 si no lo hay."""
        return (hoy - self.vence).days if self.vencida and self.vence else 0

    def falta(self, hoy: date) -> str:
        """«faltan 3 días», «vence hoy»; vacío si no es de lo que vence pronto."""
        pronto = self.situacion is SituacionDeAccion.POR_VENCER
        return falta(self.vence, hoy) if pronto and self.vence else ""


def falta(vence: date, hoy: date) -> str:
    """Lo que falta hasta ese día: «falta 1 día», «vence hoy»."""
    dias = (vence - hoy).days
    return f"{'falta' if dias == 1 else 'faltan'} {cuenta(dias, 'día')}" if dias else "vence hoy"


class SinRespuesta(NamedTuple):
    """Una recomendación que la espera."""

    ref: str
    texto: str
    prioridad: int | None
    orden: int
    a_quien: tuple[str, ...]
    desde: date | None
    """El último día de su fecha o de la de su evaluación; `None` si no consta o no ha llegado."""

    def espera(self, hoy: date) -> int | None:
        """Los días que lleva sin ella; `None` si no consta desde cuándo."""
        return None if self.desde is None else (hoy - self.desde).days

    def clave(self, hoy: date) -> tuple[int, int, object]:
        """Con la que se ordenan: las que más llevan, primero; luego, por prioridad y referencia."""
        return -(self.espera(hoy) or 0), self.orden, orden_natural(self.ref)


class DespuesDelCorte(NamedTuple):
    """Algo fechado después, que no cuenta en lo demás."""

    dia: date
    """El último de su fecha."""
    fecha: str
    ref: str
    que: str


class Cuantas(NamedTuple):
    """Cuántas cosas hay de cada clase; lo que un acuerdo solo propone, aparte."""

    acciones: int = 0
    recomendaciones: int = 0
    compromisos: int = 0
    periodos: int = 0
    compromisos_propuestos: int = 0
    periodos_propuestos: int = 0

    @property
    def en_palabras(self) -> str:
        """«3 acciones, 1 recomendación, 1 compromiso y 2 períodos»; «nada» si no hay ninguna."""
        partes = (
            (self.acciones, "acción", ""),
            (self.recomendaciones, "recomendación", ""),
            (self.compromisos, "compromiso", ""),
            (self.periodos, "período", ""),
            (self.compromisos_propuestos, "compromiso propuesto", "compromisos propuestos"),
            (self.periodos_propuestos, "período propuesto", "períodos propuestos"),
        )
        return enumeracion(cuenta(n, una, varias) for n, una, varias in partes if n) or "nada"

    @property
    def en_un_titulo(self) -> str:
        """El número si todas son acciones; si no, cuántas de cada cosa."""
        return self.en_palabras if any(self[1:]) else str(self.acciones)


def cuantas(cosas: Iterable[tuple[DeQue, bool, bool]]) -> Cuantas:
    """Cuántas hay, dado de cada una qué es, si es un período y si se cuenta como algo que obliga."""
    de_cada = Counter(map(_casilla, cosas))
    return Cuantas(*(de_cada[casilla] for casilla in range(len(Cuantas._fields))))


def _casilla(cosa: tuple[DeQue, bool, bool]) -> int:
    de_que, es_periodo, obliga = cosa
    if es_periodo:
        return 3 if obliga else 5
    return de_que if obliga else 4


class Deudas(NamedTuple):
    """De quién es lo vencido."""

    nombrados: tuple[tuple[str, int], ...] = ()
    """Quienes más deben y cuánto; lo que es de dos cuenta en ambos, como en `--por responsable`."""
    otros: int = 0
    """Lo vencido que no es de ninguno de los nombrados."""


def deudas(de_cada: Iterable[Sequence[str]], nombrados: int) -> Deudas:
    """De quién es lo vencido, dado de quién es cada cosa: los que más deben y cuánto es de otros."""
    deudores = [*de_cada]
    mayores = Counter(quien for suyos in deudores for quien in suyos).most_common(nombrados)
    nombres = {quien for quien, _ in mayores}
    return Deudas(tuple(mayores), sum(nombres.isdisjoint(suyos) for suyos in deudores))


class Apartado(NamedTuple):
    """Lo que está en una misma situación, de más a menos urgente."""

    situacion: SituacionDeAccion
    cuantas: Cuantas
    con_plazo: bool
    """Si alguna lo tiene."""
    renglones: Sequence[Renglon]


class Grupo(NamedTuple):
    """Lo que obliga a un responsable, o lo de una evaluación, una prioridad o un mes."""

    nombre: str
    cuantas: Cuantas
    vencidas: int
    por_vencer: int
    retraso: int
    """Los días de la más antigua; 0 si no hay ninguna vencida."""
    renglones: Sequence[Renglon]


@dataclass(frozen=True, slots=True)
class Vistazo:
    """Lo que dice `seg status` sin `--detalle`."""

    hoy: date
    resumen: Mapping[str, int]
    dias_por_vencer: int
    dias_sin_novedad: int
    vencidas: Cuantas
    """De todas las clases: las del resumen son solo las acciones."""
    deudas: Deudas
    apartados: Sequence[Apartado]
    """Los que tienen algo, de más a menos urgentes."""
    propuestas: Cuantas
    """Lo mostrado que un acuerdo solo propone."""
    acuerdos_tarde: int
    """Con cuántos acuerdos se retrasa la reunión."""
    decisiones_sueltas: int
    """Cuántas decisiones de reuniones no recogió ningún compromiso."""
    sin_respuesta: Sequence[SinRespuesta]
    """Las que más llevan, primero; luego, por prioridad y referencia."""
    posteriores: Sequence[DespuesDelCorte]
    grupos: Sequence[Grupo] = ()
    """Si se pide agrupar, cada uno con lo suyo."""
    filtro: "Filtro | None" = None
    """Lo que se pidió ver, si se pidió algo."""

    @property
    def entero(self) -> bool:
        """Si no se pidieron solo algunas situaciones."""
        return self.filtro is None or not self.filtro.situaciones

    @property
    def listas(self) -> "Sequence[Sequence[object]]":
        """Lo que se muestra fila a fila."""
        de_cada_uno = [apartado.renglones for apartado in self.apartados]
        return *de_cada_uno, self.sin_respuesta, self.posteriores

    @property
    def hay_algo(self) -> bool:
        """Si se cuenta alguna cosa."""
        return any(self.resumen.values())
