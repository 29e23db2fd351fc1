"""Un dibujo como metarchivo (EMF): lo que pinta un programa de oficina que no entiende SVG.

Se escribe a mano porque es poco y así no depende de qué letras haya en la máquina: el texto va como
texto. Los números de los registros son los de [MS-EMF].
"""

import struct
from dataclasses import dataclass, field

from seguimiento.exportacion.graficos.dibujo import Caja, Dibujo, Letrero, Quebrada
from seguimiento.informes.rotulos import LETRA, mide

_ESCALA = 20
"""Unidades del metarchivo por cada una del dibujo: de lo contrario todo caería en números enteros."""
_MILIMETROS = 25.4 / 96
"""Lo que mide una unidad del dibujo, que es un píxel de página."""
_FAMILIA = "Arial"
_ANCLAS = {"start": 0, "middle": 6, "end": 2}
"""TA_LEFT, TA_CENTER y TA_RIGHT."""
_BASE = 24
"""TA_BASELINE."""
_NULOS = 0x80000005, 0x80000008
"""El pincel y la pluma que no pintan."""
_ESTRECHA = 0.85
"""Lo que ocupa de verdad un texto frente a lo que se le calcula por lo alto."""


def en_emf(dibujo: Dibujo) -> bytes:
    """El metarchivo."""
    obra = _Obra()
    obra.registro(17, 8)  # SETMAPMODE: con las escalas que siguen
    obra.registro(10, 0, 0)  # SETWINDOWORGEX
    obra.registro(9, *_par(dibujo.ancho, dibujo.alto))  # SETWINDOWEXTEX
    obra.registro(12, 0, 0)  # SETVIEWPORTORGEX
    obra.registro(11, round(dibujo.ancho), round(dibujo.alto))  # SETVIEWPORTEXTEX
    obra.registro(18, 1)  # SETBKMODE: sin fondo tras las letras
    for trazo in dibujo.trazos:
        match trazo:
            case Caja():
                obra.caja(trazo)
            case Quebrada():
                obra.quebrada(trazo)
            case Letrero():
                obra.letrero(trazo)
    obra.registro(14, 0, 20, 20)  # EOF
    return _cabecera(dibujo, obra) + b"".join(obra.registros)


@dataclass(slots=True)
class _Obra:
    registros: list[bytes] = field(default_factory=list)

    def registro(self, tipo: int, *enteros: int, detras: bytes = b"") -> None:
        """Un registro: su número, lo que mide y lo que dice."""
        dice = struct.pack(f"<{len(enteros)}I", *(uno & 0xFFFFFFFF for uno in enteros)) + detras
        self.registros.append(struct.pack("<II", tipo, 8 + len(dice)) + dice)

    def caja(self, caja: Caja) -> None:
        pincel, pluma = _NULOS
        if caja.relleno:
            pincel = 1
            self.registro(39, pincel, 0, _color(caja.relleno), 0)  # CREATEBRUSHINDIRECT
        if caja.linea:
            pluma = 2
            estilo = 1 if caja.partida else 0
            self.registro(38, pluma, estilo, round(caja.grueso * _ESCALA), 0, _color(caja.linea))
        self._elegir(pincel, pluma)
        esquinas = _par(caja.x, caja.y), _par(caja.x + caja.ancho, caja.y + caja.alto)
        self.registro(43, *esquinas[0], *esquinas[1])  # RECTANGLE
        self._soltar(pincel, pluma)

    def quebrada(self, linea: Quebrada) -> None:
        estilo = _de_trazos(linea.partida)
        self.registro(38, 2, estilo, round(linea.grueso * _ESCALA), 0, _color(linea.color))
        self._elegir(_NULOS[0], 2)
        puntos = [uno for x, y in linea.puntos for uno in _par(x, y)]
        self.registro(4, 0, 0, 0, 0, len(linea.puntos), *puntos)  # POLYLINE
        self._soltar(_NULOS[0], 2)

    def letrero(self, letrero: Letrero) -> None:
        alto = -round(letrero.cuerpo * _ESCALA)
        nombre = _FAMILIA.encode("utf-16-le").ljust(64, b"\0")
        peso = 700 if letrero.negrita else 400
        # LOGFONTW y lo que EXTLOGFONTW pone detrás, que nadie mira
        fuente = struct.pack("<iiiiiBBBBBBBB", alto, 0, 0, 0, peso, *(0,) * 8) + nombre
        self.registro(82, 3, detras=fuente.ljust(320, b"\0"))  # EXTCREATEFONTINDIRECTW
        self.registro(37, 3)  # SELECTOBJECT
        self.registro(24, _color(letrero.color))  # SETTEXTCOLOR
        self.registro(22, _BASE | _ANCLAS.get(letrero.ancla, 0))  # SETTEXTALIGN
        self._texto(letrero)
        self.registro(40, 3)  # DELETEOBJECT

    def _texto(self, letrero: Letrero) -> None:
        letras = letrero.texto.encode("utf-16-le", "surrogatepass")
        cuantas = len(letras) // 2
        anchos = _anchos(letrero)
        hasta = 76 + len(letras) + -len(letras) % 4
        escala = struct.pack("<ff", 1.0, 1.0)
        dice = struct.pack(
            "<iiIIIiiiiI",
            *_par(letrero.x, letrero.y),
            cuantas,
            76,
            0,
            *(0, 0, -1, -1),
            hasta,
        )
        cuerpo = letras.ljust(hasta - 76, b"\0") + struct.pack(f"<{cuantas}I", *anchos)
        self.registro(84, 0, 0, 0, 0, 1, detras=escala + dice + cuerpo)  # EXTTEXTOUTW

    def _elegir(self, *objetos: int) -> None:
        for uno in objetos:
            self.registro(37, uno)

    def _soltar(self, *objetos: int) -> None:
        # antes de borrar lo elegido hay que elegir otra cosa
        self._elegir(*_NULOS)
        for uno in objetos:
            if uno not in _NULOS:
                self.registro(40, uno)


def _cabecera(dibujo: Dibujo, obra: _Obra) -> bytes:
    """ENHMETAHEADER, para un dispositivo de píxeles de página."""
    ancho, alto = round(dibujo.ancho), round(dibujo.alto)
    centesimas = (round(uno * _MILIMETROS * 100) for uno in (dibujo.ancho, dibujo.alto))
    mide_todo = 108 + sum(map(len, obra.registros))
    return struct.pack(
        "<II8i4I2H12I",
        *(1, 108, 0, 0, ancho, alto, 0, 0),
        *centesimas,
        *(0x464D4520, 0x10000, mide_todo, len(obra.registros) + 1, 4, 0, 0, 0, 0),
        *(1920, 1080, 508, 286),
        *(0, 0, 0, 508000, 285750),
    )


def _par(x: float, y: float) -> tuple[int, int]:
    return round(x * _ESCALA), round(y * _ESCALA)


def _color(escrito: str) -> int:
    """COLORREF de «#rrggbb» o «#rgb»; negro si no es ninguno de los dos."""
    cifras = escrito.removeprefix("#")
    if len(cifras) == 3:  # noqa: PLR2004 — «#rgb»
        cifras = "".join(2 * cifra for cifra in cifras)
    try:
        rojo, verde, azul = bytes.fromhex(cifras)
    except ValueError:
        return 0
    return rojo | verde << 8 | azul << 16


def _de_trazos(partida: tuple[float, ...]) -> int:
    """PS_SOLID, PS_DASH, PS_DOT o PS_DASHDOT: el que más se parece."""
    if not partida:
        return 0
    if len(partida) > 2:  # noqa: PLR2004 — un trazo, un hueco y otro trazo
        return 3
    return 1 if partida[0] > partida[-1] else 2


def _anchos(letrero: Letrero) -> list[int]:
    """Lo que avanza cada unidad de 16 bits, como mide quien hizo el gráfico."""
    por_letra = [
        round(mide(letra) / LETRA * letrero.cuerpo * _ESTRECHA * _ESCALA) for letra in letrero.texto
    ]
    return [
        ancho
        for letra, ancho in zip(letrero.texto, por_letra, strict=True)
        for ancho in ([ancho] if ord(letra) <= 0xFFFF else [ancho, 0])  # noqa: PLR2004
    ]
