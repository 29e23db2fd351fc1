"""`seg informe`: lo que una unidad de coordinación entrega."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import filtrado, filtros, hojas, opciones, seleccion
from seguimiento.comandos.carpetas import es_carpeta
from seguimiento.comandos.completado import argumento_de_informe, completando, tipos_de_informe
from seguimiento.comandos.constancia import lo_que_constaba
from seguimiento.comandos.declarada import a_medias
from seguimiento.comandos.lo_que_sobra import lo_que_sobra
from seguimiento.comandos.periodo import es_un_periodo
from seguimiento.comandos.periodo import leer as leer_periodo
from seguimiento.comandos.peso import avisar_si_pesa
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.comandos.valores import explicando
from seguimiento.errores import ErrorDeDisco, ErrorDeUso, ReferenciaDesconocida
from seguimiento.exportacion.entrega import FormatoDeEntrega, entregado
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme, Tipo
from seguimiento.redaccion import (
    SE_NOMBRAN,
    con_cuantos_mas,
    el_mismo,
    entre_comillas,
    enumeracion,
    quiso_decir,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seguimiento.almacen.git.fuente import CarpetaGuardada
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.fechas import Periodo
    from seguimiento.informes.marco import Encargo
    from seguimiento.informes.plantillas import Plantillas
    from seguimiento.repositorio import Carga

CON_DEFECTOS = 1
"""El código de salida cuando la plantilla de la organización está mal."""


@filtros.con_filtros()
def informe(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    nombre: Annotated[
        str,
        explicando(
            completando(
                typer.Argument(metavar="TIPO", help="Qué informe.", show_default=False),
                tipos_de_informe(),
            ),
            [(tipo.nombre, tipo.de_que, tipo.que_es) for tipo in TIPOS.values()],
        ),
    ],
    argumento: Annotated[
        str,
        completando(
            typer.Argument(metavar="ARGUMENTO", help="De qué o de quién.", show_default=False),
            argumento_de_informe(),
        ),
    ] = "",
    *,
    periodo: Annotated[
        str,
        typer.Option(
            "--periodo",
            metavar="AAAA-Tn",
            help="De qué trimestre, semestre, mes o año; si no, el último trimestre terminado.",
        ),
    ] = "",
    formato: Annotated[
        FormatoDeEntrega | None,
        typer.Option("--formato", help="En qué se escribe; si no, lo dice el nombre del archivo."),
    ] = None,
    plantilla: Annotated[
        Path | None,
        typer.Option(
            "--plantilla", metavar="ARCHIVO", help="Una plantilla propia (.md.j2, .html.j2)."
        ),
    ] = None,
    carpeta_de_hojas: Annotated[
        str | None,
        typer.Option(
            "--hojas",
            metavar="CARPETA",
            help="Del trimestral: además, ahí, un archivo por evaluación con todas sus hojas.",
        ),
    ] = None,
    destino: opciones.Destino = None,
) -> int:
    """Escribe un informe en Markdown, HTML, Word o PDF.

    Con el mismo commit y la misma fecha de corte salen siempre los mismos bytes. El HTML es un solo
    archivo, que se abre y se imprime sin red; del trimestral, con «-o CARPETA/», una página por
    evaluación y un índice. Los filtros son los de «seg status»; cada tipo dice los que admite.

    Ejemplos::

        seg informe trimestral --periodo 2023-T1 -o 2023-T1.html
        seg informe matriz oim-2022-red-pmm -o matriz.html
        seg informe trimestral -o trimestre/
    """
    return entregar(
        contexto,
        nombre,
        argumento,
        Pedido(periodo, formato, plantilla, carpeta_de_hojas, destino),
    )


@dataclass(frozen=True, slots=True)
class Pedido:
    """Cómo se pide un informe, además de cuál."""

    periodo: str = ""
    formato: FormatoDeEntrega | None = None
    plantilla: Path | None = None
    hojas: str | None = None
    destino: str | None = None


def entregar(contexto: typer.Context, nombre: str, argumento: str, como: Pedido) -> int:
    """Escribe el informe de ese nombre tal como se pide; da el código de salida. Lanza `ErrorDeUso`."""
    from seguimiento.informes.plantillas import ConDefectos

    sesion: Sesion = contexto.obj
    tipo = _tipo(nombre)
    argumento, periodo = _de_que(contexto, tipo, argumento.strip(), como.periodo)
    en = _formato(como.formato, como.plantilla, como.destino)
    reparto = hojas.reparto(tipo, como.destino, como.hojas, en.value)
    _comprobar_que_se_puede(en, como, reparto)
    de_cada_uno = {f"seg informe {uno.nombre}": partial(_admitidos, uno) for uno in TIPOS.values()}
    filtros.comprobar(contexto, f"seg informe {tipo.nombre}", de_cada_uno)
    pedido = filtros.pedido(contexto)
    plantillas, archivo = _plantilla(sesion, tipo, en.plantilla, como.plantilla)
    carga = sesion.cargar(con_identidad=tipo.dice_lo_que_constaba)
    pedido = seleccion.comprobado(sesion, carga, pedido)
    de = leer_periodo(sesion.salida, periodo, sesion.hoy)
    destino = str(reparto.informe) if reparto and reparto.informe else como.destino
    encargo = _encargo(sesion, carga, destino, argumento=argumento, periodo=de, filtro=pedido)
    if tipo.dice_lo_que_constaba:
        encargo = replace(encargo, entonces=lo_que_constaba(sesion, carga))
    try:
        if reparto is None:
            vertido = plantillas.vertido(archivo, _vista(contexto, tipo, encargo))
            _escribir(sesion, en, vertido, como.destino)
        else:
            hojas.escribir_con_hojas(sesion, plantillas, archivo, encargo, reparto, en.plantilla)
    except ConDefectos as error:
        sesion.salida.decir(error.diagnosticos)
        return CON_DEFECTOS
    if destino not in {None, "-"}:
        en_carpeta = reparto is not None and reparto.con_indice
        avisar_si_pesa(sesion.salida, tipo, Path(destino), en_carpeta=en_carpeta)
    return codigo_de_salida(carga.recuento)


def _escribir(
    sesion: Sesion, en: FormatoDeEntrega, vertido: "Iterator[str]", destino: str | None
) -> None:
    """Escribe lo que da la plantilla o, si no se entrega así, el archivo que se hace con ello."""
    if destino in {None, "-"}:
        # a medias, por la salida, ya no podría retirarse
        entero = "".join(vertido)
        sesion.salida.decir_de_cuando()
        sesion.salida.escribir(entero)
        return
    if en.es_texto:
        sesion.salida.escribir_archivos([(Path(destino), vertido)])
    else:
        hecho = entregado(en, "".join(vertido), sesion.hoy)
        sesion.salida.escribir_contenidos([(Path(destino), hecho)])
    sesion.salida.decir_de_cuando()
    sesion.salida.decir_escrito(destino)


def _comprobar_que_se_puede(
    en: FormatoDeEntrega, como: Pedido, reparto: hojas.Reparto | None
) -> None:
    """Que lo que no es texto vaya a un archivo, y sin hojas aparte. Lanza `ErrorDeUso`."""
    if en.es_texto:
        return
    if como.destino in {None, "-"}:
        raise ErrorDeUso(
            f"un informe en «{en.value}» no se escribe en la salida",
            f"diga en qué archivo, por ejemplo con «-o informe.{en.value}»",
        )
    if reparto is not None:
        ayuda = "pida el informe y sus hojas en .html o en .md"
        raise ErrorDeUso(f"en «{en.value}» no hay hojas aparte", ayuda)


def _admitidos(tipo: Tipo) -> tuple[str, ...]:
    """Los filtros que admite un informe, como se escriben."""
    from seguimiento.modelo.accion import Accion
    from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion

    if not tipo.filtros:
        return ()
    return (*tipo.filtros, *filtrado.los_que_llevan(Evaluacion, Recomendacion, Accion))


def _vista(contexto: typer.Context, tipo: Tipo, encargo: "Encargo") -> object:
    """La vista de lo encargado. De lo que no pudo leerse no se dice que no exista."""
    try:
        return tipo.vista(encargo)
    except ReferenciaDesconocida as error:
        seleccion.comprobar_que_se_lee(encargo.carga, f"«{encargo.argumento}»", encargo.argumento)
        # lo que no hacía falta decir puede ser el valor de una opción
        if tipo.admite and (ayuda := lo_que_sobra(contexto, [encargo.argumento], [])):
            raise ReferenciaDesconocida(error.mensaje, ayuda) from None
        raise


def _tipo(nombre: str) -> Tipo:
    tipo = TIPOS.get(el_mismo(nombre, dict.fromkeys(TIPOS, ())))
    if tipo is None:
        ayuda = quiso_decir(nombre, [*TIPOS]) or f"hay: {', '.join(TIPOS)}"
        raise ErrorDeUso(f"no hay informes de tipo «{nombre}»", ayuda)
    return tipo


def _de_que(contexto: typer.Context, tipo: Tipo, argumento: str, periodo: str) -> tuple[str, str]:
    """De qué es el informe y de qué período, que puede decirse sin su opción. Lanza `ErrorDeUso`."""
    if tipo.argumento and not argumento:
        falta = f"falta decir de qué es el informe «{tipo.nombre}»"
        raise ErrorDeUso(falta, _de_que_puede_ser(contexto, tipo))
    if argumento and not tipo.de_que:
        if not tipo.de_un_periodo or periodo or not es_un_periodo(argumento):
            sobra = f"el informe «{tipo.nombre}» no lleva «{argumento}»"
            raise ErrorDeUso(sobra, lo_que_sobra(contexto, [argumento], []) or _para_todo(tipo))
        argumento, periodo = "", argumento
    if periodo and not tipo.de_un_periodo:
        ayuda = "se hace a un día: para el del final de un período, «--hoy AAAA-MM-DD»"
        raise ErrorDeUso(f"el informe «{tipo.nombre}» no es de un período", ayuda)
    return argumento, periodo


def _de_que_puede_ser(contexto: typer.Context, tipo: Tipo) -> str:
    """Aquello de lo que hay informes de ese tipo, o cómo se escribe si no hay nada."""
    # el tipo pudo escribirse con otras letras, y quien completa lo busca por su nombre
    contexto.params["nombre"] = tipo.nombre
    hay = [valor for valor, _ in argumento_de_informe()(a_medias(contexto), "")]
    if not hay:
        return f"escriba «seg informe {tipo.nombre} {tipo.argumento}»"
    return f"hay {con_cuantos_mas(hay[:SE_NOMBRAN], len(hay))}"


def _para_todo(tipo: Tipo) -> str:
    filtros = enumeracion(entre_comillas(tipo.filtros), "o")
    return f"es de toda la cartera; una parte se pide con {filtros}"


def _formato(
    formato: FormatoDeEntrega | None, plantilla: Path | None, destino: str | None
) -> FormatoDeEntrega:
    """El pedido o el que dice el nombre de la plantilla o del archivo; si nada lo dice, Markdown.

    A una carpeta, páginas que se abran: HTML.
    """
    if formato is not None:
        return formato
    del_archivo = _prometido(destino or "")
    if plantilla is None:
        en_carpeta = destino is not None and destino != "-" and es_carpeta(destino)
        return del_archivo or (FormatoDeEntrega.HTML if en_carpeta else FormatoDeEntrega.MD)
    de_la_plantilla = _prometido(plantilla.name.removesuffix(".j2")) or FormatoDeEntrega.MD
    if del_archivo is None:
        return de_la_plantilla
    if del_archivo.plantilla is not de_la_plantilla.plantilla:
        raise ErrorDeUso(
            f"«{plantilla}» es una plantilla de {de_la_plantilla.value} y «{destino}» no lo es",
            "cambie el nombre del archivo o diga qué quiere con «--formato»",
        )
    return del_archivo


def _prometido(nombre: str) -> FormatoDeEntrega | None:
    """El formato que dice el nombre de un archivo; `None` si no dice ninguno."""
    return _EXTENSIONES.get(Path(nombre).suffix.lower())


_EXTENSIONES = {
    ".md": FormatoDeEntrega.MD,
    ".markdown": FormatoDeEntrega.MD,
    ".html": FormatoDeEntrega.HTML,
    ".htm": FormatoDeEntrega.HTML,
    ".docx": FormatoDeEntrega.DOCX,
    ".pdf": FormatoDeEntrega.PDF,
}


def _plantilla(
    sesion: Sesion, tipo: Tipo, formato: FormatoDeInforme, propia: Path | None
) -> "tuple[Plantillas, str]":
    """Las plantillas que valen y el nombre de la que se usa."""
    from seguimiento.informes.plantillas import EXTENSION, Plantillas

    if propia is None:
        return plantillas_de(sesion), tipo.plantilla(formato)
    if not propia.name.endswith(f".{formato.value}{EXTENSION}"):
        raise ErrorDeUso(
            f"«{propia}» no es una plantilla de {formato.value}",
            f"su nombre termina en «.{formato.value}{EXTENSION}»",
        )
    return Plantillas(propia.parent, _delante(propia.parent)), propia.name


def plantillas_de(sesion: Sesion) -> "Plantillas":
    """Las plantillas del repositorio. Lanza `ErrorDeDisco` si la carpeta de las propias no vale."""
    from seguimiento.informes.plantillas import Plantillas

    mostrada = _delante(Path(sesion.configuracion.plantillas or ""))
    return Plantillas(_carpeta_propia(sesion), mostrada)


def _delante(carpeta: Path) -> str:
    """Lo que va delante del nombre de un archivo para llegar a él por esa carpeta."""
    return "" if carpeta == Path() else f"{carpeta.as_posix()}/"


def _carpeta_propia(sesion: Sesion) -> "Path | CarpetaGuardada | None":
    """La carpeta de plantillas de la organización, si la configuración la nombra; con `--al`, la de entonces.

    Lanza `ErrorDeDisco` si no existe o se sale del repositorio.
    """
    nombrada = sesion.configuracion.plantillas
    if nombrada is None:
        return None
    if sesion.momento is not None:
        guardada = sesion.momento.fuente.carpeta(nombrada)
        if guardada is None:
            raise ErrorDeDisco(
                f"en ese commit no está la carpeta de plantillas «{nombrada}»",
                "revise lo que entonces decía «plantillas» en seguimiento.yaml",
            )
        return guardada
    carpeta = sesion.raiz / nombrada
    if not carpeta.resolve().is_relative_to(sesion.raiz.resolve()):
        raise ErrorDeDisco(
            f"la carpeta de plantillas «{nombrada}» está fuera del repositorio",
            "indique en seguimiento.yaml una de dentro",
        )
    if not carpeta.is_dir():
        raise ErrorDeDisco(
            f"no existe la carpeta de plantillas «{nombrada}»",
            "revise «plantillas» en seguimiento.yaml",
        )
    return carpeta


def _encargo(  # noqa: PLR0913 — lo que se pide, y de dónde y a dónde va
    sesion: Sesion,
    carga: "Carga",
    destino: str | None,
    *,
    argumento: str,
    periodo: "Periodo | None",
    filtro: "Filtro",
) -> "Encargo":
    from seguimiento.almacen.git.repositorio import arbol_de
    from seguimiento.informes.marco import Encargo, hasta_la_raiz

    # con los enlaces seguidos: por otro nombre se llega a la misma carpeta
    raiz = sesion.raiz.resolve()
    # por la salida, lo más probable es que acabe en un archivo de la carpeta en que se está
    carpeta = Path(destino).resolve().parent if destino not in (None, "-") else Path.cwd()
    return Encargo(
        carga=carga,
        hoy=sesion.hoy,
        git=sesion.estado,
        argumento=argumento,
        periodo=periodo,
        filtro=filtro,
        hasta_la_raiz=hasta_la_raiz(raiz, carpeta, arbol_de(raiz) or raiz),
    )
