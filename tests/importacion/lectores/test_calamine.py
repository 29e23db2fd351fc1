"""Las hojas de OpenDocument y las antiguas de Excel."""

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from seguimiento import extras
from seguimiento.fechas import Precision
from seguimiento.importacion.lectores import leer
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.material import Tabla

ESPACIOS = " ".join(
    f'xmlns:{prefijo}="urn:oasis:names:tc:opendocument:xmlns:{nombre}:1.0"'
    for prefijo, nombre in {
        "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle",
    }.items()
)  # fmt: skip
TIPO = "application/vnd.oasis.opendocument.spreadsheet"


def ods(tmp_path: Path, tablas: str, *, formatos: str = "", estilos: str = "") -> Path:
    """Un `.ods` con esas tablas; los formatos van en la parte que se reparten las hojas."""
    ruta = tmp_path / "libro.ods"
    with zipfile.ZipFile(ruta, "w", zipfile.ZIP_DEFLATED) as nuevo:
        nuevo.writestr("mimetype", TIPO)
        nuevo.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TIPO}"/></manifest:manifest>',
        )
        nuevo.writestr(
            "styles.xml",
            f"<office:document-styles {ESPACIOS}><office:styles>{formatos}</office:styles>"
            "</office:document-styles>",
        )
        nuevo.writestr(
            "content.xml",
            f"<office:document-content {ESPACIOS}><office:automatic-styles>{estilos}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{tablas}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return ruta


def texto(dicho: str, atributos: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {atributos}><text:p>{dicho}</text:p>'
        "</table:table-cell>"
    )


def vacias(filas: int, columnas: int) -> str:
    """Esas filas, con esas celdas vacías cada una."""
    celda = f'<table:table-cell table:number-columns-repeated="{columnas}"/>'
    return fila(celda, repetida=filas)


def fila(*celdas: str, repetida: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{repetida}">{"".join(celdas)}'
        "</table:table-row>"
    )


def tabla(*filas: str, nombre: str = "Matriz") -> str:
    return f'<table:table table:name="{nombre}">{"".join(filas)}</table:table>'


def la_tabla(ruta: Path) -> Tabla:
    (leida,) = leer(ruta).piezas
    assert isinstance(leida, Tabla)
    return leida


def test_se_lee_lo_que_dice_cada_celda_y_se_avisa_de_lo_que_no_se_ve(tmp_path: Path) -> None:
    numero = '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell>'
    ruta = ods(
        tmp_path,
        tabla(fila(texto("Acción"), texto("N.º")), fila(texto("Formar"), numero.format("1.5"))),
    )
    filas = la_tabla(ruta).filas
    assert [[celda.texto for celda in cada] for cada in filas] == [
        ["Acción", "N.º"],
        ["Formar", "1.5"],
    ]
    assert filas[1][1].valor == Decimal("1.5")
    assert str(filas[1][1].sitio) == "hoja Matriz, B2"
    assert [aviso.codigo for aviso in leer(ruta).dudas] == ["SEG734"]


def test_las_unidas_los_porcentajes_y_los_meses_se_conocen(tmp_path: Path) -> None:
    formatos = (
        '<number:date-style style:name="N1"><number:month/><number:text>-</number:text><number:year/>'
        "</number:date-style>"
    )
    estilos = '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    mes = (
        '<table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="2023-11-30">'
        "<text:p>nov-23</text:p></table:table-cell>"
    )
    parte = (
        '<table:table-cell office:value-type="percentage" office:value="0.4"><text:p>40 %</text:p>'
        "</table:table-cell>"
    )
    unida = texto("Ordenar", 'table:number-rows-spanned="2" table:number-columns-spanned="1"')
    ruta = ods(
        tmp_path,
        tabla(fila(unida, mes, parte), fila("<table:covered-table-cell/>", texto("x"), texto("y"))),
        formatos=formatos,
        estilos=estilos,
    )
    filas = la_tabla(ruta).filas
    assert (filas[0][1].texto, filas[0][1].valor) == ("2023-11", date(2023, 11, 30))
    assert filas[0][1].precision is Precision.MES
    assert (filas[0][2].texto, filas[0][2].es_porcentaje) == ("40 %", True)
    assert (filas[1][0].texto, filas[1][0].sigue_arriba) == ("Ordenar", True)


ANCHA = texto("x", 'table:number-columns-repeated="16384"')
DESMESURADAS = {
    "anchas": tabla(fila(ANCHA) * 50),
    "todas": tabla(fila(ANCHA, repetida=1_048_576)),
    "lejos": tabla(
        fila(texto("x")),
        vacias(1_000_000, 1),
        fila('<table:table-cell table:number-columns-repeated="16000"/>', texto("x")),
    ),
    "unidas": tabla(
        fila(texto("x", 'table:number-rows-spanned="1048576" table:number-columns-spanned="16384"'))
    ),
}


def test_un_codigo_se_lee_con_los_decimales_que_muestra(tmp_path: Path) -> None:
    formatos = (
        '<number:number-style style:name="N2"><number:number number:decimal-places="2" '
        'number:min-integer-digits="1"/></number:number-style>'
    )
    estilos = '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N2"/>'
    codigo = (
        '<table:table-cell table:style-name="ce1" office:value-type="float" office:value="1.1" '
        'table:formula="of:=[.B1]"><text:p>1,10</text:p></table:table-cell>'
    )
    ruta = ods(tmp_path, tabla(fila(codigo, texto("x"))), formatos=formatos, estilos=estilos)
    celda = la_tabla(ruta).filas[0][0]
    assert (celda.texto, celda.valor) == ("1.10", Decimal("1.1"))
    assert celda.formula == "=[.B1]"


@pytest.mark.parametrize("tablas", DESMESURADAS.values(), ids=DESMESURADAS)
def test_lo_que_se_repite_de_mas_se_rechaza_sin_ponerlo_en_memoria(
    tmp_path: Path, tablas: str
) -> None:
    with pytest.raises(ArchivoRechazado) as rechazo:
        leer(ods(tmp_path, tablas))
    assert rechazo.value.codigo == "SEG702"


def test_las_vacias_repetidas_hasta_el_final_no_cuentan(tmp_path: Path) -> None:
    ruta = ods(tmp_path, tabla(fila(texto("x")), vacias(1_048_575, 16_384)))
    assert [[celda.texto for celda in cada] for cada in la_tabla(ruta).filas] == [["x"]]


@pytest.mark.parametrize(
    ("nombre", "contenido", "dice"),
    [
        (
            "m.xls",
            b"<html><table><tr><td>x</td></tr></table></html>",
            "no es un libro de Excel antiguo",
        ),
        ("m.xls", b"a\tb\n1\t2\n", "no es un libro de Excel antiguo"),
        ("m.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "dañado"),
        ("m.ods", b"PK\x03\x04cortado", "cortado"),
        ("m.ods", b"hola", "no es"),
    ],
)
def test_lo_que_no_es_lo_que_dice_se_rechaza(
    tmp_path: Path, nombre: str, contenido: bytes, dice: str
) -> None:
    (tmp_path / nombre).write_bytes(contenido)
    with pytest.raises(ArchivoRechazado, match=dice) as rechazo:
        leer(tmp_path / nombre)
    assert rechazo.value.codigo == "SEG701"


def test_un_zip_cualquiera_no_es_de_opendocument(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "m.ods", "w") as nuevo:
        nuevo.writestr("hola.txt", "hola")
    with pytest.raises(ArchivoRechazado, match="no es una hoja de cálculo de OpenDocument"):
        leer(tmp_path / "m.ods")


def test_sin_la_biblioteca_se_dice_como_traerla(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sin_ella(nombre: str) -> None:
        raise ModuleNotFoundError(name=nombre)

    monkeypatch.setattr(extras, "import_module", sin_ella)
    with pytest.raises(extras.FaltaUnExtra) as falta:
        leer(ods(tmp_path, tabla(texto("x"))))
    assert 'pip install "seguimiento[calamine]"' in falta.value.ayuda
