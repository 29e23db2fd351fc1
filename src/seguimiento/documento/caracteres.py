"""Criba de bytes y caracteres, antes de analizar nada.

Lo que aquí se rechaza es lo que dos programas leerían de dos maneras: codificaciones ajenas,
controles, saltos de línea poco comunes, marcas de orden de bytes perdidas y controles de dirección.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import (
    BIDIRECCIONAL,
    CARACTER_PROHIBIDO,
    MOJIBAKE,
    NO_UTF8,
    SIN_ANCHO,
    UTF16,
)
from seguimiento.diagnosticos.yaml import CONFLICTO, CONFLICTO_EN_TEXTO
from seguimiento.documento.faltas import (
    MAXIMO_POR_CODIGO,
    Renglones,
    citado,
    resumidas,
)
from seguimiento.lugares import PRINCIPIO, Posicion
from seguimiento.redaccion import SE_UNEN, SIN_ANCHURA

BOM = "\ufeff"
SUPLENTE = "_"
"""Lo que ocupa el sitio de un carácter prohibido, para poder buscar otras faltas."""

_DIRECCION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NO_CARACTERES = "".join(
    f"{chr(plano * 0x10000 + 0xFFFE)}{chr(plano * 0x10000 + 0xFFFF)}" for plano in range(17)
)
_INVISIBLES = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\U000e0000-\U000e007f"
    + _NO_CARACTERES
)
_PROHIBIDO = rf"[{_INVISIBLES}]|\r(?!\n)"
_TORCIDO = "Ã(?=[\u0080-\u00bf“‘‰šœ])|Â(?=[\u0080-\u00bf])|â(?=€)|\ufffd"
"""Cada letra española de dos bytes, leída como Latin-1 o Windows-1252, empieza así."""
_INVISIBLE = f"[{SIN_ANCHURA}]|(?<![{SE_UNEN}])[\u200c\u200d]|[\u200c\u200d](?=\\s|$)"
"""Lo que no ocupa sitio y nada dice; un enlazador, solo donde no une nada."""
_MARCA = r"(?:<{7,}|>{7,})(?= |\r?$)"
"""Siete signos, o más si se le pidieron a git."""
_INDICIOS = ("Ã", "Â", "â€", "\ufffd", "<<<<<<<", ">>>>>>>")
"""Lo sospechoso que sí puede imprimirse. Lo demás que se persigue no es imprimible."""
# se compilan al usarlas: casi ningún texto es sospechoso, y tardan
_SOSPECHOSOS = (
    rf"(?m)(?P<prohibido>{_PROHIBIDO})|(?P<direccion>[{_DIRECCION}])|(?P<torcido>{_TORCIDO})"
    rf"|(?P<invisible>{_INVISIBLE})"
    rf"|^(?P<marca>{_MARCA})|^ +(?P<marca_sangrada>{_MARCA})"
)
_ERRONEOS = rf"{_PROHIBIDO}|[{_DIRECCION}]"
_DE_ESCAPE = rf"[\r{_INVISIBLES}]|(?P<direccion>[{_DIRECCION}])"
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_UTF16_SIN_BOM = re.compile(
    rb"(?:[ -~\r\n]\x00){2}|(?:\x00[ -~\r\n]){2}|\x00{3}[ -~\r\n]|[ -~\r\n]\x00{3}"
)
_NOMBRES = {
    "\x00": "nulo",
    "\x07": "campana",
    "\x08": "retroceso",
    "\x0b": "tabulador vertical",
    "\x0c": "salto de página",
    "\r": "retorno de carro suelto",
    "\x1b": "escape",
    "\x7f": "borrado",
    "\x85": "salto de línea NEL",
    "\u2028": "separador de líneas",
    "\u2029": "separador de párrafos",
    BOM: "marca de orden de bytes",
}

_SALTOS = frozenset("\x0b\x0c\x85\u2028\u2029")
"""Los que parten líneas en Word y en PDF: borrarlos juntaría dos palabras."""

_SIN_ANCHO = {
    0xAD: "guion blando",
    0x200B: "espacio de anchura cero",
    0x200C: "separador sin anchura",
    0x200D: "enlazador sin anchura",
    0x2060: "enlazador de palabras",
}


def decodificar(contenido: bytes) -> tuple[str, bool, list[Falta]]:
    """El texto sin su BOM inicial, si lo traía, y las faltas de codificación.

    Con faltas de codificación no hay texto que analizar: solo el que puede mostrarse.
    """
    if contenido.startswith(_UTF16) or _UTF16_SIN_BOM.match(contenido):
        ayuda = "guarde el archivo con codificación «UTF-8»"
        return "", False, [Falta(UTF16, PRINCIPIO, "el archivo está en UTF-16 o UTF-32", ayuda)]
    try:
        texto = contenido.decode("utf-8")
    except UnicodeDecodeError as error:
        mostrable = contenido.decode("utf-8", "replace").removeprefix(BOM)
        return mostrable, False, [_byte_malo(contenido, error)]
    if texto.startswith(BOM):
        return texto[1:], True, []
    return texto, False, []


def _byte_malo(contenido: bytes, error: UnicodeDecodeError) -> Falta:
    antes = contenido[: error.start].decode("utf-8").removeprefix(BOM)
    posicion = Posicion(antes.count("\n") + 1, len(antes) - antes.rfind("\n"))
    malo = contenido[error.start]
    sugerencia = "guarde el archivo con codificación «UTF-8»"
    parecido = bytes([malo]).decode("cp1252", "replace")
    if parecido.isprintable() and parecido != "\ufffd":
        sugerencia += f"; ese byte sería «{parecido}» en Windows-1252"
    mensaje = f"el archivo no está en UTF-8: el byte 0x{malo:02X} no vale"
    return Falta(NO_UTF8, posicion, mensaje, sugerencia)


def sin_sospecha(texto: str) -> bool:
    """Si todo en el texto se imprime, salvo los saltos de línea, y nada en él pide mirarlo mejor."""
    return texto.replace("\n", "").isprintable() and not any(uno in texto for uno in _INDICIOS)


def cribar(texto: str) -> list[Falta]:
    """Las faltas de los caracteres de un texto."""
    return [] if sin_sospecha(texto.replace("\r\n", "\n")) else resumidas(_sospechas(texto))


def analizable(texto: str) -> str:
    """El texto con los caracteres prohibidos cambiados por otro: mide lo mismo y puede analizarse."""
    return re.sub(_ERRONEOS, SUPLENTE, texto)


def _sospechas(texto: str) -> Iterator[Falta]:
    """Cada sospecha; las que no van a detallarse son todas la misma, que cuenta igual y no cuesta."""
    renglones = Renglones(texto)
    cuantas = dict.fromkeys(_REDACCION, 0)
    ultimas: dict[str, Falta] = {}
    for hallado in re.finditer(_SOSPECHOSOS, texto):
        clase = hallado.lastgroup or ""
        cuantas[clase] += 1
        if cuantas[clase] <= MAXIMO_POR_CODIGO + 1:
            posicion = renglones.posicion(hallado.start(clase), len(hallado[clase]))
            ultimas[clase] = _REDACCION[clase](hallado, posicion)
        yield ultimas[clase]


def _prohibido(hallado: re.Match[str], posicion: Posicion) -> Falta:
    caracter = hallado[0]
    nombre = f" ({_NOMBRES[caracter]})" if caracter in _NOMBRES else ""
    mensaje = f"carácter prohibido U+{ord(caracter):04X}{nombre}"
    ayuda = "póngalo como un salto de línea, o como un espacio" if caracter in _SALTOS else ""
    return Falta(CARACTER_PROHIBIDO, posicion, mensaje, ayuda or "borre ese carácter")


def _direccion(hallado: re.Match[str], posicion: Posicion) -> Falta:
    mensaje = f"U+{ord(hallado[0]):04X} cambia la dirección del texto y puede ocultar lo que dice"
    return Falta(BIDIRECCIONAL, posicion, mensaje, "borre ese carácter")


def _invisible(hallado: re.Match[str], posicion: Posicion) -> Falta:
    codigo = ord(hallado[0])
    nombre = f" ({_SIN_ANCHO[codigo]})" if codigo in _SIN_ANCHO else ""
    mensaje = f"U+{codigo:04X}{nombre} no se ve y parte la palabra"
    return Falta(SIN_ANCHO, posicion, mensaje, "borre ese carácter")


def _torcido(hallado: re.Match[str], posicion: Posicion) -> Falta:
    inicio, largo = hallado.start(), 1 if hallado[0] == "\ufffd" else 2
    # el espacio duro se ve como los demás, y aquí es lo que sobra
    trozo = hallado.string[inicio : inicio + largo].replace("\u00a0", "U+00A0")
    mensaje = f"{citado(trozo)} parece texto mal decodificado"
    return Falta(MOJIBAKE, replace(posicion, largo=largo), mensaje, "vuelva a escribir la palabra")


def _marca(hallado: re.Match[str], posicion: Posicion) -> Falta:
    mensaje = f"aquí {_extremo(hallado)} un conflicto de git sin resolver"
    return Falta(CONFLICTO, posicion, mensaje, "júntelas con «seg diagnostico --reparar»")


def _marca_sangrada(hallado: re.Match[str], posicion: Posicion) -> Falta:
    mensaje = f"aquí {_extremo(hallado)} lo que parece un conflicto de git dentro de un texto"
    return Falta(CONFLICTO_EN_TEXTO, posicion, mensaje, "borre las marcas y lo que sobre")


def _extremo(hallado: re.Match[str]) -> str:
    return "empieza" if hallado[0].endswith("<") else "termina"


_REDACCION: dict[str, Callable[[re.Match[str], Posicion], Falta]] = {
    "prohibido": _prohibido,
    "direccion": _direccion,
    "invisible": _invisible,
    "torcido": _torcido,
    "marca": _marca,
    "marca_sangrada": _marca_sangrada,
}
"""La falta de cada clase de sospecha."""


def falta_de_escape(valor: str, posicion: Posicion) -> Falta | None:
    """La falta de un texto entre comillas si alguno de sus escapes deja un carácter prohibido."""
    hallado = re.search(_DE_ESCAPE, valor)
    if hallado is None:
        return None
    redactar = _direccion if hallado["direccion"] else _prohibido
    return redactar(hallado, posicion)
