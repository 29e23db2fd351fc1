"""Lo que se halla en un texto: dónde, a qué parte del árbol estropea y cuánto se detalla."""

from collections.abc import Iterable
from dataclasses import replace

from seguimiento.diagnosticos import Falta
from seguimiento.lugares import Posicion, Ruta
from seguimiento.redaccion import cuenta, recortado, visible

MAXIMO_POR_CODIGO = 20
"""Cuántas faltas de un mismo código se detallan en un archivo; el resto se cuenta."""
ANCHO_DE_CITA = 60


def resumidas(faltas: Iterable[Falta]) -> list[Falta]:
    """Las faltas por orden de posición; las que pasan del máximo de su código, en una sola.

    La que resume señala la primera que no se detalla y estropea todo lo que estropean las demás.
    """
    detalladas: list[Falta] = []
    cuantas: dict[str, int] = {}
    sobrantes: dict[str, Falta] = {}
    for una in faltas:
        cuantas[una.codigo] = cuantas.get(una.codigo, 0) + 1
        if cuantas[una.codigo] <= MAXIMO_POR_CODIGO:
            detalladas.append(una)
        else:
            primera = sobrantes.setdefault(una.codigo, una)
            if primera.ruta and primera.ruta != una.ruta:
                sobrantes[una.codigo] = replace(primera, ruta=_en_comun(primera.ruta, una.ruta))
    for codigo, primera in sobrantes.items():
        resto = cuenta(cuantas[codigo] - MAXIMO_POR_CODIGO, "falta")
        mensaje = f"hay {resto} más como las anteriores, de aquí en adelante"
        detalladas.append(replace(primera, mensaje=mensaje, sugerencia=""))
    return sorted(detalladas, key=lambda una: una.posicion)


def _en_comun(una: Ruta, otra: Ruta) -> Ruta:
    iguales = 0
    for paso, otro in zip(una, otra, strict=False):
        if paso != otro:
            break
        iguales += 1
    return una[:iguales]


def citado(texto: str) -> str:
    """El texto entre comillas latinas, en una línea, sin nada oculto y recortado."""
    return f"«{recortado(visible(texto[: ANCHO_DE_CITA * 2]), ANCHO_DE_CITA)}»"


def con_puntos(numero: int) -> str:
    """El número con un punto cada tres cifras, como en los títulos del catálogo: `50.000`."""
    return f"{numero:,}".replace(",", ".")


class Renglones:
    """Posiciones de índices crecientes de un texto, sin volver a contar las líneas ya contadas."""

    def __init__(self, texto: str) -> None:
        self._texto = texto
        self._linea = 1
        self._principio = 0
        self._contado = 0

    def posicion(self, indice: int, largo: int = 1) -> Posicion:
        """La línea y la columna de un índice, que no puede ser menor que el anterior."""
        saltos = self._texto.count("\n", self._contado, indice)
        if saltos:
            self._linea += saltos
            self._principio = self._texto.rfind("\n", self._contado, indice) + 1
        self._contado = indice
        return Posicion(self._linea, indice - self._principio + 1, max(largo, 1))
