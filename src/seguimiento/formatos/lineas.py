"""Unas cosas breves dichas seguidas, repartidas en las líneas de una pantalla."""

from collections.abc import Iterator

from seguimiento.formatos.ancho import ancho, envuelto
from seguimiento.piezas import SEPARADOR, Linea, Tono
from seguimiento.redaccion import legible

_SANGRIA = 2
"""Cuánto entra lo que continúa."""

Trozo = tuple[str, Tono]
"""Un texto de una sola línea, con su tono."""


def repartida(linea: Linea, columnas: int | None) -> Iterator[list[Trozo]]:
    """Los trozos de cada línea: la parte que no cabe empieza otra, y solo se parte si es más larga.

    Lo del margen va a la derecha si cabe en la última y, si no, debajo. Sin columnas, todo cabe y lo del
    margen, entero, va debajo.
    """
    de_la_primera = linea.partes[0][1]
    rotulo = f"{legible(linea.rotulo)}:" if linea.rotulo else ""
    *antes, principio = envuelto(rotulo, columnas, _SANGRIA) if columnas else [rotulo]
    yield from ([(parte, de_la_primera)] for parte in antes)
    actual, ocupado = [(principio, de_la_primera)] if principio else [], ancho(principio)
    for indice, (texto, tono) in enumerate(linea.partes):
        a_la_vista = legible(texto)
        hueco = " " if actual else ""
        cola = SEPARADOR.rstrip() if indice < len(linea.partes) - 1 else ""
        pide = ancho(hueco + a_la_vista + cola)
        if columnas is None or ocupado + pide <= columnas:
            actual += [(hueco, Tono.NORMAL), (a_la_vista, tono), (cola, Tono.NORMAL)]
            ocupado += pide
            continue
        yield from [actual] if actual else []
        sangria = " " * _SANGRIA * bool(actual)
        *enteras, ultima = envuelto(
            f"{sangria}{a_la_vista}{cola}", columnas, _SANGRIA - len(sangria)
        )
        yield from ([(parte, tono)] for parte in enteras)
        actual, ocupado = [(ultima, tono)], ancho(ultima)
    yield from _con_margen(actual, ocupado, [*map(legible, linea.al_margen)], columnas)


def _con_margen(
    ultima: list[Trozo], ocupado: int, al_margen: list[str], columnas: int | None
) -> Iterator[list[Trozo]]:
    for dicho in al_margen:
        sobra = (columnas or 0) - ocupado - ancho(dicho)
        if sobra >= _SANGRIA:
            yield [*ultima, (" " * sobra + dicho, Tono.NORMAL)]
            return
    yield ultima
    if al_margen:
        partido = envuelto(al_margen[-1], columnas) if columnas else al_margen[:1]
        yield from ([(parte, Tono.NORMAL)] for parte in partido)
