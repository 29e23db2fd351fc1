"""El aspecto de un documento de Word: sus estilos, su hoja y lo que va al pie."""

from datetime import date, datetime
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt, RGBColor

from seguimiento.exportacion.docx.nodos import Nodo, letras, marca, nodo
from seguimiento.exportacion.docx.obra import en_rgb
from seguimiento.exportacion.docx.tablas import ESTILO as DE_TABLA
from seguimiento.exportacion.graficos.hoja import Hoja
from seguimiento.importacion.lectores.word.controles import NO_ES_DATO

LETRA = "Arial"
"""La que hay en todas partes, o una que mide lo mismo."""
_LENGUA = "es-ES"
_MARGEN = {False: Mm(18), True: Mm(14)}
"""El de los lados, de pie y apaisada."""
_A4 = Mm(210), Mm(297)
_CUERPO = 10
_TITULOS = {"Title": 20, "Heading 1": 14, "Heading 2": 12, "Heading 3": 10.5, "Heading 4": 10}
_MENORES = {"Subtitle": 12, "Caption": 9.5, "Footer": 8}
_PROPIOS = ("Celda", "Organización", "Nota", "Aviso", "Rótulo", "Cifra", "Entre tablas", "Renglón")
"""Los que Word no trae."""
_HORAS = 12
"""El mediodía: con cualquier zona sigue siendo el mismo día."""


def vestir(documento: Document, hoja: Hoja) -> None:
    """Pone a los estilos el aspecto de la hoja de la página."""
    titulo, tenue = (_color(hoja.variable(una)) for una in ("--titulo", "--tenue"))
    estilos = documento.styles
    for nombre in _PROPIOS:
        nuevo = estilos.add_style(nombre, WD_STYLE_TYPE.PARAGRAPH)
        nuevo.base_style = estilos["Normal"]
    for nombre, cuerpo in {"Normal": _CUERPO, **_TITULOS, **_MENORES}.items():
        _con_letra(estilos[nombre], cuerpo)
    _con_espacio(estilos["Normal"], 0, 4)
    for nombre in _TITULOS:
        estilos[nombre].font.color.rgb = titulo
        estilos[nombre].font.bold = True
        estilos[nombre].font.italic = False
        _con_espacio(estilos[nombre], 14 if nombre == "Heading 1" else 10, 4)
        estilos[nombre].paragraph_format.keep_with_next = True
    for nombre in ("Subtitle", "Organización", "Nota", "Footer"):
        estilos[nombre].font.color.rgb = tenue
        estilos[nombre].font.italic = False
    for nombre in ("Caption", "Rótulo"):
        estilos[nombre].font.color.rgb = titulo
        estilos[nombre].font.bold = True
        estilos[nombre].paragraph_format.keep_with_next = True
    for nombre, cuerpo in (
        ("Celda", 8.5),
        ("Nota", 8.5),
        ("Organización", 8.5),
        ("Cifra", 16),
        ("Aviso", 9),
    ):
        estilos[nombre].font.size = Pt(cuerpo)
    estilos["Cifra"].font.bold = True
    estilos["Cifra"].font.color.rgb = titulo
    _con_espacio(estilos["Cifra"], 0, 0)
    _con_espacio(estilos["Celda"], 0, 0)
    estilos["Entre tablas"].font.size = Pt(4)
    _con_espacio(estilos["Entre tablas"], 0, 2)
    _con_raya(estilos["Title"], "", "")
    _con_raya(estilos["Aviso"], "left", en_rgb(hoja.variable("--por-vencer")), 24)
    _con_raya(estilos["Renglón"], "bottom", en_rgb(hoja.variable("--sin-plazo")), 4)
    _con_espacio(estilos["Renglón"], 12, 0)
    marcador = estilos.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    marcador.font.color.rgb = tenue
    _de_enlaces(documento, hoja)
    _de_tablas(documento, hoja)


def _con_letra(estilo: Any, cuerpo: float) -> None:  # noqa: ANN401 — python-docx no lo tipa
    estilo.font.size = Pt(cuerpo)
    propiedades = estilo.element.get_or_add_rPr()
    for vieja in [
        *propiedades.findall(nodo("w:rFonts").tag),
        *propiedades.findall(nodo("w:lang").tag),
    ]:
        propiedades.remove(vieja)
    estilo.font.name = LETRA
    propiedades.rFonts.set(nodo("w:rFonts", w_cs="").keys()[0], LETRA)
    espaciado = propiedades.find(nodo("w:spacing").tag)
    if espaciado is not None:
        propiedades.remove(espaciado)


def _con_espacio(estilo: Any, antes: float, despues: float) -> None:  # noqa: ANN401 — lo mismo
    forma = estilo.paragraph_format
    forma.space_before, forma.space_after = Pt(antes), Pt(despues)
    forma.line_spacing = 1.1


def _con_raya(estilo: Any, lado: str, color: str, grueso: int = 0) -> None:  # noqa: ANN401 — lo mismo
    propiedades = estilo.element.get_or_add_pPr()
    for vieja in propiedades.findall(nodo("w:pBdr").tag):
        propiedades.remove(vieja)
    if lado:
        raya = nodo(f"w:{lado}", w_val="single", w_sz=grueso, w_space=6, w_color=color or "auto")
        # el orden de lo de dentro lo fija el formato: va antes que el espaciado
        donde = propiedades.find(nodo("w:spacing").tag)
        bordes = nodo("w:pBdr", raya)
        if donde is None:
            propiedades.append(bordes)
        else:
            donde.addprevious(bordes)


def _de_enlaces(documento: Document, hoja: Hoja) -> None:
    estilo = documento.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    estilo.font.color.rgb = _color(hoja.variable("--enlace"))
    estilo.font.underline = True


def _de_tablas(documento: Document, hoja: Hoja) -> None:
    linea = en_rgb(hoja.variable("--linea")) or "BBBBBB"
    realce = en_rgb(hoja.variable("--realce")) or "EEEEEE"
    bordes = [
        nodo(f"w:{lado}", w_val="single", w_sz=4, w_space=0, w_color=linea)
        for lado in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    margenes = [
        nodo(f"w:{lado}", w_w=mide, w_type="dxa")
        for lado, mide in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80))
    ]
    documento.styles.element.append(
        nodo(
            "w:style",
            marca("w:name", "Tabla de informe"),
            nodo("w:tblPr", nodo("w:tblBorders", *bordes), nodo("w:tblCellMar", *margenes)),
            nodo(
                "w:tblStylePr",
                nodo("w:rPr", nodo("w:b")),
                nodo(
                    "w:tcPr",
                    nodo("w:shd", w_val="clear", w_color="auto", w_fill=realce),
                    marca("w:vAlign", "bottom"),
                ),
                w_type="firstRow",
            ),
            w_type="table",
            w_customStyle=1,
            w_styleId=DE_TABLA,
        )
    )


def _color(escrito: str) -> RGBColor:
    return RGBColor.from_string(en_rgb(escrito) or "000000")


def poner_hoja(documento: Document, hoja: Hoja) -> int:
    """Da a la hoja su tamaño y su pie; devuelve lo que mide una línea, en vigésimas de punto."""
    seccion = documento.sections[0]
    apaisada = hoja.es_apaisada
    corto, largo = _A4
    seccion.orientation = WD_ORIENT.LANDSCAPE if apaisada else WD_ORIENT.PORTRAIT
    seccion.page_width, seccion.page_height = (largo, corto) if apaisada else (corto, largo)
    seccion.left_margin = seccion.right_margin = _MARGEN[apaisada]
    seccion.top_margin, seccion.bottom_margin = Mm(16), Mm(18)
    seccion.footer_distance = Mm(9)
    ancho = int((seccion.page_width - 2 * _MARGEN[apaisada]) / Pt(1) * 20)
    pie = seccion.footer.paragraphs[0]
    topes = pie.style.paragraph_format.tab_stops
    topes.clear_all()
    topes.add_tab_stop(Pt(ancho / 20), WD_TAB_ALIGNMENT.RIGHT)
    dentro = [
        nodo("w:r", letras(hoja.pie), nodo("w:tab")),
        _campo("PAGE"),
        nodo("w:r", letras(" de ")),
        _campo("NUMPAGES"),
    ]
    propias = nodo("w:sdtPr", marca("w:tag", NO_ES_DATO), marca("w:lock", "sdtContentLocked"))
    pie._p.append(nodo("w:sdt", propias, nodo("w:sdtContent", *dentro)))  # noqa: SLF001 — lo mismo
    return ancho


def _campo(codigo: str) -> Nodo:
    return nodo("w:fldSimple", nodo("w:r", letras("1")), w_instr=f" {codigo} ")


def presentar(documento: Document, titulo: str, autor: str, dia: date) -> None:
    """Las propiedades del documento: nada de cuándo ni dónde se hizo."""
    propias = documento.core_properties
    propias.title, propias.author, propias.language = titulo[:255], autor[:255], _LENGUA
    propias.comments, propias.keywords, propias.subject, propias.last_modified_by = "", "", "", ""
    propias.created = propias.modified = datetime(dia.year, dia.month, dia.day, _HORAS)  # noqa: DTZ001 — sin zona a propósito
    propias.revision = 1
    omision = documento.styles.element.find(".//{*}docDefaults//{*}rPr/{*}lang")
    if omision is not None:
        for clave in omision.attrib:
            omision.set(clave, _LENGUA)
