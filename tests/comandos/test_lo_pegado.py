"""Lo que llega pegado de Word, de Outlook o de Windows: otros guiones, otras comillas y otros saltos."""

from pathlib import Path

import pytest
import yaml

from apoyo.carteras import FINAL
from apoyo.ejecucion import seg

GUIONES = (
    "\u2013\u2013",
    "\u2014",
    "\u2212\u2212",
    "-\u2013",
    "\u2011\u2011",
    "\u2012\u2012",
    "\u2015",
)


@pytest.mark.parametrize("guiones", GUIONES, ids=ascii)
@pytest.mark.parametrize(
    "linea",
    [
        ("status", "{}responsable", "UNICEF"),
        ("status", "{}responsable=UNICEF"),
        ("actualizar", "2.3", "{}estado", "en_curso"),
        ("lista", "{}prioridad", "1"),
        ("ver", "2.3", "{}json"),
        ("ver", "{}json"),
        ("nueva", "accion", "final-2022/R1", "{}descripcion", "x"),
        ("status", "{}hoy", "2023-01-01"),
        ("{}hoy", "2023-01-01", "status"),
    ],
    ids=" ".join,
)
def test_una_opcion_con_otro_guion_se_reconoce(
    guiones: str, linea: tuple[str, ...], rica: Path
) -> None:
    escrita = next(palabra for palabra in linea if palabra.startswith("{}"))
    visto = seg(*(palabra.format(guiones) for palabra in linea), en=rica)
    nombre = escrita.format("--").partition("=")[0]
    assert (visto.codigo, visto.salida) == (2, "")
    assert f"¿quiso decir «{nombre}»? (el guion es otro signo)" in visto.errores


def test_tambien_las_de_una_letra_y_las_que_ademas_llevan_una_errata(rica: Path) -> None:
    assert "¿quiso decir «-o»?" in seg("status", "\u2013o", "x.md", en=rica).errores
    visto = seg("status", "\u2014responsble", "PSU", en=rica)
    assert "¿quiso decir «--responsable»? (el guion es otro signo)" in visto.errores


def test_un_guion_largo_dentro_de_un_texto_es_texto(rica: Path) -> None:
    frase = "\u2014 se hizo \u2013 por fin"
    visto = seg("actualizar", "2.3", "--estado", "en_curso", "--comentario", frase, en=rica)
    assert visto.codigo == 0
    assert frase in (rica / FINAL).read_text(encoding="utf-8")
    assert seg("buscar", "\u2014 se hizo", en=rica).codigo == 0


@pytest.mark.parametrize(
    "linea",
    [
        ("iniciar", "{}simula"),
        ("regla", "{}jsn"),
        ("plantillas", "{}otra"),
        ("esquema", "{}otra"),
        ("autocompletado", "{}otra"),
        ("nueva", "accion", "final-2022/R1", "{}texto", "x"),
        ("corregir", "2.3", "plazo", "{}simula"),
    ],
    ids=" ".join,
)
def test_tampoco_se_toma_por_un_argumento_la_que_no_existe(
    linea: tuple[str, ...], rica: Path
) -> None:
    """`iniciar` hacía una carpeta con ese nombre; `corregir` lo escribía en el registro."""
    antes = (rica / FINAL).read_bytes()
    visto = seg(*(palabra.format("\u2013\u2013") for palabra in linea), en=rica)
    assert (visto.codigo, visto.salida) == (2, "")
    assert "no es una opción" in visto.errores
    assert "(el guion es otro signo)" in visto.errores
    assert (rica / FINAL).read_bytes() == antes


def test_las_comillas_inclinadas_se_explican(rica: Path) -> None:
    visto = seg("status", "--responsable", "\u201cJefatura", "de", "misi\u00f3n\u201d", en=rica)
    assert visto.codigo == 2
    assert "use comillas rectas" in visto.errores


@pytest.mark.parametrize(
    ("dicho", "queda"),
    [("Una\r\nDos", "Una\nDos"), ("Una\rDos", "Una\nDos"), ("Una\r\nDos\r", "Una\nDos")],
    ids=ascii,
)
def test_el_salto_de_linea_de_windows_es_un_salto_de_linea(
    dicho: str, queda: str, rica: Path
) -> None:
    seg("actualizar", "2.3", "--estado", "en_curso", "--comentario", dicho, en=rica)
    registro = seg("ver", "2.3", "--json", en=rica).json["registro"]
    assert registro["seguimiento"][-1]["comentario"] == queda
    assert b"\r" not in (rica / FINAL).read_bytes()


@pytest.mark.parametrize(
    "dicho",
    ["Ta\u00adller", "Ta\u200bller", "Ta\u2060ller", "\ufeffTaller", "Ta\u200cller"],
    ids=ascii,
)
def test_lo_que_no_se_ve_no_llega_al_registro_ni_impide_escribirlo(dicho: str, rica: Path) -> None:
    """Ni en un texto, ni en el nombre de un campo que se corrige, ni en lo que se busca."""
    for linea, lugar in (
        (("actualizar", "2.3", "--estado", "en_curso", "--comentario", dicho), "comentario"),
        (("prorrogar", "2.3", "--plazo", "2024-12", "--motivo", dicho), "motivo"),
        (("corregir", "2.3", "descripcion", dicho), "descripcion"),
    ):
        assert seg(*linea, en=rica).codigo == 0, lugar
    escrito = (rica / FINAL).read_text(encoding="utf-8")
    assert dicho not in escrito
    assert escrito.count("Taller") >= 3
    assert "2.3" in seg("buscar", dicho, en=rica).salida


@pytest.mark.parametrize(
    "nada", ["\u200b", "\u00ad", "\u2060", "\ufeff", " \u200b\u00a0"], ids=ascii
)
def test_lo_que_no_se_ve_es_no_haber_escrito_nada(nada: str, rica: Path) -> None:
    """Tomado por un texto, está en todos: el filtro los dejaba pasar a todos."""
    for linea in (
        ("status", "--responsable", nada),
        ("lista", "acciones", "--dirigida-a", nada),
        ("informe", "trimestral", "--responsable", nada),
        ("buscar", nada),
    ):
        visto = seg(*linea, en=rica)
        assert (visto.codigo, visto.salida) == (2, ""), linea


def test_el_retorno_que_sobra_tras_una_referencia_o_un_valor_no_estorba(rica: Path) -> None:
    assert seg("ver", "2.3\r", en=rica).codigo == 0
    assert seg("status", "--responsable", "UNICEF\r", en=rica).codigo == 0


@pytest.mark.parametrize("salto", ["\u2028", "\u2029", "\x85", "\x0b", "\r\n", "\r"], ids=ascii)
def test_el_salto_de_linea_de_otro_programa_es_un_salto_de_linea(salto: str, rica: Path) -> None:
    orden = ("actualizar", "2.3", "--estado", "en_curso", "--comentario")
    visto = seg(*orden, f"Primero{salto}después", en=rica)
    assert visto.codigo == 0, visto.errores
    escrito = yaml.safe_load((rica / FINAL).read_text("utf-8"))
    assert "'comentario': 'Primero\\ndespués'" in repr(escrito)
