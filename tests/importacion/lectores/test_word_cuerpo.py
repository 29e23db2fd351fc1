"""Los párrafos de Word y el orden en que van con las tablas."""

from pathlib import Path

import pytest

from apoyo.docx import celda, comprimidas, escrito, fila, parrafo, partes, tabla, tramo
from seguimiento.importacion.lectores import word
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.material import Material, Parrafo, Tabla

ESTILOS = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/>
 <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Ttulo2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Mio"><w:name w:val="Mío"/><w:basedOn w:val="Ttulo2"/></w:style>
<w:style w:type="paragraph" w:styleId="Puesto"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Llano"><w:name w:val="Llano"/><w:basedOn w:val="Ttulo1"/>
 <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TDC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Viejo"><w:name w:val="Viejo"/><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Invita"><w:name w:val="Placeholder Text"/></w:style>
<w:style w:type="character" w:styleId="Secreto"><w:name w:val="Secreto"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def _de(estilo: str) -> str:
    return f'<w:pStyle w:val="{estilo}"/>'


def _dicho(material: Material) -> list[str]:
    return [
        pieza.texto if isinstance(pieza, Parrafo) else "/".join(una.texto for una in pieza.filas[0])
        for pieza in material.piezas
    ]


def _leido(carpeta: Path, cuerpo: str, **partes: str) -> Material:
    return word.leer(escrito(carpeta, cuerpo, styles=ESTILOS, **partes))


def test_las_piezas_van_en_el_orden_del_documento(tmp_path: Path) -> None:
    material = _leido(
        tmp_path,
        parrafo("Uno") + tabla(fila("a", "b")) + parrafo("") + parrafo("Dos") + tabla(fila("c")),
    )
    assert _dicho(material) == ["Uno", "a/b", "Dos", "c"]
    assert [str(pieza.sitio) for pieza in material.piezas] == [
        "párrafo 1",
        "tabla 1",
        "párrafo 2",
        "tabla 2",
    ]
    assert [pieza.sitio.indice for pieza in material.piezas] == [0, 0, 2, 1]


@pytest.mark.parametrize(
    ("propiedades", "nivel"),
    [
        ("", 0),
        (_de("Ttulo1"), 1),
        (_de("Ttulo2"), 2),
        (_de("Mio"), 2),
        (_de("Puesto"), 1),
        (_de("Llano"), 0),
        ('<w:outlineLvl w:val="3"/>', 4),
        (f'{_de("Ttulo1")}<w:outlineLvl w:val="9"/>', 0),
        (_de("NoEsta"), 0),
    ],
)
def test_el_nivel_de_un_titulo(tmp_path: Path, propiedades: str, nivel: int) -> None:
    (pieza,) = _leido(tmp_path, parrafo("Título", propiedades)).piezas
    assert isinstance(pieza, Parrafo)
    assert pieza.nivel == nivel


def test_lo_que_tachan_u_ocultan_los_estilos_no_se_lee(tmp_path: Path) -> None:
    material = _leido(
        tmp_path,
        parrafo("viejo", _de("Viejo"))
        + parrafo(tramo("queda", '<w:strike w:val="0"/>'), _de("Viejo"))
        + parrafo(tramo("A") + tramo("secreto", '<w:rStyle w:val="Secreto"/>'))
        + parrafo(tramo("Haga clic", '<w:rStyle w:val="Invita"/>')),
    )
    assert _dicho(material) == ["queda", "A"]
    citas = {"SEG705": ["«viejo»", "«secreto»"], "SEG721": ["«Haga clic»"]}
    assert [aviso.codigo for aviso in material.dudas] == ["SEG705", "SEG705", "SEG721"]
    for aviso in material.dudas:
        assert citas[aviso.codigo].pop(0) in aviso.mensaje


def test_el_indice_no_se_lee_y_se_dice_una_vez(tmp_path: Path) -> None:
    material = _leido(
        tmp_path,
        parrafo("Recomendación 1 … 4", _de("TDC1"))
        + parrafo("Recomendación 2 … 5", _de("TDC1"))
        + parrafo("Recomendación 1"),
    )
    assert _dicho(material) == ["Recomendación 1"]
    assert [aviso.mensaje for aviso in material.dudas] == [
        "el índice no se lee: repite los títulos del documento"
    ]


def test_los_encabezados_y_los_pies_con_algo_que_decir_se_avisan(tmp_path: Path) -> None:
    material = _leido(
        tmp_path,
        parrafo("Uno"),
        header=parrafo("Matriz de la oficina"),
        footer=parrafo("Página 1 de 3"),
    )
    assert [aviso.mensaje for aviso in material.dudas] == [
        "el encabezado o pie de página no se lee: «Matriz de la oficina»"
    ]


def test_un_cuadro_de_texto_va_tras_su_parrafo(tmp_path: Path) -> None:
    cuadro = f"<w:r><w:pict><w:txbxContent>{parrafo('Dentro')}</w:txbxContent></w:pict></w:r>"
    material = _leido(tmp_path, parrafo(cuadro + tramo("Fuera")) + parrafo("Después"))
    assert _dicho(material) == ["Fuera", "Dentro", "Después"]


BORRADO = '<w:rPr><w:del w:id="1" w:author="X"/></w:rPr>'


def test_un_parrafo_cuyo_final_se_borro_sigue_en_el_siguiente(tmp_path: Path) -> None:
    material = _leido(
        tmp_path,
        parrafo("Uno ", BORRADO)
        + parrafo("y dos", _de("Ttulo1"))
        + parrafo("suelto", BORRADO)
        + tabla(fila("a"))
        + parrafo("último", BORRADO),
    )
    assert _dicho(material) == ["Uno y dos", "suelto", "a", "último"]
    primero = material.piezas[0]
    assert isinstance(primero, Parrafo)
    assert primero.nivel == 1


@pytest.mark.parametrize("envoltura", ["ins", "moveTo"])
def test_lo_que_envuelve_un_cambio_fuera_de_los_parrafos_se_lee(
    tmp_path: Path, envoltura: str
) -> None:
    cuerpo = f'<w:{envoltura} w:id="1">{parrafo("Uno")}{tabla(fila("a"))}</w:{envoltura}>'
    material = _leido(tmp_path, cuerpo)
    assert _dicho(material) == ["Uno", "a"]
    assert [aviso.codigo for aviso in material.dudas] == ["SEG704"]


@pytest.mark.parametrize("envoltura", ["del", "moveFrom"])
def test_lo_que_quita_un_cambio_fuera_de_los_parrafos_no_se_lee(
    tmp_path: Path, envoltura: str
) -> None:
    material = _leido(
        tmp_path, f'<w:{envoltura} w:id="1">{parrafo("Uno")}</w:{envoltura}>{parrafo("Dos")}'
    )
    assert _dicho(material) == ["Dos"]
    assert [aviso.codigo for aviso in material.dudas] == ["SEG704"]


def test_una_alternativa_entre_bloques_se_lee_una_vez(tmp_path: Path) -> None:
    cuerpo = (
        f"<mc:AlternateContent><mc:Choice>{parrafo('Uno')}</mc:Choice>"
        f"<mc:Fallback>{parrafo('Uno')}</mc:Fallback></mc:AlternateContent>"
    )
    assert _dicho(_leido(tmp_path, cuerpo)) == ["Uno"]


def test_una_nota_que_se_cita_a_si_misma_no_da_vueltas(tmp_path: Path) -> None:
    cita = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    material = _leido(
        tmp_path,
        parrafo(tramo("Uno") + cita),
        footnotes=f'<w:footnote w:id="1">{parrafo(tramo("Nota") + cita)}</w:footnote>',
    )
    (pieza,) = material.piezas
    assert isinstance(pieza, Parrafo)
    assert (pieza.texto, pieza.nota) == ("Uno", "Nota")


def test_una_matriz_con_su_titulo_y_su_marco(tmp_path: Path) -> None:
    """La tabla de una sola celda que encuadra a otras no es una tabla: lo de dentro, sí."""
    marco = tabla(fila(celda(f"{parrafo('Título')}{tabla(fila('a', 'b'))}{parrafo('Pie')}")))
    material = _leido(tmp_path, marco)
    assert _dicho(material) == ["Título", "a/b", "Pie"]
    (leida,) = (pieza for pieza in material.piezas if isinstance(pieza, Tabla))
    assert (leida.sitio.indice, str(leida.sitio)) == (1, "tabla 1")


def test_un_documento_en_blanco_no_tiene_piezas(tmp_path: Path) -> None:
    assert word.leer(escrito(tmp_path, parrafo("") + tabla(fila()))) == Material("matriz.docx", ())


def test_sin_lxml_se_dice_como_traerlo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from seguimiento.extras import FaltaUnExtra

    monkeypatch.setitem(sys.modules, "lxml", None)
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    with pytest.raises(FaltaUnExtra) as hallado:
        word.leer(escrito(tmp_path, parrafo("Uno")))
    assert hallado.value.ayuda == 'instálelo con: python -m pip install "seguimiento[oficina]"'


@pytest.mark.parametrize("parte", ["styles", "numbering", "comments", "footnotes", "header"])
def test_una_parte_mal_escrita_se_rechaza(tmp_path: Path, parte: str) -> None:
    with pytest.raises(ArchivoRechazado, match="no es XML") as hallado:
        word.leer(escrito(tmp_path, parrafo("Uno"), **{parte: "<w:mal>"}))
    assert hallado.value.codigo == "SEG701"


@pytest.mark.parametrize(
    "destino", ["styles.xml", "/word/styles.xml", "../word/styles.xml", "Styles.XML"]
)
def test_una_parte_se_halla_se_diga_como_se_diga_donde_esta(tmp_path: Path, destino: str) -> None:
    miembros = partes(parrafo("Uno", _de("Ttulo1")), styles=ESTILOS)
    relaciones = "word/_rels/document.xml.rels"
    miembros[relaciones] = miembros[relaciones].replace(b'"styles.xml"', f'"{destino}"'.encode())
    ruta = tmp_path / "matriz.docx"
    ruta.write_bytes(comprimidas(miembros))
    (pieza,) = word.leer(ruta).piezas
    assert isinstance(pieza, Parrafo)
    assert pieza.nivel == 1


def test_el_texto_puede_estar_en_otra_carpeta(tmp_path: Path) -> None:
    """Hay programas que llaman de otro modo a la parte principal: lo dice el paquete."""
    otras = {
        nombre.replace("word/", "doc/").replace("document.xml", "texto.xml"): contenido.replace(
            b"word/document.xml", b"doc/texto.xml"
        )
        for nombre, contenido in partes(parrafo("Uno")).items()
    }
    ruta = tmp_path / "matriz.docx"
    ruta.write_bytes(comprimidas(otras))
    assert _dicho(word.leer(ruta)) == ["Uno"]
