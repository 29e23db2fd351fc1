"""Archivos de la oficina con todo lo que no debe perderse al escribir en ellos, y los registros de su matriz."""

import base64
import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from apoyo.docx import (
    celda,
    comprimidas,
    fila,
    parrafo,
    partes,
    tabla,
    tramo,
)

RICO = Path(__file__).parents[1] / "exportacion" / "sobre" / "libro-rico.xlsx"
HOJA = "xl/worksheets/sheet1.xml"
TEXTO = "word/document.xml"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)

REGISTRO = """\
titulo: Archivo de actas
organizacion: OIM
fecha: 2023-01-10
recomendaciones:
  - id: R1
    texto: Ordenar el archivo de actas
    acciones:
      - id: "1.1"
        descripcion: Digitalizar las actas
        plazo: 2023-11
        seguimiento:
          - fecha: 2023-05-02
            estado: en_curso
          - fecha: 2023-10-31
            estado: completada
            comentario: Listo en octubre
      - id: "1.2"
        descripcion: Publicar el índice
        plazo: 2024-01-15
        prorrogas:
          - fecha: 2024-01-10
            plazo: 2024-06-30
        seguimiento:
          - fecha: 2023-05-02
            estado: no_iniciada
            comentario: x
          - fecha: 2024-02-01
            estado: en_curso
            comentario: "=Falta imprimir & <encuadernar>"
  - id: R2
    texto: Formar al personal nuevo
    acciones:
      - id: "2.1"
        descripcion: Dictar dos talleres
        plazo: 2024-03-15
"""
"""Lo que dicen los registros: la 1.2 se prorrogó y avanzó, y de la 2.1 no se sabe nada."""

ENCABEZADO = ("Código", "Recomendación", "Acción", "Plazo", "Estado", "Comentarios")
FILAS: Sequence[Sequence[str]] = (
    ("1.1", "Ordenar el archivo de actas", "Digitalizar las actas", "2023-11", "En curso", ""),
    ("1.2", "Ordenar el archivo de actas", "Publicar el índice", "2024-01-15", "No iniciada", "x"),
    ("2.1", "Formar al personal nuevo", "Dictar dos talleres", "2024-03-15", "No iniciada", ""),
)


def con_miembros(original: bytes, otros: Mapping[str, bytes]) -> bytes:
    """El ZIP con otro contenido en algunos miembros, vuelto a comprimir: sirve para preparar, no para comparar."""
    memoria = BytesIO()
    with zipfile.ZipFile(BytesIO(original)) as viejo, zipfile.ZipFile(memoria, "w") as nuevo:
        for uno in viejo.infolist():
            nuevo.writestr(uno, otros.get(uno.filename, viejo.read(uno)), zipfile.ZIP_DEFLATED)
    return memoria.getvalue()


def libro_rico(carpeta: Path, celdas: str = "", nombre: str = "matriz.xlsx") -> Path:
    """El libro con imagen, botón, gráfico, minigráfico, validación, protección y nota, y la matriz en su hoja.

    `celdas` sustituye, si se da, a todas las filas de la hoja.
    """
    original = RICO.read_bytes()
    with zipfile.ZipFile(BytesIO(original)) as rico:
        hoja = rico.read(HOJA).decode("utf-8")
    filas = celdas or "".join(
        f'<row r="{n}" spans="1:6">{"".join(map(escrita, letras("ABCDEF", n), una))}</row>'
        for n, una in enumerate((ENCABEZADO, *FILAS), start=1)
    )
    hoja = re.sub(
        "<sheetData>.*</sheetData>",
        lambda _: f"<sheetData>{filas}</sheetData>",
        hoja,
        flags=re.DOTALL,
    )
    # la lista desplegable, en la columna del estado; la de fechas, en la del plazo
    hoja = hoja.replace('sqref="D2:D50"', 'sqref="E2:E50"').replace(
        'showErrorMessage="1" sqref="C2:C50"', 'showErrorMessage="1" sqref="D2:D50"'
    )
    ruta = carpeta / nombre
    ruta.write_bytes(con_miembros(original, {HOJA: hoja.encode("utf-8")}))
    return ruta


def letras(columnas: str, fila: int) -> list[str]:
    """«A3», «B3»…"""
    return [f"{columna}{fila}" for columna in columnas]


def escrita(ref: str, texto: str) -> str:
    """Una celda con su texto dentro; vacía, no se escribe."""
    dentro = f'<is><t xml:space="preserve">{escape(texto)}</t></is>'
    return f'<c r="{ref}" t="inlineStr">{dentro}</c>' if texto else ""


def documento_rico(
    carpeta: Path, filas: Sequence[Sequence[str]] = FILAS, nombre: str = "matriz.docx"
) -> Path:
    """Un documento con imagen, comentario, nota, encabezado, estilos y un enlace, y la matriz en una tabla.

    Cada celda puede ser un texto o un `w:tc` entero.
    """
    imagen = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="Sello"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="Sello"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rImagen"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    anotado = (
        '<w:commentRangeStart w:id="1"/>'
        + tramo("Seguimiento de la evaluación", "<w:b/>")
        + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    cuerpo = (
        parrafo(anotado, '<w:pStyle w:val="Titulo"/>')
        + parrafo(imagen)
        + tabla(
            fila(*ENCABEZADO, propiedades="<w:tblHeader/>"),
            *(fila(*map(_celda, una)) for una in filas),
        )
        + parrafo("Fin de la matriz.")
        + '<w:sectPr><w:headerReference w:type="default" r:id="pheader"/></w:sectPr>'
    )
    relacion = (
        '<Relationship Id="rImagen" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/image" Target="media/image1.png"/>'
    )
    estilo = (
        '<w:style w:type="paragraph" w:styleId="Titulo"><w:name w:val="heading 1"/>'
        '<w:rPr><w:sz w:val="36"/></w:rPr></w:style>'
    )
    todas = partes(
        cuerpo,
        relacion,
        styles=estilo,
        comments=f'<w:comment w:id="1" w:author="a">{parrafo("Revísese")}</w:comment>',
        footnotes=f'<w:footnote w:id="2">{parrafo("Con corte a marzo")}</w:footnote>',
        header=parrafo("Oficina de Evaluación"),
    )
    tipos = todas["[Content_Types].xml"].replace(
        b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    ruta = carpeta / nombre
    ruta.write_bytes(
        comprimidas({**todas, "[Content_Types].xml": tipos, "word/media/image1.png": PNG})
    )
    return ruta


def _celda(texto: str) -> str:
    return (
        texto
        if texto.startswith("<w:tc>")
        else celda(tramo(escape(texto), '<w:i/><w:color w:val="336699"/>'))
    )
