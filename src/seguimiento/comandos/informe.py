"""`seg informe`: lo que una unidad de coordinación entrega."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import filtros, hojas, opciones, seleccion
from seguimiento.comandos.completado import argumento_de_informe, tipos_de_informe
from seguimiento.comandos.lo_que_sobra import lo_que_sobra
from seguimiento.comandos.periodo import es_un_periodo
from seguimiento.comandos.periodo import leer as leer_periodo
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.comandos.valores import explicando
from seguimiento.errores import ErrorDeDisco, ErrorDeUso, ReferenciaDesconocida
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
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.diagnosticos import Diagnostico
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
            typer.Argument(
                metavar="TIPO",
                help="Qué informe.",
                show_default=False,
                autocompletion=tipos_de_informe(),
            ),
            [(tipo.nombre, tipo.de_que, tipo.que_es) for tipo in TIPOS.values()],
        ),
    ],
    argumento: Annotated[
        str,
        typer.Argument(
            metavar="ARGUMENTO",
            help="De qué o de quién.",
            show_default=False,
            autocompletion=argumento_de_informe(),
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
        FormatoDeInforme | None,
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
            help="Del trimestral: además, un archivo por evaluación con todas sus hojas.",
        ),
    ] = None,
    destino: opciones.Destino = None,
) -> int:
    """Escribe un informe en Markdown o en HTML.

    Con el mismo commit y la misma fecha de corte salen siempre los mismos bytes. El HTML es un solo
    archivo, que se abre y se imprime sin red. Los filtros son los de «seg status»; cada tipo dice los
    que admite.

    Ejemplos::

        seg informe trimestral --periodo 2023-T1 -o 2023-T1.html
        seg informe matriz oim-2022-red-pmm -o matriz.html
        seg informe trimestral -o informe.html --hojas hojas
    """
    sesion: Sesion = contexto.obj
    tipo = _tipo(nombre)
    argumento, periodo = _de_que(contexto, tipo, argumento.strip(), periodo)
    hojas.comprobar(tipo, carpeta_de_hojas)
    filtros.comprobar(contexto, f"seg informe {tipo.nombre}", _admitidos(tipo))
    pedido = filtros.pedido(contexto)
    en = _formato(formato, plantilla, destino)
    plantillas, archivo = _plantilla(sesion, tipo, en, plantilla)
    carga = sesion.cargar()
    pedido = seleccion.comprobado(sesion, carga, pedido)
    de = leer_periodo(sesion.salida, periodo)
    encargo = _encargo(sesion, carga, destino, argumento=argumento, periodo=de, filtro=pedido)
    if carpeta_de_hojas is None:
        defectos = _escrito(contexto, tipo, plantillas, archivo, encargo, destino)
    else:
        carpeta = Path(carpeta_de_hojas)
        defectos = hojas.escribir_con_hojas(
            sesion, plantillas, archivo, encargo, carpeta, destino, en
        )
    if defectos:
        sesion.salida.decir(defectos)
        return CON_DEFECTOS
    return codigo_de_salida(carga.recuento)


def _escrito(  # noqa: PLR0913, PLR0917 — el informe y a dónde va
    contexto: typer.Context,
    tipo: Tipo,
    plantillas: "Plantillas",
    archivo: str,
    encargo: "Encargo",
    destino: str | None,
) -> "tuple[Diagnostico, ...]":
    """Escribe el informe; da los defectos de la plantilla si los tiene, y entonces no escribe nada."""
    rendido = plantillas.rendir(archivo, _vista(contexto, tipo, encargo))
    if not rendido.diagnosticos:
        sesion: Sesion = contexto.obj
        sesion.salida.escribir(rendido.texto, destino)
    return rendido.diagnosticos


def _admitidos(tipo: Tipo) -> tuple[str, ...]:
    """Los filtros que admite un informe, como se escriben."""
    from seguimiento.modelo.accion import Accion
    from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion

    if not tipo.filtros:
        return ()
    return (*tipo.filtros, *filtros.de_campos(Evaluacion, Recomendacion, Accion))


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
    hay = [valor for valor, _ in argumento_de_informe()(contexto, "")]
    if not hay:
        return f"escriba «seg informe {tipo.nombre} {tipo.argumento}»"
    return f"hay {con_cuantos_mas(hay[:SE_NOMBRAN], len(hay))}"


def _para_todo(tipo: Tipo) -> str:
    filtros = enumeracion(entre_comillas(tipo.filtros), "o")
    return f"es de toda la cartera; una parte se pide con {filtros}"


def _formato(
    formato: FormatoDeInforme | None, plantilla: Path | None, destino: str | None
) -> FormatoDeInforme:
    """El pedido o el que dice el nombre de la plantilla o del archivo; si nada lo dice, Markdown."""
    if formato is not None:
        return formato
    del_archivo = _prometido(destino or "")
    if plantilla is None:
        return del_archivo or FormatoDeInforme.MD
    de_la_plantilla = _prometido(plantilla.name.removesuffix(".j2")) or FormatoDeInforme.MD
    if del_archivo not in (None, de_la_plantilla):
        raise ErrorDeUso(
            f"«{plantilla}» es una plantilla de {de_la_plantilla.value} y «{destino}» no lo es",
            "cambie el nombre del archivo o diga qué quiere con «--formato»",
        )
    return de_la_plantilla


def _prometido(nombre: str) -> FormatoDeInforme | None:
    """El formato que dice el nombre de un archivo; `None` si no dice ninguno."""
    en_minuscula = nombre.lower()
    if en_minuscula.endswith((".html", ".htm")):
        return FormatoDeInforme.HTML
    return FormatoDeInforme.MD if en_minuscula.endswith((".md", ".markdown")) else None


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

    carpeta = _carpeta_propia(sesion)
    return Plantillas(carpeta, _delante(Path(sesion.configuracion.plantillas or "")))


def _delante(carpeta: Path) -> str:
    """Lo que va delante del nombre de un archivo para llegar a él por esa carpeta."""
    return "" if carpeta == Path() else f"{carpeta.as_posix()}/"


def _carpeta_propia(sesion: Sesion) -> Path | None:
    """La carpeta de plantillas de la organización, si la configuración la nombra.

    Lanza `ErrorDeDisco` si no existe o se sale del repositorio.
    """
    nombrada = sesion.configuracion.plantillas
    if nombrada is None:
        return None
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
