"""Dónde no puede caer un dato: lo que delante puede no escribirse no lo protege."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from seguimiento.informes.plantillas import Plantillas
from seguimiento.recursos import carpeta_de_plantillas

PELIGRO = "javascript:alert(1)"
PRINCIPIO = "un dato no puede ir en el principio de una dirección"


@dataclass(frozen=True)
class Parte:
    texto: str = PELIGRO
    id: str = "r-1"
    enlace: str = PELIGRO


@dataclass(frozen=True)
class Vista:
    parte: Parte = Parte()
    nada: str = ""
    pie_en_css: str = "x"
    partes: tuple[Parte, ...] = (Parte(),)


def dichos(carpeta: Path, plantilla: str, de: str, **otras: str) -> list[str]:
    for nombre, texto in {"x": plantilla, **otras}.items():
        (carpeta / f"{nombre}.{de}.j2").write_text(texto, "utf-8")
    resultado = Plantillas(carpeta).rendir(f"x.{de}.j2", Vista())
    assert all(uno.codigo == "SEG803" for uno in resultado.diagnosticos)
    return [uno.mensaje for uno in resultado.diagnosticos]


PUEDE_FALTAR = {
    "nada": "",
    "un espacio": " ",
    "un salto de línea": "\n   ",
    "un tabulador": "\t",
    "una entidad en blanco": "&#32;&Tab;&NewLine;",
    "un if": "{% if vista.nada %}https://ej.org/{% endif %}",
    "un if con su else": "{% if vista.nada %}a/{% else %}{% endif %}",
    "un bucle": "{% for p in vista.partes %}a/{% endfor %}",
    "un bloque": "{% block b %}a/{% endblock %}",
    "otro dato": "{{ vista.parte.enlace }}",
    "otra plantilla": "{% include '_m' %}",
    "un texto guardado": "{% set a %}a/{% endset %}",
    "medio esquema": "java",
    "el esquema": "javascript:",
    "otro esquema": "DATA:",
}
EN_HTML = ('<a href="{}">', "<img src='{}'>", '<form action="{}">', '<svg xlink:href="{}"/>')
EN_MARKDOWN = (
    "[a]({})",
    "![a]({})",
    "[a](<{}>)",
    "\n[a]: {}\n",
    "- [a]: {}\n",
    "> 1. [a]: {}\n",
    "- uno\n\n      [a\\] b\nc]: <{}>\n",
    '<a href="{}">',
)


def _con(donde: str, delante: str, de: str) -> str:
    return donde.replace("{}", delante.replace("'_m'", f"'_m.{de}.j2'") + "{{ vista.parte.texto }}")


@pytest.mark.parametrize("delante", PUEDE_FALTAR)
@pytest.mark.parametrize("donde", EN_HTML)
def test_en_html_una_direccion_no_empieza_por_un_dato(
    donde: str, delante: str, tmp_path: Path
) -> None:
    plantilla = _con(donde, PUEDE_FALTAR[delante], "html")
    assert dichos(tmp_path, plantilla, "html", _m="a/")


@pytest.mark.parametrize("delante", PUEDE_FALTAR)
@pytest.mark.parametrize("donde", EN_MARKDOWN)
def test_en_markdown_tampoco(donde: str, delante: str, tmp_path: Path) -> None:
    plantilla = _con(donde, PUEDE_FALTAR[delante], "md")
    assert dichos(tmp_path, plantilla, "md", _m="a/")


LLEVAN_SIN_LLAMARSE_DIRECCION = (
    '<meta http-equiv="refresh" content="0;url={}">',
    '<META content="0;url=https://ej.org/{}" HTTP-EQUIV=Refresh>',
    '<img srcset="a.png 1x, {} 2x">',
    '<link imagesrcset="a.png 1x, {} 2x">',
    '<svg><a><animate attributeName="href" values="#a;{}"/></a></svg>',
    '<svg><a><set attributeName="href" to="{}"/></a></svg>',
    '<iframe srcdoc="{}">',
)


@pytest.mark.parametrize("de", ["html", "md"])
@pytest.mark.parametrize("donde", LLEVAN_SIN_LLAMARSE_DIRECCION)
def test_tampoco_cae_en_lo_que_lleva_a_otro_sitio_sin_llamarse_direccion(
    donde: str, de: str, tmp_path: Path
) -> None:
    for dato in ("{{ vista.parte.texto }}", "{{ vista.parte.enlace }}"):
        assert dichos(tmp_path, donde.replace("{}", dato), de)


def test_en_los_metadatos_que_no_recargan_si_cabe(tmp_path: Path) -> None:
    plantilla = '<meta name="description" content="{{ vista.parte.texto }}">'
    assert dichos(tmp_path, plantilla, "html") == []


@pytest.mark.parametrize(
    "plantilla",
    [
        '<a href="https://ej.org/{{ vista.parte.texto }}">',
        '<a href=" #hoja-{{ vista.parte.id }}">',
        '<a href="{{ vista.parte.enlace }}">',
        '<a href="\n{{ vista.parte.enlace }}">',
        '{% if vista.nada %}{% else %}<a href="x/{{ vista.parte.texto }}">{% endif %}',
        '{% for p in vista.partes %}<a href="x/{{ p.texto }}">{% endfor %}',
        '{% if vista.partes %}<a href="{% if vista.partes %}x/{{ vista.nada }}{% endif %}">{% endif %}',
        '<a href="x/{% if vista.nada %}y/{% endif %}{{ vista.parte.texto }}">',
        '<p title="{{ vista.parte.texto }}">&amp{{ vista.nada }}</p>',
        "<style>{% include '_m.css.j2' %}</style>",
        "<script>{% include '_m.js.j2' %}</script>",
        "{% extends '_b.html.j2' %}{% block estilo %}{{ super() }}{% include '_m.css.j2' %}{% endblock %}",
    ],
)
def test_en_html_lo_que_ya_dice_a_donde_lleva_vale(plantilla: str, tmp_path: Path) -> None:
    for nombre in ("_m.css.j2", "_m.js.j2"):
        (tmp_path / nombre).write_text("p { color: red }", "utf-8")
    assert (
        dichos(tmp_path, plantilla, "html", _b="<style>{% block estilo %}{% endblock %}</style>")
        == []
    )


@pytest.mark.parametrize(
    "plantilla",
    [
        "[{{ vista.parte.texto }}]({{ vista.parte.enlace }})",
        "[a](https://ej.org/{{ vista.parte.texto }})",
        "[a](x.md '{{ vista.parte.texto }}')",
        "<https://ej.org/{{ vista.parte.texto }}>",
        "(a) {{ vista.parte.texto }} (b) [c] {{ vista.parte.texto }}",
        '<a id="{{ vista.parte.id }}"></a><a href="#{{ vista.parte.id }}">x</a>',
        "a < b {{ vista.parte.texto }}",
    ],
)
def test_en_markdown_lo_que_ya_dice_a_donde_lleva_vale(plantilla: str, tmp_path: Path) -> None:
    assert dichos(tmp_path, plantilla, "md") == []


@pytest.mark.parametrize(
    ("plantilla", "mensaje"),
    [
        ("<script>var t = {{ vista.parte.texto }};</script>", "un dato no puede ir en «<script>»"),
        ("<style>{{ vista.parte.texto }}</style>", "un dato no puede ir en «<style>»"),
        ("<!-- {{ vista.parte.texto }} -->", "un dato no puede ir en un comentario"),
        (
            '<p title="{{ vista.parte.texto }}">',
            "un dato no puede ir en el atributo «title»",
        ),
        (
            '<p onclick="{{ vista.parte.texto }}">',
            "un dato no puede ir en el atributo «onclick»",
        ),
        (
            '<a href="x/{{ vista.parte.texto }}">',
            "un dato no puede ir en el atributo de una etiqueta",
        ),
        ("<{{ vista.parte.texto }}>", "un dato no puede ir en el nombre de una etiqueta"),
        (
            "<javascript:{{ vista.parte.texto }}>",
            "un dato no puede ir en una dirección que ejecuta lo que dice",
        ),
        ("[a]{{ vista.parte.texto }}", "un dato no puede ir pegado a «]»"),
        ("\\{{ vista.parte.texto }}", "un dato no puede ir pegado a «\\»"),
    ],
)
def test_en_markdown_las_etiquetas_son_de_la_plantilla(
    plantilla: str, mensaje: str, tmp_path: Path
) -> None:
    assert dichos(tmp_path, plantilla, "md") == [mensaje]


@pytest.mark.parametrize("nombre", ["_pie.j2", "_pie.txt.j2"])
def test_se_mira_toda_plantilla_propia_se_llame_como_se_llame(nombre: str, tmp_path: Path) -> None:
    (tmp_path / nombre).write_text('<a href="{{ vista.parte.texto }}">', "utf-8")
    assert dichos(tmp_path, f"{{% include '{nombre}' %}}", "html") == [PRINCIPIO]


EN_UN_ESTILO = "un dato no puede ir en un estilo ni en un guion"
DATOS_DE_ESTILO = (
    "p::after { content: '{{ vista.parte.texto }}' }",
    '@page { content: "{{ vista.parte.texto }}" }',
    "{% for p in vista.partes %}.{{ p.texto }} {}{% endfor %}",
    "{% set t = vista.parte.texto %}{{ t }}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(vista.parte.texto) }}",
    "{{ t }}",
    "{{ vista.pie_en_css }}",
    "'{{ vista.pie_en_css }}'",
    '"{{ vista.pie_en_css }} {{ vista.parte.texto }}"',
    '{% set pie_en_css = vista.parte.texto %}"{{ pie_en_css }}"',
)


@pytest.mark.parametrize("clase", ["css", "js"])
@pytest.mark.parametrize("estilo", DATOS_DE_ESTILO)
def test_un_estilo_o_un_guion_que_se_trae_no_lleva_datos(
    estilo: str, clase: str, tmp_path: Path
) -> None:
    (tmp_path / f"_m.{clase}.j2").write_text(estilo, "utf-8")
    etiqueta = {"css": "style", "js": "script"}[clase]
    plantilla = f"{{% for t in vista.partes %}}<{etiqueta}>{{% include '_m.{clase}.j2' %}}</{etiqueta}>{{% endfor %}}"
    assert EN_UN_ESTILO in dichos(tmp_path, plantilla, "html")


@pytest.mark.parametrize("estilo", DATOS_DE_ESTILO)
def test_tampoco_el_bloque_del_estilo_de_la_que_parte(estilo: str, tmp_path: Path) -> None:
    plantilla = f"{{% extends '_base.html.j2' %}}{{% block estilo %}}{estilo}{{% endblock %}}"
    assert EN_UN_ESTILO in dichos(tmp_path, plantilla, "html")


@pytest.mark.parametrize("etiqueta", ["style", "script"])
def test_a_un_estilo_o_un_guion_no_se_trae_una_pagina(etiqueta: str, tmp_path: Path) -> None:
    for nombre in ("_m.html.j2", "_m.j2", "matriz.html.j2"):
        plantilla = f"<{etiqueta}>{{% include '{nombre}' %}}</{etiqueta}>"
        (tmp_path / "_m.j2").write_text("", "utf-8")
        que = f"otra plantilla no puede ir en «<{etiqueta}>»"
        assert dichos(tmp_path, plantilla, "html", _m="") == [que]


def test_tampoco_desde_una_hoja_de_estilo(tmp_path: Path) -> None:
    (tmp_path / "_m.css.j2").write_text("{% include '_n.html.j2' %}", "utf-8")
    plantilla = "<style>{% include '_m.css.j2' %}</style>"
    que = "lo que se trae a un estilo o a un guion se llama como uno"
    assert dichos(tmp_path, plantilla, "html", _n="{{ vista.parte.texto }}") == [que]


def test_las_hojas_de_estilo_del_programa_valen_como_propias(tmp_path: Path) -> None:
    for hoja in carpeta_de_plantillas().glob("*.css.j2"):
        (tmp_path / hoja.name).write_text(hoja.read_text("utf-8"), "utf-8")
        assert [*Plantillas(tmp_path).revisar(hoja.name)] == [], hoja.name


def test_un_enlace_se_escribe_entero_y_sin_escapes(tmp_path: Path) -> None:
    parte = Parte("_a_ https://ej.org/_b_", enlace="https://ej.org/_x_/(y)?a=1&copy=2&amp;b=|[z] w")
    (tmp_path / "x.md.j2").write_text(
        "[{{ vista.parte.texto }}]({{ vista.parte.enlace }})", "utf-8"
    )
    resultado = Plantillas(tmp_path).rendir("x.md.j2", Vista(parte))
    assert resultado.texto == (
        "[\\_a\\_ https://ej.org/\\_b\\_]"
        "(https://ej.org/_x_/%28y%29?a=1&copy=2&amp;amp;b=%7C%5Bz%5D%20w)"
    )


def test_lo_que_solo_importa_al_principio_se_sabe_al_componer(tmp_path: Path) -> None:
    plantilla = (
        "{% macro m(t) %}{{ t }}{% endmacro %}"
        "{{ m(vista.parte.texto) }}\n- {{ m(vista.parte.texto) }}\n> 1. {{ vista.parte.texto }}\n"
        "**R:** {{ m(vista.parte.texto) }}\n| {{ m(vista.parte.texto) }} |\n"
        "{{ vista.nada }}{{ vista.parte.texto }}\n## {{ vista.parte.texto }}\n"
    )
    (tmp_path / "x.md.j2").write_text(plantilla, "utf-8")
    resultado = Plantillas(tmp_path).rendir("x.md.j2", Vista(Parte("1. uno")))
    assert resultado.texto == (
        "1\\. uno\n- 1\\. uno\n> 1. 1\\. uno\n**R:** 1. uno\n| 1. uno |\n1\\. uno\n## 1. uno\n"
    )


def test_una_fecha_no_se_parte_y_lo_que_la_rodea_sigue_protegido(tmp_path: Path) -> None:
    (tmp_path / "x.html.j2").write_text("{{ vista.parte.texto|fechas }}", "utf-8")
    (tmp_path / "x.md.j2").write_text("{{ vista.parte.texto|fechas }}", "utf-8")
    vista = Vista(Parte(texto="<b>15-ene-2026 (antes: feb-2025), 2026-01-15, 2025-T4 & R-2025-1"))
    de_una = "<span class=fecha>{}</span>".format
    assert Plantillas(tmp_path).rendir("x.html.j2", vista).texto == (
        f"&lt;b&gt;{de_una('15-ene-2026')} (antes: {de_una('feb-2025')}), {de_una('2026-01-15')},"
        f" {de_una('2025-T4')} &amp; R-2025-1"
    )
    assert "span" not in Plantillas(tmp_path).rendir("x.md.j2", vista).texto
