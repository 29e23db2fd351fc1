"""De una página a un documento de Word."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DeWord
from lxml import html

from seguimiento.exportacion.docx.bloques import bloques
from seguimiento.exportacion.docx.estilos import poner_hoja, presentar, vestir
from seguimiento.exportacion.docx.formulario import CLASE
from seguimiento.exportacion.docx.nodos import Nodo
from seguimiento.exportacion.docx.obra import Obra, lleva
from seguimiento.exportacion.escribible import escribible
from seguimiento.exportacion.graficos.dibujo import motivos_de
from seguimiento.exportacion.graficos.hoja import Hoja

_MINIATURA = "thumbnail"
_ANTES_DE_TODO = (1980, 1, 1, 0, 0, 0)
"""La fecha más antigua que cabe en un ZIP: la misma en todos."""


def hacer(pagina: str, dia: date) -> bytes:
    """El archivo de Word con lo que dice esa página; el mismo, byte a byte, de la misma página."""
    arbol = html.document_fromstring(
        escribible(pagina).encode("utf-8", "backslashreplace"),
        parser=html.HTMLParser(encoding="utf-8", remove_comments=True),
    )
    hoja = Hoja("\n".join(_texto(uno) for uno in arbol.iter("style")))
    documento = Document()
    vestir(documento, hoja)
    obra = Obra(
        documento,
        hoja,
        ancho=poner_hoja(documento, hoja),
        omitidas=hoja.fuera_del_papel | {"oculto", "saltar"},
        anclas=_anclas(arbol),
        motivos=motivos_de(arbol.iter("pattern")),
        es_formulario=any(lleva(una, CLASE) for una in arbol.iter("section")),
    )
    cuerpo = arbol.find("body")
    obra.poner(*bloques(obra, arbol if cuerpo is None else cuerpo))
    presentar(documento, arbol.findtext(".//title") or "", _organizacion(arbol), dia)
    return _cerrado(documento)


def _anclas(arbol: Nodo) -> dict[str, str]:
    """El marcador de cada sitio de la página al que se llega desde otro, con un nombre que Word admite."""
    enlaces = (uno.get("href") or "" for uno in arbol.iter("a"))
    pedidas = {uno[1:] for uno in enlaces if uno.startswith("#")}
    hay = dict.fromkeys(uno.get("id") or "" for uno in arbol.iter("*"))
    return {uno: f"sitio_{orden}" for orden, uno in enumerate(hay, start=1) if uno in pedidas}


def _organizacion(arbol: Nodo) -> str:
    return next((_texto(uno) for uno in arbol.iter("p") if lleva(uno, "organizacion")), "")


def _texto(elemento: Nodo) -> str:
    return "".join(map(str, elemento.itertext())).strip()


def _cerrado(documento: DeWord) -> bytes:
    """El archivo, sin la miniatura de la plantilla y sin la hora en que se hizo."""
    relaciones = documento.part.package.rels
    for clave in [k for k, una in relaciones.items() if una.reltype.endswith(_MINIATURA)]:
        del relaciones[clave]
    abierto, cerrado = BytesIO(), BytesIO()
    documento.save(abierto)
    with ZipFile(abierto) as hecho, ZipFile(cerrado, "w", ZIP_DEFLATED) as nuevo:
        for miembro in hecho.infolist():
            nuevo.writestr(_fechado(miembro.filename), hecho.read(miembro))
    return cerrado.getvalue()


def _fechado(nombre: str) -> ZipInfo:
    miembro = ZipInfo(nombre, _ANTES_DE_TODO)
    miembro.compress_type = ZIP_DEFLATED
    # lo que se anota del sistema en que se hizo
    miembro.create_system, miembro.external_attr = 3, 0o600 << 16
    return miembro
