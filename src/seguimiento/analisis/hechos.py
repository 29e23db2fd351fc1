"""Lo que pasó dentro de un período, anotación por anotación, aunque al final no se note.

La diferencia entre los extremos (`movimientos`) no ve lo que se completó y se reabrió entre medias. Aquí
se recorre cada bitácora en orden: la de la acción, la de cada período suyo y la propia de la
recomendación, con las verificaciones de cada una. De cada anotación sale un hecho, y solo uno. Los de
los compromisos de acuerdos van aparte.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from seguimiento.analisis.bitacora import (
    anotaciones,
    de_la_accion,
    de_sus_periodos,
    estado_de,
    plazo_vigente,
)
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.fotografia import Fotografia
from seguimiento.analisis.instancias import periodos
from seguimiento.fechas import UN_DIA, FechaParcial
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Accion, Entrada, Seguible, Seguimiento, Verificacion
from seguimiento.modelo.cartera import AccionSituada, RecomendacionSituada
from seguimiento.modelo.evaluacion import Recomendacion, SeguimientoDeRecomendacion
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeRecomendacion


class DeQue(Enum):
    """De qué es la bitácora en que se anotó. El valor es su nombre."""

    ACCION = "acción"
    PERIODO = "período"
    RECOMENDACION = "recomendación"
    PERIODO_DE_RECOMENDACION = "período de recomendación"
    COMPROMISO = "compromiso"
    PERIODO_DE_COMPROMISO = "período de compromiso"


class Paso(Enum):
    """Qué hace la anotación con el estado efectivo."""

    EMPIEZA = "empieza"
    CIERRA = "se cierra, o pasa a estar cerrada de otro modo"
    REABRE = "se reabre"
    CAMBIA = "cambia de estado y sigue abierta"
    SIGUE = "sigue como estaba"


Anotacion = Seguimiento | SeguimientoDeRecomendacion | Verificacion
Estado = EstadoDeAccion | EstadoDeRecomendacion


@dataclass(frozen=True, slots=True)
class Hecho:
    """Una anotación fechada en el período y lo que cambió con ella."""

    situada: AccionSituada | RecomendacionSituada
    ref: str
    """Con el período, si es de uno."""
    de: DeQue
    fecha: FechaParcial
    paso: Paso
    estado: Estado
    """El efectivo después de ella."""
    anotacion: Anotacion
    propia: bool = True
    """Falso si la anotación es de un período y lo que empieza con él es la serie."""

    @property
    def es_entrada(self) -> bool:
        """Si es una entrada de una bitácora, y no una verificación."""
        return self.propia and not isinstance(self.anotacion, Verificacion)

    @property
    def es_verificacion(self) -> bool:
        """Si es una verificación."""
        return isinstance(self.anotacion, Verificacion)

    @property
    def rechaza(self) -> bool:
        """Si es una verificación que no sostiene lo declarado."""
        return isinstance(self.anotacion, Verificacion) and not self.anotacion.resultado.sostiene

    @property
    def es_avance(self) -> bool:
        """Si dice que algo empieza o sigue adelante: ni se cierra con ella ni se reabre."""
        empieza = self.paso is Paso.EMPIEZA
        return empieza or (self.es_entrada and self.paso in {Paso.CAMBIA, Paso.SIGUE})

    @property
    def cumple(self) -> bool:
        """Si con ella se da por hecho lo comprometido o lo recomendado."""
        return self.paso is Paso.CIERRA and cumple(self.estado)


def cumple(estado: Estado) -> bool:
    """Si el estado dice que se hizo."""
    if isinstance(estado, EstadoDeRecomendacion):
        return estado.derivado.implementada
    return estado.cumple


def hechos(foto: Fotografia, vispera: date) -> tuple[Hecho, ...]:
    """Lo anotado desde el día siguiente a la víspera hasta el de la fotografía, en su orden.

    Lo que no lleva fecha deja su estado, pero no es de ningún período: ver `sin_fecha`.
    """
    return _del_periodo(_todos(foto, vispera), vispera)


def de_los_compromisos(foto: Fotografia, vispera: date) -> tuple[Hecho, ...]:
    """Lo anotado en ese tiempo en los compromisos que obligan: no se mezcla con lo de las acciones."""
    firmes = (c for c in foto.compromisos if c.exigible)
    return _del_periodo(_de_todas(firmes, vispera, foto.dia), vispera)


def _del_periodo(todos: Iterable[Hecho], vispera: date) -> tuple[Hecho, ...]:
    return tuple(h for h in todos if h.fecha.consta and vispera < h.fecha.ultimo_dia)


def _todos(foto: Fotografia, vispera: date) -> Iterator[Hecho]:
    """Los de cada bitácora en que hay algo del período, también los de antes de él."""
    for r in foto.recomendaciones:
        yield from _de_una(_de_recomendacion(r.situada), vispera, foto.dia)
    yield from _de_todas(foto.acciones, vispera, foto.dia)


def _de_todas(filas: Iterable[Fila], vispera: date, dia: date) -> Iterator[Hecho]:
    """Los de cada acción o compromiso en que hay algo del período, y los de sus períodos."""
    for fila in filas:
        yield from _de_una(_de_accion(fila.situada), vispera, dia)


@dataclass(frozen=True, slots=True)
class _Bitacora:
    """De qué es una bitácora, y con qué estados."""

    situada: AccionSituada | RecomendacionSituada
    seguido: Accion | Recomendacion
    de: DeQue
    de_un_periodo: DeQue
    primero: Estado
    """El que hay antes de anotar nada."""
    en_curso: Estado

    @property
    def anotado(self) -> list[Anotacion]:
        """Sus entradas y sus verificaciones, con las de los períodos."""
        return [*self.seguido.seguimiento, *self.seguido.verificaciones]


def _de_accion(situada: AccionSituada) -> _Bitacora:
    de = (DeQue.ACCION, DeQue.PERIODO)
    if situada.es_compromiso:
        de = (DeQue.COMPROMISO, DeQue.PERIODO_DE_COMPROMISO)
    return _Bitacora(
        situada, situada.accion, *de, EstadoDeAccion.NO_INICIADA, EstadoDeAccion.EN_CURSO
    )


def _de_recomendacion(situada: RecomendacionSituada) -> _Bitacora:
    de = (DeQue.RECOMENDACION, DeQue.PERIODO_DE_RECOMENDACION)
    return _Bitacora(
        situada,
        situada.recomendacion,
        *de,
        EstadoDeRecomendacion.PENDIENTE,
        EstadoDeRecomendacion.EN_CURSO,
    )


def _de_una(una: _Bitacora, vispera: date, dia: date) -> Iterator[Hecho]:
    """Los de una bitácora y los de cada período suyo, si hay algo de entonces."""
    if not any(vispera < a.fecha.ultimo_dia <= dia for a in una.anotado if a.fecha.consta):
        return
    seguido = una.seguido
    yield from _Hilo(una, una.situada.ref, una.de).recorrer(
        de_la_accion(seguido, una.anotado), dia, de_sus_periodos(seguido, seguido.seguimiento)
    )
    por_periodo: dict[str, list[Anotacion]] = {}
    etiquetas: dict[FechaParcial, str] = {}
    for anotacion in de_sus_periodos(seguido, una.anotado):
        if escrita := anotacion.instancia:
            if escrita not in etiquetas:
                etiquetas[escrita] = etiqueta_de(seguido, escrita, dia)
            por_periodo.setdefault(etiquetas[escrita], []).append(anotacion)
    for etiqueta, suyas in por_periodo.items():
        ref = f"{una.situada.ref}@{etiqueta}"
        yield from _Hilo(una, ref, una.de_un_periodo).recorrer(suyas, dia)


def sin_fecha(foto: Fotografia) -> tuple[tuple[str, Lugar, Entrada], ...]:
    """Las entradas que no dicen cuándo fueron: cuentan, y no se sabe si son del período."""
    bitacoras: list[tuple[AccionSituada | RecomendacionSituada, Sequence[Entrada]]] = [
        *((r.situada, r.situada.recomendacion.seguimiento) for r in foto.recomendaciones),
        *((a.situada, a.situada.accion.seguimiento) for a in foto.acciones),
    ]
    return tuple(
        (situada.ref, situada.lugar, entrada)
        for situada, entradas in bitacoras
        for entrada in entradas
        if not entrada.fecha.consta and entrada.fecha.ultimo_dia <= foto.dia
    )


def etiqueta_de(seguido: Seguible, nombrada: FechaParcial, dia: date) -> str:
    """La etiqueta del período que se nombra; si no es de ninguno, como se escribió."""
    for periodo in periodos(seguido, nombrada.ultimo_dia, dia):
        if periodo.es(nombrada):
            return periodo.etiqueta
    return nombrada.texto


class _Hilo:
    """Una bitácora que se recorre en orden, con el estado que va resultando."""

    def __init__(self, bitacora: _Bitacora, ref: str, de: DeQue) -> None:
        self._bitacora = bitacora
        self._ref = ref
        self._de = de
        self._declarado = self._efectivo = bitacora.primero
        self._algun_periodo_empezado = False

    def recorrer(
        self,
        anotado: Iterable[Anotacion],
        dia: date,
        ajenas: Iterable[Seguimiento | SeguimientoDeRecomendacion] = (),
    ) -> Iterator[Hecho]:
        """Un hecho por anotación hasta el día; el mismo día, antes las entradas que las verificaciones.

        Las `ajenas`, de períodos, solo ponen en curso lo que no conste empezado.
        """
        todas = [
            *((una, 2 if isinstance(una, Verificacion) else 0) for una in anotado),
            *((una, 1) for una in ajenas),
        ]
        for una, orden in sorted(todas, key=lambda par: (par[0].fecha.ultimo_dia, par[1])):
            if una.fecha.ultimo_dia <= dia:
                yield from self._pasar(una, propia=orden != 1)

    def _pasar(self, una: Anotacion, *, propia: bool) -> Iterator[Hecho]:
        antes = self._efectivo
        if isinstance(una, Verificacion):
            self._efectivo = self._tras(una)
        elif propia:
            self._declarado = self._efectivo = una.estado
        else:
            self._algun_periodo_empezado |= una.estado.como_accion.empezada
        if self._algun_periodo_empezado and not self._efectivo.como_accion.empezada:
            self._efectivo = self._bitacora.en_curso
        paso = _paso_de(antes, self._efectivo)
        if propia or paso is not Paso.SIGUE:
            situada, estado = self._bitacora.situada, self._efectivo
            yield Hecho(situada, self._ref, self._de, una.fecha, paso, estado, una, propia)

    def _tras(self, verificacion: Verificacion) -> Estado:
        """El estado efectivo después de una verificación: la rechazada pone en curso lo que se cerró."""
        if not self._declarado.terminal:
            return self._efectivo
        return self._declarado if verificacion.resultado.sostiene else self._bitacora.en_curso


def _paso_de(antes: Estado, despues: Estado) -> Paso:
    if antes is despues:
        return Paso.SIGUE
    if despues.terminal:
        return Paso.CIERRA
    if antes.terminal:
        return Paso.REABRE
    if despues.empezada and not antes.empezada:
        return Paso.EMPIEZA
    return Paso.CAMBIA


def vencieron(foto: Fotografia, vispera: date) -> tuple[str, ...]:
    """Las acciones que algún día del período pasaron a estar vencidas, lo estén o no al final."""
    return tuple(a.ref for a in foto.acciones if vencio(a.situada.accion, vispera, foto.dia))


def vencio(accion: Accion, vispera: date, dia: date) -> bool:
    """Si algún día del período pasó a estar vencida."""
    dias = {d for d in _en_que_puede_vencer(accion) if vispera < d <= dia}
    return any(_vencida(accion, d) and not _vencida(accion, d - UN_DIA) for d in dias)


def _en_que_puede_vencer(accion: Accion) -> Iterator[date]:
    """El día que sigue a cada plazo que tuvo, y aquellos en que se anotó algo."""
    plazos = [accion.plazo, *(p.plazo for p in accion.prorrogas)]
    yield from (plazo.ultimo_dia + UN_DIA for plazo in plazos if plazo is not None)
    yield from (una.fecha.ultimo_dia for una in anotaciones(accion))


def _vencida(accion: Accion, dia: date) -> bool:
    plazo = plazo_vigente(accion.plazo, de_la_accion(accion, accion.prorrogas), dia)
    vencido = plazo is not None and plazo.ultimo_dia < dia
    return vencido and not estado_de(accion, dia).efectivo.terminal
