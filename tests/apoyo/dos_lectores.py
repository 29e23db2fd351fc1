"""Lo mismo leído por los dos lectores del programa, y textos casi llanos, al azar, con que compararlos."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from seguimiento.documento import Dato, Documento, Lista, Mapa
from seguimiento.documento.arbol import Situado, escalares, posicion_en
from seguimiento.documento.caracteres import cribar, sin_sospecha
from seguimiento.documento.documento import _documento as con_el_analizador
from seguimiento.documento.llano import leer_llano
from seguimiento.lugares import Ruta

_RAIZ = Path(__file__).parents[2]
_BREVES = (
    "a: b\n",
    "a:\n  b: c\n",
    "a:\n  - b\n  - c d\n",
    "a: >-\n  x\n  y\n",
    "a: [b, c]\n",
    'a: "b"\n',
    "# c\na: b\n",
    "a:\n  - b: c\n    d: e\n  - b: f\n",
    "a:\n  - >-\n    x y\n    z\n  - w\n",
    "a: b  # c\nc: 1.10\n",
    "a: 'x'\nb: no\nc: 2020-01-01\n",
    'a:\n  - x: >-\n      p\n      q\n    y: [1, "2"]\n',
)
_SIGNOS: list[str] = [
    *"-?:,[]{}#&*!|>'\"%@`~ \n=<.0123yYnNtfoO\\/_éñ«—",
    *(": ", " #", "  # ", " # ", ",", ", ", "- ", ">-\n", ">-", ">\n", "|\n", '""', "''", "\n\n", "\n  "),
    *("    ", "null", "~", "<<", "&a ", "*a", "!!str ", "---\n", "...\n", "%YAML 1.1\n", "[a, b]", "[]"),
    *("{}", "{a: b}", '["a", b]', "a: b\n", "- a\n", "- b: c\n", "\u00a0", "\u0301", "a\u0301", "\u200b"),
    *("\ufeff", "\t", "\r\n", "\r", "\x85", "\u2028", "no", "12:30", "? ", "\\n", '"a\\u0301"', "\\u", "😀"),
    *("a:\n  - b\n", "x: 'it''s'\n", 'x: "a" # c\n', "- - a\n", "-  a\n", "a :b", "a:b"),
]  # fmt: skip


def comparado(texto: str) -> bool:
    """Si el texto es llano. Falla si de él dicen algo distinto los dos lectores."""
    llano = leer_llano(texto) if sin_sospecha(texto) else None
    if llano is None:
        return False
    entero, faltas = con_el_analizador(texto, bom=False)
    assert entero is not None
    assert not [*faltas, *cribar(texto)]
    assert en_orden(llano.datos) == en_orden(entero.datos) == en_orden(entero.compuestos)
    assert llano.ambiguos == entero.ambiguos
    for ruta in rutas(llano.datos):
        for en_clave in (False, True):
            suya = posicion_en(llano.datos, llano.origen, ruta, en_clave=en_clave)
            assert suya == posicion_en(entero.datos, entero.origen, ruta, en_clave=en_clave), ruta
    assert escritos(llano.datos, llano.origen) == escritos(entero.datos, entero.origen)
    return True


def en_orden(dato: Dato) -> Any:  # noqa: ANN401 — un árbol cualquiera
    """El árbol, en que también cuentan el orden de las claves y qué es mapa o lista."""
    if isinstance(dato, Mapa):
        return ["mapa", *((clave, en_orden(uno)) for clave, uno in dato.items())]
    return ["lista", *map(en_orden, dato)] if isinstance(dato, Lista) else dato


def rutas(dato: Dato, hasta: Ruta = ()) -> Iterator[Ruta]:
    """Las de todo lo que hay en el árbol, y de cada contenedor, una de algo que no está en él."""
    yield hasta
    if isinstance(dato, Mapa | Lista):
        yield (*hasta, len(dato))
        for paso, uno, _ in dato.hijos():
            yield from rutas(uno, (*hasta, paso))


def escritos(datos: Dato, origen: Situado | None) -> list[tuple[int, int, str]]:
    """De cada texto, dónde empieza y acaba y con qué comillas."""
    assert origen is not None
    return sorted(
        (uno.start_mark.index, uno.end_mark.index, uno.style or "")
        for uno in escalares(datos, origen)
    )


def casi_llanos(cuantos: int, semilla: int) -> Iterator[str]:
    """Trozos de registros y textos breves con alguna errata: parte siguen siendo llanos y parte no."""
    azar = random.Random(semilla)  # noqa: S311 — siempre los mismos
    registros = [
        ruta.read_bytes().decode()
        for carpeta in ("data", "ejemplos/data")
        for ruta in sorted((_RAIZ / carpeta).glob("*/*.yaml"))
    ]
    for _ in range(cuantos):
        texto = (
            azar.choice(_BREVES) if azar.random() < 0.4 else _trozo(azar.choice(registros), azar)
        )
        for _ in range(azar.choice([1, 1, 1, 2, 2, 3, 4])):
            texto = _con_una_errata(texto, azar)
        yield texto


def _trozo(texto: str, azar: random.Random) -> str:
    lineas = texto.split("\n")
    desde = azar.randrange(len(lineas))
    while desde and not lineas[desde][:1].isalpha():
        desde -= 1
    return "\n".join(lineas[desde : desde + azar.randint(3, 16)]) + "\n"


def _con_una_errata(texto: str, azar: random.Random) -> str:
    que, donde = azar.random(), azar.randrange(len(texto) + 1)
    if que < 0.35:
        return texto[:donde] + azar.choice(_SIGNOS) + texto[donde:]
    if que < 0.5:
        return texto[:donde] + texto[donde + azar.randint(1, 3) :]
    if que < 0.65:
        return texto[:donde] + azar.choice(_SIGNOS) + texto[donde + 1 :]
    lineas = texto.split("\n")
    cual = azar.randrange(len(lineas))
    if que < 0.75:
        lineas.insert(azar.randrange(len(lineas)), lineas.pop(cual))
    elif que < 0.82:
        lineas.insert(cual, lineas[cual])
    elif que < 0.91:
        lineas[cual] = " " * azar.choice([1, 2, 2, 4]) + lineas[cual]
    else:
        lineas[cual] = lineas[cual][azar.choice([1, 2, 2, 4]) :]
    return "\n".join(lineas)


def leido_llano(documento: Documento | None) -> bool:
    """Si lo leyó el lector de lo llano."""
    return documento is not None and type(documento.datos) is not Mapa
