"""Los signos de las fuentes de símbolos, como se ven, y las casillas de verificación."""

import re

from seguimiento.importacion.material import Casilla

MARCADA, SIN_MARCAR = "☒", "☐"
CASILLAS = {MARCADA: True, "☑": True, SIN_MARCAR: False}
VINETA = "•"
_PRIVADO = re.compile("[\uf000-\uf0ff]")
"""Donde ponen los suyos las fuentes de símbolos de Windows."""
_OCTETO = 0xFF
_SIGNOS = {
    "wingdings": {
        0x6F: "☐",
        0x70: "☐",
        0x71: "☐",
        0x72: "☐",
        0x78: "☒",
        0xA8: "☐",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
        0x6C: "●",
        0x6E: "■",
        0x76: "❖",
        0x9F: "•",
        0xA7: "▪",
        0xD8: "➢",
        0xE0: "→",
        0xDF: "←",
        0xF0: "⇨",
    },
    "wingdings 2": {
        0x4F: "✗",
        0x50: "✓",
        0x51: "☒",
        0x52: "☑",
        0x53: "☒",
        0x54: "☒",
        0x2A: "☐",
        0x30: "☐",
        0xA3: "☐",
    },
    "symbol": {
        0x2D: "-",
        0xA3: "≤",
        0xAE: "→",
        0xAC: "←",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB9: "≠",
        0xA8: "♦",
    },
}
"""Los que salen en documentos de la oficina, por su lugar en cada fuente."""
_SIMBOLICAS = frozenset({*_SIGNOS, "wingdings 3", "webdings"})


def es_simbolica(fuente: str) -> bool:
    """Si en esa fuente una letra no se ve como tal: una «þ» en Wingdings es una casilla marcada."""
    return fuente.lower() in _SIMBOLICAS


def signo(fuente: str, lugar: int) -> str:
    """El que se ve; vacío si no se sabe cuál es."""
    return _SIGNOS.get(fuente.lower(), {}).get(lugar & _OCTETO, "")


def tiene_privados(texto: str) -> bool:
    """Si alguna de sus letras solo significa algo en una fuente de símbolos."""
    return _PRIVADO.search(texto) is not None


def casillas(texto: str) -> tuple[Casilla, ...]:
    """Las que hay en un texto, con lo que acompaña a cada una: «☒ Aceptada ☐ Rechazada».

    El rótulo es lo que sigue a la casilla; si una línea empieza por un rótulo y acaba en una casilla
    («Aceptada ☒ Rechazada ☐»), lo que la precede.
    """
    if not any(signo in texto for signo in CASILLAS):
        return ()
    return tuple(una for linea in texto.split("\n") for una in _de_la_linea(linea))


def _de_la_linea(linea: str) -> list[Casilla]:
    rotulos, marcas = [""], []
    for letra in linea:
        if letra in CASILLAS:
            marcas.append(CASILLAS[letra])
            rotulos.append("")
        else:
            rotulos[-1] += letra
    limpios = [rotulo.strip(" \t\xa0:;,/|") for rotulo in rotulos]
    delante = bool(limpios[0]) and not limpios[-1]
    return [
        Casilla(rotulo, marcada)
        for rotulo, marcada in zip(limpios[:-1] if delante else limpios[1:], marcas, strict=True)
    ]
