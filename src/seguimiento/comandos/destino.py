"""A dónde va un resultado: lo que se comprueba de `--salida` y `--hojas` antes de abrir nada, en toda orden.

No lo llama ninguna orden, sino la clase de todas: una nueva que tenga `--salida` lo tiene también.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seguimiento.comandos.de_typer import Contexto
from seguimiento.comandos.valores import Declarado, declarados
from seguimiento.errores import ErrorDeSeguimiento, ErrorDeUso
from seguimiento.redaccion import enumeracion

if TYPE_CHECKING:
    from seguimiento.almacen.vedado import Zona
    from seguimiento.comandos.sesion import Sesion

OPCION = "--salida"
OPCIONES = (OPCION, "--hojas")
"""Las que dicen dónde se escribe."""
ARCHIVO = "ARCHIVO"
"""Cómo se llama en la ayuda lo que `--salida` espera, si es un archivo y no una carpeta."""
_FORMATOS = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""El formato que promete cada extensión de las que alguna orden sabe escribir."""
_IMPOSIBLES = frozenset(
    (
        *(".doc", ".docx", ".docm", ".dot", ".dotx", ".odt", ".ott", ".rtf", ".pages", ".tex"),
        *(".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".ots", ".numbers", ".tsv", ".parquet"),
        *(".ppt", ".pptx", ".pptm", ".odp", ".key", ".pdf", ".ps", ".epub", ".mobi", ".xps"),
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".svg", ".bmp", ".eps"),
        *(".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz", ".zst"),
        *(".db", ".sqlite", ".sqlite3", ".mdb", ".accdb", ".ics", ".eml", ".msg", ".xhtml", ".mht"),
    )
)
"""Las que prometen algo que no es texto: solo las escribe la orden que lo dice."""
_COMO_SE_LLEGA = {
    **dict.fromkeys((".doc", ".odt", ".rtf"), (".docx", "el .docx se abre con Word y LibreOffice")),
    **dict.fromkeys((".xls", ".xlsx", ".ods"), (".csv", "el .csv se abre con Excel")),
}
"""De cuál de las que sí se escriben sale lo que prometen, y cómo."""
_DICEN_EL_FORMATO = ("formato", "json", "plantilla", "resumen")
"""Las opciones con que ya se dijo qué se escribe, se llame como se llame el archivo."""


def preparar_destino(contexto: Contexto) -> None:
    """Comprueba a dónde va el resultado y, si no se dijo en qué formato, toma el de su nombre.

    Lanza `ErrorDeUso` si ahí se guarda algo o si no se sabe escribir lo que su nombre promete.
    """
    for opcion in contexto.command.params:
        como = next((nombre for nombre in OPCIONES if nombre in opcion.opts), None)
        escrito = contexto.params.get(str(opcion.name)) if como else None
        if como is None or not escrito or escrito == "-":
            continue
        es_archivo = getattr(opcion, "metavar", "") == ARCHIVO
        _comprobar_el_sitio(contexto, str(escrito), como)
        if es_archivo:
            _tomar_el_formato(contexto, str(escrito))


def _comprobar_el_sitio(contexto: Contexto, escrito: str, opcion: str) -> None:
    from seguimiento.almacen.vedado import comprobar_nombre, lo_que_guarda

    comprobar_nombre(Path(escrito).name)
    # sus esquemas los escribe quien los deriva; los demás, en otra parte
    con_esquemas = contexto.command.name != "esquema"
    que = lo_que_guarda(Path(escrito), _zonas(contexto.obj, escrito, con_esquemas=con_esquemas))
    if que:
        raise ErrorDeUso(
            f"no se escribe en «{escrito}»: es el sitio de {que}",
            "dé a «-o» un archivo de otra carpeta"
            if opcion == OPCION
            else f"dé a «{opcion}» otra carpeta",
        )


def _zonas(sesion: "Sesion", escrito: str, *, con_esquemas: bool) -> "list[Zona]":
    """Lo que no se toca: de los registros de que se habla y de los de la carpeta a que se escribe."""
    from seguimiento.almacen.disco import Directorio
    from seguimiento.almacen.vedado import Zona, raices_de, zonas_de
    from seguimiento.recursos import carpeta_de_plantillas
    from seguimiento.repositorio.configuracion import leer_configuracion

    raices = dict.fromkeys(raices_de(Path(escrito)))
    zonas: list[Zona] = []
    # sin registros, o sin poder leerlos, la orden dirá lo suyo
    with suppress(ErrorDeSeguimiento):
        raices[sesion.raiz] = None
    with suppress(ErrorDeSeguimiento):
        zonas.append(Zona(carpeta_de_plantillas(), "las plantillas"))
    for raiz in raices:
        plantillas = None
        with suppress(ErrorDeSeguimiento):
            plantillas = leer_configuracion(Directorio(raiz))[0].plantillas
        zonas += zonas_de(raiz, plantillas, con_esquemas=con_esquemas)
    return zonas


def promete_otra_cosa(destino: str, extensiones: Sequence[str]) -> bool:
    """Si el nombre de un archivo dice que es de algo que no es lo que se escribe con esas extensiones."""
    extension = Path(destino).suffix.lower()
    return extension not in extensiones and extension in {*_FORMATOS, *_IMPOSIBLES}


def _tomar_el_formato(contexto: Contexto, escrito: str) -> None:
    extension = Path(escrito).suffix.lower()
    suyos = declarados(contexto.command.callback)
    formato = _FORMATOS.get(extension, "")
    if any(_dicho(contexto, nombre) for nombre in _DICEN_EL_FORMATO):
        _comprobar_que_no_se_contradicen(contexto, Path(escrito), formato)
        return
    if formato and "formato" in suyos and formato in suyos["formato"].admitidos:
        contexto.params["formato"] = suyos["formato"].leer(formato)
    elif formato == "json" and "json" in suyos:
        contexto.params["json"] = True
    elif extension in _IMPOSIBLES or (formato and formato != "md"):
        # en Markdown cabe cualquier texto; lo demás sería un archivo que ningún programa abre
        raise _no_se_sabe(extension, suyos)


_OTROS_EN = {"md": {"tabla", "texto", "github"}, "json": {"sarif", "gitlab"}}
"""Los formatos que caben en un archivo del de la extensión: son texto, o son JSON."""


def _comprobar_que_no_se_contradicen(contexto: Contexto, archivo: Path, prometido: str) -> None:
    """Que no se pida un formato y se nombre el archivo como de otro: quien lo abra no lo entendería."""
    opcion = next((una for una in ("json", "formato") if _dicho(contexto, una)), "")
    pedido = str(contexto.params[opcion]) if opcion == "formato" else opcion
    if not pedido or not prometido or pedido in {prometido, *_OTROS_EN.get(prometido, ())}:
        return
    suya = next((de for de, formato in _FORMATOS.items() if formato == pedido), ".txt")
    raise ErrorDeUso(
        f"se pide en «{pedido}» y «{archivo.name}» dice que es de otro formato",
        f"llámelo «{archivo.with_suffix(suya).name}», o quite «--{opcion}» y será lo que dice su nombre",
    )


def _dicho(contexto: Contexto, nombre: str) -> Any:  # noqa: ANN401 — el valor de cualquier opción
    origen = contexto.get_parameter_source(nombre)
    return contexto.params.get(nombre) and origen is not None and origen.name != "DEFAULT"


def _no_se_sabe(extension: str, suyos: Mapping[str, Declarado]) -> ErrorDeUso:
    from seguimiento.exportacion.formatos import prometido

    posibles = _extensiones(suyos)
    ayuda = f"use {enumeracion(posibles, 'o')}"
    desde, como = _COMO_SE_LLEGA.get(extension, ("", ""))
    if desde in posibles:
        ayuda += f"; {como}"
    elif extension not in _IMPOSIBLES and "formato" in suyos:
        ayuda += ", o diga qué quiere con «--formato»"
    if (formato := prometido(extension)) and not formato.de_un_informe:
        ayuda += f"; toda la cartera, con «seg exportar -o cartera{extension}»"
    return ErrorDeUso(f"no se sabe escribir «{extension}»", ayuda)


def _extensiones(suyos: Mapping[str, Declarado]) -> Sequence[str]:
    """Las que una orden sabe escribir, de la que más se usa a la que menos."""
    admitidos = suyos["formato"].admitidos if "formato" in suyos else []
    de_texto = [] if {"md", "html"} <= {*admitidos} else [".txt"]
    hay = {formato: extension for extension, formato in reversed(_FORMATOS.items())}
    return [
        *(hay[uno] for uno in admitidos if uno in hay),
        *([".json"] if not admitidos and "json" in suyos else []),
        *de_texto,
    ]
