"""Qué fichas son de lo que se pide: las que salen de ello y las que ello enlaza."""

from collections.abc import Iterator
from datetime import date

from seguimiento.analisis.seguidas import seguidas
from seguimiento.analisis.seleccion import Filtro, filas, recomendaciones
from seguimiento.modelo.cartera import AccionSituada, Archivado, Cartera, RecomendacionSituada
from seguimiento.modelo.practica import Ficha


def fichas_pedidas(cartera: Cartera, hoy: date, filtro: Filtro) -> list[Archivado[Ficha]]:
    """Las que admite el filtro, en su orden; todas si no deja nada fuera.

    De una evaluación o un acuerdo enteros son también las que dicen salir de cualquier cosa suya; si se
    busca algo en un campo, también las que lo llevan ellas mismas.
    """
    if not filtro.recorta:
        return list(cartera.practicas)
    refs: set[str] = set()
    enlazadas: set[str] = set()
    for situada in _pedidas(cartera, hoy, filtro):
        refs.add(situada.ref.casefold())
        suya = situada.accion if isinstance(situada, AccionSituada) else situada.recomendacion
        enlazadas.update(codigo.casefold() for codigo in suya.practicas)
    enteros = {filtro.evaluacion.casefold(), filtro.acuerdo.casefold()} - {""}

    def sale_de_ello(origen: str) -> bool:
        ref = origen.partition("@")[0].casefold()
        return ref in refs or (
            not (filtro.mira_dentro or filtro.buscados or filtro.situaciones)
            and ref.partition("/")[0] in enteros
        )

    de_dentro = filtro.mira_dentro or enteros or filtro.situaciones
    por_lo_que_llevan = filtro.buscados and not de_dentro
    return [
        ficha
        for ficha in cartera.practicas
        if (por_lo_que_llevan and filtro.lleva(ficha.registro))
        or ficha.id.casefold() in enlazadas
        or any(map(sale_de_ello, ficha.registro.origen))
    ]


def _pedidas(
    cartera: Cartera, hoy: date, filtro: Filtro
) -> Iterator[AccionSituada | RecomendacionSituada]:
    """Las acciones, los compromisos y las recomendaciones que admite el filtro."""
    suyas = [f for f in filas(cartera, hoy, filtro) if filtro.admite_situacion(f)]
    propias = [una.fila for una in seguidas(cartera, hoy, filtro)]
    propias = [fila for fila in propias if filtro.admite_situacion(fila)]
    yield from (fila.situada for fila in suyas)
    de_ellas = {id(fila.situada.recomendacion) for fila in (*suyas, *propias)}
    for situada in recomendaciones(cartera, filtro, [*suyas, *propias]):
        if not filtro.situaciones or id(situada.recomendacion) in de_ellas:
            yield situada
