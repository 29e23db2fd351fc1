"""Los gráficos de la página dentro del documento: un metarchivo y, encima, el SVG de quien lo entienda."""

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from seguimiento.exportacion.docx.nodos import Nodo, nodo
from seguimiento.exportacion.docx.obra import Obra
from seguimiento.exportacion.graficos.dibujo import dibujo_de
from seguimiento.exportacion.graficos.metarchivo import en_emf
from seguimiento.exportacion.graficos.vectores import en_svg

_IMAGEN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_DE_PUNTO = 12_700
"""Las unidades de un dibujo de Word que caben en un punto."""
_PUNTOS = 0.75
"""Lo que mide en puntos una unidad del gráfico, que es un píxel de página."""
_MAXIMO = 20
"""Vigésimas de punto por punto, que es en lo que se mide la línea."""
_CON_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def imagen(obra: Obra, svg: Nodo, titulo: str) -> Nodo:
    """El tramo con el dibujo de ese gráfico y lo que dice, para quien no lo ve."""
    dibujo = dibujo_de(svg, obra.hoja, obra.motivos)
    numero = obra.numero()
    metarchivo = _parte(obra, f"grafico{numero}.emf", "image/x-emf", en_emf(dibujo))
    vectores = _parte(obra, f"grafico{numero}.svg", "image/svg+xml", en_svg(dibujo))
    cabe = min(obra.ancho / _MAXIMO / (dibujo.ancho * _PUNTOS or 1), 1)
    medidas = {
        "cx": round(dibujo.ancho * _PUNTOS * cabe * _DE_PUNTO),
        "cy": round(dibujo.alto * _PUNTOS * cabe * _DE_PUNTO),
    }
    con_svg = nodo("a:extLst", nodo("a:ext", nodo("asvg:svgBlip", r_embed=vectores), uri=_CON_SVG))
    foto = nodo(
        "pic:pic",
        nodo("pic:nvPicPr", nodo("pic:cNvPr", id=numero, name=titulo), nodo("pic:cNvPicPr")),
        nodo(
            "pic:blipFill",
            nodo("a:blip", con_svg, r_embed=metarchivo),
            nodo("a:stretch", nodo("a:fillRect")),
        ),
        nodo(
            "pic:spPr",
            nodo("a:xfrm", nodo("a:off", x=0, y=0), nodo("a:ext", **medidas)),
            nodo("a:prstGeom", nodo("a:avLst"), prst="rect"),
        ),
    )
    descripcion = {"descr": dibujo.descripcion or titulo, "title": titulo}
    return nodo(
        "w:r",
        nodo(
            "w:drawing",
            nodo(
                "wp:inline",
                nodo("wp:extent", **medidas),
                nodo("wp:docPr", id=numero, name=f"Gráfico {numero}", **descripcion),
                nodo("wp:cNvGraphicFramePr"),
                nodo("a:graphic", nodo("a:graphicData", foto, uri=foto.nsmap["pic"])),
                **dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
            ),
        ),
    )


def _parte(obra: Obra, nombre: str, tipo: str, contenido: bytes) -> str:
    """La relación con una imagen, que se añade al archivo."""
    documento = obra.documento.part
    parte = Part(PackURI(f"/word/media/{nombre}"), tipo, contenido, documento.package)
    return documento.relate_to(parte, _IMAGEN)
