"""Criba de bytes y caracteres, antes de analizar nada.

Lo que aquí se rechaza es lo que dos programas leerían de dos maneras: codificaciones ajenas,
controles, saltos de línea exóticos, marcas de orden de bytes perdidas y controles de dirección.
"""

import re
from collections.abc import Iterator

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import (
    BIDIRECCIONAL,
    CARACTER_PROHIBIDO,
    MOJIBAKE,
    NO_UTF8,
    UTF16,
)
from seguimiento.diagnosticos.yaml import CONFLICTO
from seguimiento.lugares import PRINCIPIO, Posicion

BOM = "\ufeff"
MAXIMO_POR_CODIGO = 20
"""Cuántas faltas de un mismo código se detallan en un archivo; el resto se cuenta."""

_DIRECCION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_PROHIBIDOS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\U000e0000-\U000e007f"
    + "".join(
        f"{chr(plano * 0x10000 + 0xFFFE)}{chr(plano * 0x10000 + 0xFFFF)}" for plano in range(17)
    )
    + _DIRECCION
)
_INDICIOS = ("Ã", "Â", "â€", "\ufffd", "<<<<<<<", ">>>>>>>")
"""Lo sospechoso que sí puede imprimirse. Lo demás que se persigue no es imprimible."""
_SOSPECHOSOS = re.compile(
    f"[{_PROHIBIDOS}]|Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|â€|\ufffd"
    "|^(?:<<<<<<<|=======|>>>>>>>)(?: |\r?$)",
    re.MULTILINE,
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_UTF16_SIN_BOM = re.compile(rb"(?:[ -~\n]\x00){2}|(?:\x00[ -~\n]){2}|\x00\x00\x00[ -~]")


def decodificar(contenido: bytes) -> tuple[str, bool, list[Falta]]:
    """El texto sin su BOM inicial, si lo traía, y las faltas de codificación.

    Con faltas de codificación no hay texto que analizar y se devuelve vacío.
    """
    if contenido.startswith(_UTF16) or _UTF16_SIN_BOM.match(contenido):
        return "", False, [Falta(UTF16, PRINCIPIO, "el archivo está en UTF-16 o UTF-32")]
    try:
        texto = contenido.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", False, [_byte_malo(contenido, error)]
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
    return Falta(NO_UTF8, posicion, f"el byte 0x{malo:02X} no es UTF-8", sugerencia)


def cribar(texto: str) -> tuple[str, list[Falta]]:
    """El texto apto para analizarse y las faltas de sus caracteres.

    El texto devuelto mide lo mismo: cada carácter prohibido pasa a ser un espacio, de modo que las
    posiciones de lo demás no cambian.
    """
    if texto.replace("\n", "").isprintable() and not any(i in texto for i in _INDICIOS):
        return texto, []
    faltas = _contadas(_sospechas(texto))
    prohibidos = {CARACTER_PROHIBIDO, BIDIRECCIONAL}
    if any(falta.codigo in prohibidos for falta in faltas):
        texto = _SOSPECHOSOS.sub(_en_blanco, texto)
    return texto, faltas


def _en_blanco(hallado: re.Match[str]) -> str:
    return " " if _es_prohibido(hallado) else hallado[0]


def _es_prohibido(hallado: re.Match[str]) -> bool:
    caracter = hallado[0]
    if caracter == "\r":
        return hallado.string[hallado.end() : hallado.end() + 1] != "\n"
    return len(caracter) == 1 and caracter != "\ufffd"


def _sospechas(texto: str) -> Iterator[Falta]:
    linea, inicio_de_linea = 1, 0
    for hallado in _SOSPECHOSOS.finditer(texto):
        indice = hallado.start()
        linea += texto.count("\n", inicio_de_linea, indice)
        inicio_de_linea = texto.rfind("\n", 0, indice) + 1
        posicion = Posicion(linea, indice - inicio_de_linea + 1, len(hallado[0]))
        if hallado[0][:1] in "<=>":
            if hallado[0].startswith("="):
                continue
            ayuda = "elija una de las dos versiones y borre las marcas"
            yield Falta(CONFLICTO, posicion, "hay un conflicto de git sin resolver", ayuda)
        elif _es_prohibido(hallado):
            yield _prohibido(hallado[0], posicion)
        elif hallado[0] != "\r":
            mensaje = f"«{hallado[0]}» parece texto mal decodificado"
            yield Falta(MOJIBAKE, posicion, mensaje, "vuelva a escribir la palabra")


def _prohibido(caracter: str, posicion: Posicion) -> Falta:
    codigo = f"U+{ord(caracter):04X}"
    if re.match(f"[{_DIRECCION}]", caracter):
        mensaje = f"{codigo} cambia la dirección del texto y puede ocultar lo que dice"
        return Falta(BIDIRECCIONAL, posicion, mensaje, "borre ese carácter")
    nombre = _NOMBRES.get(caracter, "")
    mensaje = f"carácter prohibido {codigo}" + (f" ({nombre})" if nombre else "")
    return Falta(CARACTER_PROHIBIDO, posicion, mensaje, "borre ese carácter")


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


def _contadas(faltas: Iterator[Falta]) -> list[Falta]:
    detalladas: list[Falta] = []
    cuantas: dict[str, int] = {}
    for falta in faltas:
        cuantas[falta.codigo] = cuantas.get(falta.codigo, 0) + 1
        if cuantas[falta.codigo] <= MAXIMO_POR_CODIGO:
            detalladas.append(falta)
    for codigo, total in cuantas.items():
        if total > MAXIMO_POR_CODIGO:
            ultima = max(f.posicion for f in detalladas if f.codigo == codigo)
            resto = total - MAXIMO_POR_CODIGO
            detalladas.append(Falta(codigo, ultima, f"… y {resto} faltas más como esta"))
    return detalladas
