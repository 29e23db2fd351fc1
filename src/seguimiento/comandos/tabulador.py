"""Qué cabe en la palabra que se completa con TAB, según lo que ya hay en la línea."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from typer.core import TyperArgument, TyperOption

from seguimiento.comandos.argumentos import adelantar_globales, en_la_linea, orden_de, repartida
from seguimiento.comandos.ayuda import AYUDA, DE_LA_AYUDA, fila_de_opcion
from seguimiento.comandos.completado import ANCHO, Completador, Propuesta, aptas
from seguimiento.comandos.de_typer import Comando, Contexto, Parametro
from seguimiento.comandos.espanol import GrupoEnEspanol
from seguimiento.comandos.valores import declarados
from seguimiento.redaccion import recortado

_DE_ARCHIVO = re.compile("ARCHIVO|CARPETA|RUTA")
"""Cómo se llama en la ayuda lo que es un archivo o una carpeta."""


@dataclass(frozen=True, slots=True)
class Oferta:
    """Lo que cabe en una palabra."""

    propuestas: Sequence[Propuesta] = ()
    """La palabra entera y qué es."""
    archivos: bool = False
    """Si cabe cualquier archivo: de esos sabe más el intérprete de órdenes."""


def oferta(seg: GrupoEnEspanol, anteriores: Sequence[str], escrito: str) -> Oferta:
    """Lo que cabe en la palabra que empieza así, tras las anteriores de la línea (sin el programa).

    No ejecuta nada. Las opciones globales valen también detrás de la orden.
    """
    delante, resto = "", escrito
    if escrito.startswith("--") and "=" in escrito and "--" not in anteriores:
        nombre, _, resto = escrito.partition("=")
        anteriores, delante = [*anteriores, nombre], f"{nombre}="
    palabras = adelantar_globales(anteriores, orden_de(seg))
    contexto, sueltas = _situado(seg, palabras)
    es_opcion = resto.startswith("-") and "--" not in palabras
    parametro = None if es_opcion else _el_que_espera(contexto, palabras)
    if parametro is None:
        return Oferta([*_de_una_orden(contexto, sueltas, resto)])
    hallado = _de_un_parametro(parametro, contexto, resto)
    propuestas = [(f"{delante}{valor}", texto) for valor, texto in hallado.propuestas]
    return Oferta(propuestas, hallado.archivos)


def _situado(seg: GrupoEnEspanol, palabras: Sequence[str]) -> tuple[Contexto, list[str]]:
    """El contexto de la última orden de la línea y lo que quede sin ser ninguna de las suyas."""
    orden: Comando = seg
    contexto, nombre, resto = None, "seg", [*palabras]
    while isinstance(orden, GrupoEnEspanol):
        opciones = {**orden_de(orden).opciones, **dict.fromkeys(AYUDA, False)}
        suyas, resto = repartida(resto, opciones)
        contexto = orden.make_context(nombre, suyas, parent=contexto, resilient_parsing=True)
        if resto[:1] == ["--"]:
            del resto[0]
        elif resto and resto[0].startswith("-"):
            # una opción que no existe: como si acabara de escribirse el grupo
            return contexto, []
        if not resto or resto[0] not in orden.commands:
            return contexto, resto
        nombre, *resto = resto
        orden = orden.commands[nombre]
    return orden.make_context(nombre, resto, parent=contexto, resilient_parsing=True), []


def _el_que_espera(contexto: Contexto, palabras: Sequence[str]) -> Parametro | None:
    """El parámetro al que va lo que se escriba: el de la opción que está sin valor o un argumento."""
    ultima = palabras[-1] if palabras else ""
    suyos = contexto.command.params
    opciones = (p for p in suyos if isinstance(p, TyperOption) and not p.is_flag)
    argumentos = (p for p in suyos if isinstance(p, TyperArgument))
    esperan = chain(
        (p for p in opciones if ultima in p.opts),
        (p for p in argumentos if p.nargs != 1 or not _escrito(str(p.name), contexto)),
    )
    return next(esperan, None)


def _escrito(parametro: str, contexto: Contexto) -> bool:
    """Si el parámetro de ese nombre ya está en la línea."""
    origen = contexto.get_parameter_source(parametro)
    return origen is not None and origen.name == "COMMANDLINE"


def _de_una_orden(contexto: Contexto, sueltas: Sequence[str], escrito: str) -> Iterator[Propuesta]:
    """Las órdenes de un grupo o, si ya no caben más argumentos, las opciones."""
    if sueltas:
        return
    if isinstance(contexto.command, GrupoEnEspanol) and not escrito.startswith("-"):
        yield from aptas(contexto.command.resumenes(contexto.command.commands), escrito)
        return
    suyas = dict(_opciones(contexto, escrito))
    yield from (suyas | dict(_opciones(contexto.find_root(), escrito)) | suyas).items()


def _opciones(contexto: Contexto, escrito: str) -> Iterator[Propuesta]:
    """Las de una orden que aún pueden ponerse. De una letra, solo la que ya está escrita."""
    suyos = declarados(contexto.command.callback)
    for opcion in contexto.command.params:
        if not isinstance(opcion, TyperOption):
            continue
        if opcion.multiple or not _escrito(str(opcion.name), contexto):
            explicacion = fila_de_opcion(opcion, suyos[str(opcion.name)])[1]
            yield from _las_que_empiezan(opcion.opts, explicacion, escrito)
    if not any(_escrito(nombre.strip("-"), contexto) for nombre in AYUDA):
        yield from _las_que_empiezan(AYUDA, DE_LA_AYUDA, escrito)


def _las_que_empiezan(
    nombres: Sequence[str], explicacion: str, escrito: str
) -> Iterator[Propuesta]:
    for nombre in nombres:
        if nombre == escrito or (nombre.startswith("--") and nombre.startswith(escrito)):
            yield nombre, recortado(explicacion, ANCHO)


def _de_un_parametro(parametro: Parametro, contexto: Contexto, escrito: str) -> Oferta:
    declarado = declarados(contexto.command.callback)[str(parametro.name)]
    completar: Completador | None = declarado.info.autocompletion
    if completar is not None:
        return Oferta(completar(contexto, escrito))
    if declarado.admitidos:
        return Oferta([*aptas(((valor, "") for valor in declarado.admitidos), escrito)])
    es_opcion = isinstance(parametro, TyperOption)
    llamado = parametro.metavar or declarado.rotulo if es_opcion else en_la_linea(parametro)
    return Oferta(archivos=_DE_ARCHIVO.search(llamado) is not None)
