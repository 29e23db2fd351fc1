"""Cómo se escribe un dato en un informe para que se lea tal cual y no mande nada."""

import re
from html import escape

from seguimiento.fechas import MESES
from seguimiento.literales import literal_en_markdown
from seguimiento.redaccion import legible

MARCA = "\ue010"
"""Ante lo que solo al empezar una línea sería una marca: hasta que se sabe dónde quedó. Un dato no la trae."""
_PRINCIPIO = re.compile(
    rf"(?m)^((?:[ \t>]|[-+*][ \t]|[0-9]{{1,9}}[.)][ \t])*(?:[0-9]{{1,9}})?){MARCA}"
)
_CON_ESQUEMA = re.compile(r"[^/?#]*:")
_ABRIBLES = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_DENTRO = {ord(c): f"%{ord(c):02X}" for c in "()<>[]|\"'` \\\n\r\t"}
"""Lo que en Markdown daría la dirección por acabada, o dejaría salir de un atributo o de una celda."""
_FECHA = re.compile(
    rf"\b(?:[0-9]{{1,2}}-)?(?:{'|'.join(mes[:3] for mes in MESES)})-[0-9]{{4}}\b|\b[0-9]{{4}}-(?:T[1-4]|[0-9]{{2}})\b(?:-[0-9]{{2}}\b)?"
)
_ENTIDAD = re.compile(r"&(?=#?[0-9A-Za-z]+;)")


def en_html(valor: object) -> str:
    """El valor como texto de HTML, también entre comillas; conserva sus saltos de línea.

    Lanza `TypeError` si no es un texto ni un entero.
    """
    return "\n".join(escape(legible(linea)) for linea in _texto_de(valor).split("\n"))


def con_fechas_enteras(protegido: str) -> str:
    """Un texto ya protegido como HTML, con cada fecha en una etiqueta que no la deja partirse en dos líneas.

    La etiqueta no lleva comillas: tampoco entre las de un atributo cierra nada.
    """
    return _FECHA.sub(r"<span class=fecha>\g<0></span>", protegido)


def en_markdown(valor: object) -> str:
    """El valor en una línea de Markdown, que no es nunca otra celda, una lista ni un título.

    Lo que solo importa al empezar una línea queda con `MARCA`, hasta `sin_marcas`. Lanza `TypeError` si
    no es un texto ni un entero.
    """
    return _en_markdown(valor, en_rotulo=False)


def rotulo_en_markdown(valor: object) -> str:
    """El valor dentro de «[…](…)», donde una dirección no puede ser otro enlace. Lanza `TypeError`."""
    return _en_markdown(valor, en_rotulo=True)


def _en_markdown(valor: object, *, en_rotulo: bool) -> str:
    primera, *demas = _texto_de(valor).split("\n")
    return "<br>".join(
        (
            literal_en_markdown(primera, principio=MARCA, en_rotulo=en_rotulo),
            *(literal_en_markdown(otra, principio="", en_rotulo=en_rotulo) for otra in demas),
        )
    )


def sin_marcas(texto: str) -> str:
    """El Markdown ya compuesto, con cada `MARCA` resuelta según dónde quedó."""
    if MARCA not in texto:
        return texto
    return _PRINCIPIO.sub(r"\1\\", texto).replace(MARCA, "")


def _texto_de(valor: object) -> str:
    if isinstance(valor, str):
        return str(valor)
    if isinstance(valor, int) and not isinstance(valor, bool):
        return str(valor)
    que = "no tiene valor" if valor is None else "no es un texto"
    raise TypeError(f"lo que se escribe aquí {que}")


def abrible(direccion: object, *, en_markdown: bool = False) -> str:
    """La dirección si puede abrirse sin riesgo (web, correo o relativa); vacía si no.

    En Markdown, un paréntesis o un espacio la darían por acabada: van con su número.
    """
    texto = _texto_de(direccion)
    if _CON_ESQUEMA.match(texto) and not _ABRIBLES.match(texto):
        return ""
    return _ENTIDAD.sub("&amp;", legible(texto.translate(_DENTRO))) if en_markdown else texto
