"""Archivos de la oficina para la galería: los que no son texto se hacen aquí, cada uno con lo que ha de verse."""

from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter
from docx import Document
from openpyxl import Workbook, load_workbook

from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.git import EstadoEnGit
from seguimiento.analisis.panorama import panorama
from seguimiento.exportacion.encargo import Encargo
from seguimiento.exportacion.libro import exportado
from seguimiento.repositorio import cargar

_ENCABEZADO = ("Recomendación", "Acción", "Plazo")
_FILA = ("Ordenar el archivo", "Digitalizar las actas", "2023-11")
_OTRA = ("Ordenar el archivo", "Publicar el índice", "2024-03")
_PUNTO = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
)
"""La menor de las imágenes: un punto blanco, en PNG."""
_ODS = " ".join(
    f'xmlns:{nombre}="urn:oasis:names:tc:opendocument:xmlns:{nombre}:1.0"'
    for nombre in ("office", "table", "text")
)


_MANIFIESTO = """\
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
  manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""


def con_cambios() -> bytes:
    """Una matriz de Word con unas palabras insertadas y otras borradas, sin aceptar."""
    de_quien = 'w:id="1" w:author="Secretaría" w:date="2023-05-02T10:00:00Z"'
    cambios = (
        f'<w:ins {de_quien}><w:r><w:t xml:space="preserve"> antiguas</w:t></w:r></w:ins>'
        f'<w:del {de_quien}><w:r><w:delText xml:space="preserve"> nuevas</w:delText></w:r></w:del>'
    )
    acaba = f"{_FILA[1]}</w:t></w:r>".encode()
    return _con_otro_texto(
        _en_bytes(_matriz(_FILA)), lambda texto: texto.replace(acaba, acaba + cambios.encode(), 1)
    )


def con_tachado() -> bytes:
    """Una matriz de Word en que una acción está tachada."""
    documento = _matriz(_FILA)
    documento.tables[0].cell(1, 1).paragraphs[0].add_run(" y el índice").font.strike = True
    return _en_bytes(documento)


def con_encabezado() -> bytes:
    """Una matriz de Word con algo en el encabezado de sus páginas."""
    documento = _matriz(_FILA)
    documento.sections[0].header.paragraphs[0].text = "Evaluación del archivo, 2023"
    return _en_bytes(documento)


def con_imagen() -> bytes:
    """Un Word en que el cuadro está pegado como imagen."""
    documento = Document()
    documento.add_paragraph("Respuesta de la gerencia")
    documento.add_picture(BytesIO(_PUNTO))
    return _en_bytes(documento)


def bomba() -> bytes:
    """Un Word cuyo texto se infla mucho más de lo que ocupa."""
    return _con_otro_texto(_en_bytes(_matriz(_FILA)), lambda texto: texto + b" " * 60_000_000)


def con_entidades() -> bytes:
    """Un Word que declara una entidad con lo que dice otro archivo."""
    dtd = b'<!DOCTYPE w:document [<!ENTITY otro SYSTEM "file:///etc/hostname">]>'
    return _con_otro_texto(
        _en_bytes(_matriz(_FILA)),
        lambda texto: texto.replace(b"<w:document", dtd + b"<w:document", 1),
    )


def con_formula() -> bytes:
    """Un libro en que el plazo sale de una fórmula, con lo que daba al guardarlo."""
    salida = BytesIO()
    libro = xlsxwriter.Workbook(salida)
    hoja = libro.add_worksheet("Matriz")
    hoja.write_row(0, 0, _ENCABEZADO)
    hoja.write_row(1, 0, _FILA[:2])
    fecha = libro.add_format({"num_format": "dd/mm/yyyy"})
    hoja.write_formula(1, 2, "=TODAY()+30", fecha, 45260)
    libro.close()
    return salida.getvalue()


def de_libreoffice() -> bytes:
    """Un libro de LibreOffice: una hoja, sus celdas y nada más."""
    filas = (_ENCABEZADO, _FILA)
    celdas = "".join(
        f"<table:table-row>{''.join(map(_celda_ods, fila))}</table:table-row>" for fila in filas
    )
    contenido = (
        f'<office:document-content {_ODS} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Matriz">{celdas}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    salida = BytesIO()
    with ZipFile(salida, "w") as paquete:
        paquete.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        paquete.writestr("META-INF/manifest.xml", _MANIFIESTO)
        paquete.writestr("content.xml", contenido)
    return salida.getvalue()


def _celda_ods(texto: str) -> str:
    parrafo = f"<text:p>{texto}</text:p>"
    return f'<table:table-cell office:value-type="string">{parrafo}</table:table-cell>'


def con_fila_oculta() -> bytes:
    """Un libro con una fila que no se ve."""
    return _libro(_FILA, _OTRA, oculta=3)


def _matriz(*filas: tuple[str, ...]):  # type: ignore[no-untyped-def]  # noqa: ANN202 — python-docx no dice qué da
    documento = Document()
    tabla = documento.add_table(rows=0, cols=len(_ENCABEZADO))
    for fila in (_ENCABEZADO, *filas):
        for celda, texto in zip(tabla.add_row().cells, fila, strict=True):
            celda.text = texto
    return documento


def _en_bytes(documento: object) -> bytes:
    salida = BytesIO()
    documento.save(salida)  # type: ignore[attr-defined]
    return salida.getvalue()


def _con_otro_texto(contenido: bytes, cambiar: Callable[[bytes], bytes]) -> bytes:
    salida = BytesIO()
    with ZipFile(BytesIO(contenido)) as antes, ZipFile(salida, "w", ZIP_DEFLATED) as despues:
        for nombre in antes.namelist():
            parte = antes.read(nombre)
            despues.writestr(nombre, cambiar(parte) if nombre == "word/document.xml" else parte)
    return salida.getvalue()


def _libro(*filas: tuple[str, ...], oculta: int = 0) -> bytes:
    libro = Workbook()
    hoja = libro.create_sheet("Matriz", 0)
    for fila in (_ENCABEZADO, *filas):
        hoja.append(fila)
    del libro["Sheet"]
    if oculta:
        hoja.row_dimensions[oculta].hidden = True
    salida = BytesIO()
    libro.save(salida)
    return salida.getvalue()


def libro_con(
    raiz: Path, hoy: date, celdas: Mapping[str, Mapping[str, Mapping[str, str | None]]]
) -> bytes:
    """El libro que da `seg exportar` de esa carpeta, con esas celdas: por su hoja, su referencia y su rótulo.

    La fila del encabezado es la de «Referencia», y un rótulo puede darse por su principio.
    """
    carga = cargar(Directorio(raiz))
    visto = panorama(carga.cartera, hoy)
    libro = load_workbook(
        BytesIO(exportado(Encargo(carga, hoy, EstadoEnGit(), visto)).archivos[""])
    )
    for nombre, filas in celdas.items():
        hoja = libro[nombre]
        rotulos = [str(celda.value) for celda in hoja[1]]
        refs = [hoja.cell(fila, 1).value for fila in range(1, hoja.max_row + 1)]
        for ref, suyas in filas.items():
            for rotulo, texto in suyas.items():
                columna = next(i for i, uno in enumerate(rotulos, 1) if uno.startswith(rotulo))
                hoja.cell(refs.index(ref) + 1, columna).value = texto
    salida = BytesIO()
    libro.save(salida)
    return salida.getvalue()


HECHOS_POR: Mapping[str, Callable[[], bytes]] = {
    hacer.__name__: hacer
    for hacer in (
        con_cambios,
        con_tachado,
        con_encabezado,
        con_imagen,
        bomba,
        con_entidades,
        con_formula,
        con_fila_oculta,
        de_libreoffice,
    )
}
"""Quién hace cada uno, por el nombre con que un caso lo pide."""
