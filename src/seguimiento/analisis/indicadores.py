"""Los indicadores: cada uno declarado una vez, con su definición y con los elementos que cuenta.

Un indicador nunca es un porcentaje suelto: es un numerador que forma parte de un denominador, y los
dos son listas de referencias. Sin nada que contar es «s/d» (`None`), no cero.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from fractions import Fraction
from statistics import mean, median
from typing import TypeVar

from seguimiento.analisis.bitacora import de_la_accion, plazo_vigente
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.fotografia import Dimension, Fotografia, fecha_base, partir
from seguimiento.analisis.movimientos import saldo
from seguimiento.analisis.recomendacion import respondida
from seguimiento.analisis.situacion import TRAMOS_DE_RETRASO, Situacion
from seguimiento.vocabularios import EstadoDeAccion, Marca


class NoEsParte(ValueError):
    """Un numerador cuenta algo que no está en su denominador."""


@dataclass(frozen=True, slots=True)
class Cociente:
    """Qué parte de unos elementos cumple algo, por sus referencias."""

    numerador: tuple[str, ...]
    denominador: tuple[str, ...]

    def __post_init__(self) -> None:
        ajenos = Counter(self.numerador) - Counter(self.denominador)
        if ajenos:
            raise NoEsParte(f"no están en el denominador: {', '.join(ajenos)}")

    @property
    def n(self) -> int:
        """Cuántos cumplen."""
        return len(self.numerador)

    @property
    def d(self) -> int:
        """Cuántos se miran."""
        return len(self.denominador)

    @property
    def proporcion(self) -> Fraction | None:
        """La parte que cumple, entre 0 y 1; `None` («s/d») si no hay ninguno que mirar."""
        return Fraction(self.n, self.d) if self.d else None


@dataclass(frozen=True, slots=True)
class Retraso:
    """Los días naturales de retraso de cada acción que lo tiene."""

    dias: tuple[tuple[str, int], ...]

    @property
    def media(self) -> Fraction | None:
        """La media, exacta; `None` («s/d») si ninguna se retrasó."""
        return mean(Fraction(dias) for _, dias in self.dias) if self.dias else None

    @property
    def mediana(self) -> Fraction | None:
        """La mediana, exacta; `None` («s/d») si ninguna se retrasó."""
        return median(Fraction(dias) for _, dias in self.dias) if self.dias else None


@dataclass(frozen=True, slots=True)
class Cuenta:
    """Unos elementos que solo se cuentan."""

    refs: tuple[str, ...]

    @property
    def n(self) -> int:
        """Cuántos son."""
        return len(self.refs)


Valor = Cociente | Retraso | Cuenta


class Unidad(Enum):
    """Qué cuenta un indicador. El valor es su nombre en plural."""

    RECOMENDACIONES = "recomendaciones"
    EVALUACIONES = "evaluaciones"
    ACCIONES = "acciones"
    INSTANCIAS = "instancias"
    DIAS = "días"


@dataclass(frozen=True, slots=True)
class TramoDeRetraso:
    """Lo que se mide: cómo está todo y, si se informa de un período, cómo estaba la víspera."""

    foto: Fotografia
    anterior: Fotografia | None = None


@dataclass(frozen=True, slots=True)
class DefinicionDeIndicador:
    """Cómo se llama un indicador, qué cuenta y cómo se calcula."""

    clave: str
    titulo: str
    unidad: Unidad
    texto: str
    """La definición que acompaña a la cifra."""
    calcular: Callable[[TramoDeRetraso], Valor | None]
    """`None` si no procede: falta el período o el plazo de que depende."""


@dataclass(frozen=True, slots=True)
class Indicador:
    """Un indicador y lo que vale."""

    definicion: DefinicionDeIndicador
    valor: Valor

    @property
    def clave(self) -> str:
        """Su nombre en los datos."""
        return self.definicion.clave


DEFINICIONES: dict[str, DefinicionDeIndicador] = {}
"""Todos los indicadores por su clave, en el orden en que se presentan."""

V = TypeVar("V", bound=Valor | None)
Calculo = Callable[[TramoDeRetraso], V]


def indicador(clave: str, titulo: str, unidad: Unidad) -> Callable[[Calculo[V]], Calculo[V]]:
    """Registra un indicador. La primera frase de su docstring es su definición."""

    def registrar(calcular: Calculo[V]) -> Calculo[V]:
        frase = " ".join((calcular.__doc__ or "").split()).partition(". ")[0].rstrip(".")
        DEFINICIONES[clave] = DefinicionDeIndicador(clave, titulo, unidad, f"{frase}.", calcular)
        return calcular

    return registrar


def indicadores(foto: Fotografia, anterior: Fotografia | None = None) -> tuple[Indicador, ...]:
    """Los indicadores que proceden, siempre en el mismo orden.

    `anterior` es la fotografía de la víspera del período; sin ella no hay ritmo.
    """
    tramo = TramoDeRetraso(foto, anterior)
    valores = ((d, d.calcular(tramo)) for d in DEFINICIONES.values())
    return tuple(Indicador(d, valor) for d, valor in valores if valor is not None)


def por(
    foto: Fotografia, dimension: Dimension, anterior: Fotografia | None = None
) -> dict[str, tuple[Indicador, ...]]:
    """Los indicadores de cada grupo, en su orden (ver `partir`).

    Lo que está en dos grupos cuenta en ambos: las cifras de los grupos no se suman.
    """
    antes = partir(anterior, dimension) if anterior else {}
    # un grupo que antes no existía no tenía nada cerrado
    vacia = replace(anterior, recomendaciones=(), acciones=()) if anterior else None
    return {
        grupo: indicadores(parte, antes.get(grupo, vacia))
        for grupo, parte in partir(foto, dimension).items()
    }


def _cociente(casos: Iterable[tuple[str, bool]]) -> Cociente:
    lista = list(casos)
    return Cociente(tuple(ref for ref, si in lista if si), tuple(ref for ref, _ in lista))


@indicador("cobertura_de_respuesta", "Cobertura de respuesta", Unidad.RECOMENDACIONES)
def cobertura_de_respuesta(tramo: TramoDeRetraso) -> Cociente:
    """Recomendaciones con respuesta gerencial entre todas las recomendaciones."""
    return _cociente((r.ref, r.respondida) for r in tramo.foto.recomendaciones)


@indicador("evaluaciones_completas", "Evaluaciones respondidas por completo", Unidad.EVALUACIONES)
def evaluaciones_completas(tramo: TramoDeRetraso) -> Cociente:
    """Evaluaciones con todas sus recomendaciones respondidas entre las que tienen alguna."""
    completas: dict[str, bool] = {}
    for r in tramo.foto.recomendaciones:
        evaluacion = r.situada.evaluacion.id
        completas[evaluacion] = completas.get(evaluacion, True) and r.respondida
    return _cociente(completas.items())


@indicador("oportunidad", "Oportunidad de la respuesta", Unidad.RECOMENDACIONES)
def oportunidad(tramo: TramoDeRetraso) -> Cociente | None:
    """Recomendaciones respondidas dentro del plazo de respuesta entre aquellas cuyo plazo ya pasó.

    El plazo corre desde la fecha de la recomendación o de su evaluación. Una respuesta sin fecha
    cuenta siempre. Sin `plazo_respuesta_dias`, no procede.
    """
    plazo = tramo.foto.configuracion.plazo_respuesta_dias
    if plazo is None:
        return None
    fechas = ((r, fecha_base(r.situada)) for r in tramo.foto.recomendaciones)
    limites = ((r, f.ultimo_dia + timedelta(days=plazo)) for r, f in fechas if f is not None)
    return _cociente(
        (r.ref, respondida(r.situada.recomendacion, limite))
        for r, limite in limites
        if limite < tramo.foto.dia
    )


@indicador("aceptacion", "Aceptación", Unidad.RECOMENDACIONES)
def aceptacion(tramo: TramoDeRetraso) -> Cociente:
    """Recomendaciones aceptadas, total o parcialmente, entre las que tienen decisión registrada."""
    recomendaciones = tramo.foto.recomendaciones
    return _cociente((r.ref, r.aceptada) for r in recomendaciones if r.decision is not None)


@indicador("implementacion", "Implementación", Unidad.RECOMENDACIONES)
def implementacion(tramo: TramoDeRetraso) -> Cociente:
    """Recomendaciones implementadas entre las aceptadas, total o parcialmente."""
    aceptadas = (r for r in tramo.foto.recomendaciones if r.aceptada)
    return _cociente((r.ref, r.estado.implementada) for r in aceptadas)


@indicador("implementacion_12_meses", "Implementación a 12 meses", Unidad.RECOMENDACIONES)
def implementacion_a_12_meses(tramo: TramoDeRetraso) -> Cociente:
    """Aceptadas que estaban implementadas a los 12 meses entre las que los han cumplido.

    Los meses se cuentan desde la respuesta o, si no lleva fecha, desde la recomendación o su
    evaluación.
    """
    return _a_los(12, tramo)


@indicador("implementacion_24_meses", "Implementación a 24 meses", Unidad.RECOMENDACIONES)
def implementacion_a_24_meses(tramo: TramoDeRetraso) -> Cociente:
    """Aceptadas que estaban implementadas a los 24 meses entre las que los han cumplido."""
    return _a_los(24, tramo)


def _a_los(meses: int, tramo: TramoDeRetraso) -> Cociente:
    recomendaciones = tramo.foto.recomendaciones
    return _cociente(
        (r.ref, r.implementada_a[meses]) for r in recomendaciones if meses in r.implementada_a
    )


@indicador("cumplimiento", "Cumplimiento", Unidad.ACCIONES)
def cumplimiento(tramo: TramoDeRetraso) -> Cociente:
    """Completadas entre las exigibles: ni canceladas ni no aplicables, con el plazo vigente pasado."""
    return _cociente(
        (a.ref, a.situacion.estado.cumple)
        for a in tramo.foto.acciones
        if _exigible(a.situacion, tramo)
    )


@indicador("a_tiempo", "A tiempo", Unidad.ACCIONES)
def a_tiempo(tramo: TramoDeRetraso) -> Cociente:
    """Completadas hasta su plazo original entre las no canceladas con el plazo original pasado."""
    plazos = ((a, a.situacion.plazo_original) for a in tramo.foto.acciones)
    return _cociente(
        (a.ref, a.completada_el is not None and a.completada_el <= plazo.ultimo_dia)
        for a, plazo in plazos
        if plazo is not None
        and plazo.ultimo_dia < tramo.foto.dia
        and a.situacion.estado is not EstadoDeAccion.CANCELADA
    )


@indicador("retraso_vigente", "Retraso respecto del plazo vigente", Unidad.DIAS)
def retraso_vigente(tramo: TramoDeRetraso) -> Retraso:
    """Días de retraso de las completadas tarde y de las vencidas, según el plazo vigente.

    El plazo de una completada es el que regía el día en que se completó: una prórroga concedida
    después no borra el retraso.
    """
    return Retraso(tuple(_retrasos(tramo, original=False)))


@indicador("retraso_original", "Retraso respecto del plazo original", Unidad.DIAS)
def retraso_original(tramo: TramoDeRetraso) -> Retraso:
    """Días de retraso de las completadas tarde y de las abiertas, según el plazo original."""
    return Retraso(tuple(_retrasos(tramo, original=True)))


def _retrasos(tramo: TramoDeRetraso, *, original: bool) -> Iterator[tuple[str, int]]:
    for a in tramo.foto.acciones:
        sin_dia = a.situacion.estado.cumple and a.completada_el is None
        if sin_dia or not a.situacion.estado.cuenta:
            continue
        accion = a.situada.accion
        hasta = a.completada_el or tramo.foto.dia
        prorrogas = () if original else de_la_accion(accion, accion.prorrogas)
        plazo = plazo_vigente(accion.plazo, prorrogas, hasta)
        if plazo is not None and plazo.ultimo_dia < hasta:
            yield a.ref, (hasta - plazo.ultimo_dia).days


@indicador("vencidas", "Vencidas", Unidad.ACCIONES)
def vencidas(tramo: TramoDeRetraso) -> Cociente:
    """Acciones vencidas entre las abiertas con plazo."""
    return _cociente((a.ref, a.situacion.vencida) for a in _abiertas_con_plazo(tramo))


@indicador("vencidas_mas_de_un_anio", "Vencidas hace más de un año", Unidad.ACCIONES)
def vencidas_mas_de_un_anio(tramo: TramoDeRetraso) -> Cociente:
    """Acciones vencidas hace más de 365 días entre las abiertas con plazo."""
    un_anio = TRAMOS_DE_RETRASO[-1]
    return _cociente(
        (a.ref, (a.situacion.dias_de_retraso or 0) > un_anio) for a in _abiertas_con_plazo(tramo)
    )


def _abiertas_con_plazo(tramo: TramoDeRetraso) -> Iterator[Fila]:
    return (a for a in tramo.foto.acciones if a.abierta and a.situacion.plazo is not None)


def _exigible(situacion: Situacion, tramo: TramoDeRetraso) -> bool:
    vence = situacion.vence
    return situacion.estado.cuenta and vence is not None and vence < tramo.foto.dia


@indicador("ritmo", "Ritmo", Unidad.ACCIONES)
def ritmo(tramo: TramoDeRetraso) -> Cuenta | None:
    """Acciones cerradas en el período: completadas, canceladas o no aplicables."""
    if tramo.anterior is None:
        return None
    return Cuenta(saldo(tramo.anterior.acciones, tramo.foto.acciones).cerradas)


@indicador("evidencia", "Evidencia", Unidad.ACCIONES)
def evidencia(tramo: TramoDeRetraso) -> Cociente:
    """Acciones completadas con alguna evidencia entre las completadas."""
    return _cociente(
        (a.ref, Marca.SIN_EVIDENCIA not in a.situacion.marcas) for a in _completadas(tramo)
    )


@indicador("verificacion", "Verificación", Unidad.ACCIONES)
def verificacion(tramo: TramoDeRetraso) -> Cociente:
    """Acciones completadas y verificadas entre las completadas."""
    return _cociente((a.ref, a.situacion.verificacion.comprobada) for a in _completadas(tramo))


def _completadas(tramo: TramoDeRetraso) -> Iterator[Fila]:
    return (a for a in tramo.foto.acciones if a.situacion.estado.cumple)


@indicador("sin_novedad", "Sin novedad", Unidad.ACCIONES)
def sin_novedad(tramo: TramoDeRetraso) -> Cociente:
    """Acciones abiertas de las que hace tiempo que no se anota nada, entre las abiertas.

    Cuánto es mucho tiempo lo dice `dias_sin_novedad`.
    """
    abiertas = (a for a in tramo.foto.acciones if a.abierta)
    return _cociente((a.ref, Marca.SIN_NOVEDAD in a.situacion.marcas) for a in abiertas)


@indicador("instancias", "Períodos de las acciones recurrentes", Unidad.INSTANCIAS)
def instancias_cumplidas(tramo: TramoDeRetraso) -> Cociente:
    """Períodos completados entre los exigibles, en las acciones que se repiten."""
    return _cociente(
        (f"{a.ref}@{i.periodo.etiqueta}", i.situacion.estado.cumple)
        for a in tramo.foto.acciones
        for i in a.instancias
        if _exigible(i.situacion, tramo)
    )
