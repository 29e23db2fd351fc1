"""Las construcciones de los Word de verdad, cada una en una celda, y lo que de ella se ve.

El caso se tomó de documentos que circulan; lo que se ve, de abrirlos.
"""

from datetime import date
from typing import NamedTuple

from apoyo.docx import fila, numerado, parrafo, tabla, tramo


class Caso(NamedTuple):
    celda: str
    """Lo que va en el segundo `w:tc`."""
    texto: str
    valor: date | bool | None = None
    casillas: tuple[tuple[str, bool], ...] = ()
    aviso: str = ""
    """El código y, tras dos puntos, algo que ha de decir."""


def control(propiedades: str, dentro: str) -> str:
    return f"<w:sdt><w:sdtPr>{propiedades}</w:sdtPr><w:sdtContent>{dentro}</w:sdtContent></w:sdt>"


def campo(codigo: str, resultado: str | None = None, formulario: str = "") -> str:
    separado = (
        "" if resultado is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{resultado}'
    )
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{formulario}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText> {codigo} </w:instrText></w:r>{separado}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _casilla(marcada: int, signo: str) -> str:
    return control(f'<w14:checkbox><w14:checked w14:val="{marcada}"/></w14:checkbox>', tramo(signo))


def fecha(cuando: str, formato: str, vista: str) -> str:
    propiedades = (
        f'<w:date w:fullDate="{cuando}T00:00:00Z"><w:dateFormat w:val="{formato}"/></w:date>'
    )
    return control(propiedades, tramo(vista))


def _cuadro(dentro: str) -> str:
    return f"<w:txbxContent>{dentro}</w:txbxContent>"


def en_dibujo(dentro: str) -> str:
    return (
        f"<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{_cuadro(dentro)}"
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


_LISTA = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Pendiente"/><w:listEntry w:val="Completada"/></w:ddList>'
QUIEN = 'w:id="1" w:author="X"'

CASOS = {
    "normal": Caso("AAA", "AAA"),
    "hipervínculo": Caso(f'<w:hyperlink w:anchor="x">{tramo("ENLACE")}</w:hyperlink>', "ENLACE"),
    "desplegable": Caso(control("<w:dropDownList/>", tramo("COMPLETADA")), "COMPLETADA"),
    "desplegable sin elegir": Caso(
        control("<w:showingPlcHdr/><w:dropDownList/>", tramo("Elija un elemento.")),
        "",
        aviso="SEG721:«Elija un elemento.»",
    ),
    "fecha": Caso(fecha("2023-11-30", "d/M/yy", "30/11/23"), "2023-11-30", date(2023, 11, 30)),
    "fecha escrita encima de otra": Caso(
        fecha("2023-11-30", "d/M/yy", "hacia el 15/12/23"), "hacia el 15/12/23"
    ),
    "fecha entre texto": Caso(
        tramo("Plazo: ") + fecha("2023-11-30", "d/M/yy", "30/11/23"), "Plazo: 2023-11-30"
    ),
    "mes entre texto": Caso(
        tramo("Plazo: ") + fecha("2023-11-01", "MMMM yyyy", "noviembre 2023"), "Plazo: 2023-11"
    ),
    "fecha que no existe": Caso(fecha("2023-02-31", "d/M/yy", "31/2/23"), "31/2/23"),
    "fecha que rodea el párrafo": Caso(
        control(
            '<w:date w:fullDate="2023-11-30T00:00:00Z"><w:dateFormat w:val="d/M/yy"/></w:date>',
            parrafo("30/11/23"),
        ),
        "2023-11-30",
        date(2023, 11, 30),
    ),
    "marcador que rodea el párrafo": Caso(
        control("<w:showingPlcHdr/><w:text/>", parrafo("Escriba aquí")),
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
    "casilla que muestra lo contrario": Caso(
        _casilla(0, "☒"), "☐", valor=False, casillas=(("", False),)
    ),
    "desplegable heredado": Caso(campo("FORMDROPDOWN", None, _LISTA), "Completada"),
    "desplegable heredado con resultado": Caso(
        campo("FORMDROPDOWN", tramo("vieja"), _LISTA), "Completada"
    ),
    "casilla heredada": Caso(
        campo("FORMCHECKBOX", None, '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
        + tramo(" Aceptada"),
        "☒ Aceptada",
        casillas=(("Aceptada", True),),
    ),
    "casilla heredada sin marcar": Caso(
        campo(
            "FORMCHECKBOX",
            None,
            '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>',
        ),
        "☐",
        valor=False,
        casillas=(("", False),),
    ),
    "texto heredado": Caso(campo("FORMTEXT", tramo("ESCRITO"), "<w:textInput/>"), "ESCRITO"),
    "texto heredado sin escribir": Caso(campo("FORMTEXT", tramo("\u2002" * 5)), ""),
    "botón en que se escribe": Caso(
        campo("MACROBUTTON NoMacro Haga clic y escriba"), "", aviso="SEG721:Haga clic y escriba"
    ),
    "insertado": Caso(
        f"<w:ins {QUIEN}>{tramo('NUEVO')}</w:ins>", "NUEVO", aviso="SEG704:1 inserción"
    ),
    "borrado": Caso(
        f"<w:del {QUIEN}><w:r><w:delText>VIEJO</w:delText></w:r></w:del>",
        "",
        aviso="SEG704:1 borrado",
    ),
    "movido": Caso(
        f"<w:moveFrom {QUIEN}>{tramo('DEAQUI')}</w:moveFrom><w:moveTo {QUIEN}>{tramo('MOVIDO')}</w:moveTo>",
        "MOVIDO",
        aviso="SEG704:1 texto llevado a otro lugar y 1 texto traído de otro lugar",
    ),
    "insertado y borrado": Caso(
        f"<w:ins {QUIEN}><w:del {QUIEN}><w:r><w:delText>NADA</w:delText></w:r></w:del></w:ins>",
        "",
        aviso="SEG704:1 inserción y 1 borrado",
    ),
    "párrafo cuyo final se borró": Caso(
        parrafo(tramo("uno "), f"<w:rPr><w:del {QUIEN}/></w:rPr>") + parrafo("dos"),
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
    "campo": Caso(campo("MERGEFIELD x", tramo("VISTO")), "VISTO"),
    "campo dentro del código de otro": Caso(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + campo("MERGEFIELD x", tramo("OCULTO"))
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
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{en_dibujo(parrafo("CUADRO"))}</mc:Choice>'
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
    "número sin texto": Caso(parrafo("", numerado(0)), "1."),
    "numeración": Caso(parrafo("TEXTO", numerado(1)), "1.1 TEXTO"),
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
NUMERACION = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
