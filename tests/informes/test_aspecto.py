"""Lo que se ve de un informe sin abrirlo en un navegador: sus colores, sus títulos y lo que se enfoca."""

import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from apoyo.carteras import PROYECTO
from apoyo.rendidos import CARTERAS, DE_RICA, informe_de
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme, Tipo
from seguimiento.paginas import Cifra, cifra
from seguimiento.vocabularios import SituacionDeAccion

ESTILO = (PROYECTO / "templates/_estilo.css.j2").read_text("utf-8")
PAPEL = (PROYECTO / "templates/_papel.css.j2").read_text("utf-8")
_COLOR = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")
_RAIZ = re.compile(r":root \{(.*?)\}", re.DOTALL)

CLARO, OSCURO = ({**dict(_COLOR.findall(bloque))} for bloque in _RAIZ.findall(ESTILO))
IMPRESO = CLARO | dict(_COLOR.findall(_RAIZ.findall(PAPEL)[0]))


def _rgb(color: str) -> tuple[int, int, int]:
    cifras = color.removeprefix("#")
    if len(cifras) == 3:
        cifras = "".join(cifra * 2 for cifra in cifras)
    rojo, verde, azul = bytes.fromhex(cifras)
    return rojo, verde, azul


def en_gris(color: str) -> str:
    """El color como sale de una impresora sin tinta de color."""
    rojo, verde, azul = _rgb(color)
    gris = round(0.299 * rojo + 0.587 * verde + 0.114 * azul)
    return f"#{gris:02x}{gris:02x}{gris:02x}"


def luminancia(color: str) -> float:
    """La luminancia relativa de WCAG 2."""
    lineales = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (parte / 255 for parte in _rgb(color))
    ]
    return 0.2126 * lineales[0] + 0.7152 * lineales[1] + 0.0722 * lineales[2]


def contraste(uno: str, otro: str) -> float:
    """La razón de contraste de WCAG 2, de 1 a 21."""
    menor, mayor = sorted((luminancia(uno), luminancia(otro)))
    return (mayor + 0.05) / (menor + 0.05)


def test_el_contraste_se_cuenta_como_en_la_norma() -> None:
    assert contraste("#000", "#ffffff") == pytest.approx(21)
    assert contraste("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


cada_aspecto = pytest.mark.parametrize(
    "colores",
    [CLARO, OSCURO, IMPRESO, {nombre: en_gris(color) for nombre, color in IMPRESO.items()}],
    ids=["claro", "oscuro", "impreso", "impreso en gris"],
)


@cada_aspecto
def test_una_barra_se_distingue_del_fondo_y_su_numero_de_ella(colores: Mapping[str, str]) -> None:
    barras = {nombre: color for nombre, color in colores.items() if nombre.startswith("barra-")}
    assert len(barras) == 5
    for nombre, color in barras.items():
        assert contraste(color, colores["hoja"]) >= 3, nombre
        assert contraste(color, colores["en-barra"]) >= 4.5, nombre


@cada_aspecto
def test_todo_texto_se_lee_sobre_su_fondo(colores: Mapping[str, str]) -> None:
    pares = [
        (t, f) for t in ("tinta", "tenue", "enlace", "titulo") for f in ("hoja", "fondo", "realce")
    ]
    pares += [(nombre[:-2], nombre) for nombre in colores if nombre.endswith("-f")]
    for texto, fondo in pares:
        assert contraste(colores[texto], colores[fondo]) >= 4.5, (texto, fondo)


def test_cada_color_se_declara_una_vez_y_lo_oscuro_solo_en_pantalla() -> None:
    fuera = _RAIZ.sub("", ESTILO)
    assert re.findall(r"#[0-9a-f]{3,6}\b", fuera) == []
    assert OSCURO.keys() == CLARO.keys()
    assert re.findall(r"@media[^{]*color-scheme: dark[^{]*", ESTILO) == [
        "@media screen and (prefers-color-scheme: dark) "
    ]


class _Lector(HTMLParser):
    """Los títulos de una página, con el nivel de cada uno, y las etiquetas con sus atributos."""

    def __init__(self, pagina: str) -> None:
        super().__init__()
        self.etiquetas: list[tuple[str, dict[str, str]]] = []
        self.dicho: list[tuple[str, str]] = []
        self._abiertas: list[str] = []
        self.feed(pagina)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.etiquetas.append((tag, {nombre: valor or "" for nombre, valor in attrs}))
        if tag in {"h1", "h2", "h3", "h4", "caption", "figcaption", "tr"}:
            self.dicho.append((tag, ""))

    def handle_data(self, data: str) -> None:
        if self.dicho and data.strip() and not self.dicho[-1][1]:
            self.dicho[-1] = (self.dicho[-1][0], data.strip())


def paginas() -> list[object]:
    return [
        pytest.param(CARTERAS[cartera], tipo, id=f"{cartera}-{tipo.nombre}")
        for cartera in CARTERAS
        for tipo in TIPOS.values()
        if not tipo.argumento or tipo.nombre in CARTERAS[cartera][2]
    ]


@pytest.mark.parametrize(("cartera", "tipo"), paginas())
def test_una_pagina_no_dice_dos_veces_seguidas_lo_mismo_ni_detiene_el_teclado(
    cartera: tuple[Mapping[str, str], date, Mapping[str, str]], tipo: Tipo
) -> None:
    archivos, hoy, argumentos = cartera
    leida = _Lector(informe_de(archivos, hoy, tipo, FormatoDeInforme.HTML, argumentos))
    repetidos = [
        uno[1] for uno, otro in pairwise(leida.dicho) if uno[1] == otro[1] and otro[0] == "caption"
    ]
    assert repetidos == []
    # se enfoca lo que se usa: ni regiones que nada desplaza ni tablas
    assert [
        a for _, a in leida.etiquetas if a.get("tabindex") == "0" or a.get("role") == "region"
    ] == []
    filas = [etiqueta for etiqueta, atributos in leida.etiquetas if atributos.get("scope") == "row"]
    assert set(filas) <= {"th"}
    assert filas or not any(etiqueta == "tbody" for etiqueta, _ in leida.etiquetas)


@pytest.mark.parametrize("tipo", ["trimestral", "catalogo", "matriz"])
def test_el_indice_va_tras_el_titulo_y_plegado(tipo: str) -> None:
    archivos, hoy, _ = CARTERAS["rica"]
    pagina = informe_de(archivos, hoy, TIPOS[tipo], FormatoDeInforme.HTML, DE_RICA)
    assert pagina.index("<h1>") < pagina.index('<nav class="indice"') < pagina.index("<main")
    assert '<nav class="indice"' in pagina
    assert re.search(r'<nav class="indice"[^>]*>\s*<details>', pagina)


def test_ninguna_senal_se_lee_en_voz_alta() -> None:
    dichas = re.findall(r'content: "([^"a-z]+) ";(.*)', ESTILO)
    assert len(dichas) == 6
    for senal, detras in dichas:
        assert f'content: "{senal} " / "";' in detras


def _trama(selector: str, propiedades: tuple[str, ...]) -> str:
    """Con qué se dibuja lo de ese selector, dicho sin colores: lleno, una trama, o una línea y cuál."""
    (regla,) = re.findall(
        rf"^[^{{}}]*{re.escape(selector)}(?:,[^{{}}]*)? \{{(.*?)\}}", ESTILO, re.MULTILINE
    )
    suyas = [d.strip() for d in regla.split(";") if d.strip().split(":")[0] in propiedades]
    return "; ".join(re.sub(r"var\(--barra-[\w-]+\)", "suyo", una) for una in suyas)


@pytest.mark.parametrize(
    ("donde", "propiedades"),
    [
        ("svg rect.", ("fill", "stroke", "stroke-dasharray")),
        (".muestra.", ("background", "border")),
    ],
    ids=["la barra", "su marca en la leyenda"],
)
def test_en_gris_ninguna_situacion_se_dibuja_como_otra(
    donde: str, propiedades: tuple[str, ...]
) -> None:
    """Sin su color, cada una tiene una trama o una línea que no tiene ninguna de las demás."""
    tramas = [_trama(f"{donde}{una.value}", propiedades) for una in SituacionDeAccion]
    assert all(tramas)
    assert len({*tramas}) == len(SituacionDeAccion)


def test_las_tramas_que_se_usan_estan_en_todas_las_paginas() -> None:
    base = (PROYECTO / "templates/_base.html.j2").read_text("utf-8")
    usadas = {*re.findall(r"url\(#([\w-]+)\)", ESTILO)}
    assert usadas
    assert usadas <= {*re.findall(r'<pattern id="([\w-]+)"', base)}


@pytest.mark.parametrize("valor", ["0", "0 %", "s/d"])
@pytest.mark.parametrize("clase", ["", "vencida", "bien"])
def test_la_cifra_de_lo_que_no_hay_no_llama_la_atencion(valor: str, clase: str) -> None:
    assert Cifra("Vencidas", valor, "de 3").aspecto == "nula"
    assert cifra("Vencidas", 0, "de 3", clase).aspecto == "nula"
    assert cifra("Vencidas", 2, "de 3", clase).aspecto == clase
    assert re.search(r"\.cifras \.nula \{ border-top-color: var\(--linea\); \}", ESTILO)
