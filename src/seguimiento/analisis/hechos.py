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

from seguimiento.analisis.bitacora import de_la_accion, estado_de, plazo_vigente
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.fotografia import Fotografia
from seguimiento.analisis.instancias import periodos
from seguimiento.fechas import UN_DIA, FechaParcial
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Accion, Entrada, Seguimiento, Verificacion
from seguimiento.modelo.cartera import AccionSituada, RecomendacionSituada
from seguimiento.modelo.evaluacion import SeguimientoDeRecomendacion
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeRecomendacion


class DeQue(Enum):
    """De qué es la bitácora en que se anotó. El valor es su nombre."""

    ACCION = "acción"
    PERIODO = "período"
    RECOMENDACION = "recomendación"
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
    """Falso si la anotación es de un período y lo que empieza con él es la acción."""

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
        propio = r.situada.recomendacion
        anotado: list[Anotacion] = [*propio.seguimiento, *propio.verificaciones]
        if _algo_de_entonces(anotado, vispera, foto.dia):
            hilo = _Hilo(r.situada, r.ref, DeQue.RECOMENDACION, EstadoDeRecomendacion.PENDIENTE)
            yield from hilo.recorrer(propio.seguimiento, propio.verificaciones, foto.dia)
    yield from _de_todas(foto.acciones, vispera, foto.dia)


def _de_todas(filas: Iterable[Fila], vispera: date, dia: date) -> Iterator[Hecho]:
    """Los de cada acción o compromiso en que hay algo del período, y los de sus períodos."""
    for fila in filas:
        if _algo_de_entonces(_de_una(fila.situada.accion), vispera, dia):
            yield from _de_la_accion(fila.situada, dia)
            yield from _de_sus_periodos(fila.situada, dia)


def _de_una(accion: Accion) -> list[Seguimiento | Verificacion]:
    return [*accion.seguimiento, *accion.verificaciones]


def _algo_de_entonces(anotado: Iterable[Anotacion], vispera: date, dia: date) -> bool:
    return any(una.fecha.consta and vispera < una.fecha.ultimo_dia <= dia for una in anotado)


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


def _de_la_accion(situada: AccionSituada, dia: date) -> Iterator[Hecho]:
    accion = situada.accion
    de = DeQue.COMPROMISO if situada.es_compromiso else DeQue.ACCION
    hilo = _Hilo(situada, situada.ref, de, EstadoDeAccion.NO_INICIADA)
    propias = de_la_accion(accion, accion.seguimiento)
    ajenas = [e for e in accion.seguimiento if e.instancia and accion.recurrencia]
    yield from hilo.recorrer(propias, de_la_accion(accion, accion.verificaciones), dia, ajenas)


def _de_sus_periodos(situada: AccionSituada, dia: date) -> Iterator[Hecho]:
    accion = situada.accion
    if accion.recurrencia is None:
        return
    por_periodo: dict[str, tuple[list[Seguimiento], list[Verificacion]]] = {}
    etiquetas: dict[str, str] = {}
    for una in _de_una(accion):
        if una.instancia is not None:
            escrita = una.instancia
            if escrita.texto not in etiquetas:
                etiquetas[escrita.texto] = etiqueta_de(accion, escrita, dia)
            entradas, verificaciones = por_periodo.setdefault(etiquetas[escrita.texto], ([], []))
            if isinstance(una, Verificacion):
                verificaciones.append(una)
            else:
                entradas.append(una)
    for etiqueta, (entradas, verificaciones) in por_periodo.items():
        ref = f"{situada.ref}@{etiqueta}"
        de = DeQue.PERIODO_DE_COMPROMISO if situada.es_compromiso else DeQue.PERIODO
        hilo = _Hilo(situada, ref, de, EstadoDeAccion.NO_INICIADA)
        yield from hilo.recorrer(entradas, verificaciones, dia)


def etiqueta_de(accion: Accion, nombrada: FechaParcial, dia: date) -> str:
    """La etiqueta del período que se nombra; si no es de ninguno, como se escribió."""
    for periodo in periodos(accion, nombrada.ultimo_dia, dia):
        if periodo.es(nombrada):
            return periodo.etiqueta
    return nombrada.texto


class _Hilo:
    """Una bitácora que se recorre en orden, con el estado que va resultando."""

    def __init__(
        self, situada: AccionSituada | RecomendacionSituada, ref: str, de: DeQue, primero: Estado
    ) -> None:
        self._situada = situada
        self._ref = ref
        self._de = de
        self._declarado: Estado = primero
        self._efectivo: Estado = primero
        self._sin_entradas = True

    def recorrer(
        self,
        entradas: Sequence[Seguimiento] | Sequence[SeguimientoDeRecomendacion],
        verificaciones: Sequence[Verificacion],
        dia: date,
        ajenas: Sequence[Seguimiento] = (),
    ) -> Iterator[Hecho]:
        """Un hecho por anotación hasta el día; el mismo día, antes las entradas que las verificaciones.

        Las `ajenas`, de períodos, solo ponen en curso lo que no tiene aún entradas propias.
        """
        anotado = [
            *((una.fecha.ultimo_dia, 0, una, True) for una in entradas),
            *((una.fecha.ultimo_dia, 1, una, False) for una in ajenas),
            *((una.fecha.ultimo_dia, 2, una, True) for una in verificaciones),
        ]
        for cuando, _, una, propia in sorted(anotado, key=lambda uno: uno[:2]):
            if cuando <= dia:
                yield from self._pasar(una, propia=propia)

    def _pasar(self, una: Anotacion, *, propia: bool) -> Iterator[Hecho]:
        antes = self._efectivo
        if isinstance(una, Verificacion):
            self._efectivo = self._tras(una)
        elif propia:
            self._declarado = self._efectivo = una.estado
            self._sin_entradas = False
        elif self._sin_entradas and una.estado.empezada:
            self._efectivo = EstadoDeAccion.EN_CURSO
        paso = _paso_de(antes, self._efectivo)
        if propia or paso is not Paso.SIGUE:
            yield Hecho(
                self._situada,
                self._ref,
                self._de,
                una.fecha,
                paso,
                self._efectivo,
                una,
                propia,
            )

    def _tras(self, verificacion: Verificacion) -> Estado:
        """El estado efectivo después de una verificación: la rechazada pone en curso lo que juzga."""
        declarado = self._declarado
        if self._sin_entradas:
            return self._efectivo
        if isinstance(declarado, EstadoDeRecomendacion):
            juzga, reabierta = declarado.verificable, EstadoDeRecomendacion.EN_CURSO
            return declarado if verificacion.resultado.sostiene or not juzga else reabierta
        juzga = declarado.terminal
        sostiene = verificacion.resultado.sostiene
        return declarado if sostiene or not juzga else EstadoDeAccion.EN_CURSO


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
    yield from (una.fecha.ultimo_dia for una in _de_una(accion))
    yield from (prorroga.fecha.ultimo_dia for prorroga in accion.prorrogas)


def _vencida(accion: Accion, dia: date) -> bool:
    plazo = plazo_vigente(accion.plazo, de_la_accion(accion, accion.prorrogas), dia)
    vencido = plazo is not None and plazo.ultimo_dia < dia
    return vencido and not estado_de(accion, dia).efectivo.terminal
