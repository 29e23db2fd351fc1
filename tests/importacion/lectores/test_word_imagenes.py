"""Lo que un documento de Word muestra en imágenes no se lee, y se dice."""

from pathlib import Path

import pytest

from apoyo.docx import escrito, imagen
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.lectores import word
from seguimiento.importacion.opciones import Opciones

IMAGENES = "".join(map(imagen, ("i1", "i2", "i3")))


def _imagen(rel: str) -> str:
    dibujo = f'<a:graphic><a:graphicData><a:blip r:embed="{rel}"/></a:graphicData></a:graphic>'
    return f"<w:r><w:drawing><wp:inline>{dibujo}</wp:inline></w:drawing></w:r>"


def _imagen_antigua(rel: str) -> str:
    return f'<w:r><w:pict><v:shape><v:imagedata r:id="{rel}"/></v:shape></w:pict></w:r>'


@pytest.mark.parametrize(
    ("cuerpo", "cuantas"),
    [
        (_imagen("i1"), "1 imagen"),
        (_imagen("i1") + _imagen("i1"), "1 imagen"),
        (_imagen("i1") + _imagen("i2"), "2 imágenes"),
        (_imagen_antigua("i1"), "1 imagen"),
        (_imagen("i3").replace("r:embed", "r:link"), "1 imagen"),
        (
            (
                f"<mc:AlternateContent><mc:Choice>{_imagen('i1')}</mc:Choice>"
                f"<mc:Fallback>{_imagen_antigua('i1')}</mc:Fallback></mc:AlternateContent>"
            ),
            "1 imagen",
        ),
    ],
    ids=["una", "repetida", "dos", "antigua", "enlazada", "de dos modos"],
)
@pytest.mark.parametrize(
    "donde",
    ["<w:p>{}</w:p>", "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>"],
    ids=["en un párrafo", "en una celda"],
)
def test_lo_que_se_ve_en_una_imagen_no_se_lee_y_se_dice(
    tmp_path: Path, donde: str, cuerpo: str, cuantas: str
) -> None:
    ruta = escrito(tmp_path, donde.format(cuerpo), enlaces=IMAGENES)
    (aviso,) = word.leer(ruta).dudas
    assert (aviso.codigo, aviso.mensaje) == ("SEG736", f"lo que se ve en {cuantas} no se lee")


def test_si_no_se_reconoce_nada_y_hay_imagenes_se_dice_que_puede_ser_eso(tmp_path: Path) -> None:
    cuerpo = f"<w:p><w:r><w:t>Respuesta</w:t></w:r></w:p><w:p>{_imagen('i1')}</w:p>"
    material = word.leer(escrito(tmp_path, cuerpo, enlaces=IMAGENES))
    dudas = {duda.codigo: duda for duda in interpretar(material, Opciones()).dudas}
    assert dudas.keys() == {"SEG736", "SEG706"}
    assert dudas["SEG706"].sugerencia.startswith("la matriz puede ser una imagen")
