"""El Markdown, leído por un lector de Markdown: lo que se escribe es lo que se lee."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from seguimiento.formatos.markdown import en_markdown
from seguimiento.literales import literal_en_markdown
from seguimiento.piezas import Columna, Parrafo, Tono, tabla_escrita
from seguimiento.redaccion import en_linea, legible, sin_invisibles

COLUMNAS = (Columna("Días", numerica=True), Columna("Acción"))
ATAQUES = (
    *("|", "\\|", "\\", "`", "``", "*a*", "__a__", "~~a~~", "# t", "<script>alert(1)</script>"),
    *("[clic](javascript:alert(1))", "![x](https://x.invalid)", "<!--", "&lt;", "&#124;", "***"),
    *("\x1b[31m", "\u202e", "\u2028", "[/]", ":smile:", "{0}", "<br>", "https://x.invalid", "=1+1"),
)
TEXTOS = st.lists(st.sampled_from(ATAQUES) | st.text(max_size=6), max_size=5).map("".join)


def leidos(texto: str) -> list[Token]:
    lector = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return [hijo for token in lector.parse(texto) for hijo in (token, *(token.children or []))]


def visto(texto: str) -> str:
    """Lo que debe leerse de un dato: en una línea y con lo invisible a la vista."""
    return legible(en_linea(sin_invisibles(texto)))


def celdas(texto: str) -> list[str]:
    return [t.content for t in leidos(texto) if t.type == "inline"]


def lo_leido(texto: str) -> str:
    return "".join(t.content for t in leidos(texto) if t.type in {"text", "text_special"})


@given(TEXTOS, TEXTOS)
def test_cada_dato_es_una_celda_y_se_lee_tal_cual(uno: str, otro: str) -> None:
    datos = [f"a{dato}z".replace("\n", " ") for dato in (uno, otro)]
    texto = en_markdown([tabla_escrita("", COLUMNAS, [(datos[0], datos[1])])])
    tipos = [t.type for t in leidos(texto)]
    assert (tipos.count("tr_open"), tipos.count("td_open")) == (2, 2)
    assert set(tipos) <= {
        *(
            "table_open",
            "thead_open",
            "tbody_open",
            "tr_open",
            "th_open",
            "td_open",
            "inline",
            "text",
        ),
        *("table_close", "thead_close", "tbody_close", "tr_close", "th_close", "td_close"),
        "text_special",
        # una dirección escrita en un texto sigue siéndolo
        *("link_open", "link_close"),
    }
    assert all(t.info == "auto" for t in leidos(texto) if t.type == "link_open")
    assert lo_leido(texto) == "DíasAcción" + visto(datos[0]) + visto(datos[1])


@given(TEXTOS)
def test_un_parrafo_y_un_titulo_se_leen_tal_cual(dato: str) -> None:
    for tono in (Tono.NORMAL, Tono.TITULO):
        texto = en_markdown([Parrafo(f"a{dato.replace(chr(10), ' ')}z", tono)])
        assert lo_leido(texto) == visto(f"a{dato}z")


def test_las_lineas_de_una_celda_se_separan_sin_partir_la_fila() -> None:
    tabla = tabla_escrita("Vencidas (1)", COLUMNAS, [("3", "Convocar\nprioridad 1 | 2")])
    assert en_markdown([Parrafo("Hoy", Tono.TITULO), tabla]) == (
        "# Hoy\n"
        "\n"
        "## Vencidas (1)\n"
        "\n"
        "| Días | Acción |\n"
        "| ---: | --- |\n"
        "| 3 | Convocar<br>prioridad 1 \\| 2 |\n"
    )


def test_las_lineas_de_un_parrafo_siguen_siendo_lineas() -> None:
    assert en_markdown([Parrafo("uno\ndos")]) == "uno  \ndos\n"


def test_las_columnas_son_las_mismas_haya_lo_que_haya_en_ellas() -> None:
    for filas in ([], [("", "Convocar")], [("3", "Convocar")]):
        assert (
            en_markdown([tabla_escrita("", COLUMNAS, filas)]).splitlines()[0] == "| Días | Acción |"
        )


def test_ni_etiquetas_ni_entidades_sobreviven() -> None:
    assert literal_en_markdown("<b>&amp;</b>") == "&lt;b>&amp;amp;&lt;/b>"
