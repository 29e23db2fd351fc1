"""La página de lo que se exporta: qué formatos hay, qué tablas y qué significa cada columna."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.git import EstadoEnGit
from seguimiento.analisis.panorama import panorama
from seguimiento.exportacion.base_de_datos import VISTAS
from seguimiento.exportacion.encargo import Encargo
from seguimiento.exportacion.formatos import FORMATOS
from seguimiento.exportacion.tablas import Columna, Tabla, tablas
from seguimiento.literales import literal_en_markdown
from seguimiento.repositorio import cargar

_DIA = date(2024, 1, 1)
"""Cualquiera: sin registros, de él no depende nada."""


def pagina() -> Iterator[str]:
    """Las líneas de la página."""
    yield from ("# Lo que se exporta", "")
    yield "Con `seg exportar FORMATO -o RUTA`; si la extensión dice el formato, basta `-o`."
    yield from (
        "",
        "| Formato | Qué es | Extensión | También | Extra |",
        "| --- | --- | --- | --- | --- |",
    )
    for formato in FORMATOS.values():
        celdas = (
            f"`{formato.nombre}`",
            formato.que_es,
            ", ".join(f"`{una}`" for una in formato.extensiones) or "una carpeta",
            ", ".join(f"`{otro}`" for otro in formato.otros_nombres),
            f"`{formato.extra}`" if formato.extra else "",
        )
        yield f"| {' | '.join(celdas)} |"
    yield from (
        "",
        "Las tablas y sus columnas son las mismas en `csv` y en `sqlite`. En `sqlite` hay además:",
        "",
    )
    yield "- `metadatos`: de qué día y de qué commit es; `columnas`: lo que dice esta página;"
    yield "- una tabla `…_textos` por cada una que lleva textos, en que se busca con tildes o sin ellas;"
    yield f"- las vistas {', '.join(f'`{vista}`' for vista in VISTAS)}."
    for tabla in _todas():
        yield from _tabla(tabla)


def _todas() -> tuple[Tabla[object], ...]:
    with TemporaryDirectory() as vacia:
        carga = cargar(Directorio(Path(vacia)))
        return tablas(Encargo(carga, _DIA, EstadoEnGit(), panorama(carga.cartera, _DIA)))


def _tabla(tabla: Tabla[object]) -> Iterator[str]:
    yield from ("", f"## `{tabla.nombre}`", "", tabla.descripcion, "")
    yield from ("| Columna | Nombre | Tipo | Qué es |", "| --- | --- | --- | --- |")
    for columna in tabla.columnas:
        titulo, que = (
            literal_en_markdown(t, principio="") for t in (columna.titulo, columna.descripcion)
        )
        yield f"| `{columna.nombre}` | {titulo} | {_tipo(columna)} | {que} |"


def _tipo(columna: Columna[object]) -> str:
    return f"clave de `{columna.lleva_a}`" if columna.lleva_a else columna.tipo.value
