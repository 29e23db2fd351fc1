"""Cómo se escribe un dato en un informe para que se lea tal cual y no mande nada."""

import re
from html import escape

from seguimiento.redaccion import literal_en_markdown, visible

_DE_LISTA = re.compile(r"([-+=](?=[-+=]*(?:\s|$))|[0-9]{1,9}(?=[.)](?:\s|$)))(.?)")
"""Lo que al principio de una línea de Markdown sería una lista, un título o una raya."""
_CON_ESQUEMA = re.compile(r"[^/?#]*:")
_ABRIBLES = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_PARENTESIS = {ord("("): "%28", ord(")"): "%29"}


def en_html(valor: object) -> str:
    """El valor como texto de HTML, también entre comillas; conserva sus saltos de línea.

    Lanza `TypeError` si no es un texto ni un entero.
    """
    return "\n".join(escape(visible(linea)) for linea in _texto_de(valor).split("\n"))


def en_markdown(valor: object) -> str:
    """El valor en una línea de Markdown, que no es nunca otra celda, una lista ni un título.

    Lanza `TypeError` si no es un texto ni un entero.
    """
    texto = _texto_de(valor)
    return "<br>".join(_linea(linea) for linea in texto.split("\n"))


def _linea(linea: str) -> str:
    literal = literal_en_markdown(linea)
    if _DE_LISTA.match(literal) is None:
        return literal.replace("$", "\\$")
    return _DE_LISTA.sub(_sin_marca, literal, count=1).replace("$", "\\$")


def _sin_marca(hallado: re.Match[str]) -> str:
    marca, resto = hallado.groups()
    return f"{marca}\\{resto}" if marca.isdigit() else f"\\{marca}{resto}"


def _texto_de(valor: object) -> str:
    if isinstance(valor, str):
        return str(valor)
    if isinstance(valor, int) and not isinstance(valor, bool):
        return str(valor)
    que = "no tiene valor" if valor is None else "no es un texto"
    raise TypeError(f"lo que se escribe aquí {que}")


def abrible(direccion: object, *, en_markdown: bool = False) -> str:
    """La dirección si puede abrirse sin riesgo (web, correo o relativa); vacía si no.

    En Markdown, un paréntesis la daría por acabada.
    """
    texto = _texto_de(direccion)
    if _CON_ESQUEMA.match(texto) and not _ABRIBLES.match(texto):
        return ""
    return texto.translate(_PARENTESIS) if en_markdown else texto
