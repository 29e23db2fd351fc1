"""Los formatos en que se exporta. Añadir uno es una línea aquí y su módulo."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from seguimiento.redaccion import el_mismo

if TYPE_CHECKING:
    from datetime import date

    from seguimiento.exportacion.encargo import Encargo, Exportado


@dataclass(frozen=True, slots=True)
class Formato:
    """Un formato: cómo se pide, qué sale y qué hace falta."""

    nombre: str
    que_es: str
    modulo: str
    """El de `exportacion` que lo hace, con su `exportado(encargo)` o, si es de un informe, `de_pagina`."""
    extensiones: tuple[str, ...] = ()
    """Cómo termina el nombre del archivo, la primera si se aconseja uno; ninguna si es una carpeta."""
    otros_nombres: tuple[str, ...] = ()
    extra: str = ""
    """El extra que trae su biblioteca; vacío si no necesita ninguna."""
    con_separador: bool = False
    """Si las celdas van separadas por lo que se pida."""
    de_un_informe: bool = False
    """Si es de un informe, que hay que nombrar, y no de toda la cartera."""

    @property
    def es_carpeta(self) -> bool:
        """Si lo que se escribe son varios archivos en una carpeta."""
        return not self.extensiones

    @property
    def de_que(self) -> str:
        """Lo que sigue a su nombre, como se escribe en la ayuda."""
        return "INFORME [ARGUMENTO]" if self.de_un_informe else ""

    @property
    def ejemplo(self) -> str:
        """Un destino como los suyos: `cartera.xlsx`, `cartera`."""
        nombre = "informe" if self.de_un_informe else "cartera"
        return f"{nombre}{'' if self.es_carpeta else self.extensiones[0]}"

    def de_pagina(self, pagina: str, dia: "date") -> bytes:
        """El archivo que dice lo que una página de informe. Lanza `FaltaUnExtra` si falta su biblioteca."""
        modulo = import_module(f"seguimiento.exportacion.{self.modulo}")
        hecho: bytes = modulo.de_pagina(pagina, dia)
        return hecho

    def exportado(self, encargo: "Encargo") -> "Exportado":
        """Lo que se escribe. Lanza `FaltaUnExtra` si falta la biblioteca que lo hace."""
        modulo = import_module(f"seguimiento.exportacion.{self.modulo}")
        hecho: Exportado = modulo.exportado(encargo)
        return hecho


FORMATOS = {
    formato.nombre: formato
    for formato in (
        Formato(
            "csv",
            "una carpeta con un CSV por clase y su datapackage.json",
            "delimitado",
            otros_nombres=("datapackage", "frictionless"),
            con_separador=True,
        ),
        Formato(
            "sqlite",
            "una base de datos, en la que se busca",
            "base_de_datos",
            (".sqlite", ".sqlite3", ".db"),
            otros_nombres=("datasette",),
        ),
        Formato(
            "ics",
            "un calendario con lo que vence y las reuniones",
            "calendario",
            (".ics",),
            otros_nombres=("calendario", "icalendar", "outlook"),
            extra="oficina",
        ),
        Formato(
            "xlsx",
            "un libro de Excel, que se edita y se devuelve con «seg importar»",
            "libro",
            (".xlsx",),
            otros_nombres=("excel", "libro"),
            extra="oficina",
        ),
        Formato(
            "docx",
            "un informe en Word; una matriz vuelve con «seg importar»",
            "docx",
            (".docx",),
            otros_nombres=("word",),
            extra="oficina",
            de_un_informe=True,
        ),
        Formato("pdf", "un informe en PDF", "pdf", (".pdf",), extra="pdf", de_un_informe=True),
        Formato("json", "todo, en un archivo para otros programas", "objetos", (".json",)),
    )
}
"""Los formatos por su nombre, en el orden en que se ofrecen."""


def llamado(nombre: str) -> Formato | None:
    """El formato que así se escribió, con ese nombre o con otro de los suyos; `None` si ninguno."""
    return FORMATOS.get(el_mismo(nombre, {f.nombre: f.otros_nombres for f in FORMATOS.values()}))


def prometido(destino: str) -> Formato | None:
    """El formato que dice el nombre de un archivo; `None` si no dice ninguno."""
    en_minuscula = destino.lower()
    dichos = (
        f for f in FORMATOS.values() if f.extensiones and en_minuscula.endswith(f.extensiones)
    )
    return next(dichos, None)
