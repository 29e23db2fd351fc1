"""Los libros de Excel, leídos como los ve quien los abre."""

import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from seguimiento.fechas import Precision
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.lectores import leer
from seguimiento.importacion.material import Celda, Material, Tabla
from seguimiento.importacion.opciones import Opciones

Escribir = Callable[[Worksheet], None]


def leido(tmp_path: Path, escribir: Escribir) -> Material:
    libro = openpyxl.Workbook()
    hoja = libro.active
    assert isinstance(hoja, Worksheet)
    hoja.title = "Matriz"
    escribir(hoja)
    libro.save(tmp_path / "libro.xlsx")
    return leer(tmp_path / "libro.xlsx")


def la_tabla(material: Material) -> Tabla:
    (tabla,) = material.piezas
    assert isinstance(tabla, Tabla)
    return tabla


def una(tmp_path: Path, valor: object, formato: str = "General") -> Celda:
    """La celda A1 con ese valor y ese formato."""

    def escribir(hoja: Worksheet) -> None:
        hoja["A1"] = valor  # type: ignore[assignment]
        hoja["A1"].number_format = formato

    return la_tabla(leido(tmp_path, escribir)).filas[0][0]


def con_partes(ruta: Path, partes: Mapping[str, str]) -> Path:
    """El mismo libro con esas partes cambiadas o añadidas."""
    antes = ruta.read_bytes()
    with zipfile.ZipFile(BytesIO(antes)) as viejo, zipfile.ZipFile(ruta, "w") as nuevo:
        for nombre in viejo.namelist():
            if nombre not in partes:
                nuevo.writestr(nombre, viejo.read(nombre))
        for nombre, texto in partes.items():
            nuevo.writestr(nombre, texto)
    return ruta


# Lo que dice una celda -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("valor", "formato", "texto", "guardado"),
    [
        ("1.10", "General", "1.10", None),
        (1.1, "0.00", "1.10", Decimal("1.1")),
        (1.1, "General", "1.1", Decimal("1.1")),
        (7, "000", "007", Decimal(7)),
        (0.4, "0%", "40 %", Decimal("0.4")),
        (True, "General", "VERDADERO", True),
        ("Uno\nDos", "General", "Uno\nDos", None),
        ("  con bordes ", "General", "con bordes", None),
        ("Uno_x000D_\nDos", "General", "Uno\nDos", None),
        ("_x0041_", "General", "A", None),
        (time(9, 30), "h:mm", "09:30", None),
    ],
)
def test_una_celda_dice_lo_que_se_ve(
    tmp_path: Path, valor: object, formato: str, texto: str, guardado: object
) -> None:
    celda = una(tmp_path, valor, formato)
    assert (celda.texto, celda.valor) == (texto, guardado)
    assert celda.es_porcentaje == formato.endswith("%")


@pytest.mark.parametrize("texto", ["_x0041_", "a_x005F_", "x005F_", "_x_x0041_x", "_X0041_"])
@pytest.mark.parametrize("dentro", [True, False], ids=["en la hoja", "compartido"])
def test_lo_que_parece_un_caracter_por_su_numero_y_no_lo_es(
    tmp_path: Path, texto: str, *, dentro: bool
) -> None:
    ruta = tmp_path / "libro.xlsx"
    with xlsxwriter.Workbook(ruta, {"constant_memory": dentro}) as libro:
        libro.add_worksheet().write_string(0, 0, texto)
    assert la_tabla(leer(ruta)).filas[0][0].texto == texto


@pytest.mark.parametrize(
    ("valor", "formato", "texto", "precision"),
    [
        (date(2023, 11, 30), "dd/mm/yyyy", "2023-11-30", Precision.DIA),
        (date(2023, 11, 30), "mmm-yy", "2023-11", Precision.MES),
        (date(2023, 11, 30), "yyyy", "2023", Precision.ANIO),
        (datetime(2023, 11, 30, 23, 59), "dd/mm/yyyy hh:mm", "2023-11-30", Precision.DIA),  # noqa: DTZ001
    ],
)
def test_una_fecha_llega_hasta_donde_se_ve(
    tmp_path: Path, valor: date, formato: str, texto: str, precision: Precision
) -> None:
    celda = una(tmp_path, valor, formato)
    assert (celda.texto, celda.precision) == (texto, precision)
    assert celda.valor == date(2023, 11, 30)
    assert type(celda.valor) is date


def test_las_fechas_cuentan_desde_1904_si_el_libro_lo_dice(tmp_path: Path) -> None:
    def escribir(hoja: Worksheet) -> None:
        assert hoja.parent
        hoja.parent.epoch = CALENDAR_MAC_1904
        hoja["A1"] = date(2023, 11, 30)

    assert la_tabla(leido(tmp_path, escribir)).filas[0][0].valor == date(2023, 11, 30)


def test_una_fecha_imposible_es_un_error_y_no_detiene_la_lectura(tmp_path: Path) -> None:
    def escribir(hoja: Worksheet) -> None:
        hoja["A1"] = 1e10
        hoja["A1"].number_format = "dd/mm/yyyy"

    celda = la_tabla(leido(tmp_path, escribir)).filas[0][0]
    assert celda.es_error
    assert celda.valor is None


def test_un_numero_sin_fin_no_detiene_la_lectura(tmp_path: Path) -> None:
    def escribir(hoja: Worksheet) -> None:
        hoja["A1"] = 2
        hoja["A2"] = 1e300
        hoja["A2"].number_format = "0.00"

    leido(tmp_path, escribir)
    ruta = tmp_path / "libro.xlsx"
    with zipfile.ZipFile(ruta) as libro:
        hoja = libro.read("xl/worksheets/sheet1.xml").decode()
    con_partes(ruta, {"xl/worksheets/sheet1.xml": hoja.replace("<v>2</v>", "<v>1E999</v>")})
    primera, segunda = (fila[0] for fila in la_tabla(leer(ruta)).filas)
    assert (primera.texto, primera.valor) == ("inf", None)
    assert segunda.texto == f"1{'0' * 300}.00"


def test_el_sitio_cuenta_las_filas_y_columnas_del_libro(tmp_path: Path) -> None:
    def escribir(hoja: Worksheet) -> None:
        hoja["F7"] = "x"
        hoja["G8"] = "y"

    tabla = la_tabla(leido(tmp_path, escribir))
    sitio = tabla.filas[0][0].sitio
    assert str(sitio) == "hoja Matriz, F7"
    assert (sitio.indice, sitio.fila, sitio.columna) == (0, 6, 5)
    assert [[celda.texto for celda in fila] for fila in tabla.filas] == [["x", ""], ["", "y"]]


def test_las_unidas_dicen_todas_lo_mismo(tmp_path: Path) -> None:
    def escribir(hoja: Worksheet) -> None:
        hoja["A1"] = "x"
        hoja.merge_cells("A1:B2")
        hoja["C3"] = "y"

    filas = la_tabla(leido(tmp_path, escribir)).filas
    assert [celda.texto for celda in filas[1]] == ["x", "x", ""]
    assert [
        (celda.sigue_arriba, celda.sigue_izquierda) for fila in filas[:2] for celda in fila[:2]
    ] == [(False, False), (False, True), (True, False), (True, True)]
    assert str(filas[1][1].sitio) == "hoja Matriz, B2"


def test_los_enlaces_y_las_notas_se_leen(tmp_path: Path) -> None:
    def escribir(hoja: Worksheet) -> None:
        hoja["A1"] = "acta"
        hoja["A1"].hyperlink = "https://example.org/acta"
        hoja["A1"].comment = Comment("revisar esto", "alguien")
        hoja["A2"] = '=HYPERLINK("https://example.org/2","acta 2")'

    primera, segunda = (fila[0] for fila in la_tabla(leido(tmp_path, escribir)).filas)
    assert primera.enlaces == ("https://example.org/acta",)
    assert primera.nota == "revisar esto"
    assert segunda.enlaces == ("https://example.org/2",)


def test_un_hilo_de_comentarios_se_lee_entero_y_sin_quien(tmp_path: Path) -> None:
    def escribir(hoja: Worksheet) -> None:
        hoja["A1"] = "x"
        hoja["A1"].comment = Comment("[Threaded comment] Your version of Excel…", "tc={1}")

    leido(tmp_path, escribir)
    ruta = tmp_path / "libro.xlsx"
    with zipfile.ZipFile(ruta) as libro:
        relaciones = libro.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    hilo = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="A1" personId="{P}" id="{1}"><text>¿Está hecho?</text></threadedComment>'
        '<threadedComment ref="A1" personId="{Q}" id="{2}" parentId="{1}"><text>Sí</text></threadedComment>'
        "</ThreadedComments>"
    )
    relacion = (
        '<Relationship Id="rIdH" Target="../threadedComments/t1.xml" Type="http://schemas.microsoft.com'
        '/office/2017/10/relationships/threadedComment"/></Relationships>'
    )
    con_partes(
        ruta,
        {
            "xl/worksheets/_rels/sheet1.xml.rels": relaciones.replace("</Relationships>", relacion),
            "xl/threadedComments/t1.xml": hilo,
        },
    )
    assert la_tabla(leer(ruta)).filas[0][0].nota == "¿Está hecho?\nSí"


# Fórmulas y errores --------------------------------------------------------------------------------


def test_de_una_formula_se_leen_ella_y_su_resultado_guardado(tmp_path: Path) -> None:
    ruta = tmp_path / "libro.xlsx"
    with xlsxwriter.Workbook(str(ruta)) as libro:
        hoja = libro.add_worksheet("Matriz")
        hoja.write("A1", 2)
        hoja.write_formula("A2", "=A1*2", None, 4)
        hoja.write_formula("A3", '=IF(A1>1,"Completada","")', None, "Completada")
        hoja.write_array_formula("A4:A4", "{=SUM(A1:A2)}", None, 6)
        hoja.write_formula("A5", "=NA()", None, "#N/A")
    filas = la_tabla(leer(ruta)).filas
    assert [(fila[0].texto, fila[0].formula) for fila in filas] == [
        ("2", ""),
        ("4", "=A1*2"),
        ("Completada", '=IF(A1>1,"Completada","")'),
        ("6", "=SUM(A1:A2)"),
        ("#N/A", "=NA()"),
    ]
    assert [fila[0].es_error for fila in filas] == [False] * 4 + [True]
    assert filas[1][0].valor == Decimal(4)


def test_una_formula_sin_resultado_guardado_se_dice(tmp_path: Path) -> None:
    def escribir(hoja: Worksheet) -> None:
        hoja["A1"] = "x"
        hoja["B1"] = "=1+1"

    material = leido(tmp_path, escribir)
    assert la_tabla(material).filas[0][1].formula == "=1+1"
    (duda,) = (una for una in interpretar(material, Opciones()).dudas if una.codigo == "SEG705")
    assert str(duda.sitio) == "hoja Matriz, B1"


def test_la_formula_sin_resultado_de_una_fila_de_totales_no_se_dice(tmp_path: Path) -> None:
    def escribir(hoja: Worksheet) -> None:
        for fila in (["N.º", "Recomendación"], [1, "Ordenar"], ["TOTAL", "=COUNTA(B2:B2)"]):
            hoja.append(fila)

    dudas = interpretar(leido(tmp_path, escribir), Opciones()).dudas
    assert [duda.codigo for duda in dudas] == ["SEG714"]


def test_lo_que_parece_una_formula_y_es_texto_es_texto(tmp_path: Path) -> None:
    ruta = tmp_path / "libro.xlsx"
    with xlsxwriter.Workbook(str(ruta), {"strings_to_formulas": False}) as libro:
        libro.add_worksheet().write_string("A1", "=1+1")
    celda = la_tabla(leer(ruta)).filas[0][0]
    assert (celda.texto, celda.formula) == ("=1+1", "")


# Lo que no se ve, o se ve tachado ------------------------------------------------------------------


def test_lo_tachado_no_se_lee_y_se_dice(tmp_path: Path) -> None:
    def escribir(hoja: Worksheet) -> None:
        hoja["A1"] = "vale"
        hoja["A2"] = "no vale"
        hoja["A2"].font = Font(strike=True)
        tachada = TextBlock(InlineFont(strike=True), "Marzo 2023")
        hoja["A3"] = CellRichText(tachada, TextBlock(InlineFont(b=True), " Abril 2023"))
        hoja["A4"] = 12
        hoja["A4"].font = Font(strike=True)
        hoja["B4"] = "fin"

    material = leido(tmp_path, escribir)
    assert [fila[0].texto for fila in la_tabla(material).filas] == ["vale", "", "Abril 2023", ""]
    assert la_tabla(material).filas[3][0].valor is None
    (aviso,) = material.dudas
    assert aviso.codigo == "SEG705"
    assert "A2, A3 y A4" in aviso.mensaje


def test_las_filas_y_columnas_ocultas_se_leen_y_se_dice(tmp_path: Path) -> None:
    def escribir(hoja: Worksheet) -> None:
        for fila in range(1, 5):
            hoja.append([fila, "b", "c"])
        hoja.row_dimensions[2].hidden = True
        hoja.column_dimensions["B"].hidden = True
        hoja.column_dimensions["Z"].hidden = True

    material = leido(tmp_path, escribir)
    assert len(la_tabla(material).filas) == 4
    (aviso,) = material.dudas
    assert aviso.codigo == "SEG731"
    assert "la fila 2 y la columna B" in aviso.mensaje


@pytest.mark.parametrize("estado", ["hidden", "veryHidden"])
def test_una_hoja_oculta_no_se_lee_y_se_dice(tmp_path: Path, estado: str) -> None:
    def escribir(hoja: Worksheet) -> None:
        hoja["A1"] = "x"
        assert hoja.parent
        listas = hoja.parent.create_sheet("Listas")
        listas["A1"] = "Completada"
        listas.sheet_state = estado
        vacia = hoja.parent.create_sheet("Nada")
        vacia.sheet_state = estado
        hoja.parent.create_sheet("Otra")["B2"] = "y"

    material = leido(tmp_path, escribir)
    assert [(pieza.sitio.pieza, pieza.sitio.indice) for pieza in material.piezas] == [
        ("hoja Matriz", 0),
        ("hoja Otra", 3),
    ]
    assert [(aviso.codigo, str(aviso.sitio)) for aviso in material.dudas] == [
        ("SEG705", "hoja Listas")
    ]


def test_una_lista_desplegable_sin_elegir_esta_vacia_y_la_tabla_de_excel_se_lee(
    tmp_path: Path,
) -> None:
    def escribir(hoja: Worksheet) -> None:
        hoja.append(["Acción", "Estado"])
        hoja.append(["Publicar", None])
        lista = DataValidation(type="list", formula1='"Completada,En curso"')
        lista.add("B2")
        hoja.add_data_validation(lista)
        hoja.add_table(Table(displayName="Acciones", ref="A1:B2"))

    filas = la_tabla(leido(tmp_path, escribir)).filas
    assert [[celda.texto for celda in fila] for fila in filas] == [
        ["Acción", "Estado"],
        ["Publicar", ""],
    ]


def test_lo_dibujado_sobre_las_celdas_se_dice(tmp_path: Path) -> None:
    ruta = tmp_path / "libro.xlsx"
    with xlsxwriter.Workbook(str(ruta)) as libro:
        hoja = libro.add_worksheet("Matriz")
        hoja.write("A1", "x")
        hoja.insert_textbox("C3", "una aclaración")
        hoja.insert_checkbox("A2", True)  # noqa: FBT003 — así es su API
    material = leer(ruta)
    assert [aviso.codigo for aviso in material.dudas] == ["SEG705"]
    assert [fila[0].texto for fila in la_tabla(material).filas] == ["x", "VERDADERO"]


def test_un_grafico_en_su_hoja_no_estorba(tmp_path: Path) -> None:
    ruta = tmp_path / "libro.xlsx"
    with xlsxwriter.Workbook(str(ruta)) as libro:
        hoja = libro.add_worksheet("Datos")
        hoja.write("A1", 3)
        grafico = libro.add_chart({"type": "line"})
        grafico.add_series({"values": "=Datos!$A$1:$A$1"})
        libro.add_chartsheet("Gráfico").set_chart(grafico)
        libro.add_worksheet("Otra").write("A1", "y")
    assert [pieza.sitio.indice for pieza in leer(ruta).piezas] == [0, 2]


def test_un_libro_vacio_no_da_tablas(tmp_path: Path) -> None:
    assert leido(tmp_path, lambda _: None).piezas == ()
