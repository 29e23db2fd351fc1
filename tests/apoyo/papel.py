"""Lo que queda de una página en el papel: su texto, lo que ocupa cada hoja y los colores que hay en ella."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from apoyo.tablas import leida

PUNTOS = 36
"""A cuántos puntos por pulgada se miran las hojas."""
ARRIBA, ABAJO = 18, 20
"""Los mayores márgenes de una hoja, en milímetros; en el de abajo va el pie."""
_TINTA = 200
_LETRAS = 25
_DE_UN_CORTE = 10
"""Las letras de cada lado de un «…» que bastan para saber de qué texto son."""


def programa(nombre: str) -> str:
    """Dónde está un programa. Falla si no está."""
    donde = shutil.which(nombre)
    assert donde is not None, f"hace falta {nombre}"
    return donde


@dataclass(frozen=True, slots=True)
class Hoja:
    """Una hoja, punto a punto: en gris, un byte; en color, tres."""

    ancho: int
    alto: int
    puntos: bytes

    @property
    def vacia(self) -> float:
        """Qué parte de la hoja, sin sus márgenes, queda en blanco por abajo."""
        arriba, hasta = _puntos(ARRIBA), self.alto - _puntos(ABAJO)
        lineas = range(arriba, hasta)
        con_tinta = (y for y in reversed(lineas) if min(self._linea(y)) < _TINTA)
        return (hasta - next(con_tinta, arriba)) / len(lineas)

    def _linea(self, y: int) -> bytes:
        return self.puntos[y * self.ancho : (y + 1) * self.ancho]


def _puntos(milimetros: float) -> int:
    return round(milimetros / 25.4 * PUNTOS)


def hojas(pdf: Path, *, en_color: bool = False) -> Iterator[Hoja]:
    """Las hojas de un PDF."""
    # de un borde, a pocos puntos, no queda ninguno de su color
    como = ["-r", str(4 * PUNTOS)] if en_color else ["-r", str(PUNTOS), "-gray"]
    orden = [programa("pdftoppm"), *como, str(pdf)]
    visto = subprocess.run(orden, check=True, capture_output=True).stdout
    desde, por_punto = 0, 3 if en_color else 1
    while cabeza := re.compile(rb"P[56]\s+(\d+)\s+(\d+)\s+255\s").match(visto, desde):
        ancho, alto = int(cabeza[1]), int(cabeza[2])
        desde = cabeza.end() + ancho * alto * por_punto
        yield Hoja(ancho, alto, visto[cabeza.end() : desde])


def texto_de(pdf: Path, hoja: int = 0) -> str:
    """El texto de un PDF, o solo de una de sus hojas, celda a celda y sin un solo blanco."""
    solo = ["-f", str(hoja), "-l", str(hoja)] if hoja else []
    orden = [programa("pdftotext"), "-raw", *solo, str(pdf), "-"]
    return _junto(subprocess.run(orden, check=True, capture_output=True).stdout.decode("utf-8"))


def filas_que_faltan(markdown: str, texto: str) -> list[str]:
    """Lo que nombra cada fila de cada tabla del Markdown que no está en el texto de un PDF."""
    filas = (fila for tabla in leida(markdown, markdown=True).tablas for fila in tabla.cuerpo)
    return [fila[0] for fila in filas if not _esta(_junto(fila[0].replace(" · ", "")), texto)]


def _esta(celda: str, texto: str) -> bool:
    """Si está entera; o, porque se parte entre dos hojas, su principio o su final; o cortada en un dibujo."""
    return celda[:_LETRAS] in texto or celda[-_LETRAS:] in texto or _cortada(celda, texto)


def _cortada(celda: str, texto: str) -> bool:
    """Si está con un «…» en medio, como se rotula la fila de un gráfico."""
    for corte in re.finditer("…", texto):
        antes = texto[max(0, corte.start() - _DE_UN_CORTE) : corte.start()]
        despues = texto[corte.end() : corte.end() + _DE_UN_CORTE]
        if antes and despues and -1 < celda.find(antes) < celda.rfind(despues):
            return True
    return False


def _junto(texto: str) -> str:
    return "".join(texto.split())
