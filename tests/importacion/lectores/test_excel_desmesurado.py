"""Los libros que llenarían la memoria, y los que no son lo que dicen."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from seguimiento.importacion.lectores import leer
from seguimiento.importacion.lectores.medidas import CELDAS
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.material import Tabla

NORMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def con_hoja(tmp_path: Path, dentro: str, *, norma: str = NORMA) -> Path:
    """Un libro cuya única hoja tiene ese XML."""
    vacio = tmp_path / "vacio.xlsx"
    openpyxl.Workbook().save(vacio)
    ruta = tmp_path / "libro.xlsx"
    hoja = f'<?xml version="1.0"?><worksheet xmlns="{norma}">{dentro}</worksheet>'
    with zipfile.ZipFile(vacio) as viejo, zipfile.ZipFile(ruta, "w", zipfile.ZIP_DEFLATED) as nuevo:
        for nombre in viejo.namelist():
            de_la_hoja = nombre == "xl/worksheets/sheet1.xml"
            nuevo.writestr(nombre, hoja if de_la_hoja else viejo.read(nombre))
    return ruta


def filas(*celdas: str) -> str:
    return f"<sheetData>{''.join(celdas)}</sheetData>"


UNA = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "dentro",
    [
        filas(UNA, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        filas(UNA, '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'),
        filas(UNA) + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        filas(UNA) + '<mergeCells><mergeCell ref="XFD1048576:A1"/></mergeCells>',
        filas(UNA) + "<mergeCells>" + '<mergeCell ref="A1:Z999"/>' * 30 + "</mergeCells>",
        filas(UNA) + '<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>',
        filas(f'<row r="1">{"<c/>" * (CELDAS + 1)}</row>'),
    ],
    ids=["esquina", "al-pie", "union", "union-del-reves", "uniones", "enlace", "celdas-vacias"],
)
def test_lo_que_no_cabe_se_rechaza_sin_ponerlo_en_memoria(tmp_path: Path, dentro: str) -> None:
    with pytest.raises(ArchivoRechazado) as rechazo:
        leer(con_hoja(tmp_path, dentro))
    assert rechazo.value.codigo == "SEG702"
    assert "Sheet" in rechazo.value.mensaje or "infla" in rechazo.value.mensaje
    assert rechazo.value.ayuda


@pytest.mark.parametrize("clase", ["dialogsheet", "otra", ""])
def test_se_vigila_toda_hoja_que_se_abra_diga_lo_que_diga_de_si(tmp_path: Path, clase: str) -> None:
    ruta = con_hoja(tmp_path, filas(UNA, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    otra = tmp_path / "otra.xlsx"
    with zipfile.ZipFile(ruta) as viejo, zipfile.ZipFile(otra, "w") as nuevo:
        for nombre in viejo.namelist():
            nuevo.writestr(
                nombre, viejo.read(nombre).replace(b'/worksheet"', f'/{clase}"'.encode())
            )
    with pytest.raises(ArchivoRechazado) as rechazo:
        leer(otra)
    assert rechazo.value.codigo == "SEG702"


def test_una_sola_celda_en_la_esquina_es_una_celda(tmp_path: Path) -> None:
    dentro = filas('<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>')
    (tabla,) = leer(con_hoja(tmp_path, dentro)).piezas
    assert isinstance(tabla, Tabla)
    assert [[str(celda.sitio) for celda in fila] for fila in tabla.filas] == [
        ["hoja Sheet, XFD1048576"]
    ]


def test_las_celdas_con_formato_y_sin_nada_no_alargan_la_tabla(tmp_path: Path) -> None:
    vacias = "".join(f'<row r="{n}"><c r="XFD{n}" s="0"/></row>' for n in (500_000, 1_048_576))
    (tabla,) = leer(con_hoja(tmp_path, filas(UNA, vacias))).piezas
    assert isinstance(tabla, Tabla)
    assert (len(tabla.filas), tabla.ancho) == (1, 1)


def test_las_celdas_sin_sitio_van_una_tras_otra(tmp_path: Path) -> None:
    dentro = filas("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>4</v></c></row>")
    (tabla,) = leer(con_hoja(tmp_path, dentro)).piezas
    assert isinstance(tabla, Tabla)
    assert [[celda.texto for celda in fila] for fila in tabla.filas] == [["1", "2"], ["", "4"]]


def test_lo_que_hay_fuera_de_las_celdas_no_cuenta(tmp_path: Path) -> None:
    """Las minigráficas y las validaciones llevan elementos que se llaman como los de una celda."""
    ajeno = (
        '<extLst><ext uri="{x}" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        "<xm:f>A1:A9</xm:f><xm:v>1</xm:v></ext></extLst>"
    )
    (tabla,) = leer(con_hoja(tmp_path, filas(UNA) + ajeno)).piezas
    assert isinstance(tabla, Tabla)
    assert (len(tabla.filas), tabla.ancho) == (1, 1)


@pytest.mark.parametrize(
    "dentro",
    [
        filas('<row r="x"><c r="A1"><v>1</v></c></row>'),
        filas('<row r="1"><c r="??"><v>1</v></c></row>'),
        filas('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        filas('<row r="1"><c r="A1"><v>no</v></c></row>'),
        "<sheetData><row>",
    ],
    ids=["fila", "sitio", "texto-que-no-esta", "numero", "cortado"],
)
def test_un_libro_danado_se_rechaza_sin_traza(tmp_path: Path, dentro: str) -> None:
    with pytest.raises(ArchivoRechazado, match="dañado") as rechazo:
        leer(con_hoja(tmp_path, dentro))
    assert rechazo.value.codigo == "SEG701"


def test_la_otra_norma_se_dice(tmp_path: Path) -> None:
    norma = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    with pytest.raises(ArchivoRechazado, match="Strict") as rechazo:
        leer(con_hoja(tmp_path, filas(UNA), norma=norma))
    assert ".xlsx" in rechazo.value.ayuda


@pytest.mark.parametrize("nombre", ["m.xlsm", "m.xltx", "m.pdf", "m.doc", "m", "m.zip", "m.html"])
def test_lo_que_no_se_lee_se_rechaza_por_su_nombre(tmp_path: Path, nombre: str) -> None:
    (tmp_path / nombre).write_bytes(b"algo")
    with pytest.raises(ArchivoRechazado, match="no se lee") as rechazo:
        leer(tmp_path / nombre)
    assert rechazo.value.ayuda


@pytest.mark.parametrize("nombre", ["m.XLSX", "m.CSV"])
def test_las_mayusculas_de_la_extension_no_importan(tmp_path: Path, nombre: str) -> None:
    openpyxl.Workbook().save(tmp_path / "m.XLSX")
    (tmp_path / "m.CSV").write_text("a,b\n", encoding="utf-8")
    assert leer(tmp_path / nombre).archivo == nombre


def test_los_avisos_en_ingles_de_la_biblioteca_no_llegan_a_nadie(tmp_path: Path) -> None:
    """Aquí un aviso es un fallo: este libro los da al ver qué hojas tiene y al abrirlas."""
    ruta = con_hoja(tmp_path, filas(UNA) + '<extLst><ext uri="{nadie-la-conoce}"/></extLst>')
    otra = tmp_path / "otra.xlsx"
    with zipfile.ZipFile(ruta) as viejo, zipfile.ZipFile(otra, "w") as nuevo:
        for nombre in viejo.namelist():
            texto = viejo.read(nombre)
            if nombre == "xl/workbook.xml":
                texto = texto.replace(b"</sheets>", b'<sheet name="Rota" sheetId="9"/></sheets>')
            nuevo.writestr(nombre, texto)
    assert len(leer(otra).piezas) == 1


def test_un_hilo_de_comentarios_danado_se_rechaza(tmp_path: Path) -> None:
    ruta = con_hoja(tmp_path, filas(UNA))
    with zipfile.ZipFile(ruta, "a") as libro:
        libro.writestr("xl/threadedComments/t1.xml", "<a><b></a>")
        libro.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="h" Target="../threadedComments/t1.xml" Type="http://schemas.microsoft.com'
            '/office/2017/10/relationships/threadedComment"/></Relationships>',
        )
    with pytest.raises(ArchivoRechazado, match="dañado"):
        leer(ruta)
