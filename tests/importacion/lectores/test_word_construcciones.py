"""Las construcciones de los Word de verdad, leídas como las enseña LibreOffice.

Cada una es una celda, con lo que de ella se ve y lo que se avisa. El caso se tomó de documentos que circulan;
lo que se ve, de abrirlos. `tests/oficina` los abre de nuevo y compara.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from apoyo.docx import celda, enlace, escrito, fila, numerado, parrafo, tabla, tramo
from seguimiento.importacion.lectores import word
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.material import Aviso, Casilla, Celda, Material, Precision, Tabla


class Caso(NamedTuple):
    celda: str
    """Lo que va en el segundo `w:tc`."""
    texto: str
    valor: date | bool | None = None
    casillas: tuple[tuple[str, bool], ...] = ()
    aviso: str = ""
    """El código y, tras dos puntos, algo que ha de decir."""


def _control(propiedades: str, dentro: str) -> str:
    return f"<w:sdt><w:sdtPr>{propiedades}</w:sdtPr><w:sdtContent>{dentro}</w:sdtContent></w:sdt>"


def _campo(codigo: str, resultado: str | None = None, formulario: str = "") -> str:
    separado = (
        "" if resultado is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{resultado}'
    )
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{formulario}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText> {codigo} </w:instrText></w:r>{separado}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _casilla(marcada: int, signo: str) -> str:
    return _control(
        f'<w14:checkbox><w14:checked w14:val="{marcada}"/></w14:checkbox>', tramo(signo)
    )


def _fecha(cuando: str, formato: str, vista: str) -> str:
    propiedades = (
        f'<w:date w:fullDate="{cuando}T00:00:00Z"><w:dateFormat w:val="{formato}"/></w:date>'
    )
    return _control(propiedades, tramo(vista))


def _cuadro(dentro: str) -> str:
    return f"<w:txbxContent>{dentro}</w:txbxContent>"


def _en_dibujo(dentro: str) -> str:
    return (
        f"<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{_cuadro(dentro)}"
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


_LISTA = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Pendiente"/><w:listEntry w:val="Completada"/></w:ddList>'
_QUIEN = 'w:id="1" w:author="X"'

CASOS = {
    "normal": Caso("AAA", "AAA"),
    "hipervínculo": Caso(f'<w:hyperlink w:anchor="x">{tramo("ENLACE")}</w:hyperlink>', "ENLACE"),
    "desplegable": Caso(_control("<w:dropDownList/>", tramo("COMPLETADA")), "COMPLETADA"),
    "desplegable sin elegir": Caso(
        _control("<w:showingPlcHdr/><w:dropDownList/>", tramo("Elija un elemento.")),
        "",
        aviso="SEG721:«Elija un elemento.»",
    ),
    "fecha": Caso(_fecha("2023-11-30", "d/M/yy", "30/11/23"), "30/11/23", date(2023, 11, 30)),
    "fecha entre texto": Caso(
        tramo("Plazo: ") + _fecha("2023-11-30", "d/M/yy", "30/11/23"), "Plazo: 2023-11-30"
    ),
    "mes entre texto": Caso(
        tramo("Plazo: ") + _fecha("2023-11-01", "MMMM yyyy", "noviembre 2023"), "Plazo: 2023-11"
    ),
    "fecha que no existe": Caso(_fecha("2023-02-31", "d/M/yy", "31/2/23"), "31/2/23"),
    "fecha que rodea el párrafo": Caso(
        _control(
            '<w:date w:fullDate="2023-11-30T00:00:00Z"><w:dateFormat w:val="d/M/yy"/></w:date>',
            parrafo("30/11/23"),
        ),
        "30/11/23",
        date(2023, 11, 30),
    ),
    "marcador que rodea el párrafo": Caso(
        _control("<w:showingPlcHdr/><w:text/>", parrafo("Escriba aquí")),
        "",
        aviso="SEG721:«Escriba aquí»",
    ),
    "casillas": Caso(
        _casilla(1, "☒") + tramo(" Aceptada ") + _casilla(0, "☐") + tramo(" Rechazada"),
        "☒ Aceptada ☐ Rechazada",
        casillas=(("Aceptada", True), ("Rechazada", False)),
    ),
    "casillas detrás": Caso(
        tramo("Aceptada ") + _casilla(0, "☐") + tramo(" Rechazada ") + _casilla(1, "☒"),
        "Aceptada ☐ Rechazada ☒",
        casillas=(("Aceptada", False), ("Rechazada", True)),
    ),
    "casilla con otro signo": Caso(_casilla(1, "þ"), "☒", valor=True, casillas=(("", True),)),
    "casilla que enseña lo contrario": Caso(
        _casilla(0, "☒"), "☐", valor=False, casillas=(("", False),)
    ),
    "desplegable heredado": Caso(_campo("FORMDROPDOWN", None, _LISTA), "Completada"),
    "desplegable heredado con resultado": Caso(
        _campo("FORMDROPDOWN", tramo("vieja"), _LISTA), "Completada"
    ),
    "casilla heredada": Caso(
        _campo("FORMCHECKBOX", None, '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
        + tramo(" Aceptada"),
        "☒ Aceptada",
        casillas=(("Aceptada", True),),
    ),
    "casilla heredada sin marcar": Caso(
        _campo(
            "FORMCHECKBOX",
            None,
            '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>',
        ),
        "☐",
        valor=False,
        casillas=(("", False),),
    ),
    "texto heredado": Caso(_campo("FORMTEXT", tramo("ESCRITO"), "<w:textInput/>"), "ESCRITO"),
    "texto heredado sin escribir": Caso(_campo("FORMTEXT", tramo("\u2002" * 5)), ""),
    "botón en que se escribe": Caso(
        _campo("MACROBUTTON NoMacro Haga clic y escriba"), "", aviso="SEG721:Haga clic y escriba"
    ),
    "insertado": Caso(
        f"<w:ins {_QUIEN}>{tramo('NUEVO')}</w:ins>", "NUEVO", aviso="SEG704:1 inserción"
    ),
    "borrado": Caso(
        f"<w:del {_QUIEN}><w:r><w:delText>VIEJO</w:delText></w:r></w:del>",
        "",
        aviso="SEG704:1 borrado",
    ),
    "movido": Caso(
        f"<w:moveFrom {_QUIEN}>{tramo('DEAQUI')}</w:moveFrom><w:moveTo {_QUIEN}>{tramo('MOVIDO')}</w:moveTo>",
        "MOVIDO",
        aviso="SEG704:1 texto llevado a otro lugar y 1 texto traído de otro lugar",
    ),
    "insertado y borrado": Caso(
        f"<w:ins {_QUIEN}><w:del {_QUIEN}><w:r><w:delText>NADA</w:delText></w:r></w:del></w:ins>",
        "",
        aviso="SEG704:1 inserción y 1 borrado",
    ),
    "párrafo cuyo final se borró": Caso(
        parrafo(tramo("uno "), f"<w:rPr><w:del {_QUIEN}/></w:rPr>") + parrafo("dos"),
        "uno dos",
        aviso="SEG704:1 borrado",
    ),
    "tachado": Caso(
        tramo("TACHADO", "<w:strike/>"), "", aviso="SEG705:tachado y no se lee: «TACHADO»"
    ),
    "tachado doble": Caso(tramo("A") + tramo("B", "<w:dstrike/>"), "A", aviso="SEG705:«B»"),
    "sin tachar": Caso(tramo("VALE", '<w:strike w:val="0"/>'), "VALE"),
    "oculto": Caso(tramo("OCULTO", "<w:vanish/>"), "", aviso="SEG705:oculto y no se lee: «OCULTO»"),
    "espacio tachado": Caso(tramo("A") + tramo(" ", "<w:strike/>"), "A"),
    "signo de Wingdings": Caso(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + tramo(" Aceptada"),
        "☑ Aceptada",
        casillas=(("Aceptada", True),),
    ),
    "letra en Wingdings": Caso(
        tramo("ý", '<w:rFonts w:ascii="Wingdings"/>') + tramo(" No"),
        "☒ No",
        casillas=(("No", True),),
    ),
    "signo que no se sabe": Caso(
        '<w:r><w:sym w:font="Webdings" w:char="F022"/></w:r>' + tramo("A"),
        "A",
        aviso="SEG705:Webdings",
    ),
    "salto y guion": Caso(
        "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>",
        "a\nb-cd",
    ),
    "tabulador": Caso("<w:r><w:t>1.1</w:t><w:tab/><w:t>Uno</w:t></w:r>", "1.1\tUno"),
    "espacios que no se guardan": Caso("<w:r><w:t> a </w:t></w:r><w:r><w:t> b</w:t></w:r>", "ab"),
    "campo simple": Caso(
        f'<w:fldSimple w:instr=" DOCPROPERTY x ">{tramo("CAMPO")}</w:fldSimple>', "CAMPO"
    ),
    "campo": Caso(_campo("REF _Ref1 \\h", tramo("VISTO")), "VISTO"),
    "campo dentro del código de otro": Caso(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + _campo("MERGEFIELD x", tramo("OCULTO"))
        + '<w:r><w:instrText> = 1 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + tramo("VISTO")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "VISTO",
    ),
    "campo sin cerrar": Caso(
        parrafo('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + tramo("CÓDIGO"))
        + parrafo("SIGUE"),
        "SIGUE",
    ),
    "etiqueta inteligente": Caso(
        f'<w:smartTag w:uri="u" w:element="e">{tramo("LUGAR")}</w:smartTag>', "LUGAR"
    ),
    "cuadro de texto": Caso(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{_en_dibujo(parrafo("CUADRO"))}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{_cuadro(parrafo('CUADRO'))}</v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + tramo("FUERA"),
        "FUERA\nCUADRO",
    ),
    "cuadro de texto solo de repuesto": Caso(
        '<w:r><mc:AlternateContent><mc:Choice Requires="x"/>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{_cuadro(parrafo('CUADRO'))}</v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        "CUADRO",
    ),
    "rótulo decorado": Caso(
        '<w:r><w:pict><v:shape><v:textpath string="BORRADOR"/></v:shape></w:pict></w:r>',
        "",
        aviso="SEG705:«BORRADOR»",
    ),
    "esquema": Caso(
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://x/2006/diagram"/></a:graphic>'
        "</wp:inline></w:drawing></w:r>",
        "",
        aviso="SEG705:dibujo con texto",
    ),
    "hoja incrustada": Caso(
        '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>',
        "",
        aviso="SEG705:incrustado",
    ),
    "documento incrustado": Caso(
        parrafo("A") + '<w:altChunk r:id="r9"/>' + parrafo("B"), "A\nB", aviso="SEG705:incrustado"
    ),
    "ecuación": Caso(
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1", aviso="SEG705:ecuación"
    ),
    "texto en algo desconocido": Caso(
        "<w:nuevo><w:t>QUÉ</w:t></w:nuevo>" + tramo("A"), "A", aviso="SEG705:«QUÉ»"
    ),
    "numeración": Caso(parrafo("TEXTO", numerado(1)), "1.1 TEXTO"),
    "número sin texto": Caso(parrafo("", numerado(0)), "1."),
    "número de lo tachado": Caso(
        parrafo(tramo("NO", "<w:strike/>"), numerado(0)), "", aviso="SEG705:«NO»"
    ),
    "viñeta": Caso(parrafo("UNO", numerado(0, 2)) + parrafo("DOS", numerado(0, 2)), "• UNO\n• DOS"),
    "mayúsculas de la letra": Caso(tramo("texto", "<w:caps/>"), "texto"),
    "tabla anidada": Caso(
        parrafo("") + tabla(fila("A", "B"), fila("C", "D")) + parrafo(""),
        "A\tB\nC\tD",
        aviso="SEG705:tabla dentro de la celda",
    ),
    "párrafos": Caso(parrafo("uno") + parrafo("") + parrafo(" dos "), "uno\ndos"),
}
_NUMERACION = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def _leido(carpeta: Path, *filas: str) -> tuple[Tabla, Material]:
    material = word.leer(escrito(carpeta, tabla(*filas), numbering=_NUMERACION))
    (leida,) = material.piezas
    assert isinstance(leida, Tabla)
    return leida, material


def _es_el_aviso(aviso: Aviso, dicho: str) -> bool:
    codigo, _, frase = dicho.partition(":")
    return aviso.codigo == codigo and frase in aviso.mensaje


@pytest.mark.parametrize("cual", CASOS)
def test_una_celda_se_lee_como_se_ve(tmp_path: Path, cual: str) -> None:
    caso = CASOS[cual]
    leida, material = _leido(tmp_path, fila(cual, caso.celda))
    (rotulo, celda_leida) = leida.filas[0]
    assert rotulo.texto == cual
    assert celda_leida.texto == caso.texto
    assert celda_leida.valor == caso.valor
    assert celda_leida.casillas == tuple(Casilla(*una) for una in caso.casillas)
    assert len(material.avisos) == bool(caso.aviso)
    assert all(_es_el_aviso(aviso, caso.aviso) for aviso in material.avisos)


@pytest.mark.parametrize("cual", CASOS)
def test_lo_que_no_se_lee_se_dice_donde_esta(tmp_path: Path, cual: str) -> None:
    _, material = _leido(tmp_path, fila("a", "b"), fila("c", CASOS[cual].celda))
    for aviso in material.avisos:
        assert str(aviso.sitio) == (
            "None" if aviso.codigo == "SEG704" else "tabla 1, fila 2, columna 2"
        )


@pytest.mark.parametrize("cual", [cual for cual, caso in CASOS.items() if "SEG704" in caso.aviso])
def test_con_estricto_los_cambios_controlados_se_rechazan(tmp_path: Path, cual: str) -> None:
    ruta = escrito(tmp_path, tabla(fila("a", CASOS[cual].celda)))
    with pytest.raises(ArchivoRechazado, match="lleva cambios controlados: 1 ") as hallado:
        word.leer(ruta, estricto=True)
    assert hallado.value.codigo == "SEG704"


def test_sin_cambios_estricto_lee_igual(tmp_path: Path) -> None:
    ruta = escrito(tmp_path, tabla(fila("a", "b")))
    assert word.leer(ruta, estricto=True) == word.leer(ruta)


def test_una_fecha_de_la_que_solo_se_ve_el_mes_lo_dice(tmp_path: Path) -> None:
    formatos = {
        "MMMM 'de' yyyy": Precision.MES,
        "yyyy": Precision.ANIO,
        "d 'de' MMMM": Precision.DIA,
    }
    leida, _ = _leido(tmp_path, fila(*(_fecha("2023-11-01", uno, "se ve") for uno in formatos)))
    assert [(una.texto, una.precision) for una in leida.filas[0]] == [
        ("se ve", precision) for precision in formatos.values()
    ]


ENVUELTAS = {
    "una celda": tabla(f"<w:tr>{celda('a')}{_control('', celda('b'))}</w:tr>"),
    "una fila": tabla(_control("", fila("a", "b"))),
    "una fila y sus celdas": tabla(
        _control("", f"<w:tr>{_control('', celda('a'))}{celda('b')}</w:tr>")
    ),
    "una tabla": _control("", tabla(fila("a", "b"))),
    "todo": _control("", _control("", tabla(_control("", _control("", fila("a", "b")))))),
    "una etiqueta": f'<w:customXml w:element="e">{tabla(fila("a", "b"))}</w:customXml>',
    "un marco": tabla(fila(celda(f"{tabla(fila('a', 'b'))}{parrafo('')}"))),
    "un cuadro": parrafo(f"<w:r>{_en_dibujo(tabla(fila('a', 'b')) + parrafo(''))}</w:r>"),
}


@pytest.mark.parametrize("cual", ENVUELTAS)
def test_lo_que_la_rodea_no_cambia_una_tabla(tmp_path: Path, cual: str) -> None:
    material = word.leer(escrito(tmp_path, ENVUELTAS[cual]))
    (leida,) = material.piezas
    assert isinstance(leida, Tabla)
    assert [[una.texto for una in fila_leida] for fila_leida in leida.filas] == [["a", "b"]]
    assert material.avisos == ()


def test_un_control_que_rodea_la_celda_dice_de_que_es(tmp_path: Path) -> None:
    fecha = '<w:date w:fullDate="2024-03-15T00:00:00Z"><w:dateFormat w:val="dd/MM/yyyy"/></w:date>'
    leida, _ = _leido(
        tmp_path,
        f"<w:tr>{_control(fecha, celda('15/03/2024'))}{_control('<w:showingPlcHdr/>', celda('Elija'))}</w:tr>",
    )
    assert [(una.texto, una.valor) for una in leida.filas[0]] == [
        ("15/03/2024", date(2024, 3, 15)),
        ("", None),
    ]


def test_las_filas_borradas_no_se_ven_y_se_cuentan(tmp_path: Path) -> None:
    leida, material = _leido(
        tmp_path,
        fila("a", "b"),
        fila("x", "y", propiedades=f"<w:del {_QUIEN}/>"),
        fila("c", "d", propiedades=f"<w:ins {_QUIEN}/>"),
    )
    assert [[una.texto for una in fila_leida] for fila_leida in leida.filas] == [
        ["a", "b"],
        ["c", "d"],
    ]
    (aviso,) = material.avisos
    assert aviso.mensaje.endswith("1 fila insertada y 1 fila borrada")


def test_los_enlaces_y_las_notas_van_con_su_celda(tmp_path: Path) -> None:
    ruta = escrito(
        tmp_path,
        tabla(
            fila(
                f'<w:hyperlink r:id="h1">{tramo("acta")}</w:hyperlink>'
                + _campo('HYPERLINK "https://ejemplo.org/dos" \\o "x"', tramo("dos"))
                + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>'
            )
        ),
        enlaces=enlace("h1", "https://ejemplo.org/uno"),
        footnotes=f'<w:footnote w:id="2">{parrafo("Al pie")}</w:footnote>',
        comments=f'<w:comment w:id="0">{parrafo("Dicho al margen")}</w:comment>',
    )
    (leida,) = word.leer(ruta).piezas
    assert isinstance(leida, Tabla)
    ((una,),) = leida.filas
    assert una == Celda(
        "actados",
        una.sitio,
        enlaces=("https://ejemplo.org/uno", "https://ejemplo.org/dos"),
        nota="Al pie\nDicho al margen",
    )
