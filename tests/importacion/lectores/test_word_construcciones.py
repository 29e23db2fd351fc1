"""Las construcciones de los Word de verdad, leídas como las muestra LibreOffice (`tests/oficina` lo comprueba)."""

from datetime import date
from pathlib import Path

import pytest

from apoyo.construcciones_de_word import (
    CASOS,
    NUMERACION,
    QUIEN,
    campo,
    control,
    en_dibujo,
    fecha,
)
from apoyo.docx import celda, enlace, escrito, fila, parrafo, tabla, tramo
from seguimiento.fechas import Precision
from seguimiento.importacion.lectores import word
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.material import Casilla, Celda, Duda, Material, Tabla


def _leido(carpeta: Path, *filas: str) -> tuple[Tabla, Material]:
    material = word.leer(escrito(carpeta, tabla(*filas), numbering=NUMERACION))
    (leida,) = material.piezas
    assert isinstance(leida, Tabla)
    return leida, material


def _es_el_aviso(aviso: Duda, dicho: str) -> bool:
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
    assert len(material.dudas) == bool(caso.aviso)
    assert all(_es_el_aviso(aviso, caso.aviso) for aviso in material.dudas)


@pytest.mark.parametrize("cual", CASOS)
def test_lo_que_no_se_lee_se_dice_donde_esta(tmp_path: Path, cual: str) -> None:
    _, material = _leido(tmp_path, fila("a", "b"), fila("c", CASOS[cual].celda))
    for aviso in material.dudas:
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
        "MMMM 'de' yyyy": ("2023-11", Precision.MES),
        "yyyy": ("2023", Precision.ANIO),
        "d 'de' MMMM": ("2023-11-01", Precision.DIA),
    }
    leida, _ = _leido(tmp_path, fila(*(fecha("2023-11-01", uno, "se ve") for uno in formatos)))
    assert [(una.texto, una.precision) for una in leida.filas[0]] == [*formatos.values()]


ENVUELTAS = {
    "una celda": tabla(f"<w:tr>{celda('a')}{control('', celda('b'))}</w:tr>"),
    "una fila": tabla(control("", fila("a", "b"))),
    "una fila y sus celdas": tabla(
        control("", f"<w:tr>{control('', celda('a'))}{celda('b')}</w:tr>")
    ),
    "una tabla": control("", tabla(fila("a", "b"))),
    "todo": control("", control("", tabla(control("", control("", fila("a", "b")))))),
    "una etiqueta": f'<w:customXml w:element="e">{tabla(fila("a", "b"))}</w:customXml>',
    "un marco": tabla(fila(celda(f"{tabla(fila('a', 'b'))}{parrafo('')}"))),
    "un cuadro": parrafo(f"<w:r>{en_dibujo(tabla(fila('a', 'b')) + parrafo(''))}</w:r>"),
}


@pytest.mark.parametrize("cual", ENVUELTAS)
def test_lo_que_la_rodea_no_cambia_una_tabla(tmp_path: Path, cual: str) -> None:
    material = word.leer(escrito(tmp_path, ENVUELTAS[cual]))
    (leida,) = material.piezas
    assert isinstance(leida, Tabla)
    assert [[una.texto for una in fila_leida] for fila_leida in leida.filas] == [["a", "b"]]
    assert material.dudas == ()


def test_un_control_que_rodea_la_celda_dice_de_que_es(tmp_path: Path) -> None:
    fecha = '<w:date w:fullDate="2024-03-15T00:00:00Z"><w:dateFormat w:val="dd/MM/yyyy"/></w:date>'
    leida, _ = _leido(
        tmp_path,
        f"<w:tr>{control(fecha, celda('15/03/2024'))}{control('<w:showingPlcHdr/>', celda('Elija'))}</w:tr>",
    )
    assert [(una.texto, una.valor) for una in leida.filas[0]] == [
        ("2024-03-15", date(2024, 3, 15)),
        ("", None),
    ]


def test_las_filas_borradas_no_se_ven_y_se_cuentan(tmp_path: Path) -> None:
    leida, material = _leido(
        tmp_path,
        fila("a", "b"),
        fila("x", "y", propiedades=f"<w:del {QUIEN}/>"),
        fila("c", "d", propiedades=f"<w:ins {QUIEN}/>"),
    )
    assert [[una.texto for una in fila_leida] for fila_leida in leida.filas] == [
        ["a", "b"],
        ["c", "d"],
    ]
    (aviso,) = material.dudas
    assert aviso.mensaje.endswith("1 fila insertada y 1 fila borrada")


def test_los_enlaces_y_las_notas_van_con_su_celda(tmp_path: Path) -> None:
    ruta = escrito(
        tmp_path,
        tabla(
            fila(
                f'<w:hyperlink r:id="h1">{tramo("acta")}</w:hyperlink>'
                + campo('HYPERLINK "https://ejemplo.org/dos" \\o "x"', tramo("dos"))
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
