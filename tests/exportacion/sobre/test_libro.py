"""Las celdas de un libro se cambian en su sitio, con su estilo y sin tocar nada más."""

import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from seguimiento.exportacion.sobre.celdas import Nuevo
from seguimiento.exportacion.sobre.empaquetado import con_otras_partes
from seguimiento.exportacion.sobre.libro import Libro
from seguimiento.fechas import leer_fecha
from seguimiento.importacion.lectores import leer, paquete
from seguimiento.importacion.lectores.rejilla import letras_de_columna
from seguimiento.importacion.material import Celda, Sitio, Tabla

TEXTOS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cs", "Zl", "Zp"],
        exclude_characters="\ufffe\uffff",
    ),
    min_size=1,
    max_size=30,
)


def celda(ref: str, indice: int = 0, texto: str = "") -> Celda:
    """La que está en «F7»."""
    columna = ord(ref[0]) - ord("A")
    return Celda(texto, Sitio("hoja Matriz", ref, indice, int(ref[1:]) - 1, columna))


def leidas(ruta: Path) -> list[Celda]:
    return [
        una for t in leer(ruta).piezas if isinstance(t, Tabla) for fila in t.filas for una in fila
    ]


def con(ruta: Path, *nuevos: tuple[str, Nuevo]) -> Path:
    """El libro con eso escrito, al lado."""
    with paquete.abrir(ruta) as abierto:
        libro = Libro(abierto, leidas(ruta))
        partes = libro.partes([(celda(ref), nuevo) for ref, nuevo in nuevos])
    salida = ruta.with_name("salida.xlsx")
    salida.write_bytes(con_otras_partes(ruta.read_bytes(), partes))
    return salida


def libro(carpeta: Path, filas: Sequence[Sequence[object]], *, de_1904: bool = False) -> Path:
    """Un libro con eso en la hoja «Matriz»."""
    hecho = Workbook()
    if de_1904:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        hecho.epoch = CALENDAR_MAC_1904
    hoja = hecho.active
    assert hoja is not None
    hoja.title = "Matriz"
    for fila in filas:
        hoja.append(list(fila))
    ruta = carpeta / "libro.xlsx"
    hecho.save(ruta)
    return ruta


def test_el_estilo_de_la_celda_se_queda_y_el_texto_nunca_es_formula(tmp_path: Path) -> None:
    ruta = libro(tmp_path, [["a", "b"], ["c", "d"]])
    hecho = load_workbook(ruta)
    hecho["Matriz"]["B2"].font = Font(bold=True)
    hecho.save(ruta)

    salida = con(ruta, ("B2", Nuevo("=1+1\n <&>")))

    assert [una.texto for una in leidas(salida)] == ["a", "b", "c", "=1+1\n <&>"]
    otra = load_workbook(salida)["Matriz"]
    assert otra["B2"].data_type == "s"
    assert otra["B2"].font.bold


def test_lo_que_excel_tomaria_por_un_caracter_va_escapado(tmp_path: Path) -> None:
    with zipfile.ZipFile(con(libro(tmp_path, [["a"]]), ("A1", Nuevo("_x0041_")))) as abierto:
        assert b">_x005F_x0041_<" in abierto.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("texto", ["_x0041_", "a_x005F_", "_X0041_", "_x0041_x0042_", "_x_x0041_x"])
def test_y_se_lee_el_mismo_texto(tmp_path: Path, texto: str) -> None:
    (escrita,) = leidas(con(libro(tmp_path, [["a"]]), ("A1", Nuevo(texto))))
    assert escrita.texto == texto


@pytest.mark.parametrize("de_1904", [False, True])
def test_donde_hay_una_fecha_se_guarda_una_fecha(tmp_path: Path, de_1904: bool) -> None:  # noqa: FBT001
    ruta = libro(tmp_path, [["Plazo"], [date(2023, 11, 30)]], de_1904=de_1904)
    salida = con(ruta, ("A2", Nuevo("2024-06-30", leer_fecha("2024-06-30"))))
    (_, escrita) = leidas(salida)
    assert escrita.valor == date(2024, 6, 30)


def test_un_mes_no_se_hace_pasar_por_un_dia(tmp_path: Path) -> None:
    ruta = libro(tmp_path, [["Plazo"], [date(2023, 11, 30)]])
    (_, escrita) = leidas(con(ruta, ("A2", Nuevo("2024-06", leer_fecha("2024-06")))))
    assert (escrita.texto, escrita.valor) == ("2024-06", None)


def test_las_celdas_y_filas_que_faltan_entran_en_su_orden(tmp_path: Path) -> None:
    ruta = libro(tmp_path, [["a", None, "c"], [], [], ["x"]])
    salida = con(
        ruta,
        ("B1", Nuevo("b")),
        ("E1", Nuevo("e")),
        ("D1", Nuevo("d")),
        ("C3", Nuevo("n")),
        ("B9", Nuevo("z")),
    )
    with zipfile.ZipFile(salida) as abierto:
        hoja = abierto.read("xl/worksheets/sheet1.xml").decode()
    refs = [trozo.partition('"')[0] for trozo in hoja.split(' r="')[1:]]
    assert refs == ["1", "A1", "B1", "C1", "D1", "E1", "3", "C3", "4", "A4", "9", "B9"]
    assert load_workbook(salida)["Matriz"]["E1"].value == "e"


def test_de_las_unidas_se_escribe_en_la_primera_y_en_una_formula_no(tmp_path: Path) -> None:
    ruta = libro(tmp_path, [["a"], ["b"], ["c"], ["=1+1"]])
    hecho = load_workbook(ruta)
    hecho["Matriz"].merge_cells("A1:A3")
    hecho.save(ruta)
    with paquete.abrir(ruta) as abierto:
        suyo = Libro(abierto, ())
        assert suyo.lugar(celda("A3")) == suyo.lugar(celda("A1"))
        assert suyo.por_que_no(celda("A4")) == "sale de una fórmula"
        assert not suyo.por_que_no(celda("A2"))
    assert load_workbook(con(ruta, ("A3", Nuevo("z"))))["Matriz"]["A1"].value == "z"


@pytest.mark.parametrize(
    "formula", ['"No iniciada,En curso,Hecha"', "Listas!$A$1:$A$3", "'Listas'!A1:A3", "Estados"]
)
def test_las_opciones_de_una_lista_desplegable(tmp_path: Path, formula: str) -> None:
    from openpyxl.workbook.defined_name import DefinedName

    ruta = libro(tmp_path, [["Estado"], ["x"]])
    hecho = load_workbook(ruta)
    listas = hecho.create_sheet("Listas")
    for uno in ("No iniciada", "En curso", "Hecha"):
        listas.append([uno])
    hecho.defined_names["Estados"] = DefinedName("Estados", attr_text="Listas!$A$1:$A$3")
    validacion = DataValidation(type="list", formula1=formula)
    validacion.add("A2:A50")
    hecho["Matriz"].add_data_validation(validacion)
    hecho.save(ruta)
    with paquete.abrir(ruta) as abierto:
        suyo = Libro(abierto, ())
        assert list(suyo.opciones(celda("A2"))) == ["No iniciada", "En curso", "Hecha"]
        assert not suyo.opciones(celda("B2"))


def test_un_libro_con_prefijo_en_sus_marcas(tmp_path: Path) -> None:
    ruta = libro(tmp_path, [["a", "b"]])
    with zipfile.ZipFile(ruta) as abierto:
        hoja = abierto.read("xl/worksheets/sheet1.xml").decode()
    espacio = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    con_prefijo = hoja.replace("</", "</x:").replace(espacio, espacio.replace("xmlns", "xmlns:x"))
    con_prefijo = "".join(
        f"<x:{trozo}" if trozo and trozo[0].isalpha() else f"<{trozo}"
        for trozo in con_prefijo.split("<")[1:]
    )
    ruta.write_bytes(
        con_otras_partes(ruta.read_bytes(), {"xl/worksheets/sheet1.xml": con_prefijo.encode()})
    )
    otra = load_workbook(con(ruta, ("B1", Nuevo("nuevo")), ("D1", Nuevo("más"))))["Matriz"]
    assert [otra["A1"].value, otra["B1"].value, otra["D1"].value] == ["a", "nuevo", "más"]


@given(st.dictionaries(st.tuples(st.integers(1, 6), st.integers(1, 5)), TEXTOS, max_size=8), TEXTOS)
def test_lo_escrito_al_azar_se_relee_y_lo_demas_no_cambia(
    nuevos: dict[tuple[int, int], str], fijo: str
) -> None:
    with TemporaryDirectory() as carpeta:
        filas = [[fijo if (f + c) % 3 else None for c in range(4)] for f in range(4)]
        ruta = libro(Path(carpeta), filas)
        antes = load_workbook(ruta)["Matriz"]
        pedidos = [
            (f"{letras_de_columna(columna)}{fila}", Nuevo(texto))
            for (fila, columna), texto in nuevos.items()
        ]
        salida = con(ruta, *pedidos)
        despues = load_workbook(BytesIO(salida.read_bytes()))["Matriz"]
        for fila in range(1, 8):
            for columna in range(1, 7):
                esperado = nuevos.get((fila, columna), antes.cell(fila, columna).value)
                assert despues.cell(fila, columna).value == esperado
