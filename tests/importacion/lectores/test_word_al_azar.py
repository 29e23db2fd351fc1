"""Documentos que ningún programa escribiría: se leen o se rechazan, siempre con una frase."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo.docx import (
    PRINCIPAL,
    comprimidas,
    escrito,
    fila,
    numerado,
    parrafo,
    partes,
    tabla,
    tramo,
)
from seguimiento.importacion.lectores import word
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.material import Material, Tabla

_NOMBRES = [
    *(
        f"w:{nombre}"
        for nombre in [
            "altChunk",
            "br",
            "cellDel",
            "cellMerge",
            "checkBox",
            "checked",
            "comment",
            "commentReference",
            "customXml",
            "cr",
            "date",
            "dateFormat",
            "ddList",
            "default",
            "del",
            "delText",
            "drawing",
            "endnoteReference",
            "ffData",
            "fldChar",
            "fldSimple",
            "footnoteReference",
            "gridBefore",
            "gridSpan",
            "hMerge",
            "hyperlink",
            "ilvl",
            "ins",
            "instrText",
            "listEntry",
            "lvl",
            "lvlOverride",
            "lvlText",
            "moveFrom",
            "moveTo",
            "name",
            "noBreakHyphen",
            "num",
            "numFmt",
            "numId",
            "numPr",
            "numStyleLink",
            "abstractNum",
            "abstractNumId",
            "object",
            "outlineLvl",
            "p",
            "pPr",
            "pStyle",
            "pict",
            "r",
            "rFonts",
            "rPr",
            "rStyle",
            "result",
            "sdt",
            "sdtContent",
            "sdtPr",
            "showingPlcHdr",
            "smartTag",
            "start",
            "startOverride",
            "strike",
            "style",
            "sym",
            "t",
            "tab",
            "tbl",
            "tc",
            "tcPr",
            "tr",
            "trPr",
            "txbxContent",
            "vMerge",
            "vanish",
            "basedOn",
            "body",
            "sectPr",
        ]
    ),
    "w14:checkbox",
    "w14:checked",
    "mc:AlternateContent",
    "mc:Choice",
    "mc:Fallback",
    "m:oMath",
    "m:t",
    "a:t",
    "a:graphicData",
    "v:textpath",
    "o:OLEObject",
]
_ATRIBUTOS = [
    "w:val", "w:id", "w:char", "w:font", "w:instr", "w:fldCharType", "w:fullDate", "w:ilvl", "w:numId",
    "w:abstractNumId", "w:styleId", "w:type", "w:default", "w:vMerge", "w:ascii", "w:format", "r:id",
    "w14:val", "uri", "string", "xml:space",
]  # fmt: skip
_VALORES = [
"", "0", "1", "2", "9", "-1", "99999999999999999999", "x", "begin", "separate", "end", "restart",
    "continue", "cont", "paragraph", "preserve", "decimal", "bullet", "custom", "upperRoman", "%1.%2",
    "F0FE", "D800", "110000", "-F", "Wingdings", "2023-11-30T00:00:00Z", "0000-00-00", "FORMDROPDOWN",
    "FORMCHECKBOX", "HYPERLINK &quot;", "SYMBOL 99999999999 \\f x", "MACROBUTTON a b", "A", "²", "١",
]  # fmt: skip
_TEXTOS = ["", "", "hola", "☒ a", "\uf0fe", " "]


def _elemento(azar: Random, hondo: int = 6) -> str:
    nombre = azar.choice(_NOMBRES)
    atributos = azar.sample(_ATRIBUTOS, azar.randint(0, 3))
    dichos = "".join(f' {cual}="{azar.choice(_VALORES)}"' for cual in atributos)
    dentro = _trozo(azar, hondo - 1) if hondo else ""
    return f"<{nombre}{dichos}>{azar.choice(_TEXTOS)}{dentro}</{nombre}>"


def _trozo(azar: Random, hondo: int = 6) -> str:
    return "".join(_elemento(azar, hondo) for _ in range(azar.randint(0, 4)))


def _leido(ruta: Path) -> Material | None:
    """El material, o nada si se rechazó: cualquier otra excepción es un fallo."""
    try:
        return word.leer(ruta)
    except ArchivoRechazado as error:
        assert error.codigo in {"SEG701", "SEG702"}  # noqa: PT017 — también vale que no lo haya
        return None


@pytest.mark.parametrize("semilla", range(10))
def test_cualquier_cosa_se_lee_o_se_rechaza(tmp_path: Path, semilla: int) -> None:
    azar = Random(semilla)  # noqa: S311 — determinista, no secreto
    for _ in range(20):
        ruta = escrito(
            tmp_path,
            parrafo("x", numerado(1)) + _trozo(azar) + tabla(fila("y", "z")),
            styles=_trozo(azar),
            numbering=_trozo(azar, 3),
            comments=_trozo(azar, 3),
        )
        if material := _leido(ruta):
            for pieza in material.piezas:
                if isinstance(pieza, Tabla):
                    assert {len(una) for una in pieza.filas} == {pieza.ancho}
            assert word.leer(ruta) == material


_ENVOLTURAS = st.lists(
    st.sampled_from(
        [
            ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ('<w:smartTag w:element="x">', "</w:smartTag>"),
            ('<w:customXml w:element="x">', "</w:customXml>"),
            ('<w:ins w:id="1">', "</w:ins>"),
            ('<w:hyperlink w:anchor="x">', "</w:hyperlink>"),
            ('<w:fldSimple w:instr="REF x">', "</w:fldSimple>"),
            ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
        ]
    ),
    max_size=4,
)


@given(
    st.lists(
        st.tuples(st.sampled_from(["uno", " dos ", "☒ ", "¿3?"]), _ENVOLTURAS),
        min_size=1,
        max_size=6,
    )
)
def test_lo_que_envuelve_las_letras_no_las_cambia(
    tmp_path_factory: pytest.TempPathFactory, dichos: list[tuple[str, list[tuple[str, str]]]]
) -> None:
    def envuelto(texto: str, envolturas: list[tuple[str, str]]) -> str:
        abre = "".join(una for una, _ in envolturas)
        cierra = "".join(una for _, una in reversed(envolturas))
        return abre + tramo(texto) + cierra

    dentro = "".join(envuelto(*dicho) for dicho in dichos)
    ruta = escrito(tmp_path_factory.mktemp("envuelto"), tabla(fila(parrafo(dentro))))
    (leida,) = word.leer(ruta).piezas
    assert isinstance(leida, Tabla)
    assert leida.filas[0][0].texto == "".join(texto for texto, _ in dichos).strip()


@given(st.data())
def test_con_un_trozo_del_texto_estropeado_se_lee_o_se_rechaza(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    buenas = partes(tabla(fila(parrafo("uno", numerado(0)), "dos")) + parrafo("tres"))
    texto = buenas[PRINCIPAL]
    donde = data.draw(st.integers(0, len(texto)))
    cuanto = data.draw(st.integers(0, 9))
    nuevo = data.draw(st.binary(max_size=4))
    ruta = tmp_path_factory.mktemp("roto") / "matriz.docx"
    ruta.write_bytes(
        comprimidas(buenas | {PRINCIPAL: texto[:donde] + nuevo + texto[donde + cuanto :]})
    )
    _leido(ruta)
