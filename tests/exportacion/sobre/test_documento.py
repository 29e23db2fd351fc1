"""Las celdas de un documento de Word se cambian en su sitio: sus letras, su control o sus casillas."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from apoyo.docx import celda, escrito, fila, numerado, parrafo, tabla, tramo
from seguimiento.exportacion.sobre.celdas import Nuevo
from seguimiento.exportacion.sobre.documento import Documento
from seguimiento.exportacion.sobre.empaquetado import con_otras_partes
from seguimiento.fechas import leer_fecha
from seguimiento.importacion.lectores import leer, paquete
from seguimiento.importacion.material import Celda, Tabla

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def leida(ruta: Path, columna: int = 1) -> Celda:
    (una,) = [pieza for pieza in leer(ruta).piezas if isinstance(pieza, Tabla)]
    return una.filas[0][columna]


def con(ruta: Path, nuevo: Nuevo) -> Path:
    """El documento con eso en la segunda celda, al lado."""
    with paquete.abrir(ruta) as abierto:
        documento, suya = Documento(ruta, abierto), leida(ruta)
        assert documento.por_que_no(suya) == ""
        partes = documento.partes([(suya, nuevo)])
    salida = ruta.with_name("salida.docx")
    salida.write_bytes(con_otras_partes(ruta.read_bytes(), partes))
    return salida


def texto_de(ruta: Path) -> str:
    with paquete.abrir(ruta) as abierto:
        return abierto.read("word/document.xml").decode()


def control(propiedades: str, dentro: str) -> str:
    return f"<w:sdt><w:sdtPr>{propiedades}</w:sdtPr><w:sdtContent>{dentro}</w:sdtContent></w:sdt>"


LISTA = (
    '<w:dropDownList w:lastValue="0"><w:listItem w:displayText="Elija un elemento." w:value=""/>'
    '<w:listItem w:displayText="En curso" w:value="1"/>'
    '<w:listItem w:displayText="Completada" w:value="2"/></w:dropDownList>'
)
INVITA = "<w:showingPlcHdr/>"


def _en_parrafo(dentro: str) -> str:
    return celda(f"<w:p>{dentro}</w:p>")


def _de_celda(dentro: str) -> str:
    return dentro


DESPLEGABLES = {
    "elegido": _en_parrafo(control(LISTA, tramo("En curso", "<w:b/>"))),
    "que invita": _en_parrafo(
        control(
            f"{INVITA}{LISTA}", tramo("Elija un elemento.", '<w:rStyle w:val="PlaceholderText"/>')
        )
    ),
    "combinado": _en_parrafo(control(LISTA.replace("dropDownList", "comboBox"), tramo("En curso"))),
    "de bloque": celda(control(LISTA, parrafo("En curso"))),
    "vacío": _en_parrafo(control(LISTA, "")),
    "de varios tramos": _en_parrafo(control(LISTA, tramo("En ") + tramo("curso"))),
}


@pytest.mark.parametrize("cual", DESPLEGABLES)
def test_en_un_desplegable_se_elige_y_sigue_siendolo(tmp_path: Path, cual: str) -> None:
    ruta = escrito(tmp_path, tabla(fila("a", DESPLEGABLES[cual], "c")))
    with paquete.abrir(ruta) as abierto:
        assert list(Documento(ruta, abierto).opciones(leida(ruta))) == ["En curso", "Completada"]
    salida = con(ruta, Nuevo("Completada"))
    assert leida(salida).texto == "Completada"
    nuevo = texto_de(salida)
    assert 'w:lastValue="2"' in nuevo
    assert "showingPlcHdr" not in nuevo
    assert "PlaceholderText" not in nuevo
    assert nuevo.count("<w:sdt>") == 1


def test_el_control_que_envuelve_la_celda(tmp_path: Path) -> None:
    envuelta = control(LISTA, celda("En curso"))
    ruta = escrito(tmp_path, tabla(f"<w:tr>{celda('a')}{envuelta}{celda('c')}</w:tr>"))
    salida = con(ruta, Nuevo("Completada"))
    assert [leida(salida, n).texto for n in range(3)] == ["a", "Completada", "c"]


def test_en_un_desplegable_antiguo_se_guarda_cual(tmp_path: Path) -> None:
    lista = (
        '<w:ddList>{}<w:listEntry w:val="En curso"/><w:listEntry w:val="Completada"/></w:ddList>'
    )
    for elegida in ("", '<w:result w:val="0"/>'):
        campo = (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{lista.format(elegida)}</w:ffData>'
            "</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        ruta = escrito(tmp_path, tabla(fila("a", _en_parrafo(campo))))
        assert leida(ruta).texto == "En curso"
        assert leida(con(ruta, Nuevo("Completada"))).texto == "Completada"


@pytest.mark.parametrize(
    ("formato", "fecha", "se_ve"),
    [
        ("dd/MM/yyyy", "2024-06-30", "30/06/2024"),
        ("d 'de' MMMM 'de' yyyy", "2024-06-05", "5 de junio de 2024"),
        ("MMMM yyyy", "2024-06", "junio 2024"),
    ],
)
def test_en_un_control_de_fecha_se_guarda_y_se_ve(
    tmp_path: Path, formato: str, fecha: str, se_ve: str
) -> None:
    propiedades = (
        f'<w:date w:fullDate="2023-11-30T00:00:00Z"><w:dateFormat w:val="{formato}"/>'
        '<w:lid w:val="es-ES"/></w:date>'
    )
    ruta = escrito(tmp_path, tabla(fila("a", _en_parrafo(control(propiedades, tramo("antes"))))))
    salida = con(ruta, Nuevo(fecha, leer_fecha(fecha)))
    assert leida(salida).valor == leer_fecha(fecha).ultimo_dia
    assert f">{se_ve}</w:t>" in texto_de(salida)


def casilla(*, marcada: bool) -> str:
    propiedades = (
        f'<w14:checkbox><w14:checked w14:val="{int(marcada)}"/><w14:checkedState w14:val="2612"/>'
        '<w14:uncheckedState w14:val="2610"/></w14:checkbox>'
    )
    return control(propiedades, tramo("☒" if marcada else "☐"))


CASILLAS = {
    "en controles": casilla(marcada=True)
    + tramo(" En curso ")
    + casilla(marcada=False)
    + tramo(" Completada"),
    "escritas": tramo("☒ En curso ☐ Completada"),
    "escritas por trozos": tramo("☑") + tramo(" En curso ") + tramo("☐") + tramo(" Completada"),
}


@pytest.mark.parametrize("cual", CASILLAS)
def test_de_las_casillas_se_marca_una(tmp_path: Path, cual: str) -> None:
    ruta = escrito(tmp_path, tabla(fila("a", _en_parrafo(CASILLAS[cual]))))
    suya = leida(con(ruta, Nuevo("Completada")))
    assert [(una.rotulo, una.marcada) for una in suya.casillas] == [
        ("En curso", False),
        ("Completada", True),
    ]


def test_una_casilla_sola_se_marca(tmp_path: Path) -> None:
    ruta = escrito(tmp_path, tabla(fila("a", _en_parrafo(casilla(marcada=False)))))
    assert leida(con(ruta, Nuevo("VERDADERO", si=True))).valor is True


def test_el_texto_conserva_las_primeras_letras_el_parrafo_y_lo_prendido(tmp_path: Path) -> None:
    dentro = (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:bookmarkStart w:id="7" w:name="m"/>'
        + tramo("uno ", '<w:b/><w:color w:val="FF0000"/>')
        + tramo("dos", "<w:i/>")
        + '<w:bookmarkEnd w:id="7"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
        + parrafo("otro")
    )
    ruta = escrito(tmp_path, tabla(fila("a", celda(dentro), "c")))
    salida = con(ruta, Nuevo("nuevo\tcon\nsaltos & <más>"))
    assert leida(salida).texto == "nuevo\tcon\nsaltos & <más>"
    raiz = etree.fromstring(texto_de(salida).encode())
    suya = list(raiz.iter(f"{{{W}}}tc"))[1]
    assert len(list(suya.iter(f"{{{W}}}p"))) == 1
    assert [uno.tag.partition("}")[2] for uno in suya.iterfind(".//w:r[1]/w:rPr/*", {"w": W})] == [
        "b",
        "color",
    ]
    nombres = [uno.tag.partition("}")[2] for uno in suya.iter() if isinstance(uno.tag, str)]
    assert {"jc", "bookmarkStart", "bookmarkEnd", "commentReference"} <= set(nombres)


VARIAS: dict[str, str] = {
    "vacía": celda("<w:p/>"),
    "vacía con aspecto": celda(parrafo("", "<w:rPr><w:b/></w:rPr>")),
    "en una lista": celda(parrafo("uno", numerado(0)) + parrafo("dos", numerado(0))),
    "con cambios": _en_parrafo(
        f'<w:ins w:id="1" w:author="a">{tramo("nuevo")}</w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>viejo</w:delText></w:r></w:del>'
    ),
    "con enlace": _en_parrafo(f'<w:hyperlink r:id="x">{tramo("aquí")}</w:hyperlink>'),
    "en un control de texto": _en_parrafo(control("<w:text/>", tramo("dentro"))),
    "en un control de texto que invita": _en_parrafo(control(INVITA, tramo("Escriba aquí"))),
    "en un control de bloque": celda(control("<w:text/>", parrafo("dentro"))),
}


@pytest.mark.parametrize("cual", VARIAS)
def test_en_cualquier_celda_se_lee_lo_escrito(tmp_path: Path, cual: str) -> None:
    ruta = escrito(tmp_path, tabla(fila("a", VARIAS[cual], "c")))
    salida = con(ruta, Nuevo("=lo nuevo"))
    assert [leida(salida, n).texto for n in range(3)] == ["a", "=lo nuevo", "c"]


NEGADAS: dict[str, tuple[Callable[[], str], str]] = {
    "otra tabla": (lambda: celda(tabla(fila("x")) + "<w:p/>"), "otra tabla"),
    "un campo": (
        lambda: _en_parrafo(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{tramo("hoy")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "campo calculado",
    ),
    "ligada": (
        lambda: _en_parrafo(control(f'<w:dataBinding w:xpath="/a"/>{LISTA}', tramo("En curso"))),
        "ligada",
    ),
    "varios controles": (
        lambda: _en_parrafo(control(LISTA, tramo("a")) + control(LISTA, tramo("b"))),
        "varios controles",
    ),
}


@pytest.mark.parametrize("cual", NEGADAS)
def test_donde_no_se_sabe_escribir_se_dice(tmp_path: Path, cual: str) -> None:
    hacer, por_que = NEGADAS[cual]
    ruta = escrito(tmp_path, tabla(fila("a", hacer())))
    with paquete.abrir(ruta) as abierto:
        assert por_que in Documento(ruta, abierto).por_que_no(leida(ruta))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_lo_escrito_al_azar_se_relee(texto: str) -> None:
    with TemporaryDirectory() as carpeta:
        ruta = escrito(Path(carpeta), tabla(fila("a", tramo(escape("viejo"), "<w:b/>"), "c")))
        salida = con(ruta, Nuevo(texto))
        lugar = salida.read_bytes()
        assert lugar
        raiz = etree.fromstring(texto_de(salida).encode())
        suya = list(raiz.iter(f"{{{W}}}tc"))[1]
        assert "".join(t.text or "" for t in suya.iter(f"{{{W}}}t")) == "".join(
            letra for letra in texto if letra not in "\ufffe\uffff"
        )


_DE_QUIEN = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'


@pytest.mark.parametrize(
    "marcado",
    [
        celda(parrafo(f"<w:ins {_DE_QUIEN}>{tramo('En curso')}</w:ins>")),
        celda(parrafo(tramo("En curso"), f"<w:rPr><w:ins {_DE_QUIEN}/></w:rPr>")),
        celda(parrafo(tramo("En curso"), f"<w:rPr><w:del {_DE_QUIEN}/></w:rPr>")),
        celda(parrafo(f"<w:moveFrom {_DE_QUIEN}/>{tramo('En curso')}")),
    ],
    ids=["con texto", "el salto que se puso", "el salto que se quitó", "vacía"],
)
def test_de_los_cambios_controlados_se_avisa_aunque_la_marca_este_vacia(
    tmp_path: Path, marcado: str
) -> None:
    ruta = escrito(tmp_path, tabla(fila("Estado", marcado)))
    with paquete.abrir(ruta) as abierto:
        assert len(Documento(ruta, abierto).avisos([])) == 1
