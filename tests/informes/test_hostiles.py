"""Ningún dato, por hostil que sea, cambia la forma de un informe ni deja de leerse tal cual.

Los mismos registros se rinden con una palabra corriente y con el dato hostil; dos lectores que no son
nuestros (el de HTML de Python y markdown-it) comparan lo que ven. En `make test`, cada dato va en uno de cada
tres informes y cada informe lleva uno de cada tres datos; en `make duro`, todos con todos.
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import product

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from apoyo.cartera_hostil import ENLACE, cartera_hostil
from apoyo.encargos import encargo_de
from apoyo.esfuerzo import una_parte
from apoyo.rendidos import cada_informe, rendido_de
from seguimiento.informes.marco import Encargo
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme, Tipo

HOY = date(2023, 4, 15)
CORRIENTE = "palabra"
ENLACE_CORRIENTE = "https://ejemplo.org/a"
HOSTILES = {
    "guion": "<script>alert(1)</script>",
    "etiqueta a medias": "</td></table><p onclick='a()'",
    "celdas": "| a | b ||",
    "rich": "[/] [red]x[/red]",
    "jinja": "{{ 7*7 }} {% set x = 1 %} {# #}",
    "saltos": "uno\n\n# dos\n- tres\n| --- |",
    "javascript": "[x](javascript:alert(1)) javascript:alert(1)",
    "imagen": "![x](https://ejemplo.org/x.png) <https://ejemplo.org>",
    "comillas": "\"a\" 'b' `c` ``d`` «e»",
    "corchetes": "]( x ) ][ ](",
    "entidades": "&amp; &lt;b&gt; &#60; &copy",
    "larga": "larga" + "x" * 395,
    "énfasis": "**a** __b__ ~~c~~ *d* _e_ \\",
    "lista": "- a",
    "numerada": "1. a",
    "raya": "---",
    "subrayado": "===",
    "cita": "> a",
    "código": "    ```",
    "etiqueta html": "<!-- a --> <b>b</b> <br>",
    "matemáticas": "$a$ $$b$$",
    "japonés": "移民統合 한국어 😀👍🏽",
    "barra": "acaba en \\",
    "almohadilla": "# a #",
}
SIN_CONTENIDO = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta"}
ABRIBLE = re.compile(r"#|(?:https?|mailto):|(?:\.\./)*(?:data/|seguimiento\.yaml)", re.IGNORECASE)
DE_DIRECCION = ("href", "src", "action", "formaction", "xlink:href")

cada_dato_en_informes = pytest.mark.parametrize(
    ("tipo", "formato", "cual"),
    [
        pytest.param(tipo, formato, cual, id=f"{cual}-{tipo.nombre}-{formato.value}")
        for numero, cual in enumerate(HOSTILES)
        for tipo, formato in una_parte(
            [*product(TIPOS.values(), FormatoDeInforme)], cada=3, desde=numero
        )
    ],
)


def escrito(tipo: Tipo, formato: FormatoDeInforme, dato: str) -> str:
    """El informe de una cartera en que todo dice el dato."""
    encargo = encargo_hostil(dato)
    argumentos = {
        "matriz": "e0",
        "ficha": "BP1_ME",
        "acta": f"a0/{encargo.carga.cartera.acuerdos[0].registro.reuniones[0].id}",
        "responsable": dato.strip(),
    }
    return rendido_de(replace(encargo, argumento=argumentos.get(tipo.nombre, "")), tipo, formato)


@cache
def encargo_hostil(dato: str) -> Encargo:
    """Esa cartera, leída una sola vez para todos los informes."""
    enlace = ENLACE_CORRIENTE if dato == CORRIENTE else ENLACE
    encargo = encargo_de(cartera_hostil(dato, enlace), HOY)
    assert encargo.carga.diagnosticos == ()
    return encargo


LETRERO = "text"
"""La etiqueta de lo que se escribe sobre un gráfico."""


# Leídos por otros -------------------------------------------------------------------------------


class Pagina(HTMLParser):
    """Lo que un lector de HTML ve: las etiquetas con los nombres de sus atributos, y el texto.

    La clase de una celda y en cuántas líneas va un letrero dependen de lo largo que sea el dato: no cuentan.
    """

    def __init__(self, texto: str) -> None:
        super().__init__()
        self.forma: list[str] = []
        self.textos: list[str] = []
        self.direcciones: list[str] = []
        self.abiertas: list[str] = []
        self.feed(texto)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        nombres = [nombre for nombre, _ in attrs if nombre != "class"]
        assert not any(nombre.startswith("on") for nombre in nombres)
        self.direcciones += [valor or "" for nombre, valor in attrs if nombre in DE_DIRECCION]
        if tag != LETRERO:
            self.forma.append(f"<{tag} {' '.join(nombres)}>")
        if tag not in SIN_CONTENIDO:
            self.abiertas.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.forma.append(f"<{tag} {' '.join(nombre for nombre, _ in attrs)}/>")

    def handle_endtag(self, tag: str) -> None:
        assert self.abiertas.pop() == tag
        if tag != LETRERO:
            self.forma.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.abiertas and self.abiertas[-1] not in {"script", "style"}:
            self.textos.append(data)

    @property
    def visible(self) -> str:
        """Todo su texto, con los espacios sencillos."""
        return " ".join(" ".join(self.textos).split())


class Escrito:
    """Lo que un lector de Markdown ve: los bloques con lo que tienen dentro, y el texto."""

    def __init__(self, texto: str) -> None:
        lector = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        self.forma: list[str] = []
        self.textos: list[str] = []
        self.direcciones: list[str] = []
        for bloque in lector.parse(texto):
            self.forma.append(f"{bloque.type} {bloque.tag}")
            for dentro in bloque.children or ():
                self._de_linea(dentro)

    def _de_linea(self, dentro: Token) -> None:
        if dentro.type in {"text", "softbreak"} or dentro.content == "<br>":
            self.textos.append(dentro.content if dentro.type == "text" else "\n")
            return
        if dentro.type == "link_open":
            self.direcciones.append(str(dentro.attrs["href"]))
        self.forma.append(dentro.type)

    @property
    def visible(self) -> str:
        """Todo su texto, con los espacios sencillos."""
        return " ".join("".join(self.textos).split())


@cache
def leido(tipo: Tipo, formato: FormatoDeInforme, dato: str) -> Pagina | Escrito:
    """El informe, visto por quien no sabe cómo se hizo."""
    texto = escrito(tipo, formato, dato)
    return Pagina(texto) if formato is FormatoDeInforme.HTML else Escrito(texto)


def en_una_linea(texto: str) -> str:
    return " ".join(texto.split())


# Lo que se comprueba ----------------------------------------------------------------------------


CABEN = {"resumen": 18, "agenda": 100, "responsable": 100, "trimestral": 100}
"""Cuántas letras de un dato escriben siempre los informes que lo recortan, por caber o por no alargarse."""


@cada_dato_en_informes
def test_un_dato_hostil_no_cambia_la_forma_y_se_lee_tal_cual(
    tipo: Tipo, formato: FormatoDeInforme, cual: str
) -> None:
    corriente, hostil = leido(tipo, formato, CORRIENTE), leido(tipo, formato, HOSTILES[cual])
    assert hostil.forma == corriente.forma
    # en los gráficos y en los índices puede ir recortado
    veces = corriente.visible.count(CORRIENTE)
    assert (
        hostil.visible.count(en_una_linea(HOSTILES[cual])[: CABEN.get(tipo.nombre)])
        >= veces * 0.7
        > 0
    )
    assert [una for una in hostil.direcciones if not ABRIBLE.match(una)] == []


@cada_informe
def test_los_enlaces_siguen_llevando_a_donde_decian(tipo: Tipo, formato: FormatoDeInforme) -> None:
    corrientes = Counter(leido(tipo, formato, CORRIENTE).direcciones)
    hostiles = Counter(leido(tipo, formato, HOSTILES["celdas"]).direcciones)
    # también los que van al registro por el sitio público
    de_la_corriente, de_la_hostil = (
        sum(cuantos for una, cuantos in vistas.items() if una.startswith(principio))
        for vistas, principio in (
            (corrientes, ENLACE_CORRIENTE),
            (hostiles, f"{ENLACE_CORRIENTE}_"),
        )
    )
    assert de_la_corriente == de_la_hostil
    assert sum(hostiles.values()) == sum(corrientes.values())


@pytest.mark.parametrize("texto", ["<p onclick='a()'>", "<p><b></p>", "<script>a"])
def test_el_lector_de_paginas_advierte_lo_que_busca(texto: str) -> None:
    sano = Pagina("<p>a</p>")
    try:
        leida = Pagina(texto)
    except (AssertionError, IndexError):
        return
    assert leida.forma != sano.forma


@pytest.mark.parametrize("texto", ["a\n- b", "a <b>", "a | b", "[a](b)", "# a", "**a**"])
def test_el_lector_de_markdown_advierte_lo_que_busca(texto: str) -> None:
    sano = Escrito("a")
    assert (Escrito(texto).forma, Escrito(texto).visible) != (sano.forma, sano.visible)
