"""Los nombres del formato de Word, y cómo se llega a lo que está envuelto."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

    Elemento = _Element
else:
    Elemento = object

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML = "{http://www.w3.org/XML/1998/namespace}"
TABLA, FILA, CELDA, PARRAFO = f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}p"
CONTROL, DENTRO_DEL_CONTROL = f"{W}sdt", f"{W}sdtContent"
ALTERNATIVA, ELEGIDA, DE_REPUESTO = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
IMAGEN = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
IMAGEN_ANTIGUA = "{urn:schemas-microsoft-com:vml}imagedata"
OBJETO = f"{W}object"
_ENVOLTURAS = frozenset(
    {CONTROL, DENTRO_DEL_CONTROL, f"{W}customXml", ALTERNATIVA, ELEGIDA, f"{W}ins", f"{W}moveTo"}
)
_APAGADO = ("0", "false", "off")


def envueltos(padre: Elemento, nombre: str) -> Iterator[tuple[Elemento, tuple[Elemento, ...]]]:
    """Los hijos de ese nombre, en su orden, con los controles que rodean a cada uno.

    Un control, un cambio controlado o una etiqueta pueden envolver una fila o una celda entera.
    """
    for hijo in padre:
        if hijo.tag == nombre:
            yield hijo, ()
        elif hijo.tag in _ENVOLTURAS:
            propios = (hijo,) if hijo.tag == CONTROL else ()
            for dentro, controles in envueltos(hijo, nombre):
                yield dentro, propios + controles


def valor(padre: Elemento | None, nombre: str, atributo: str = "val") -> str | None:
    """Lo que dice un atributo de un hijo: `<w:pStyle w:val="…"/>`; `None` si no está."""
    hijo = None if padre is None else padre.find(f"{W}{nombre}")
    return None if hijo is None else hijo.get(f"{W}{atributo}")


def numero(padre: Elemento | None, nombre: str, atributo: str = "val") -> int | None:
    """El mismo, si es un número entero."""
    return entero(valor(padre, nombre, atributo))


def entero(texto: str | None) -> int | None:
    """El número, si lo es."""
    try:
        return None if texto is None else int(texto)
    except ValueError:
        return None


def si_o_no(padre: Elemento | None, nombre: str, espacio: str = W) -> bool | None:
    """Si una propiedad está puesta; `None` si no se dice. `<w:strike/>` es que sí."""
    hijo = None if padre is None else padre.find(f"{espacio}{nombre}")
    return None if hijo is None else hijo.get(f"{espacio}val", "1").lower() not in _APAGADO
