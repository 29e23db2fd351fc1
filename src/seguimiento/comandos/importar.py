"""`seg importar`: de los archivos de la oficina a los registros."""

from pathlib import Path
from typing import Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.completado import completando, referencias
from seguimiento.comandos.del_modelo import del_campo
from seguimiento.comandos.destino_de_importacion import Destino
from seguimiento.comandos.edicion import editar
from seguimiento.comandos.escrita import lo_escrito
from seguimiento.comandos.lo_importado import Pedidas, entender
from seguimiento.comandos.obra_de_importacion import Conflictos, Importacion, Trato
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import RaizNoEncontrada
from seguimiento.globales import entrecomillado
from seguimiento.vocabularios import ClaseDeElemento, OrdenDeFechas, TipoDeImportacion

_CLASES = (ClaseDeElemento.EVALUACION, ClaseDeElemento.ACUERDO)


def importar(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    archivos: Annotated[
        list[Path],
        typer.Argument(
            metavar="ARCHIVO", help="Word, Excel, CSV, JSON o texto.", show_default=False
        ),
    ],
    *,
    tipo: Annotated[
        TipoDeImportacion | None,
        typer.Option(
            "--tipo", help="Qué sale del archivo; de las decisiones de una junta, un acuerdo."
        ),
    ] = None,
    en: Annotated[
        str,
        completando(
            typer.Option(
                "--en", metavar="ID", help="De qué registro es, si ya está; sin ella se reconoce."
            ),
            referencias(*_CLASES),
        ),
    ] = "",
    columna: Annotated[
        list[str] | None,
        typer.Option("--columna", metavar="RÓTULO=CAMPO", help="Qué dato trae una columna."),
    ] = None,
    fechas: Annotated[
        OrdenDeFechas | None,
        typer.Option("--fechas", help="Qué va delante en las fechas con cifras."),
    ] = None,
    mapeo: Annotated[
        Path | None,
        typer.Option("--mapeo", metavar="ARCHIVO", help="Lo mismo por escrito: lo da «--simular»."),
    ] = None,
    titulo: Annotated[str, del_campo("evaluacion.Evaluacion.titulo", "--titulo")] = "",
    organizacion: Annotated[
        str, del_campo("evaluacion.Evaluacion.organizacion", "--organizacion")
    ] = "",
    conflictos: Annotated[
        Conflictos | None,
        typer.Option("--conflictos", help="Qué vale si el archivo y el registro se contradicen."),
    ] = None,
    estricto: Annotated[
        bool,
        typer.Option("--estricto", help="No escribe si hay avisos o cambios controlados en Word."),
    ] = False,
    si: Annotated[
        bool,
        typer.Option(
            "--si",
            help="Confirma lo que se duda: que algo es una corrección, o que se quita lo vaciado.",
        ),
    ] = False,
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Trae a los registros una matriz de Word, Excel o CSV.

    Muestra lo que entendió y sus dudas, cada una con su sitio, y lo que escribiría. Otra vez el mismo
    archivo no escribe nada; corregido, actualiza lo que cambió en él, y lo que se escribió entretanto en
    el registro no se pisa. Con «--simular», dice además cómo leyó las columnas. De un libro de «seg
    exportar xlsx» trae lo que se cambió en él.

    Ejemplos::

        seg importar ejemplos/matriz.docx --organizacion OIM --simular
        seg importar ejemplos/matriz.csv --titulo "Archivo" --organizacion OIM
    """
    sesion: Sesion = contexto.obj
    lo_escrito(contexto)
    _comprobar_que_hay_donde(sesion, organizacion.strip())
    juntos = len(archivos) > 1 and bool(titulo.strip())
    destino = Destino(en.strip(), titulo.strip(), organizacion.strip(), juntos=juntos)
    pedidas = Pedidas(columna or [], fechas, tipo or destino.tipo(sesion), mapeo)
    obra = Importacion(
        sesion,
        [entender(sesion, archivo, pedidas) for archivo in archivos],
        destino,
        Trato(conflictos, estricto=estricto, confirmado=si, simular=simular),
    )
    obra.mostrar_lo_entendido()
    obra.preguntar_lo_que_falte()
    return editar(
        sesion,
        obra.edicion,
        simular=simular,
        confirmar=sesion.dialogo.posible and not simular,
        aunque=aunque,
    )


def _comprobar_que_hay_donde(sesion: Sesion, organizacion: str) -> None:
    """Que haya un repositorio al que traerlos. Lanza `RaizNoEncontrada`, con la orden que lo empieza."""
    try:
        _ = sesion.raiz
    except RaizNoEncontrada as error:
        donde = f" {entrecomillado(str(sesion.carpeta))}" if sesion.carpeta else ""
        con = f" --organizacion {entrecomillado(organizacion)}" if organizacion else ""
        ayuda = (
            f"si es lo primero que registra, empiece con «seg iniciar{donde}{con}» y repita esta orden; "
            "si ya hay registros en otra carpeta, indíquela con «-C CARPETA»"
        )
        raise RaizNoEncontrada(error.mensaje, ayuda) from None
