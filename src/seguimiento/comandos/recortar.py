"""`seg recortar`: de lo que otro programa volvió a escribir, solo lo que cambia."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.sesion import Sesion

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from seguimiento.almacen.fuentes import Fuente
    from seguimiento.repositorio.recorte import Recorte
    from seguimiento.repositorio.union import CambioDeDato


def recortar(
    contexto: typer.Context,
    rutas: Annotated[
        list[str] | None,
        typer.Argument(help="Archivos o carpetas; si no se dice, todos los que difieren."),
    ] = None,
    *,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="REF",
            help="Recorta lo que cambia desde esa rama o commit; si no, desde lo último guardado.",
        ),
    ] = None,
    simular: edicion.Simular = False,
    comprobar: Annotated[
        bool,
        typer.Option("--comprobar", help="No escribe nada; código 1 si algo puede recortarse."),
    ] = False,
) -> int:
    """Quita lo que otro programa reescribió de más.

    Un formulario web o un editor que cambia un dato reescribe el archivo entero: pierde los comentarios y
    cambia comillas y renglones. Esto pone sus datos en el texto que había. Los datos no cambian; de los que
    el otro programa torció («1.10» que vuelve como 1.1), avisa. Si se nombra el archivo, recorta hasta una
    sola línea de más; si no, solo lo que parece escrito de nuevo.

    Ejemplos::

        seg recortar
        seg recortar data/acuerdos --simular
        seg recortar --comprobar --base origin/main
    """
    sesion: Sesion = contexto.obj
    hechos = _hechos(sesion, rutas, base, solo_mirar=simular or comprobar)
    if not hechos:
        sesion.salida.escribir("Nada que recortar.\n")
    elif simular:
        sesion.salida.avisar("con «--simular» no se ha escrito nada")
    return int(comprobar and any(uno.se_recorta for uno in hechos))


def _hechos(
    sesion: Sesion, rutas: "Sequence[str] | None", base: str | None, *, solo_mirar: bool
) -> "list[Recorte]":
    """Lo que otro programa reescribió, dicho y, si no es solo para mirar, recortado."""
    from seguimiento.almacen.guardado import CambioDeArchivo, guardar
    from seguimiento.repositorio.recorte import recortes

    disco, de_la_base = sesion.disco, _base(sesion, base)
    with edicion.turno(sesion.salida, disco.raiz, solo_mirar=solo_mirar, compartido=False):
        hechos = [*recortes(disco, de_la_base, _nombrados(sesion, rutas))]
        for uno in hechos:
            _decir(sesion, uno, solo_mirar=solo_mirar)
        quedan = [uno for uno in hechos if uno.se_recorta]
        if quedan and not solo_mirar:
            cambios = [CambioDeArchivo(uno.archivo, uno.antes, uno.despues) for uno in quedan]
            guardar(disco.raiz, cambios, que=f"Recortado: {_cuantos(quedan)}")
    return hechos


def _base(sesion: Sesion, referencia: str | None) -> "Fuente":
    """Los archivos de la base: lo último guardado o donde el trabajo se separó de la referencia."""
    from seguimiento.almacen.git.fuente import con_historia, en_el_commit, fuente_de_base

    if referencia is not None:
        return fuente_de_base(sesion.raiz, referencia)
    repositorio, cabeza = con_historia(sesion.raiz, "con la que comparar")
    return en_el_commit(repositorio, cabeza, sesion.raiz)


def _nombrados(sesion: Sesion, rutas: "Sequence[str] | None") -> "Collection[str] | None":
    """Los archivos que se piden; `None` si no se pide ninguno."""
    from seguimiento.almacen.sitios import CONFIGURACION
    from seguimiento.comandos.rutas import en_la_raiz, esta_en
    from seguimiento.redaccion import visible

    if not rutas:
        return None
    pedidas = [en_la_raiz(sesion, ruta) for ruta in rutas]
    todos = [CONFIGURACION, *(uno.ruta for uno in sesion.disco.archivos())]
    return {ruta for ruta in todos if esta_en(visible(ruta), pedidas)}


def _decir(sesion: Sesion, uno: "Recorte", *, solo_mirar: bool) -> None:
    from seguimiento.redaccion import cuenta, visible

    nombre = visible(uno.archivo)
    if uno.motivo:
        sesion.salida.avisar(f"«{nombre}» no se recorta: {uno.motivo}")
        return
    lineas = cuenta(uno.lineas, "línea cambiada", "líneas cambiadas")
    pasa = "pasaría" if solo_mirar else "pasa"
    pasan = pasa if uno.lineas == 1 else f"{pasa}n"
    sesion.salida.escribir(f"{nombre}: {lineas} {pasan} a {uno.quedan}\n")
    for torcido in uno.torcidos:
        sesion.salida.avisar(f"«{nombre}», {_que_paso(torcido)}: {_REVISELO}")
    for devuelto in uno.devueltos:
        sesion.salida.avisar(f"«{nombre}», {_que_paso(devuelto)}: se queda como estaba")


_REVISELO = "parece que el otro programa lo tomó por lo que no es; si no se quería, corríjalo"


def _que_paso(cambio: "CambioDeDato") -> str:
    return f"{cambio.donde}: «{cambio.antes}» pasó a «{cambio.despues}»"


def _cuantos(quedan: "Sequence[Recorte]") -> str:
    from seguimiento.redaccion import cuenta

    return cuenta(len(quedan), "archivo")
