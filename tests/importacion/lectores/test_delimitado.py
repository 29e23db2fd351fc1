"""Los CSV y TSV, como los guardan los programas y las oficinas de verdad."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seguimiento.importacion.lectores import leer, medidas
from seguimiento.importacion.lectores.delimitado import cuadro
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.material import Material, Tabla


def leido(tmp_path: Path, contenido: bytes, nombre: str = "matriz.csv") -> Material:
    ruta = tmp_path / nombre
    ruta.write_bytes(contenido)
    return leer(ruta)


def textos(material: Material) -> list[list[str]]:
    (tabla,) = material.piezas
    assert isinstance(tabla, Tabla)
    return [[celda.texto for celda in fila] for fila in tabla.filas]


def codigos(material: Material) -> list[str]:
    return [aviso.codigo for aviso in material.dudas]


# Codificaciones ------------------------------------------------------------------------------------

CUADRO = "Acción;Plazo\nRevisión del «año»;2023\n"


@pytest.mark.parametrize(
    "codificacion", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_se_lee_en_la_codificacion_en_que_este(tmp_path: Path, codificacion: str) -> None:
    material = leido(tmp_path, CUADRO.encode(codificacion))
    assert textos(material) == [["Acción", "Plazo"], ["Revisión del «año»", "2023"]]
    assert codigos(material) == []


def test_lo_que_no_es_utf_8_se_lee_como_windows_y_se_dice(tmp_path: Path) -> None:
    material = leido(tmp_path, CUADRO.encode("cp1252"))
    assert textos(material)[1][0] == "Revisión del «año»"
    assert codigos(material) == ["SEG732"]


@pytest.mark.parametrize("salto", ["\n", "\r\n", "\r"])
def test_los_finales_de_linea_no_importan(tmp_path: Path, salto: str) -> None:
    material = leido(tmp_path, CUADRO.replace("\n", salto).encode())
    assert textos(material) == [["Acción", "Plazo"], ["Revisión del «año»", "2023"]]


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f", "\x9d", "\uffff"])
def test_un_control_se_rechaza_con_su_sitio(tmp_path: Path, control: str) -> None:
    with pytest.raises(ArchivoRechazado, match="línea 2, columna 4") as rechazo:
        leido(tmp_path, f"a,b\nabc{control},2\n".encode())
    assert f"U+{ord(control):04X}" in rechazo.value.mensaje
    assert rechazo.value.codigo_de_salida == 1


@pytest.mark.parametrize(
    "firma", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n"]
)
@pytest.mark.parametrize("nombre", ["m.csv", "m.txt", "m.json"])
def test_lo_que_no_es_texto_se_dice_que_es(tmp_path: Path, firma: bytes, nombre: str) -> None:
    with pytest.raises(ArchivoRechazado, match="aunque su nombre acabe en") as rechazo:
        leido(tmp_path, firma + bytes(range(256)), nombre)
    assert rechazo.value.ayuda


def test_vacio_se_rechaza(tmp_path: Path) -> None:
    with pytest.raises(ArchivoRechazado, match="vacío"):
        leido(tmp_path, b"")


def test_solo_con_blancos_no_da_filas(tmp_path: Path) -> None:
    assert textos(leido(tmp_path, b"\xef\xbb\xbf\r\n\r\n,,\r\n")) == []


# El separador --------------------------------------------------------------------------------------


@pytest.mark.parametrize("separador", [",", ";", "\t", "|"])
def test_el_separador_es_el_que_parte_igual_todas_las_filas(tmp_path: Path, separador: str) -> None:
    filas = [
        ["N.º", "Acción", "Plazo"],
        ["1", "Digitalizar, ordenar, revisar, cotejar y publicar; o no | nunca", "2023"],
        ["2", "Publicar", "2024"],
    ]
    contenido = "\n".join(
        separador.join(f'"{uno}"' if separador in uno else uno for uno in fila) for fila in filas
    )
    assert textos(leido(tmp_path, contenido.encode())) == filas


def test_muchas_comas_en_los_textos_no_ganan_a_pocos_puntos_y_coma(tmp_path: Path) -> None:
    contenido = "Acción;Plazo\nUno, dos, tres, cuatro;2023\nCinco, seis, siete;2024\nOcho;2025\n"
    assert textos(leido(tmp_path, contenido.encode()))[2] == ["Cinco, seis, siete", "2024"]


def test_la_linea_sep_manda_y_no_es_una_fila(tmp_path: Path) -> None:
    material = leido(tmp_path, b"sep=|\r\na,b|c\r\nd,e|f\r\n")
    assert textos(material) == [["a,b", "c"], ["d,e", "f"]]
    assert isinstance(material.piezas[0], Tabla)
    assert str(material.piezas[0].filas[0][1].sitio) == "línea 2, columna 2"


def test_los_titulos_de_encima_no_cuentan(tmp_path: Path) -> None:
    contenido = (
        "Matriz de seguimiento\nFecha:;2023\n\nN.º;Acción;Plazo\n1;Uno, dos;2023\n2;Tres;2024\n"
    )
    material = leido(tmp_path, contenido.encode())
    assert textos(material)[0] == ["Matriz de seguimiento", "", ""]
    assert textos(material)[2:4] == [["", "", ""], ["N.º", "Acción", "Plazo"]]
    assert codigos(material) == []


def test_si_dos_separadores_valen_igual_se_dice(tmp_path: Path) -> None:
    material = leido(tmp_path, b"a,b;c\nd,e;f\n")
    assert codigos(material) == ["SEG732"]
    assert "sep=" in material.dudas[0].sugerencia


# Las filas -----------------------------------------------------------------------------------------


def test_una_celda_con_comillas_y_saltos_es_una(tmp_path: Path) -> None:
    material = leido(tmp_path, b'a,b\n"x ""y""\nz, w",2\n3,4\n')
    assert textos(material) == [["a", "b"], ['x "y"\nz, w', "2"], ["3", "4"]]
    assert isinstance(material.piezas[0], Tabla)
    assert [str(fila[0].sitio) for fila in material.piezas[0].filas] == [
        "línea 1, columna 1",
        "línea 2, columna 1",
        "línea 4, columna 1",
    ]


def test_las_columnas_repetidas_se_conservan(tmp_path: Path) -> None:
    assert textos(leido(tmp_path, b"Labels,Labels\na,b\n")) == [["Labels", "Labels"], ["a", "b"]]


def test_las_filas_de_otro_largo_se_dicen_y_no_se_pierden(tmp_path: Path) -> None:
    material = leido(tmp_path, b"a,b,c\n1,2,3\n1,2,3,4\n1,2\n1,2,3,,\n1,2,3\n")
    assert textos(material)[2:4] == [["1", "2", "3", "4"], ["1", "2", "", ""]]
    (aviso,) = material.dudas
    assert aviso.codigo == "SEG733"
    assert "líneas 3 y 4" in aviso.mensaje


def test_comillas_sin_cerrar_se_rechazan_donde_empiezan(tmp_path: Path) -> None:
    with pytest.raises(ArchivoRechazado, match="línea 3"):
        leido(tmp_path, b'a,b\n1,2\n3,"x\n4,5\n')


def test_un_numero_abreviado_por_excel_se_senala(tmp_path: Path) -> None:
    material = leido(tmp_path, b"Id;Name\n1,21143E+15;a\n1,21143E+15;b\n")
    (aviso,) = material.dudas
    assert aviso.codigo == "SEG715"
    assert str(aviso.sitio) == "línea 2, columna 1"
    assert "2 celdas" in aviso.mensaje


@pytest.mark.parametrize(
    ("guardado", "dice"),
    [
        ('"=""1.10"""', "1.10"),
        ("'=SUMA(A1)", "=SUMA(A1)"),
        ("'-pendiente", "-pendiente"),
        ("'+34", "+34"),
        ("'@area", "@area"),
        ("'tal cual'", "'tal cual'"),
        ("1.10", "1.10"),
        ("007", "007"),
    ],
)
def test_lo_que_protege_un_texto_de_la_hoja_de_calculo_no_es_del_texto(
    tmp_path: Path, guardado: str, dice: str
) -> None:
    assert textos(leido(tmp_path, f"Código,Acción\n{guardado},x\n".encode()))[1][0] == dice


def test_una_fila_desmesurada_se_rechaza(tmp_path: Path) -> None:
    with pytest.raises(ArchivoRechazado) as rechazo:
        leido(tmp_path, b"a,b\n" * 100 + b"," * 100_000 + b"x\n")
    assert rechazo.value.codigo == "SEG702"


@pytest.mark.parametrize("nombre", ["m.csv", "m.tsv", "m.txt"])
@pytest.mark.parametrize("linea", ["a\n", ",\n", "\t\n", "\n", "a\tb\n"])
def test_demasiadas_filas_se_rechazan(
    tmp_path: Path, nombre: str, linea: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(medidas, "CELDAS", 1_000)
    with pytest.raises(ArchivoRechazado) as rechazo:
        leido(tmp_path, b"a\tb\n" + linea.encode() * 1_001, nombre)
    assert rechazo.value.codigo == "SEG702"


# Propiedades ---------------------------------------------------------------------------------------

_LETRAS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
_CELDA = st.text(st.one_of(_LETRAS, st.just("\n")), max_size=12).map(str.strip)
_CUADROS = st.integers(1, 5).flatmap(
    lambda ancho: st.lists(st.lists(_CELDA, min_size=ancho, max_size=ancho), min_size=1, max_size=6)
)


@given(_CUADROS, st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]))
def test_lo_que_escribe_un_programa_se_lee_igual(
    filas: list[list[str]], separador: str, salto: str
) -> None:
    escrito = StringIO(newline="")
    escritor = csv.writer(escrito, delimiter=separador, lineterminator=salto, quoting=csv.QUOTE_ALL)
    escritor.writerows(filas)
    tabla, _ = cuadro(Path("x.csv"), f"sep={separador}\n{escrito.getvalue()}")
    leidas = [[celda.texto for celda in fila] for fila in tabla.filas]
    assert leidas == _sin_bordes([[_sin_proteccion(uno) for uno in fila] for fila in filas])


def _sin_proteccion(texto: str) -> str:
    if len(texto) > 1 and texto[0] == "'" and texto[1] in "=+-@":
        return texto[1:].strip()
    if texto.startswith('="') and texto.endswith('"') and len(texto) > 2 and '"' not in texto[2:-1]:
        return texto[2:-1]
    return texto


def _sin_bordes(filas: list[list[str]]) -> list[list[str]]:
    while filas and not any(filas[-1]):
        filas = filas[:-1]
    ancho = max((n + 1 for fila in filas for n, uno in enumerate(fila) if uno), default=0)
    return [fila[:ancho] for fila in filas]
