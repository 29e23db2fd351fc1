"""Qué cabe en la palabra que se completa con TAB, según lo que ya hay en la línea."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from typer._click.core import Command, Context, Parameter, ParameterSource
from typer._click.shell_completion import _resolve_context, _resolve_incomplete
from typer.core import TyperArgument, TyperOption

from seguimiento.comandos.argumentos import adelantar_globales, orden_de
from seguimiento.comandos.ayuda import fila_de_opcion, nombre_de_argumento
from seguimiento.comandos.completado import ANCHO, LO_ESCRITO, Propuesta, aptas
from seguimiento.comandos.espanol import GrupoEnEspanol
from seguimiento.comandos.valores import admitidos, rotulo
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
    contexto = _resolve_context(seg, {}, "seg", palabras)
    quien, _ = _resolve_incomplete(contexto, palabras, resto)
    if isinstance(quien, Command):
        return Oferta([*_de_una_orden(quien, contexto, resto)])
    hallado = _de_un_parametro(quien, contexto, resto)
    propuestas = [(f"{delante}{valor}", texto) for valor, texto in hallado.propuestas]
    return Oferta(propuestas, hallado.archivos)


def _de_una_orden(orden: Command, contexto: Context, escrito: str) -> Iterator[Propuesta]:
    """Las órdenes de un grupo o, si ya no caben más argumentos, las opciones."""
    if contexto._protected_args:  # noqa: SLF001 — lo que no es ninguna de sus órdenes
        return
    if isinstance(orden, GrupoEnEspanol) and not escrito.startswith("-"):
        yield from aptas(orden.resumenes(ANCHO), escrito)
        return
    suyas = dict(_opciones(contexto, escrito))
    yield from (suyas | dict(_opciones(contexto.find_root(), escrito)) | suyas).items()


def _opciones(contexto: Context, escrito: str) -> Iterator[Propuesta]:
    """Las de una orden que aún pueden ponerse. De una letra, solo la que ya está escrita."""
    for opcion in contexto.command.get_params(contexto):
        if not isinstance(opcion, TyperOption) or opcion.hidden or _ya_puesta(opcion, contexto):
            continue
        for nombre in (*opcion.opts, *opcion.secondary_opts):
            if nombre == escrito or (nombre.startswith("--") and nombre.startswith(escrito)):
                yield nombre, recortado(fila_de_opcion(opcion, contexto)[1], ANCHO)


def _ya_puesta(opcion: TyperOption, contexto: Context) -> bool:
    origen = contexto.get_parameter_source(opcion.name or "")
    return origen is ParameterSource.COMMANDLINE and not opcion.multiple


def _de_un_parametro(parametro: Parameter, contexto: Context, escrito: str) -> Oferta:
    contexto.meta[LO_ESCRITO] = escrito
    if parametro._custom_shell_complete is not None:  # noqa: SLF001 — typer no lo dice de otro modo
        hallados = parametro.shell_complete(contexto, "")
        return Oferta([(hallado.value, hallado.help or "") for hallado in hallados])
    if contados := admitidos(parametro.type):
        return Oferta([*aptas(((valor, "") for valor in contados), escrito)])
    return Oferta(archivos=_DE_ARCHIVO.search(_como_se_llama(parametro)) is not None)


def _como_se_llama(parametro: Parameter) -> str:
    """Lo que ocupa en la ayuda el lugar de su valor."""
    if isinstance(parametro, TyperArgument):
        return nombre_de_argumento(parametro)
    return parametro.metavar or rotulo(parametro.type)
