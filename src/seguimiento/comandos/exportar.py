"""`seg exportar`: los registros, en archivos de la oficina o para otros programas."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion, filtros, seleccion
from seguimiento.comandos.completado import (
    argumento_de_exportacion,
    completando,
    formatos_de_exportacion,
)
from seguimiento.comandos.destino import promete_otra_cosa
from seguimiento.comandos.lo_que_sobra import lo_que_sobra
from seguimiento.comandos.periodo import leer as leer_periodo
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.comandos.valores import explicando
from seguimiento.errores import ErrorDeUso
from seguimiento.exportacion.formatos import FORMATOS, Formato, llamado, prometido
from seguimiento.redaccion import entre_comillas, enumeracion, quiso_decir

if TYPE_CHECKING:
    from seguimiento.exportacion.encargo import Exportado


class Separador(StrEnum):
    """Lo que separa las celdas de un CSV."""

    COMA = ","
    PUNTO_Y_COMA = ";"


@filtros.con_filtros()
def exportar(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    formato: Annotated[
        str,
        explicando(
            completando(
                typer.Argument(
                    metavar="FORMATO",
                    help="En qué; si no se dice, lo dice el nombre del archivo.",
                    show_default=False,
                ),
                formatos_de_exportacion(),
            ),
            [(uno.nombre, uno.de_que, uno.que_es) for uno in FORMATOS.values()],
        ),
    ] = "",
    que: Annotated[
        list[str] | None,
        completando(
            typer.Argument(
                metavar="QUÉ",
                help="Qué informe, y de qué o de quién, si el formato es de uno.",
                show_default=False,
            ),
            argumento_de_exportacion(),
        ),
    ] = None,
    *,
    separador: Annotated[
        Separador,
        typer.Option(
            "--separador", help="Del csv: qué separa las celdas; en Excel en español, «;»."
        ),
    ] = Separador.COMA,
    periodo: Annotated[
        str,
        typer.Option(
            "--periodo",
            metavar="AAAA-Tn",
            help="Del informe que es de un período: trimestre, semestre, mes o año.",
        ),
    ] = "",
    sobre: Annotated[
        Path | None,
        typer.Option(
            "--sobre",
            metavar="ARCHIVO",
            help="La matriz .docx o .xlsx de la oficina: solo cambian sus celdas de seguimiento.",
        ),
    ] = None,
    pisar: Annotated[
        bool,
        typer.Option(
            "--pisar",
            help="Con «--sobre»: también las celdas que dicen algo que no está en los registros.",
        ),
    ] = False,
    si: Annotated[
        bool,
        typer.Option("--si", help="Con «--sobre»: confirma que se escriba en el propio archivo."),
    ] = False,
    simular: edicion.Simular = False,
    destino: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--salida",
            metavar="RUTA",
            help="El archivo o, si el formato es de varios, la carpeta en que se escribe.",
        ),
    ] = None,
) -> int:
    """Escribe los registros en archivos para otros programas.

    Con el mismo commit y la misma fecha de corte salen siempre los mismos bytes. Lo que no pudo leerse se
    nombra dentro. Los filtros son los de «seg status». Con «--sobre» se toma la matriz que la oficina ya usa
    y cambian solo sus celdas de estado, comentarios y plazo prorrogado que digan otra cosa; lo que en ellas
    no esté en los registros se queda como está, salvo con «--pisar».

    Ejemplos::

        seg exportar csv --separador ";" -o cartera
        seg exportar --responsable PSU -o plazos.ics
    """
    sesion: Sesion = contexto.obj
    if sobre is not None:
        from seguimiento.comandos.exportar_sobre import Sobre, escribir_sobre

        suyo = Sobre(
            sobre, formato, que or (), destino, pisar=pisar, confirmado=si, simular=simular
        )
        return escribir_sobre(sesion, suyo, filtros.pedido(contexto))
    for cual, dada in (("--pisar", pisar), ("--si", si), ("--simular", simular)):
        if dada:
            raise ErrorDeUso(f"«{cual}» es de «--sobre»", "sin él, se escribe un archivo nuevo")
    elegido, resto = _elegido(formato, que or (), destino)
    _comprobar(contexto, elegido, resto)
    ruta = _ruta(elegido, destino)
    if elegido.de_un_informe:
        return _informe(contexto, elegido, resto, periodo, destino)
    pedido = filtros.pedido(contexto)
    carga = sesion.cargar()
    panorama = seleccion.ver_panorama(sesion, carga, pedido)

    from seguimiento.exportacion.encargo import Encargo

    encargo = Encargo(
        carga=carga,
        hoy=sesion.hoy,
        git=sesion.estado,
        panorama=panorama,
        filtro=panorama.filtro,
        separador=separador.value,
        que=tuple(resto),
        periodo=leer_periodo(sesion.salida, periodo, sesion.hoy),
    )
    _escribir(sesion, elegido, elegido.exportado(encargo), ruta)
    return codigo_de_salida(carga.recuento)


def _informe(
    contexto: typer.Context,
    formato: Formato,
    que: Sequence[str],
    periodo: str,
    destino: str | None,
) -> int:
    """El informe que se nombra o, si solo se nombra una evaluación, su matriz. Lanza `ErrorDeUso`."""
    from seguimiento.comandos.informe import Pedido, entregar
    from seguimiento.exportacion.entrega import FormatoDeEntrega
    from seguimiento.informes.tipos import TIPOS

    if not que:
        ayuda = f"hay: {', '.join(TIPOS)}; con el id de una evaluación, su matriz"
        raise ErrorDeUso("falta decir qué informe se exporta", ayuda)
    cual, *argumento = que
    sesion: Sesion = contexto.obj
    evaluaciones = {e.id for e in sesion.cargar().cartera.evaluaciones}
    if cual not in TIPOS and not argumento and cual in evaluaciones:
        cual, argumento = _MATRIZ, [cual]
    if len(argumento) > 1:
        raise ErrorDeUso(f"de más: «{argumento[1]}»", "un informe es de una sola cosa")
    como = Pedido(periodo, FormatoDeEntrega(formato.nombre), destino=destino)
    return entregar(contexto, cual, "".join(argumento), como)


_MATRIZ = "matriz"
"""El informe de una evaluación."""


def _elegido(
    escrito: str, que: Sequence[str], destino: str | None
) -> tuple[Formato, Sequence[str]]:
    """El formato que se pide, por su nombre o por el del archivo, y de qué. Lanza `ErrorDeUso`."""
    if formato := llamado(escrito):
        _comprobar_que_no_se_contradicen(formato, destino)
        return formato, que
    if formato := prometido(destino or ""):
        return formato, [escrito, *que] if escrito else que
    hay = f"hay: {', '.join(FORMATOS)}"
    if escrito:
        ayuda = quiso_decir(escrito, [*FORMATOS]) or hay
        raise ErrorDeUso(f"no se exporta en «{escrito}»", ayuda)
    raise ErrorDeUso("falta decir en qué se exporta", hay)


def _comprobar_que_no_se_contradicen(formato: Formato, destino: str | None) -> None:
    if not formato.es_carpeta and promete_otra_cosa(destino or "", formato.extensiones):
        raise ErrorDeUso(
            f"se pide en «{formato.nombre}» y «{destino}» dice que es de otro formato",
            f"termine su nombre en {enumeracion(entre_comillas(formato.extensiones), 'o')}",
        )


def _comprobar(contexto: typer.Context, formato: Formato, que: Sequence[str]) -> None:
    """Que no se pida del formato lo que no tiene. Lanza `ErrorDeUso`."""
    if que and not formato.de_un_informe:
        ayuda = lo_que_sobra(contexto, que, []) or "una parte se pide con los filtros"
        raise ErrorDeUso(f"en «{formato.nombre}» va toda la cartera, y sobra «{que[0]}»", ayuda)
    for opcion, vale in (("separador", formato.con_separador), ("periodo", formato.de_un_informe)):
        origen = contexto.get_parameter_source(opcion)
        if not vale and origen is not None and origen.name == "COMMANDLINE":
            suyos = [f.nombre for f in FORMATOS.values() if getattr(f, _DE_QUIEN[opcion])]
            raise ErrorDeUso(
                f"el formato «{formato.nombre}» no lleva «--{opcion}»",
                f"es de {enumeracion(entre_comillas(suyos))}",
            )


_DE_QUIEN = {"separador": "con_separador", "periodo": "de_un_informe"}
"""Lo que dice de un formato que lleva una opción."""


def _ruta(formato: Formato, destino: str | None) -> Path:
    """Dónde se escribe. Lanza `ErrorDeUso` si no se dice, o si ahí hay otra cosa."""
    que = "carpeta" if formato.es_carpeta else "archivo"
    ayuda = f"por ejemplo, «seg exportar {formato.nombre} -o {formato.ejemplo}»"
    if not destino:
        raise ErrorDeUso(f"falta decir en qué {que} se escribe", ayuda)
    if destino == "-":
        raise ErrorDeUso("lo exportado no se escribe en la salida", ayuda)
    ruta = Path(destino)
    if formato.es_carpeta:
        from seguimiento.comandos.carpetas import comprobar_que_es_suya
        from seguimiento.exportacion.descriptor import lo_escrito_en

        comprobar_que_es_suya(ruta, lo_escrito_en(ruta))
    return ruta


def _escribir(sesion: Sesion, formato: Formato, hecho: "Exportado", ruta: Path) -> None:
    """Escribe todo o nada."""
    from seguimiento.comandos.carpetas import hecha

    sesion.salida.decir_de_cuando()
    if formato.es_carpeta:
        with hecha(ruta):
            suyos = ((ruta / nombre, b) for nombre, b in hecho.archivos.items())
            sesion.salida.escribir_contenidos(suyos)
    else:
        sesion.salida.escribir_contenidos([(ruta, hecho.archivos[""])])
    sesion.salida.decir_escrito(str(ruta))
    for aviso in hecho.avisos:
        sesion.salida.avisar(aviso)
