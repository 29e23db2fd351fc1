"""Un texto escrito en Markdown se lee tal cual, y sin más signos de los que hacen falta.

Quien lo lee es otro: markdown-it, que sigue CommonMark, con las tablas y los tachados de GitHub.
"""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from seguimiento.literales import literal_en_markdown
from seguimiento.redaccion import en_linea, legible, sin_invisibles

SIGNOS = st.text(alphabet="\\`*_{}[]()#+-.!<>&;|~$=:/^\"' \u00a0\n\t1a\u00f1A@é—«»😀%", max_size=14)
TROZOS = st.sampled_from(
    (
        *(
            "M&E",
            "&amp;",
            "&copy",
            "&#35;",
            "a_b_c",
            "_x_",
            "__",
            "**",
            "* a",
            "- b",
            "+ c",
            "1. d",
        ),
        *("12) e", "# t", "####### s", "===", "---", ":-", "- - -", "> f", "~~~", "~~g~~", "~30"),
        *("[h](i)", "![j](k)", "[l]: m", "[^1]", "[ ]", "[x]", "[n][o]", "<b>", "<!-- p -->", "<3"),
        *("https://ej.org/a_b", "https://ej.org/_a_/*b*", "<https://ej.org>", "mailto:a@b.org"),
        *(
            "(https://ej.org/x_).",
            "javascript:q",
            "www.ej.org",
            "US$ 3",
            "$r$",
            "\\",
            "\\\\",
            "`",
            "``",
        ),
        *(
            "C#",
            "s #",
            "#",
            "a|b",
            "| t |",
            "\u00ad",
            "u\u200bv",
            "\u200d",
            "👨‍👩‍👧",
            "15\u00a0%",
            "<br>",
        ),
    )
)
TEXTOS = st.lists(TROZOS | SIGNOS, min_size=1, max_size=5).map("".join) | st.lists(
    TROZOS, max_size=5
).map(" ".join)


def _tal_cual(link: str) -> str:
    return link


def lector() -> MarkdownIt:
    leer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    # de una dirección entre «<» y «>» se lee lo escrito, no lo que luce
    leer.normalizeLinkText = _tal_cual  # type: ignore[method-assign]
    return leer


def leidos(texto: str) -> Iterator[Token]:
    for token in lector().parse(texto):
        yield from (token, *(token.children or []))


def lo_leido(texto: str) -> str:
    return "".join(t.content for t in leidos(texto) if t.type in {"text", "text_special"})


def visto(dato: str) -> str:
    return legible(en_linea(sin_invisibles(dato)))


AL_PRINCIPIO: dict[str, tuple[str, str, set[str]]] = {
    # dónde, lo que se lee además del dato, y lo que hay
    "párrafo": ("{}\n", "", {"paragraph"}),
    "tras otra línea": ("uno\n{}\n", "uno", {"paragraph"}),
    "lista": ("- {}\n- otro\n", "otro", {"bullet_list", "list_item", "paragraph"}),
    "lista numerada": ("1. {}\n", "", {"ordered_list", "list_item", "paragraph"}),
    "cita": ("> {}\n", "", {"blockquote", "paragraph"}),
}
EN_MEDIO: dict[str, tuple[str, str, set[str]]] = {
    "título": ("## {}\n", "", {"heading"}),
    "a mitad": ("**R:** {} z\n", "R:  z", {"paragraph", "strong"}),
    "énfasis": ("a *{}* z\n", "a  z", {"paragraph", "em"}),
    "celda": (
        "| a | b |\n| --- | --- |\n| {} | z |\n",
        "abz",
        {"table", "thead", "tbody", "tr", "th", "td"},
    ),
}


def comprobar(donde: tuple[str, str, set[str]], dato: str, escrito: str) -> None:
    plantilla, ademas, partes = donde
    texto = plantilla.format(escrito)
    abiertas = {t.type.removesuffix("_open") for t in leidos(texto) if t.nesting == 1}
    enlaces = [t.attrs["href"] for t in leidos(texto) if t.type == "link_open"]
    assert abiertas - {"link"} == partes, texto
    assert not any(
        t.type in {"html_inline", "html_block", "code_inline", "image", "hr"} for t in leidos(texto)
    )
    assert all(str(e).lower().startswith(("http", "ftp", "mailto:")) for e in enlaces), texto
    assert sorted(lo_leido(texto)) == sorted(ademas + visto(dato)), texto
    assert visto(dato) in lo_leido(texto), texto


@pytest.mark.parametrize("donde", AL_PRINCIPIO)
@given(dato=TEXTOS)
def test_al_empezar_una_linea_se_lee_tal_cual(donde: str, dato: str) -> None:
    if visto(dato):
        comprobar(AL_PRINCIPIO[donde], dato, literal_en_markdown(dato))


@pytest.mark.parametrize("donde", EN_MEDIO)
@given(dato=TEXTOS)
def test_a_mitad_de_una_linea_se_lee_tal_cual(donde: str, dato: str) -> None:
    if visto(dato):
        comprobar(EN_MEDIO[donde], dato, literal_en_markdown(dato, principio=""))


@given(dato=TEXTOS)
def test_en_el_rotulo_de_un_enlace_se_lee_tal_cual_y_hay_un_solo_enlace(dato: str) -> None:
    texto = f"- [{literal_en_markdown(dato, principio='', en_rotulo=True)}](data/a.yaml#L1) z\n"
    enlaces = [t.attrs["href"] for t in leidos(texto) if t.type == "link_open"]
    assert enlaces == ["data/a.yaml#L1"]
    assert lo_leido(texto) == f"{visto(dato)} z"


@pytest.mark.parametrize(
    "dato",
    [
        *("M&E", "R&D; e I&D", "informe_final_2023", "https://ej.org/informe_final_2023.pdf"),
        *(
            "https://ej.org/?a=1&b=2#c_d",
            "www.ej.org/a_b~c",
            "3 * 4",
            "C# y F#",
            "núm. #3",
            "el 1. de mayo",
            "a + b = c",
        ),
        *("a - b", "{x}", "(y)", "¡Ojo!", "el texto [sic] citado", "~30 días", "a < b > c", "<3"),
        *(
            "US$ 30 o $40",
            "2 > 1",
            "x = 1.",
            "C:\\datos",
            "15 %",
            "«cita»",
            "A/B",
            "-5 °C",
            "1.1 uno",
        ),
    ],
)
def test_lo_que_no_hace_falta_escapar_queda_como_se_escribio(dato: str) -> None:
    assert literal_en_markdown(dato) == dato


@pytest.mark.parametrize("dato", ["1. uno", "# dos", "- tres", "+ cuatro", "> cinco", "===", "~~~"])
def test_lo_que_solo_importa_al_principio_no_se_toca_en_medio(dato: str) -> None:
    assert literal_en_markdown(dato) != dato
    if dato != "~~~":
        assert literal_en_markdown(dato, principio="") == dato
    assert literal_en_markdown(f"a {dato} z").replace("\\", "") == f"a {dato} z"


def test_una_direccion_con_marcas_va_entera() -> None:
    assert literal_en_markdown("ver https://ej.org/_a_/*b*/c, y ya") == (
        "ver <https://ej.org/_a_/*b*/c>, y ya"
    )
    assert literal_en_markdown("(https://ej.org/_a_)") == "(<https://ej.org/_a_>)".replace(
        "a_>", "a>\\_"
    )


def _repetido(signo: str) -> Callable[[int], str]:
    return lambda n: signo * n


@pytest.mark.parametrize(
    "signo", ["[", "]", "*_", "`", "&a", "<a", "https://a/_", "$x", "~ ", "\\"]
)
def test_un_texto_largo_no_tarda_mas_de_lo_que_crece(signo: str) -> None:
    assert len(literal_en_markdown(_repetido(signo)(20_000))) >= 20_000
