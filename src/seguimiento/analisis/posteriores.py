"""Lo posterior al corte: lo que no existía todavía y lo anotado después, que no cuenta en ninguna cifra."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from itertools import chain
from typing import Any

from seguimiento.analisis.bitacora import Anotacion, anotaciones
from seguimiento.analisis.existencia import Corte, posterior_a
from seguimiento.elementos import Elemento, elementos
from seguimiento.errores import ReferenciaDesconocida
from seguimiento.fechas import FechaParcial
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Prorroga, Verificacion
from seguimiento.modelo.cartera import AccionSituada, Archivado, Cartera, RecomendacionSituada
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.redaccion import del_dia, dia_en_palabras, orden_natural
from seguimiento.vocabularios import ClaseDeElemento


class ClaseDeAnotacion(Enum):
    """Qué se anotó."""

    ENTRADA = "entrada"
    VERIFICACION = "verificación"
    PRORROGA = "prórroga"
    RESPUESTA = "respuesta"


Situada = AccionSituada | RecomendacionSituada


def que_dice(situada: Situada) -> str:
    """Lo que se compromete o se recomienda."""
    if isinstance(situada, AccionSituada):
        return situada.accion.descripcion
    return situada.recomendacion.texto


@dataclass(frozen=True, slots=True)
class Posterior:
    """Algo fechado después del corte."""

    clase: ClaseDeElemento | ClaseDeAnotacion
    ref: str
    """La suya o, de algo anotado, la de aquello en que se anotó."""
    fecha: FechaParcial
    lugar: Lugar
    empezada: bool
    """Si su fecha, parcial, ya empezó: lo anotado cuenta desde que acaba."""
    origen: Archivado[Any]
    situadas: tuple[Situada, ...] = ()
    """Las recomendaciones, acciones y compromisos que contiene, o aquello en que se anotó."""

    @property
    def es_elemento(self) -> bool:
        """Si no existía, y no solo lo anotado."""
        return isinstance(self.clase, ClaseDeElemento)

    @property
    def contiene(self) -> tuple[str, ...]:
        """Las referencias de lo que, por estar dentro, tampoco existía."""
        return tuple(s.ref for s in self.situadas if self.es_elemento and s.ref != self.ref)


def posteriores(corte: Corte, dia: date) -> tuple[Posterior, ...]:
    """Lo posterior al día, de lo más próximo a lo más lejano."""
    todo = [*_elementos(corte.posterior, dia), *_anotado(corte.existente, dia)]
    return tuple(sorted(todo, key=lambda p: (p.fecha.ultimo_dia, orden_natural(p.ref))))


def error_de_posterior(que: str, fecha: FechaParcial, dia: date) -> ReferenciaDesconocida:
    """Lo que se dice a quien pide algo que existe en los archivos y no a la fecha en que se mira."""
    return ReferenciaDesconocida(
        f"{que} es posterior al corte: es {del_dia(fecha)} y se mira al {dia_en_palabras(dia)}",
        f"mire a otra fecha, con «--hoy {fecha.primer_dia.isoformat()}» o posterior",
    )


def _elementos(faltaba: Cartera, dia: date) -> Iterator[Posterior]:
    """Lo que no existía, sin lo que va dentro de otra cosa que tampoco."""
    for archivado in faltaba.registros():
        raiz, *dentro = elementos(archivado)
        if fecha := posterior_a(raiz.clase, raiz.registro, dia):
            yield Posterior(
                raiz.clase,
                raiz.ref,
                fecha,
                raiz.lugar,
                empezada=False,
                origen=archivado,
                situadas=tuple(_situadas(dentro)),
            )
            continue
        de_cada_uno: dict[int, list[Elemento]] = {}
        for uno in dentro:
            de_cada_uno.setdefault(id(uno.dentro_de), []).append(uno)
        for uno in de_cada_uno.get(id(raiz.registro), ()):
            if fecha := posterior_a(uno.clase, uno.registro, dia):
                suyas = tuple(_situadas([uno, *de_cada_uno.get(id(uno.registro), ())]))
                yield Posterior(
                    uno.clase,
                    uno.ref,
                    fecha,
                    uno.lugar,
                    empezada=False,
                    origen=archivado,
                    situadas=suyas,
                )


def _situadas(hallados: Iterable[Elemento]) -> Iterator[Situada]:
    return (situada for uno in hallados if (situada := uno.situada) is not None)


def _anotado(habia: Cartera, dia: date) -> Iterator[Posterior]:
    # de casi ninguna evaluación hay nada posterior: saberlo cuesta menos que situar lo que lleva
    con_algo = (e for e in habia.evaluaciones if _dice_algo_despues(e.registro, dia))
    habia = replace(habia, evaluaciones=tuple(con_algo))
    for r in habia.recomendaciones():
        respuesta = r.recomendacion.respuesta_dada
        if respuesta is not None and respuesta.fecha is not None:
            yield from _si_es_posterior(ClaseDeAnotacion.RESPUESTA, respuesta.fecha, r, dia)
        for una in anotaciones(r.recomendacion):
            yield from _si_es_posterior(_clase(una), una.fecha, r, dia)
    for situadas in (habia.acciones(), habia.compromisos()):
        for a in situadas:
            for una in anotaciones(a.accion):
                yield from _si_es_posterior(_clase(una), una.fecha, a, dia)


def _dice_algo_despues(evaluacion: Evaluacion, dia: date) -> bool:
    for recomendacion in evaluacion.recomendaciones:
        respuesta = recomendacion.respuesta
        if (
            respuesta is not None
            and respuesta.fecha is not None
            and respuesta.fecha.ultimo_dia > dia
        ):
            return True
        todo = chain(anotaciones(recomendacion), *map(anotaciones, recomendacion.acciones))
        if any(una.fecha.ultimo_dia > dia for una in todo):
            return True
    return False


def _si_es_posterior(
    clase: ClaseDeAnotacion, fecha: FechaParcial, situada: Situada, dia: date
) -> Iterator[Posterior]:
    if fecha.ultimo_dia > dia:
        yield Posterior(
            clase,
            situada.ref,
            fecha,
            situada.lugar,
            empezada=fecha.primer_dia <= dia,
            origen=situada.origen if isinstance(situada, AccionSituada) else situada.evaluacion,
            situadas=(situada,),
        )


def _clase(anotacion: Anotacion) -> ClaseDeAnotacion:
    if isinstance(anotacion, Prorroga):
        return ClaseDeAnotacion.PRORROGA
    if isinstance(anotacion, Verificacion):
        return ClaseDeAnotacion.VERIFICACION
    return ClaseDeAnotacion.ENTRADA
