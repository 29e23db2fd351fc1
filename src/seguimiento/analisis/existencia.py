"""Qué existía un día: lo fechado por entero después no existe todavía y no se cuenta en ninguna parte.

Vale la fecha de la cosa misma, y una parcial desde su primer día. Lo que no lleva fecha existe siempre,
y lo de dentro, con lo que lo contiene. Aquí se corta la cartera; quien la recibe cortada ya no ve más
que lo que había, con cada cosa en el sitio que tiene en su archivo.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple, TypeVar

from seguimiento.analisis.reuniones import celebro_algo
from seguimiento.campos import ramas
from seguimiento.fechas import FechaParcial
from seguimiento.modelo.acuerdo import Acuerdo, Reunion
from seguimiento.modelo.cartera import Archivado, Cartera
from seguimiento.modelo.tipos import Registro
from seguimiento.vocabularios import ClaseDeElemento

FechaDe = Callable[[Any], FechaParcial | None]


def _suya(registro: Any) -> FechaParcial | None:  # noqa: ANN401 — cualquiera que lleve fecha
    """La escrita; de una ficha puede decirse, en su lugar, que no consta."""
    return registro.fecha if isinstance(registro.fecha, FechaParcial) else None


def _de_acuerdo(acuerdo: Acuerdo) -> FechaParcial | None:
    """La primera de su aprobación, si no es solo prevista, y su entrada en vigor.

    Las de lo que solo se propone son previsiones: la propuesta existe ya.
    """
    if not acuerdo.obliga:
        return None
    aprobacion, vigencia = acuerdo.aprobacion, acuerdo.vigencia
    fechas = [vigencia.desde if vigencia else None]
    if aprobacion is not None and (aprobacion.situacion is None or aprobacion.situacion.ocurrida):
        fechas.append(aprobacion.fecha)
    constan = (fecha for fecha in fechas if fecha is not None)
    return min(constan, key=lambda fecha: fecha.primer_dia, default=None)


def _de_reunion(reunion: Reunion) -> FechaParcial | None:
    """La suya si se celebró: la que está por celebrarse existe ya, como convocatoria."""
    return reunion.fecha if celebro_algo(reunion) else None


def _de_cuando(clase: ClaseDeElemento) -> FechaDe | None:
    """Cómo se sabe de cuándo es lo de esa clase; `None` si existe con lo que lo contiene."""
    match clase:
        case ClaseDeElemento.EVALUACION | ClaseDeElemento.FICHA | ClaseDeElemento.RECOMENDACION:
            return _suya
        case ClaseDeElemento.ACUERDO:
            return _de_acuerdo
        case ClaseDeElemento.REUNION:
            return _de_reunion
        case ClaseDeElemento.ACCION | ClaseDeElemento.COMPROMISO:
            return None


def posterior_a(clase: ClaseDeElemento, registro: Registro, dia: date) -> FechaParcial | None:
    """La fecha por la que ese día aún no existía; `None` si existía."""
    de_cuando = _de_cuando(clase)
    fecha = de_cuando(registro) if de_cuando else None
    return fecha if _es_posterior(fecha, dia) else None


def _es_posterior(fecha: FechaParcial | None, dia: date) -> bool:
    return fecha is not None and fecha.primer_dia > dia


@cache
def _fechado_dentro(modelo: type[Registro]) -> tuple[tuple[str, FechaDe], ...]:
    """Las listas de un registro cuyos elementos pueden no existir todavía, y cómo se sabe de cuándo son."""
    cuando = ((clave, _de_cuando(clase)) for clave, clase, _ in ramas(modelo))
    return tuple((clave, de_cuando) for clave, de_cuando in cuando if de_cuando is not None)


class Corte(NamedTuple):
    """Una cartera partida por un día."""

    existente: Cartera
    """Lo que había."""
    posterior: Cartera
    """Lo que aún no: registros enteros o, de los que había, solo lo de dentro que faltaba."""


def existente(cartera: Cartera, dia: date) -> Cartera:
    """La cartera con lo que existía ese día."""
    return cortar(cartera, dia).existente


def cortar(cartera: Cartera, dia: date) -> Corte:
    """La cartera partida en lo que existía ese día y lo que no."""
    evaluaciones = _partidos(ClaseDeElemento.EVALUACION, cartera.evaluaciones, dia)
    practicas = _partidos(ClaseDeElemento.FICHA, cartera.practicas, dia)
    acuerdos = _partidos(ClaseDeElemento.ACUERDO, cartera.acuerdos, dia)
    habia, faltaba = (
        replace(cartera, evaluaciones=evaluadas, practicas=fichas, acuerdos=acordados)
        for evaluadas, fichas, acordados in zip(evaluaciones, practicas, acuerdos, strict=True)
    )
    return Corte(habia, faltaba)


A = TypeVar("A", bound=Archivado[Any])


def _partidos(
    clase: ClaseDeElemento, todos: Iterable[A], dia: date
) -> tuple[tuple[A, ...], tuple[A, ...]]:
    habia: list[A] = []
    faltaba: list[A] = []
    de_cuando = _de_cuando(clase)
    for archivado in todos:
        if de_cuando is not None and _es_posterior(de_cuando(archivado.registro), dia):
            faltaba.append(archivado)
        elif faltan := _faltan_dentro(archivado, dia):
            habia.append(_sin(archivado, faltan))
            faltaba.append(_solo(archivado, faltan))
        else:
            habia.append(archivado)
    return tuple(habia), tuple(faltaba)


Puestos = Mapping[str, Collection[int]]
"""Por la clave de cada lista, los puestos de algunos de sus elementos."""


def _faltan_dentro(archivado: Archivado[Any], dia: date) -> Puestos:
    """Lo que aún no existía dentro de un registro que sí."""
    registro: Registro = archivado.registro
    faltan: dict[str, list[int]] = {}
    for clave, de_cuando in _fechado_dentro(type(registro)):
        lista = getattr(registro, clave)
        puestos = [n for n, uno in enumerate(lista) if _es_posterior(de_cuando(uno), dia)]
        if puestos:
            faltan[clave] = puestos
    return faltan


def _sin(archivado: A, faltan: Puestos) -> A:
    """El registro sin los elementos de esos puestos."""
    registro = archivado.registro
    cuantos = {clave: len(getattr(registro, clave)) for clave in faltan}
    return _con(
        archivado, {c: [n for n in range(cuantos[c]) if n not in faltan[c]] for c in faltan}
    )


def _solo(archivado: A, faltan: Puestos) -> A:
    """El registro con los elementos de esos puestos y con ningún otro."""
    registro: Registro = archivado.registro
    return _con(archivado, {r.clave: faltan.get(r.clave, ()) for r in ramas(type(registro))})


def _con(archivado: A, quedan: Puestos) -> A:
    """El registro con los elementos que quedan en esas listas, cada uno en su sitio del archivo."""
    huecos, listas = set(archivado.huecos), {}
    for clave, puestos in quedan.items():
        lista = getattr(archivado.registro, clave)
        sitios = archivado.indices((clave,), len(lista))
        huecos |= {(clave, sitio) for puesto, sitio in enumerate(sitios) if puesto not in puestos}
        listas[clave] = tuple(lista[puesto] for puesto in puestos)
    registro = archivado.registro.model_copy(update=listas)
    return replace(archivado, registro=registro, huecos=frozenset(huecos))
