"""Qué cabe en la palabra que se completa con TAB, según lo que ya hay en la línea."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from seguimiento.comandos import completado
from seguimiento.comandos.a_medias import DE_AYUDA, AMedias, situada
from seguimiento.comandos.argumentos import adelantar_globales
from seguimiento.comandos.completado import Completador, Propuesta, aptas
from seguimiento.comandos.linea import SEG, Apuntada, Pieza


class Oferta(NamedTuple):
    """Lo que cabe en una palabra."""

    propuestas: Sequence[Propuesta] = ()
    """La palabra entera y qué es."""
    archivos: bool = False
    """Si cabe cualquier archivo: de esos sabe más el intérprete de órdenes."""


def oferta(anteriores: Sequence[str], escrito: str) -> Oferta:
    """Lo que cabe en la palabra que empieza así, tras las anteriores de la línea (sin el programa).

    No ejecuta nada. Las opciones globales valen también detrás de la orden.
    """
    delante, resto = "", escrito
    if escrito.startswith("--") and "=" in escrito and "--" not in anteriores:
        nombre, _, resto = escrito.partition("=")
        anteriores, delante = [*anteriores, nombre], f"{nombre}="
    palabras = adelantar_globales(anteriores, SEG.orden)
    linea = situada(palabras)
    es_opcion = resto.startswith("-") and "--" not in palabras
    pieza = None if es_opcion else _la_que_espera(linea, palabras)
    if pieza is None:
        return Oferta([*_de_una_orden(linea, resto)])
    hallado = _de_una_pieza(pieza, linea, resto)
    propuestas = [(f"{delante}{valor}", texto) for valor, texto in hallado.propuestas]
    return Oferta(propuestas, hallado.archivos)


def _la_que_espera(linea: AMedias, palabras: Sequence[str]) -> Pieza | None:
    """La pieza a la que va lo que se escriba: la opción que está sin valor o un argumento."""
    ultima = palabras[-1] if palabras else ""
    suyas = linea.orden.piezas
    esperan = chain(
        (p for p in suyas if ultima in p.opciones and not p.es_bandera),
        (p for p in suyas if not p.opciones and (p.se_repite or p.nombre not in linea.suyas)),
    )
    return next(esperan, None)


def _de_una_orden(linea: AMedias, escrito: str) -> Iterator[Propuesta]:
    """Las órdenes de un grupo o, si ya no caben más argumentos, las opciones."""
    if linea.sueltas:
        return
    if linea.orden.ordenes and not escrito.startswith("-"):
        yield from aptas(linea.orden.ordenes.items(), escrito)
        return
    suyas = dict(_opciones(linea.orden, {*linea.suyas}, escrito))
    yield from (suyas | dict(_opciones(SEG, {*linea.globales}, escrito)) | suyas).items()


def _opciones(orden: Apuntada, dichas: set[str], escrito: str) -> Iterator[Propuesta]:
    """Las de una orden que aún pueden ponerse. De una letra, solo la que ya está escrita."""
    for pieza in (*orden.piezas, DE_AYUDA):
        if pieza.se_repite or pieza.nombre not in dichas:
            for nombre in pieza.opciones:
                if nombre == escrito or (nombre.startswith("--") and nombre.startswith(escrito)):
                    yield nombre, pieza.que_es


def _de_una_pieza(pieza: Pieza, linea: AMedias, escrito: str) -> Oferta:
    if pieza.completador:
        fabrica, *argumentos = pieza.completador
        completar: Completador = getattr(completado, fabrica)(*argumentos)
        return Oferta(completar(linea, escrito))
    if pieza.valores:
        return Oferta([*aptas(((valor, "") for valor in pieza.valores), escrito)])
    return Oferta(archivos=pieza.es_archivo)
