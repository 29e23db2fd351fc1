"""`seg recordatorios`: a cada responsable lo suyo, en un borrador de correo o para un chat."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import filtros, seleccion
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.errores import ErrorDeUso
from seguimiento.exportacion.recordatorios.formas import Forma
from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas, cuenta

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seguimiento.exportacion.encargo import Encargo
    from seguimiento.exportacion.recordatorios.reparto import Reparto


@filtros.con_filtros()
def recordatorios(
    contexto: typer.Context,
    *,
    carpeta: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--salida",
            metavar="CARPETA",
            help="Dónde se escriben; sin ella, se muestra a quién se escribiría.",
        ),
    ] = None,
    formato: Annotated[
        Forma | None,
        typer.Option(
            "--formato", help="Un correo o, para un chat, Markdown, que sin «-o» va por la salida."
        ),
    ] = None,
    con_libro: Annotated[
        bool,
        typer.Option(
            "--con-libro",
            help="Adjunta al correo un Excel con sus filas, para que lo devuelva relleno.",
        ),
    ] = False,
    simular: Annotated[
        bool, typer.Option("--simular", help="Muestra a quién se escribiría y no escribe nada.")
    ] = False,
) -> int:
    """Recuerda a cada responsable lo vencido y lo por vencer.

    Escribe un borrador por responsable, con lo sin novedad y su calendario, que se abre en Outlook para revisarlo y
    enviarlo. La dirección es el «correo» de cada actor en seguimiento.yaml. A cada cual se le dice solo
    aquello de que responde o que lidera. Los filtros son los de «seg status».

    Ejemplos::

        seg recordatorios
        seg recordatorios --responsable PSU -o recordatorios
    """
    sesion: Sesion = contexto.obj
    pedido = filtros.pedido(contexto)
    if con_libro and formato is Forma.MD:
        raise ErrorDeUso("en un chat no va ningún libro", "pida «--con-libro» con un correo")
    destino = None if simular else _destino(carpeta, formato)
    carga = sesion.cargar()
    panorama = seleccion.ver_panorama(sesion, carga, pedido)

    from seguimiento.exportacion.encargo import Encargo
    from seguimiento.exportacion.recordatorios.archivos import archivos
    from seguimiento.exportacion.recordatorios.reparto import repartir

    encargo = Encargo(carga, sesion.hoy, sesion.estado, panorama, panorama.filtro)
    reparto = repartir(panorama)
    if destino is not None:
        hechos = archivos(reparto, encargo, formato or Forma.EML, con_libro=con_libro)
        _escribir(sesion, dict(hechos), destino)
    if formato is Forma.MD and destino is None and not simular:
        _por_la_salida(sesion, reparto, encargo)
    else:
        _mostrar(sesion, reparto, encargo)
    return codigo_de_salida(carga.recuento)


def _destino(carpeta: str | None, formato: Forma | None) -> Path | None:
    """La carpeta en que se escribe, si se escribe. Lanza `ErrorDeUso` si ahí hay otra cosa."""
    from seguimiento.comandos.carpetas import comprobar_que_es_suya
    from seguimiento.exportacion.recordatorios.archivos import es_suyo

    if carpeta == "-" and formato is not Forma.MD:
        raise ErrorDeUso(
            "los correos no se escriben en la salida",
            "diga una carpeta, o pida «--formato md» para pegarlos en un chat",
        )
    if carpeta in {None, "-"}:
        return None
    ruta = Path(carpeta)
    hay = [uno.name for uno in ruta.iterdir()] if ruta.is_dir() else []
    comprobar_que_es_suya(ruta, [nombre for nombre in hay if es_suyo(nombre)])
    return ruta


def _escribir(sesion: Sesion, hechos: "Mapping[str, bytes]", carpeta: Path) -> None:
    """Escribe todos los recordatorios o ninguno; dice si en la carpeta quedan otros de antes."""
    from seguimiento.comandos.carpetas import hecha

    if hechos:
        with hecha(carpeta):
            sesion.salida.escribir_contenidos((carpeta / n, b) for n, b in hechos.items())
        sesion.salida.decir_escrito(f"{cuenta(len(hechos), 'recordatorio')}, en {carpeta}")
    hay = {uno.name for uno in carpeta.iterdir()} if carpeta.is_dir() else set()
    if de_antes := sorted(hay - {*hechos}):
        cuales = con_cuantos_mas(de_antes[:SE_NOMBRAN], len(de_antes))
        sesion.salida.avisar(f"en la carpeta quedan de antes, y no son de este corte: {cuales}")


def _por_la_salida(sesion: Sesion, reparto: "Reparto", encargo: "Encargo") -> None:
    from seguimiento.exportacion.recordatorios.archivos import cartas
    from seguimiento.exportacion.recordatorios.escritura import en_markdown

    escritas = (en_markdown(escrita) for _, escrita in cartas(reparto, encargo))
    sesion.salida.decir_de_cuando()
    sesion.salida.escribir("\n---\n\n".join(escritas))


def _mostrar(sesion: Sesion, reparto: "Reparto", encargo: "Encargo") -> None:
    from seguimiento.exportacion.recordatorios.resumen import bloques

    sesion.salida.mostrar(bloques(reparto, encargo.carga.cartera.configuracion))
