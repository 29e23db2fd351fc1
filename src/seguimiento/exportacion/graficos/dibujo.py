"""Un gráfico de la página, con todo resuelto: qué se pinta, dónde y de qué color, sin clases ni tramas.

Las tramas se dibujan línea a línea: no todos los programas saben rellenar con un motivo.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from seguimiento.exportacion.graficos.hoja import Declaraciones, Hoja

_SIN_COLOR = ("", "none")
_PASO, _GRUESO = 6.0, 1.5
"""Cada cuánto va una raya o un punto de una trama, y cuánto mide."""
_NEGRITA = 600


@dataclass(frozen=True, slots=True)
class Caja:
    """Un rectángulo; sin relleno o sin línea si no tiene su color."""

    x: float
    y: float
    ancho: float
    alto: float
    relleno: str = ""
    linea: str = ""
    grueso: float = 1
    partida: bool = False


@dataclass(frozen=True, slots=True)
class Quebrada:
    """Una línea de varios puntos."""

    puntos: tuple[tuple[float, float], ...]
    color: str
    grueso: float
    partida: tuple[float, ...] = ()
    """Lo que miden sus trazos y sus huecos; entera si está vacía."""


@dataclass(frozen=True, slots=True)
class Letrero:
    """Un texto, por su línea de base."""

    x: float
    y: float
    texto: str
    color: str
    ancla: str
    cuerpo: float
    negrita: bool


Trazo = Caja | Quebrada | Letrero
Nodo: TypeAlias = Any
"""Un elemento, de la biblioteca estándar o de lxml."""
Motivos = Mapping[str, bool]
"""De los motivos con que se rellena, por su nombre, si son de puntos."""


@dataclass(frozen=True, slots=True)
class Dibujo:
    """Un gráfico entero, en unidades de la página."""

    ancho: float
    alto: float
    trazos: tuple[Trazo, ...]
    descripcion: str


def motivos_de(patrones: Iterable[Nodo]) -> Motivos:
    """Los de los `pattern` de la página."""
    return {uno.get("id", ""): uno.find("circle") is not None for uno in patrones}


def dibujo_de(svg: Nodo, hoja: Hoja, motivos: Motivos) -> Dibujo:
    """El dibujo de un `svg` de la página."""
    *_, ancho, alto = (_numero(uno) for uno in svg.get("viewbox", svg.get("viewBox", "")).split())
    descripcion = svg.find("desc")
    return Dibujo(
        ancho,
        alto,
        tuple(trazo for hijo in svg for trazo in _trazos(hijo, hoja, motivos)),
        "" if descripcion is None else "".join(map(str, descripcion.itertext())).strip(),
    )


def _trazos(hijo: Nodo, hoja: Hoja, motivos: Motivos) -> Iterator[Trazo]:
    if not isinstance(hijo.tag, str):
        return
    dice = hoja.de(hijo.tag, hijo.get("class", ""), "svg")
    if hijo.tag == "rect":
        yield from _caja(hijo, dice, hoja, motivos)
    elif hijo.tag == "polyline":
        yield _quebrada(hijo, dice)
    elif hijo.tag == "text":
        yield _letrero(hijo, dice)


def _caja(hijo: Nodo, dice: Declaraciones, hoja: Hoja, motivos: Motivos) -> Iterator[Trazo]:
    x, y, ancho, alto = (_numero(hijo.get(c, "0")) for c in ("x", "y", "width", "height"))
    relleno, linea = dice.get("fill", "#000000"), dice.get("stroke", "")
    motivo = relleno[5:].rstrip(")") if relleno.startswith("url(#") else ""
    if motivo:
        relleno = hoja.de("", "fondo", f"#{motivo}").get("fill", "")
    caja = Caja(
        *(x, y, ancho, alto),
        "" if relleno in _SIN_COLOR else relleno,
        "" if linea in _SIN_COLOR else linea,
        _numero(dice.get("stroke-width", "1")),
        partida=dice.get("stroke-dasharray", "none") != "none",
    )
    yield caja
    if motivo in motivos:
        claro = hoja.de("", "claro", ".patrones").get("fill", "#ffffff")
        yield from (_puntos if motivos[motivo] else _rayas)(caja, claro)


def _rayas(caja: Caja, color: str) -> Iterator[Trazo]:
    """Las diagonales que caben en la caja, de abajo a arriba y a la derecha."""
    desde = caja.x + _PASO / 2
    while desde < caja.x + caja.ancho + caja.alto:
        # la que corta el borde de abajo en `desde`, recortada por los lados
        abajo = max(desde - caja.ancho - caja.x, 0)
        arriba = min(desde - caja.x, caja.alto)
        if arriba > abajo:
            puntos = tuple((desde - sube, caja.y + sube) for sube in (abajo, arriba))
            yield Quebrada(puntos, color, _GRUESO)
        desde += _PASO


def _puntos(caja: Caja, color: str) -> Iterator[Trazo]:
    """Los puntos que caben enteros en la caja."""
    for columna in range(int(caja.ancho // _PASO)):
        for fila in range(int(caja.alto // _PASO)):
            x, y = caja.x + (columna + 0.5) * _PASO, caja.y + (fila + 0.5) * _PASO
            yield Caja(x - _GRUESO / 2, y - _GRUESO / 2, _GRUESO, _GRUESO, color)


def _quebrada(hijo: Nodo, dice: Declaraciones) -> Quebrada:
    pares = (par.split(",") for par in hijo.get("points", "").split())
    return Quebrada(
        tuple((_numero(x), _numero(y)) for x, y in pares),
        dice.get("stroke", "#000000"),
        _numero(dice.get("stroke-width", "1")),
        tuple(map(_numero, dice.get("stroke-dasharray", "none").replace("none", "").split())),
    )


def _letrero(hijo: Nodo, dice: Declaraciones) -> Letrero:
    return Letrero(
        _numero(hijo.get("x", "0")),
        _numero(hijo.get("y", "0")),
        "".join(map(str, hijo.itertext())).strip(),
        dice.get("fill", "#000000"),
        hijo.get("text-anchor", "start"),
        _numero(dice.get("font-size", "13px").removesuffix("px")),
        negrita=dice.get("font-weight", "").isdigit() and int(dice["font-weight"]) >= _NEGRITA,
    )


def _numero(escrito: str) -> float:
    """El número, o 0 si no lo es: lo escribe una plantilla, que puede ser de la organización."""
    try:
        numero = float(escrito)
    except ValueError:
        return 0
    return numero if abs(numero) < 1e6 else 0  # noqa: PLR2004 — ningún dibujo mide tanto; tampoco `inf` ni `nan`
