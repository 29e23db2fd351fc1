"""Qué se movió en un período: lo que pasó dentro y la diferencia entre la víspera y el final.

Son dos cosas, y no se mezclan: lo completado y reabierto entre medias pasó, y en los extremos no se ve.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from seguimiento.analisis.bitacora import anotaciones, estado_de, prorrogas_concedidas
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.fotografia import Fotografia, fotografiar
from seguimiento.analisis.hechos import (
    Hecho,
    de_los_compromisos,
    hechos,
    sin_fecha,
    vencieron,
    vencio,
)
from seguimiento.analisis.instancias import periodos
from seguimiento.analisis.seguidas import como_accion
from seguimiento.fechas import UN_DIA, FechaParcial, Periodo, de_dia
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Accion, Entrada, Prorroga, Seguible, Verificacion
from seguimiento.modelo.cartera import AccionSituada, Cartera, RecomendacionSituada
from seguimiento.modelo.evaluacion import Recomendacion, Respuesta
from seguimiento.vocabularios import EstadoDeAccion


@dataclass(frozen=True, slots=True)
class Saldo:
    """De las abiertas al inicio a las abiertas al final, por sus referencias.

    Abiertas al inicio + nuevas + reabiertas − cerradas = abiertas al final. Una nueva que acaba
    cerrada está en las dos listas. Solo cuentan los extremos: ver `Movimientos.fuera_del_saldo`.
    """

    abiertas_al_inicio: tuple[str, ...]
    nuevas: tuple[str, ...]
    reabiertas: tuple[str, ...]
    cerradas: tuple[str, ...]
    abiertas_al_final: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prorrogada:
    """Una prórroga concedida en el período."""

    ref: str
    """De la acción, con la instancia si es solo de ella."""
    antes: FechaParcial | None
    """El plazo que regía; `None` si no lo había."""
    despues: FechaParcial
    dias: int | None
    """Los que añade esta; negativos si adelanta el plazo."""
    acumulados: int | None
    """Los que se lleva, con esta, desde el plazo original."""
    prorroga: Prorroga
    """Quién la autorizó, cuándo y por qué."""


@dataclass(frozen=True, slots=True)
class Verificada:
    """Una verificación hecha en el período, de una acción, una instancia o una recomendación."""

    ref: str
    verificacion: Verificacion

    @property
    def rechaza(self) -> bool:
        """Si no sostuvo lo declarado."""
        return not self.verificacion.resultado.sostiene


@dataclass(frozen=True, slots=True)
class Respondida:
    """Una respuesta gerencial recibida en el período."""

    ref: str
    respuesta: Respuesta


@dataclass(frozen=True, slots=True)
class DePlazos:
    """Lo que en el período pasó con los plazos de lo que no son acciones."""

    vencieron: tuple[str, ...]
    """Lo que algún día pasó a estar vencido, lo esté o no al final."""
    prorrogadas: tuple[Prorrogada, ...]
    situadas: Mapping[str, AccionSituada]
    """De todo lo que se mira, por su referencia."""


@dataclass(frozen=True, slots=True)
class Movimientos:
    """Lo que pasó del primer al último día, ambos incluidos, en el orden de la cartera."""

    desde: date
    hasta: date
    saldo_de_acciones: Saldo
    saldo_de_recomendaciones: Saldo
    cierres: Mapping[EstadoDeAccion, tuple[str, ...]]
    """Las que estaban abiertas, o no estaban, y acaban en cada estado terminal."""
    vencidas: tuple[str, ...]
    """Las que vencieron en el período y lo siguen estando al final."""
    fuera_del_saldo: tuple[str, ...]
    """Acciones que se cerraron y reabrieron dentro del período, o que siguen cerradas y de otro modo."""
    prorrogadas: tuple[Prorrogada, ...]
    verificaciones: tuple[Verificada, ...]
    respuestas: tuple[Respondida, ...]
    hechos: tuple[Hecho, ...]
    """Lo anotado dentro del período, una cosa por anotación: ver `analisis.hechos`."""
    de_compromisos: tuple[Hecho, ...]
    """Lo anotado en los compromisos que obligan, que no entra en ninguna otra cuenta."""
    plazos_de_recomendaciones: DePlazos
    """Los propios de las recomendaciones que se siguen sin acciones."""
    plazos_de_compromisos: DePlazos
    """Los de los compromisos que obligan."""
    sin_fecha: tuple[tuple[str, Lugar, Entrada], ...]
    """Las entradas que no dicen cuándo fueron, con su referencia y su lugar."""
    vencieron: tuple[str, ...]
    """Las que algún día del período pasaron a estar vencidas, lo estén o no al final."""

    @property
    def ya_no_vencidas(self) -> tuple[str, ...]:
        """Las que vencieron en el período y al final no lo están: se cerraron o se prorrogaron."""
        siguen = {*self.vencidas}
        return tuple(ref for ref in self.vencieron if ref not in siguen)

    @property
    def nada(self) -> bool:
        """Si en el período no pasó nada de lo que se mira."""
        propios = self.plazos_de_recomendaciones
        pasado = (self.hechos, self.vencieron, self.prorrogadas, self.respuestas)
        suyos = (propios.vencieron, propios.prorrogadas)
        nuevas = (self.saldo_de_acciones.nuevas, self.saldo_de_recomendaciones.nuevas)
        return not any((*pasado, *suyos, *nuevas))

    @property
    def completadas(self) -> tuple[str, ...]:
        """Las que se cerraron porque se hizo lo comprometido."""
        return tuple(ref for e, refs in self.cierres.items() if e.cumple for ref in refs)

    @property
    def cerradas_sin_hacerse(self) -> tuple[str, ...]:
        """Las que se cerraron por cualquier otro motivo."""
        return tuple(ref for e, refs in self.cierres.items() if not e.cumple for ref in refs)

    @property
    def rechazadas(self) -> tuple[Verificada, ...]:
        """Las verificaciones que no sostuvieron lo declarado."""
        return tuple(v for v in self.verificaciones if v.rechaza)


def movimientos(cartera: Cartera, periodo: Periodo, corte: date) -> Movimientos:
    """Los movimientos del período hasta el corte; ninguno si empieza después de él."""
    vispera, ultimo = min(periodo.desde - UN_DIA, corte), min(periodo.hasta, corte)
    despues = fotografiar(cartera, ultimo)
    return entre(fotografiar(cartera, vispera, despues), despues)


def entre(antes: Fotografia, despues: Fotografia) -> Movimientos:
    """Los movimientos entre dos fotografías de la misma cartera, desde el día siguiente a la una."""
    dias = _Ventana(antes.dia, despues.dia)
    previas = {a.situada.lugar: a for a in antes.acciones}
    parejas = [(previas.get(a.situada.lugar), a) for a in despues.acciones]

    def cerradas(estado: EstadoDeAccion) -> tuple[str, ...]:
        return tuple(
            a.ref
            for previa, a in parejas
            if (previa is None or previa.abierta) and a.situacion.estado is estado
        )

    vencidas = tuple(a.ref for previa, a in parejas if _vencio(previa, a, dias))
    return Movimientos(
        desde=dias.vispera + UN_DIA,
        hasta=dias.ultimo,
        saldo_de_acciones=saldo(antes.acciones, despues.acciones),
        saldo_de_recomendaciones=saldo(antes.recomendaciones, despues.recomendaciones),
        cierres={estado: cerradas(estado) for estado in EstadoDeAccion if estado.terminal},
        vencidas=vencidas,
        fuera_del_saldo=tuple(a.ref for previa, a in parejas if _no_se_ve(previa, a, dias)),
        prorrogadas=tuple(p for _, a in parejas for p in _prorrogadas(a.situada, dias)),
        verificaciones=tuple(_verificaciones(despues, dias)),
        respuestas=tuple(_respuestas(despues, dias)),
        hechos=hechos(despues, antes.dia),
        de_compromisos=de_los_compromisos(despues, antes.dia),
        plazos_de_recomendaciones=_de_plazos(_propias(despues), dias),
        plazos_de_compromisos=_de_plazos(
            [c.situada for c in despues.compromisos if c.exigible], dias
        ),
        sin_fecha=sin_fecha(despues),
        vencieron=_en_orden(despues, {*vencidas, *vencieron(despues, antes.dia)}),
    )


def _en_orden(foto: Fotografia, refs: set[str]) -> tuple[str, ...]:
    return tuple(a.ref for a in foto.acciones if a.ref in refs)


class _Situable(Protocol):
    """Una acción o una recomendación fotografiadas."""

    @property
    def situada(self) -> AccionSituada | RecomendacionSituada: ...

    @property
    def ref(self) -> str: ...

    @property
    def abierta(self) -> bool: ...


def saldo(antes: Sequence[_Situable], despues: Sequence[_Situable]) -> Saldo:
    """El saldo entre lo que había y lo que hay, que incluye todo lo que había."""
    previas = {x.situada.lugar: x.abierta for x in antes}
    parejas = [(previas.get(x.situada.lugar), x) for x in despues]
    return Saldo(
        abiertas_al_inicio=tuple(x.ref for x in antes if x.abierta),
        nuevas=tuple(x.ref for previa, x in parejas if previa is None),
        reabiertas=tuple(x.ref for previa, x in parejas if previa is False and x.abierta),
        cerradas=tuple(x.ref for previa, x in parejas if previa is not False and not x.abierta),
        abiertas_al_final=tuple(x.ref for x in despues if x.abierta),
    )


@dataclass(frozen=True, slots=True)
class _Ventana:
    """Los días de después de la víspera hasta el último, incluido."""

    vispera: date
    ultimo: date

    def contiene(self, fecha: FechaParcial) -> bool:
        """Si lo fechado así, que cuenta desde su último día, cae en ella."""
        return fecha.consta and self.vispera < fecha.ultimo_dia <= self.ultimo


def _vencio(previa: Fila | None, a: Fila, dias: _Ventana) -> bool:
    """Si está vencida y no lo estaba, o lo estaba de un plazo que se movió dentro del período."""
    vence = a.situacion.vence
    if not a.situacion.vencida or vence is None:
        return False
    return previa is None or not previa.situacion.vencida or vence >= dias.vispera


def _no_se_ve(previa: Fila | None, a: Fila, dias: _Ventana) -> bool:
    if (previa is None or previa.abierta) is not a.abierta:
        return False
    if previa is not None and not a.abierta and previa.situacion.estado is not a.situacion.estado:
        return True
    accion = a.situada.accion
    fechas = [n.fecha for n in anotaciones(accion) if dias.contiene(n.fecha)]
    return any(estado_de(accion, f.ultimo_dia).efectivo.terminal is a.abierta for f in fechas)


def _propias(foto: Fotografia) -> list[AccionSituada]:
    """Las recomendaciones que se siguen sin acciones y no se rechazaron, como acciones."""
    return [
        como_accion(r.situada)
        for r in foto.recomendaciones
        if r.situada.recomendacion.se_sigue_sola and (r.decision is None or r.aceptada)
    ]


def _de_plazos(situadas: Sequence[AccionSituada], dias: _Ventana) -> DePlazos:
    return DePlazos(
        vencieron=tuple(s.ref for s in situadas if vencio(s.accion, dias.vispera, dias.ultimo)),
        prorrogadas=tuple(p for s in situadas for p in _prorrogadas(s, dias)),
        situadas={s.ref: s for s in situadas},
    )


def _prorrogadas(situada: AccionSituada, dias: _Ventana) -> Iterator[Prorrogada]:
    accion = situada.accion
    vigentes: dict[str, FechaParcial] = {}
    for prorroga in prorrogas_concedidas(accion.prorrogas, dias.ultimo):
        instancia, original = _instancia(accion, prorroga, dias.ultimo)
        antes, vigentes[instancia] = vigentes.get(instancia, original), prorroga.plazo
        if dias.contiene(prorroga.fecha):
            yield Prorrogada(
                ref=f"{situada.ref}@{instancia}" if instancia else situada.ref,
                antes=antes,
                despues=prorroga.plazo,
                dias=_dias(antes, prorroga.plazo),
                acumulados=_dias(original, prorroga.plazo),
                prorroga=prorroga,
            )


def _dias(desde: FechaParcial | None, hasta: FechaParcial) -> int | None:
    return (hasta.ultimo_dia - desde.ultimo_dia).days if desde else None


def _instancia(
    accion: Seguible, anotacion: Prorroga | Verificacion, dia: date
) -> tuple[str, FechaParcial | None]:
    """La instancia de que habla algo y su plazo; si es de la acción entera, vacía y el de la acción."""
    nombrada = anotacion.instancia
    if nombrada is None or accion.recurrencia is None:
        return "", accion.plazo
    for periodo in periodos(accion, nombrada.ultimo_dia, dia):
        if periodo.es(nombrada):
            return periodo.etiqueta, de_dia(periodo.hasta)
    return nombrada.texto, None


def _verificaciones(foto: Fotografia, dias: _Ventana) -> Iterator[Verificada]:
    for r in foto.recomendaciones:
        yield from _verificadas(r.ref, r.situada.recomendacion, dias)
    for a in foto.acciones:
        yield from _verificadas(a.ref, a.situada.accion, dias)


def _verificadas(ref: str, seguido: Accion | Recomendacion, dias: _Ventana) -> Iterator[Verificada]:
    for verificacion in seguido.verificaciones:
        if dias.contiene(verificacion.fecha):
            instancia, _ = _instancia(seguido, verificacion, dias.ultimo)
            yield Verificada(f"{ref}@{instancia}" if instancia else ref, verificacion)


def _respuestas(foto: Fotografia, dias: _Ventana) -> Iterator[Respondida]:
    for r in foto.recomendaciones:
        respuesta = r.situada.recomendacion.respuesta_dada
        if respuesta is not None and respuesta.fecha and dias.contiene(respuesta.fecha):
            yield Respondida(r.ref, respuesta)
