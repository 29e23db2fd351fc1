"""Documentos de Word mínimos, hechos a mano: solo lo que la prueba dice."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

_ESPACIOS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_DECLARADOS = " ".join(f'xmlns:{prefijo}="{uri}"' for prefijo, uri in _ESPACIOS.items())
_PAQUETE = "http://schemas.openxmlformats.org/package/2006"
_OFICINA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CLASES = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}
"""Las partes que acompañan al texto, y cómo se llama la raíz de cada una."""
PRINCIPAL = "word/document.xml"
CABECERA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def partes(cuerpo: str, enlaces: str = "", **otras: str) -> dict[str, bytes]:
    """Las de un documento con ese cuerpo; `otras` son `styles`, `numbering`, `comments`…"""
    relaciones = enlaces + "".join(
        f'<Relationship Id="p{clase}" Type="{_OFICINA}/{clase}" Target="{clase}.xml"/>'
        for clase in otras
    )
    tipos = "".join(
        f'<Override PartName="/word/{clase}.xml" ContentType="{_WORD}.{clase}+xml"/>'
        for clase in otras
    )
    textos = {
        "[Content_Types].xml": f'<Types xmlns="{_PAQUETE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{PRINCIPAL}" ContentType="{_WORD}.document.main+xml"/>{tipos}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PAQUETE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFICINA}/officeDocument" Target="{PRINCIPAL}"/></Relationships>',
        PRINCIPAL: f"<w:document {_DECLARADOS}><w:body>{cuerpo}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PAQUETE}/relationships">'
        f"{relaciones}</Relationships>",
        **{
            f"word/{clase}.xml": f"<w:{_CLASES[clase]} {_DECLARADOS}>{texto}</w:{_CLASES[clase]}>"
            for clase, texto in otras.items()
        },
    }
    return {nombre: f"{CABECERA}{texto}".encode() for nombre, texto in textos.items()}


def comprimidas(miembros: Mapping[str, bytes]) -> bytes:
    """Un ZIP con esas partes, en ese orden."""
    memoria = BytesIO()
    with zipfile.ZipFile(memoria, "w", zipfile.ZIP_DEFLATED) as paquete:
        for nombre, contenido in miembros.items():
            paquete.writestr(zipfile.ZipInfo(nombre), contenido, zipfile.ZIP_DEFLATED)
    return memoria.getvalue()


def escrito(
    carpeta: Path, cuerpo: str, enlaces: str = "", nombre: str = "matriz.docx", **otras: str
) -> Path:
    """El documento, en esa carpeta."""
    ruta = carpeta / nombre
    ruta.write_bytes(comprimidas(partes(cuerpo, enlaces, **otras)))
    return ruta


def enlace(cual: str, destino: str) -> str:
    """A dónde lleva un `r:id`."""
    return f'<Relationship Id="{cual}" Type="{_OFICINA}/hyperlink" Target="{destino}" TargetMode="External"/>'


def tramo(texto: str, propiedades: str = "") -> str:
    """Unas letras: `tramo("viejo", "<w:strike/>")`."""
    return f'<w:r><w:rPr>{propiedades}</w:rPr><w:t xml:space="preserve">{texto}</w:t></w:r>'


def parrafo(dentro: str, propiedades: str = "") -> str:
    """Un párrafo con esos tramos, o con ese texto."""
    dentro = dentro if dentro.startswith("<") or not dentro else tramo(dentro)
    return f"<w:p><w:pPr>{propiedades}</w:pPr>{dentro}</w:p>"


def celda(dentro: str, propiedades: str = "") -> str:
    """Una celda con esos bloques, esos tramos o ese texto."""
    son_bloques = dentro.startswith(("<w:p>", "<w:tbl>")) or "<w:sdtContent><w:p>" in dentro
    bloques = dentro if son_bloques else parrafo(dentro)
    return f"<w:tc><w:tcPr>{propiedades}</w:tcPr>{bloques}</w:tc>"


def fila(*celdas: str, propiedades: str = "") -> str:
    """Una fila con esas celdas, o con esos textos."""
    hechas = (una if una.startswith("<w:tc>") else celda(una) for una in celdas)
    return f"<w:tr><w:trPr>{propiedades}</w:trPr>{''.join(hechas)}</w:tr>"


def tabla(*filas: str) -> str:
    """Una tabla con esas filas."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(filas)}</w:tbl>"


def numerado(nivel: int, lista: int = 1) -> str:
    """La propiedad de un párrafo que va en una lista."""
    return f'<w:numPr><w:ilvl w:val="{nivel}"/><w:numId w:val="{lista}"/></w:numPr>'


def imagen(cual: str) -> str:
    """La relación con una imagen."""
    return f'<Relationship Id="{cual}" Type="{_OFICINA}/image" Target="media/{cual}.png"/>'
