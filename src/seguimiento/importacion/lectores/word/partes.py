"""Las partes de un documento de Word: el texto, los estilos, la numeración, las notas y a dónde llevan los enlaces."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING
from zipfile import ZipFile

from seguimiento.extras import exigir
from seguimiento.importacion.lectores.archivo import COMO_DOCX, COPIAR_LA_MATRIZ, MEBI
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado, desmesurado, no_admitido
from seguimiento.importacion.lectores.word.nombres import (
    IMAGEN,
    IMAGEN_ANTIGUA,
    OBJETO,
    Elemento,
    W,
)

if TYPE_CHECKING:
    from lxml import etree

TOPE = 20 * MEBI
"""Lo que puede ocupar una parte para ponerla en memoria como árbol, que es varias veces mayor."""
MARCAS = 1_000_000
"""Cuántas, de abrir o de cerrar un elemento, puede tener: una matriz de cinco mil filas no llega a la mitad."""
HONDURA = 120
"""Cuántos elementos pueden estar uno dentro de otro: una tabla en otra en un cuadro no llega a 40."""
_RELACION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ESTRICTO = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_DEMASIADO = ("depth", "huge", "limit")
"""Lo que dice libxml2 cuando algo pasa de sus topes, y no cuando está mal escrito."""


@dataclass(frozen=True, slots=True)
class Partes:
    """Un documento de Word, ya analizado."""

    ruta: Path
    principal: str
    """El nombre de la parte del texto dentro del paquete: «word/document.xml»."""
    documento: Elemento
    estilos: Elemento | None
    numeracion: Elemento | None
    enlaces: dict[str, str]
    """A dónde lleva cada relación externa."""
    notas: dict[tuple[str, str], Elemento] = field(default_factory=dict)
    """Los comentarios y las notas, por la clase de su referencia y su identificador."""
    margenes: tuple[Elemento, ...] = ()
    """Los encabezados y los pies de página."""
    imagenes: int = 0
    """Cuántas hay en el texto."""


def partes(ruta: Path, paquete: ZipFile) -> Partes:
    """Las de un paquete ya vigilado. Lanza `ArchivoRechazado` si alguna no se entiende."""
    lectura = _Lectura(ruta, paquete)
    principal = lectura.relacionada("", "officeDocument")
    documento = lectura.arbol(principal)
    if documento is None or documento.tag != f"{W}document" or documento.find(f"{W}body") is None:
        raise no_admitido(ruta, "está dañado: no tiene el texto del documento", COMO_DOCX)
    notas = {
        (clase, una.get(f"{W}id", "")): una
        for clase, tipo in (
            ("comment", "comments"),
            ("footnote", "footnotes"),
            ("endnote", "endnotes"),
        )
        for una in lectura.lista(principal, tipo)
    }
    return Partes(
        ruta,
        principal,
        documento,
        lectura.arbol(lectura.relacionada(principal, "styles")),
        lectura.arbol(lectura.relacionada(principal, "numbering")),
        lectura.enlaces(principal),
        notas,
        tuple(
            arbol
            for tipo in ("header", "footer")
            for nombre in lectura.relacionadas(principal, tipo)
            if (arbol := lectura.arbol(nombre)) is not None
        ),
        len({*lectura.imagenes(principal, documento)}),
    )


class _Lectura:
    """El paquete, mientras se analizan sus partes."""

    def __init__(self, ruta: Path, paquete: ZipFile) -> None:
        self._ruta, self._paquete = ruta, paquete
        self._etree = exigir("lxml.etree", "oficina")
        self._mas_honda = self._etree.XPath(f"boolean({'/*' * (HONDURA + 1)})")
        self._nombres = {nombre.casefold(): nombre for nombre in paquete.namelist()}

    def arbol(self, nombre: str) -> Elemento | None:
        """Una parte; `None` si no está."""
        en_el_paquete = self._nombres.get(nombre.casefold())
        if not en_el_paquete:
            return None
        if self._paquete.getinfo(en_el_paquete).file_size > TOPE:
            raise _con_demasiado_texto(self._ruta)
        contenido = self._paquete.read(en_el_paquete)
        if contenido.count(b"<") > MARCAS:
            raise _con_demasiado_texto(self._ruta)
        if _ESTRICTO in contenido:
            por_que = "es de la variante estricta del formato, que casi ningún programa lee"
            raise no_admitido(self._ruta, por_que, COMO_DOCX)
        try:
            raiz: Elemento = self._etree.fromstring(contenido, self._analizador())
        except self._etree.XMLSyntaxError as error:
            if any(palabra in str(error).lower() for palabra in _DEMASIADO):
                raise _con_demasiado_texto(self._ruta) from error
            por_que = f"está dañado: «{nombre}» no es XML bien formado"
            raise no_admitido(self._ruta, por_que, COMO_DOCX) from error
        if self._mas_honda(raiz):
            raise _demasiado_hondo(self._ruta)
        return raiz

    def _analizador(self) -> "etree.XMLParser":
        # `paquete` ya negó los DTD; esto vale aunque se le escapara uno
        analizador: etree.XMLParser = self._etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        return analizador

    def relacionadas(self, de: str, tipo: str) -> list[str]:
        """Las partes de ese tipo a las que apunta otra."""
        carpeta = PurePosixPath(de).parent
        return [
            # un destino puede empezar por la raíz del paquete o subir de carpeta
            normpath(carpeta / destino).lstrip("/")
            for una in self._relaciones(de)
            if una.get("Type", "").endswith(f"/{tipo}") and una.get("TargetMode") != "External"
            if (destino := una.get("Target", ""))
        ]

    def relacionada(self, de: str, tipo: str) -> str:
        """La primera; vacía si no hay."""
        return next(iter(self.relacionadas(de, tipo)), "")

    def lista(self, de: str, tipo: str) -> list[Elemento]:
        """Lo que contiene la parte de ese tipo."""
        arbol = self.arbol(self.relacionada(de, tipo))
        return [] if arbol is None else list(arbol)

    def imagenes(self, de: str, arbol: Elemento) -> Iterator[str]:
        """Dónde está cada una de las que se ven; las que solo representan un archivo incrustado, no."""
        donde = {una.get("Id", ""): una.get("Target", "") for una in self._relaciones(de)}
        for imagen in arbol.iter(IMAGEN, IMAGEN_ANTIGUA):
            if next(imagen.iterancestors(OBJETO), None) is None:
                yield from (donde[cual] for cual in imagen.attrib.values() if cual in donde)

    def enlaces(self, de: str) -> dict[str, str]:
        """A dónde lleva cada hipervínculo."""
        return {
            una.get("Id", ""): una.get("Target", "")
            for una in self._relaciones(de)
            if una.get("TargetMode") == "External"
        }

    def _relaciones(self, de: str) -> list[Elemento]:
        parte = PurePosixPath(de)
        arbol = self.arbol(str(parte.parent / "_rels" / f"{parte.name}.rels"))
        return [] if arbol is None else [una for una in arbol if una.tag == _RELACION]


def _demasiado_hondo(ruta: Path) -> ArchivoRechazado:
    return desmesurado(ruta, "anida tablas o cuadros fuera de toda medida", COPIAR_LA_MATRIZ)


def _con_demasiado_texto(ruta: Path) -> ArchivoRechazado:
    return desmesurado(ruta, "tiene demasiado texto, o demasiado hondo", COPIAR_LA_MATRIZ)
