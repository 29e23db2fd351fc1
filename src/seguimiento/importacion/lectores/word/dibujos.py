"""Lo que hay en un dibujo: sus cuadros de texto se leen; de lo demás que diga algo, se avisa."""

from seguimiento.importacion.lectores.word.escrito import Escrito, Motivo
from seguimiento.importacion.lectores.word.nombres import ALTERNATIVA, Elemento, W

_CUADRO = f"{W}txbxContent"
_LETRAS = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_DATOS = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_ROTULO = "{urn:schemas-microsoft-com:vml}textpath"
_INCRUSTADOS = ("{urn:schemas-microsoft-com:office:office}OLEObject", f"{W}control")
_CON_TEXTO = ("/diagram", "/chart", "/chartex")
"""Cómo acaba lo que identifica a un esquema o un gráfico, cuyo texto está en otra parte del archivo."""


def leer_dibujo(dibujo: Elemento, escrito: Escrito) -> None:
    """Apunta los cuadros de texto del dibujo y avisa de lo que dice sin ellos."""
    for hijo in dibujo:
        if hijo.tag == _CUADRO:
            escrito.cuadros.append(hijo)
        elif hijo.tag == ALTERNATIVA:
            _una_rama(hijo, escrito)
        else:
            _avisar(hijo, escrito)
            leer_dibujo(hijo, escrito)


def _una_rama(alternativa: Elemento, escrito: Escrito) -> None:
    antes = escrito.cuanto
    for rama in alternativa:
        leer_dibujo(rama, escrito)
        if escrito.cuanto != antes:
            return


def _avisar(elemento: Elemento, escrito: Escrito) -> None:
    if elemento.tag == _LETRAS:
        escrito.omitir(Motivo.DESCONOCIDO, elemento.text or "")
    elif elemento.tag == _ROTULO:
        escrito.omitir(Motivo.DESCONOCIDO, elemento.get("string", ""))
    elif elemento.tag in _INCRUSTADOS:
        escrito.omitir(Motivo.INCRUSTADO)
    elif elemento.tag == _DATOS and elemento.get("uri", "").endswith(_CON_TEXTO):
        escrito.omitir(Motivo.DIBUJO)
