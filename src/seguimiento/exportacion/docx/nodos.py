"""Los elementos de un documento de Word, hechos uno a uno: sus nombres, sus atributos y su texto."""

from typing import TypeAlias

from lxml import etree

from seguimiento.exportacion.escribible import escribible

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ESPACIOS = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

Nodo: TypeAlias = etree._Element  # noqa: SLF001 — lxml no le da otro nombre al tipo


def nodo(nombre: str, *dentro: Nodo | None, **atributos: str | int) -> Nodo:
    """El elemento `w:p`, con lo de dentro; cada atributo se escribe `w_val`, y el que no lleva prefijo, tal cual."""
    hecho = etree.Element(_entero(nombre), nsmap=_PREFIJOS.get(nombre.partition(":")[0]))
    for clave, valor in atributos.items():
        prefijo, _, propio = clave.rpartition("_")
        hecho.set(_entero(f"{prefijo}:{propio}") if prefijo else propio, escribible(str(valor)))
    hecho.extend([uno for uno in dentro if uno is not None])
    return hecho


def marca(nombre: str, valor: str | int) -> Nodo:
    """Un elemento que solo lleva un valor: `<w:jc w:val="right"/>`."""
    return nodo(nombre, w_val=valor)


def letras(texto: str, nombre: str = "w:t") -> Nodo:
    """Un texto, con sus espacios."""
    hecho = nodo(nombre, xml_space="preserve")
    hecho.text = escribible(texto)
    return hecho


def _entero(nombre: str) -> str:
    prefijo, _, propio = nombre.partition(":")
    return f"{{{_ESPACIOS[prefijo]}}}{propio}"


_PREFIJOS = {
    prefijo: {prefijo: espacio} for prefijo, espacio in _ESPACIOS.items() if prefijo != "xml"
}
